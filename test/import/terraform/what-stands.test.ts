/** What a plan makes, moves and takes away in a network that stands already. */
import { describe, expect, it } from 'vitest';
import { printTopology } from '../../../language/index.js';
import type { Values } from './plan.js';
import { ask, type Change, ID, importAll, planOf, STANDING, type Standing, stateOf, without } from './standing.js';

const refs = (...references: string[]) => ({ references });

it('gives what is launched in a subnet that is there the address that the subnet gives', () => {
  const host: Change = {
    after: { subnet_id: ID.subnet, vpc_security_group_ids: [ID.group] },
    unknown: { id: true, private_ip: true, public_ip: true, associate_public_ip_address: true },
    expressions: { subnet_id: refs('var.subnet_id') },
  };
  expect(ask([planOf(without(STANDING, 'aws_instance.host'), { 'aws_instance.host': host })])).toBe('reachable');
  expect(ask([stateOf(without(STANDING, 'aws_instance.host')), planOf({}, { 'aws_instance.host': host })])).toBe(
    'reachable',
  );
});

describe('a route to what is not there any more is a blackhole', () => {
  const NAT = {
    id: 'nat-0aaaaaaaaaaaaaaa1',
    subnet_id: ID.subnet,
    connectivity_type: 'public',
    public_ip: '198.51.100.2',
  };
  const behind: Standing = {
    ...STANDING,
    'aws_nat_gateway.nat': NAT,
    'aws_subnet.inner': { id: 'subnet-0aaaaaaaaaaaaaaa2', vpc_id: ID.vpc, cidr_block: '10.0.1.0/24' },
    'aws_route_table.inner': {
      id: 'rtb-0aaaaaaaaaaaaaaa2',
      vpc_id: ID.vpc,
      route: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: NAT.id, gateway_id: '' }],
    },
    'aws_route_table_association.inner': {
      subnet_id: 'subnet-0aaaaaaaaaaaaaaa2',
      route_table_id: 'rtb-0aaaaaaaaaaaaaaa2',
    },
    'aws_instance.inner': {
      id: 'i-0aaaaaaaaaaaaaaa2',
      subnet_id: 'subnet-0aaaaaaaaaaaaaaa2',
      vpc_security_group_ids: [ID.group],
      public_ip: '',
    },
  };
  const gateway = STANDING['aws_internet_gateway.out'];

  it.each<[string, unknown, string, string, string]>([
    ['as it is', stateOf(behind), 'aws_instance.inner', '8.8.8.8', 'reachable'],
    [
      'a NAT gateway that is taken away',
      planOf(behind, { 'aws_nat_gateway.nat': { before: NAT } }),
      'aws_instance.inner',
      '8.8.8.8',
      'blocked',
    ],
    [
      'one that is replaced, where the route stays as it was',
      planOf(behind, {
        'aws_nat_gateway.nat': {
          before: NAT,
          after: { subnet_id: ID.subnet },
          unknown: { id: true },
          actions: ['create', 'delete'],
        },
      }),
      'aws_instance.inner',
      '8.8.8.8',
      'blocked',
    ],
    [
      'an internet gateway that is taken away',
      planOf(STANDING, { 'aws_internet_gateway.out': { before: gateway } }),
      'internet',
      'host',
      'blocked',
    ],
    [
      'one that is detached',
      planOf(STANDING, { 'aws_internet_gateway.out': { before: gateway, after: { ...gateway, vpc_id: null } } }),
      'internet',
      'host',
      'blocked',
    ],
    [
      'one that its attachment leaves',
      planOf(STANDING, {
        'aws_internet_gateway_attachment.out': { before: { internet_gateway_id: ID.gateway, vpc_id: ID.vpc } },
      }),
      'internet',
      'host',
      'blocked',
    ],
    [
      'one that hangs nowhere in a state',
      stateOf({ ...STANDING, 'aws_internet_gateway.out': { ...gateway, vpc_id: '' } }),
      'internet',
      'host',
      'blocked',
    ],
    [
      'one that no file tells is there',
      stateOf(without(STANDING, 'aws_internet_gateway.out')),
      'internet',
      'host',
      'reachable',
    ],
  ])('%s', (_, file, from, to, verdict) => {
    const name = (text: string) => text.replace('aws_instance.inner', 'i-0aaaaaaaaaaaaaaa2');
    expect(ask([file], name(from), name(to))).toBe(verdict);
  });
});

