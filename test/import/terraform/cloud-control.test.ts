/** The `awscc` provider reads what AWS's Cloud Control tells: each group has its rules in it, whoever made them. */
import { expect, it } from 'vitest';
import { ask, type Change, ID, importAll, planOf, type Standing, stateOf } from './standing.js';

const DEFAULT_GROUP = 'sg-0aaaaaaaaaaaaaaa9';
const everything = { ip_protocol: '-1', from_port: -1, to_port: -1, cidr_ip: '0.0.0.0/0', cidr_ipv_6: null };
const web = { ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ip: '0.0.0.0/0', cidr_ipv_6: null };

const ssh = { ...web, from_port: 22, to_port: 22, cidr_ip: null, source_security_group_id: DEFAULT_GROUP };

const STANDING: Standing = {
  'awscc_ec2_vpc.main': {
    id: ID.vpc,
    vpc_id: ID.vpc,
    cidr_block: '10.0.0.0/16',
    cidr_block_associations: ['vpc-cidr-assoc-0aaaaaaaaaaaaaaa1'],
    default_network_acl: 'acl-0aaaaaaaaaaaaaaa9',
    default_security_group: DEFAULT_GROUP,
  },
  'awscc_ec2_subnet.app': { id: ID.subnet, subnet_id: ID.subnet, vpc_id: ID.vpc, cidr_block: '10.0.0.0/24' },
  'awscc_ec2_internet_gateway.out': { id: ID.gateway, internet_gateway_id: ID.gateway },
  'awscc_ec2_vpc_gateway_attachment.out': { id: `IGW|${ID.vpc}`, internet_gateway_id: ID.gateway, vpc_id: ID.vpc },
  'awscc_ec2_route_table.open': { id: ID.table, route_table_id: ID.table, vpc_id: ID.vpc },
  'awscc_ec2_route.out': { route_table_id: ID.table, destination_cidr_block: '0.0.0.0/0', gateway_id: ID.gateway },
  'awscc_ec2_subnet_route_table_association.open': { id: 'rtbassoc-1', subnet_id: ID.subnet, route_table_id: ID.table },
  'awscc_ec2_security_group.web': {
    id: ID.group,
    group_id: ID.group,
    group_name: 'web',
    vpc_id: ID.vpc,
    security_group_ingress: [web, ssh],
    security_group_egress: [everything],
  },
  'awscc_ec2_instance.host': {
    id: ID.host,
    instance_id: ID.host,
    subnet_id: ID.subnet,
    security_group_ids: [ID.group],
    public_ip: '198.51.100.10',
  },
  'awscc_ec2_instance.other': { id: 'i-0aaaaaaaaaaaaaaa2', subnet_id: ID.subnet, security_group_ids: [DEFAULT_GROUP] },
};

it('a state has nothing that is not described', () => {
  const file = stateOf(STANDING);
  expect(importAll(file).warnings).toEqual([]);
  expect([ask([file]), ask([file], 'internet', 'host', 'tcp 22'), ask([file], 'other', 'host', 'tcp 22')]).toEqual([
    'reachable',
    'blocked',
    'reachable',
  ]);
});

it.each([
  ['one of its rules that a plan takes away', web, 'blocked', 'reachable'],
  ['the other one', ssh, 'reachable', 'blocked'],
])('%s', (_, rule, fromOutside, fromOther) => {
  const before = { id: 'sgr-1', group_id: ID.group, ...rule };
  const file = planOf(STANDING, { 'awscc_ec2_security_group_ingress.gone': { before } });
  expect([ask([file]), ask([file], 'other', 'host', 'tcp 22')]).toEqual([fromOutside, fromOther]);
});

it('follows what AWS makes with a VPC by CloudFormation’s names', () => {
  const host: Change = {
    after: { subnet_id: ID.subnet },
    unknown: { id: true, security_group_ids: true },
    expressions: {
      security_group_ids: { references: ['awscc_ec2_vpc.main.default_security_group', 'awscc_ec2_vpc.main'] },
    },
  };
  const file = planOf(STANDING, { 'awscc_ec2_instance.third': host });
  expect([ask([file], 'third', 'other'), ask([file], 'other', 'third')]).toEqual(['reachable', 'reachable']);
});

it.each<[string, Standing[string]]>([
  ['awscc_efs_mount_target', { security_groups: [ID.group] }],
  ['awscc_msk_cluster', { broker_node_group_info: { client_subnets: [ID.subnet], security_groups: [ID.group] } }],
  ['awscc_opensearchservice_domain', { vpc_options: { subnet_ids: [ID.subnet], security_group_ids: [ID.group] } }],
  ['awscc_brand_new', { whereabouts: [ID.subnet], guarded: { by: ID.group } }],
])('%s is an end, as in the other formats', (type, values) => {
  const file = stateOf({ ...STANDING, [`${type}.end`]: { id: 'end', subnet_id: ID.subnet, ...values } });
  expect([
    ask([file], 'other', 'end', 'tcp 443'),
    ask([file], 'other', 'end', 'tcp 22'),
    ask([file], 'other', 'end', 'tcp 80'),
  ]).toEqual(['reachable', 'reachable', 'blocked']);
});
