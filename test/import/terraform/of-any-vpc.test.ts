/** A local may mean what AWS makes with any of two VPCs: their main tables, default ACLs and default groups, or something in one of them. */
import { expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { imported, plan, ref, type Values } from './plan.js';

type Resources = Record<string, Values>;

const everything = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'], self: false };
const toOut = (name: string): Values => ({
  route_table_id: ref(`aws_vpc.${name}.main_route_table_id`),
  destination_cidr_block: '0.0.0.0/0',
  gateway_id: ref(`aws_internet_gateway.${name}.id`),
});

function network(name: string, number: number): Resources {
  const vpc = { vpc_id: ref(`aws_vpc.${name}.id`) };
  return {
    [`aws_vpc.${name}`]: { cidr_block: `10.${number}.0.0/16` },
    [`aws_internet_gateway.${name}`]: vpc,
    [`aws_subnet.${name}`]: { ...vpc, cidr_block: `10.${number}.0.0/24`, map_public_ip_on_launch: true },
    [`aws_route.${name}`]: toOut(name),
  };
}
const inOne = { vpc_id: ref('aws_vpc.one.id') };
const NETWORK: Resources = {
  ...network('one', 1),
  ...network('two', 2),
  'aws_security_group.web': {
    ...inOne,
    ingress: [{ ...everything, protocol: 'tcp', from_port: 443, to_port: 443 }],
    egress: [everything],
  },
  'aws_instance.host': {
    subnet_id: ref('aws_subnet.one.id'),
    vpc_security_group_ids: [ref('aws_security_group.web.id')],
  },
};
const inDefault = {
  subnet_id: ref('aws_subnet.one.id'),
  vpc_security_group_ids: [ref('aws_vpc.one.default_security_group_id')],
};
const MEMBERS: Resources = { 'aws_instance.member': inDefault, 'aws_instance.other': inDefault };
const deny = {
  rule_number: 50,
  egress: false,
  rule_action: 'deny',
  protocol: '-1',
  from_port: 0,
  to_port: 0,
  cidr_block: '0.0.0.0/0',
};
const { 'aws_route.one': _, ...UNROUTED } = NETWORK;

it.each<[string, Resources, string, string, string]>([
  ['nothing else', NETWORK, 'internet', 'host', 'reachable'],
  [
    'a default network ACL',
    { ...NETWORK, 'aws_default_network_acl.any': { default_network_acl_id: ref('local.acl') } },
    'internet',
    'host',
    'unknown',
  ],
  [
    'a rule of one',
    { ...NETWORK, 'aws_network_acl_rule.any': { network_acl_id: ref('local.acl'), ...deny } },
    'internet',
    'host',
    'unknown',
  ],
  [
    'a network ACL of any subnets',
    { ...NETWORK, 'aws_network_acl.any': { vpc_id: ref('local.vpc'), subnet_ids: ref('local.subnets') } },
    'internet',
    'host',
    'unknown',
  ],
  [
    'one of a subnet that is told',
    { ...NETWORK, 'aws_network_acl.any': { vpc_id: ref('local.vpc'), subnet_ids: [ref('aws_subnet.two.id')] } },
    'internet',
    'host',
    'reachable',
  ],
  [
    'a default route table',
    { ...NETWORK, 'aws_default_route_table.any': { default_route_table_id: ref('local.table') } },
    'internet',
    'host',
    'unknown',
  ],
  [
    'which table is the main one',
    {
      ...NETWORK,
      'aws_main_route_table_association.any': { vpc_id: ref('local.vpc'), route_table_id: ref('local.table') },
    },
    'internet',
    'host',
    'unknown',
  ],
  [
    'a route',
    { ...UNROUTED, 'aws_route.any': { ...toOut('one'), route_table_id: ref('local.table') } },
    'internet',
    'host',
    'unknown',
  ],
  ['a default group: its members', { ...NETWORK, ...MEMBERS }, 'member', 'other', 'reachable'],
  [
    'one that may be emptied',
    { ...NETWORK, ...MEMBERS, 'aws_default_security_group.any': { vpc_id: ref('local.vpc') } },
    'member',
    'other',
    'unknown',
  ],
  [
    'a rule of one',
    {
      ...NETWORK,
      ...MEMBERS,
      'aws_vpc_security_group_ingress_rule.any': {
        security_group_id: ref('local.group'),
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        cidr_ipv4: '0.0.0.0/0',
      },
    },
    'internet',
    'member',
    'unknown',
  ],
])('%s', (_, resources, from, to, verdict) => {
  expect(verdictOf(imported(plan({ resources })).topology, from, to, 'tcp 443')).toBe(verdict);
});