describe('the main table', () => {
  const unassociated = without(STANDING, 'aws_route_table_association.open');
  const vpc = STANDING['aws_vpc.main'];
  const isMain = { ...unassociated, 'aws_vpc.main': { ...vpc, main_route_table_id: ID.table } };
  const first = { id: ID.mainTable, default_route_table_id: ID.mainTable, vpc_id: ID.vpc, route: [] };
  const link = { vpc_id: ID.vpc, route_table_id: ID.table, original_route_table_id: ID.mainTable };

  it.each<[string, unknown, string]>([
    ['is the one that came with the VPC', stateOf(unassociated), 'one-way'],
    ['is the one that the VPC tells', stateOf(isMain), 'reachable'],
    [
      'is not the one that the VPC came with then',
      stateOf({ ...isMain, 'aws_default_route_table.first': first }),
      'reachable',
    ],
    [
      'is not told where the VPC tells one that no file has',
      stateOf({
        ...unassociated,
        'aws_vpc.main': { ...vpc, main_route_table_id: 'rtb-0aaaaaaaaaaaaaaa5' },
        'aws_default_route_table.first': first,
      }),
      'unknown',
    ],
    [
      'is the first one again without its association',
      planOf(isMain, { 'aws_main_route_table_association.open': { before: link } }),
      'one-way',
    ],
    [
      'is the one that becomes it',
      planOf(unassociated, { 'aws_main_route_table_association.open': { after: link, unknown: { id: true } } }),
      'reachable',
    ],
  ])('%s', (_, file, verdict) => expect(ask([file])).toBe(verdict));
});

describe('a subnet has one network ACL', () => {
  const all = { rule_no: 100, action: 'allow', protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' };
  const open = { id: ID.acl, vpc_id: ID.vpc, subnet_ids: [ID.subnet], ingress: [all], egress: [all] };
  const shut = { ...open, id: 'acl-0aaaaaaaaaaaaaaa2', subnet_ids: [], ingress: [] };
  const lists = (acl: Values): Change => ({
    before: acl,
    after: { ...acl, subnet_ids: [ID.subnet] },
    expressions: { subnet_ids: refs('aws_subnet.app.id', 'aws_subnet.app') },
  });
  const listed: Change = {
    before: open,
    after: open,
    actions: ['no-op'],
    expressions: { vpc_id: refs('aws_vpc.main.id') },
  };
  const first = { ...shut, default_network_acl_id: shut.id, subnet_ids: [ID.subnet] };

  it.each<[string, unknown, string]>([
    [
      'the one whose configuration lists it',
      planOf(STANDING, { 'aws_network_acl.open': listed, 'aws_network_acl.shut': lists(shut) }),
      'blocked',
    ],
    [
      'whatever their order',
      planOf(STANDING, { 'aws_network_acl.shut': lists(shut), 'aws_network_acl.was_open': listed }),
      'blocked',
    ],
    [
      'not the default one',
      stateOf({ ...STANDING, 'aws_network_acl.open': open, 'aws_default_network_acl.first': first }),
      'reachable',
    ],
    [
      'the default one, if that alone lists it',
      stateOf({ ...STANDING, 'aws_default_network_acl.first': first }),
      'blocked',
    ],
    [
      'where two files differ, either',
      stateOf({
        ...STANDING,
        'aws_network_acl.open': open,
        'aws_network_acl.shut': { ...shut, subnet_ids: [ID.subnet] },
      }),
      'unknown',
    ],
  ])('%s', (_, file, verdict) => expect(ask([file])).toBe(verdict));
});

it('leaves out blocks that a VPC has no longer', () => {
  const vpc = {
    id: ID.vpc,
    cidr_block: '10.0.0.0/16',
    cidr_block_associations: [
      { cidr_block: '10.0.0.0/16', state: 'associated' },
      { cidr_block: '10.9.0.0/16', state: 'disassociated' },
    ],
  };
  const standing = { ...without(STANDING, 'aws_vpc.main'), 'data.aws_vpc.main': vpc };
  expect(printTopology(importAll(stateOf(standing)).topology)).toContain('vpc main 10.0.0.0/16 {');
});
