/** A plan tells `app[count.index]`, `app[floor(count.index / 2)]` and `element(app, count.index + 1)` in the same words: a verdict counts where it holds for all of them. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { imported, plan, ref, told, type Values } from './plan.js';

type Resources = Record<string, Values>;

function verdict(resources: Resources, from: string, to: string): string {
  return verdictOf(imported(plan({ resources })).topology, from, to, 'tcp 443');
}

const inVpc = { vpc_id: ref('aws_vpc.main.id') };
const many = (count: number, address: string, values: (i: number) => Values): Resources =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${address}[${i}]`, values(i)]));
const open = (...cidr_blocks: string[]) => [
  { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks, self: false },
];

const subnets = (count: number): Resources =>
  many(count, 'aws_subnet.app', (i) => ({ ...inVpc, cidr_block: `10.0.${i}.0/24`, map_public_ip_on_launch: true }));
const base: Resources = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_internet_gateway.out': inVpc,
  'aws_route_table.open': {
    ...inVpc,
    route: [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.out.id') }],
  },
  'aws_security_group.web': { ...inVpc, ingress: open('0.0.0.0/0'), egress: open('0.0.0.0/0') },
  ...subnets(2),
};
const servers = (count: number, more: (i: number) => Values = () => ({})): Resources =>
  many(count, 'aws_instance.web', (i) => ({
    subnet_id: ref('aws_subnet.app', 'count.index'),
    vpc_security_group_ids: [ref('aws_security_group.web.id')],
    ...more(i),
  }));
const leadOut = (...numbers: number[]): Resources =>
  Object.fromEntries(
    numbers.map((i) => [
      `aws_route_table_association.open${i}`,
      { subnet_id: ref(`aws_subnet.app[${i}].id`), route_table_id: ref('aws_route_table.open.id') },
    ]),
  );

const all = [{ rule_no: 100, protocol: '-1', action: 'allow', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 }];
const within = [{ ...all[0], cidr_block: '10.0.0.0/16' }];

describe('one of several subnets', () => {
  it.each<[string, Resources, string, string]>([
    ['as many, and one leads out', { ...servers(2), ...leadOut(1) }, 'web-1', 'unknown'],
    ['as many, and the other one leads out', { ...servers(2), ...leadOut(0) }, 'web-1', 'unknown'],
    ['as many, all alike', { ...servers(2), ...leadOut(0, 1) }, 'web-1', 'reachable'],
    ['as many, and none leads out', servers(2), 'web-1', 'one-way'],
    ['more, all alike', { ...servers(4), ...leadOut(0, 1) }, 'web-3', 'reachable'],
    ['more, and one leads out', { ...servers(4), ...leadOut(1) }, 'web-1', 'unknown'],
    ['more, and none leads out', servers(4), 'web-1', 'one-way'],
    ['fewer, and one leads out', { ...subnets(3), ...servers(2), ...leadOut(1) }, 'web-1', 'unknown'],
    [
      'a zone that only one is in',
      { ...servers(3, () => ({ availability_zone: 'eu-west-1b' })), ...leadOut(1), ...zoned('a', 'b') },
      'web-0',
      'reachable',
    ],
    [
      'an address that only one holds',
      { ...servers(3, () => ({ private_ip: '10.0.1.9' })), ...leadOut(1) },
      'web-0',
      'reachable',
    ],
    [
      'the sum of an index and a number',
      { ...servers(2, () => ({ subnet_id: ref('aws_subnet.app', 'count.index', 'local.offset') })), ...leadOut(1) },
      'web-1',
      'unknown',
    ],
    ...['var.spread', 'local.single_subnet', 'data.aws_region.here.name'].map(
      (choice): [string, Resources, string, string] => [
        `what ${choice} may have chosen`,
        { ...servers(2, () => ({ subnet_id: ref('aws_subnet.app', choice, 'count.index') })), ...leadOut(1) },
        'web-1',
        'unknown',
      ],
    ),
    ...['local.shift', 'local.number_of_zones', 'var.shift', 'data.aws_availability_zones.all.names'].map(
      (number): [string, Resources, string, string] => [
        `an index and ${number}`,
        { ...servers(2, () => ({ subnet_id: ref('aws_subnet.app', 'count.index', number) })), ...leadOut(1) },
        'web-1',
        'unknown',
      ],
    ),
    [
      'one before the list, which may shift it',
      {
        'aws_subnet.first': { ...inVpc, cidr_block: '10.0.9.0/24', map_public_ip_on_launch: true },
        'aws_route_table_association.first': {
          subnet_id: ref('aws_subnet.first.id'),
          route_table_id: ref('aws_route_table.open.id'),
        },
        ...servers(2, () => ({ subnet_id: ref('aws_subnet.first.id', 'aws_subnet.app', 'count.index') })),
        ...leadOut(1),
      },
      'web-1',
      'unknown',
    ],
    [
      'whether there is one at all',
      { ...servers(2, () => ({ subnet_id: ref('var.spread', 'aws_subnet.app', 'count.index') })), ...leadOut(0, 1) },
      'web-1',
      'reachable',
    ],
    [
      'an index into two lists',
      {
        ...many(1, 'aws_subnet.b', () => ({ ...inVpc, cidr_block: '10.0.9.0/24' })),
        ...servers(2, () => ({ subnet_id: ref('aws_subnet.app', 'aws_subnet.b', 'count.index') })),
        ...leadOut(1),
      },
      'web-1',
      'unknown',
    ],
  ])('%s', (_, resources, to, expected) => {
    expect(verdict({ ...base, ...resources }, 'internet', to)).toBe(expected);
  });

  it('matters where a rule tells their addresses apart', () => {
    const client = { 'aws_security_group.db': { ...inVpc, ingress: open('10.0.1.0/24'), egress: [] } };
    const db = {
      'aws_instance.base': {
        subnet_id: ref('aws_subnet.app[0].id'),
        vpc_security_group_ids: [ref('aws_security_group.db.id')],
      },
    };
    expect(verdict({ ...base, ...servers(3), ...client, ...db }, 'web-0', 'base')).toBe('unknown');
    const all = { 'aws_security_group.db': { ...inVpc, ingress: open('10.0.0.0/22'), egress: [] } };
    expect(verdict({ ...base, ...servers(3), ...all, ...db }, 'web-0', 'base')).toBe('reachable');
  });

  it('matters where an ACL keeps out what is not in the same subnet', () => {
    const resources = {
      ...base,
      ...servers(3),
      'aws_network_acl.closed': {
        ...inVpc,
        subnet_ids: [ref('aws_subnet.app[0].id'), ref('aws_subnet.app[1].id')],
        ingress: [],
        egress: [],
      },
      'aws_instance.base': {
        subnet_id: ref('aws_subnet.app[0].id'),
        vpc_security_group_ids: [ref('aws_security_group.web.id')],
      },
    };
    expect(verdict(resources, 'web-0', 'base')).toBe('unknown');
    expect(verdict(resources, 'web-0', 'web-1')).toBe('unknown');
  });

  it.each<[string, number, unknown, Resources, string]>([
    ['and lets everything pass', 3, all, {}, 'reachable'],
    ['and lets everything pass within the VPC', 3, within, {}, 'reachable'],
    [
      'and denies a part of it before',
      3,
      [{ ...within[0], rule_no: 50, action: 'deny', cidr_block: '10.0.1.7/32' }, ...within],
      {},
      'unknown',
    ],
    ['and nothing else lies there', 1, [], { 'aws_subnet.far': { ...inVpc, cidr_block: '10.0.9.0/24' } }, 'blocked'],
  ])('has one ACL %s', (_, count, rules, far, expected) => {
    const resources = {
      ...base,
      ...servers(count),
      ...far,
      'aws_network_acl.one': {
        ...inVpc,
        subnet_ids: [0, 1].map((i) => ref(`aws_subnet.app[${i}].id`)),
        ingress: rules,
        egress: rules,
      },
      'aws_instance.base': {
        subnet_id: ref(`${Object.keys(far)[0] ?? 'aws_subnet.app[0]'}.id`),
        vpc_security_group_ids: [ref('aws_security_group.web.id')],
      },
    };
    expect(verdict(resources, 'web-0', 'base')).toBe(expected);
  });

  it('matters where nothing at all tells the subnet, and a rule lets in one that is told', () => {
    const resources = {
      ...base,
      'aws_ssm_parameter.any': { value: ref('aws_vpc.main.tags') },
      'aws_instance.client': {
        subnet_id: ref('aws_ssm_parameter.any.value'),
        vpc_security_group_ids: [ref('aws_security_group.web.id')],
      },
      'aws_security_group.db': { ...inVpc, ingress: open('10.0.1.0/24'), egress: [] },
      'aws_instance.base': {
        subnet_id: ref('aws_subnet.app[0].id'),
        vpc_security_group_ids: [ref('aws_security_group.db.id')],
      },
    };
    expect(verdict(resources, 'client', 'base')).toBe('unknown');
  });
});

function zoned(...zones: string[]): Resources {
  return Object.fromEntries(
    zones.map((zone, i) => [
      `aws_subnet.app[${i}]`,
      { ...inVpc, cidr_block: `10.0.${i}.0/24`, map_public_ip_on_launch: true, availability_zone: `eu-west-1${zone}` },
    ]),
  );
}

describe('as many of which each has one of its own', () => {
  const associated = (count: number, values: (i: number) => Values): Resources =>
    many(count, 'aws_route_table_association.each', values);
  const server = (i: number): Resources => ({
    'aws_instance.host': {
      subnet_id: ref(`aws_subnet.app[${i}].id`),
      vpc_security_group_ids: [ref('aws_security_group.web.id')],
    },
  });
  const inOrder = () => ({
    subnet_id: ref('aws_subnet.app', 'count.index'),
    route_table_id: ref('aws_route_table.open.id'),
  });
  const there = (i: number) => ({ subnet_id: told(`subnet-${i}`, 'aws_subnet.app', 'count.index') });
  const known = (count: number): Resources =>
    many(count, 'aws_subnet.app', (i) => ({
      ...inVpc,
      id: `subnet-${i}`,
      cidr_block: `10.0.${i}.0/24`,
      map_public_ip_on_launch: true,
    }));
  const table = { route_table_id: ref('aws_route_table.open.id') };
  const byTable = (second: unknown[]): Resources => ({
    'aws_route_table.some[0]': {
      ...inVpc,
      route: [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.out.id') }],
    },
    'aws_route_table.some[1]': { ...inVpc, route: second },
    ...associated(2, () => ({
      subnet_id: ref('aws_subnet.app', 'count.index'),
      route_table_id: ref('aws_route_table.some', 'count.index'),
    })),
  });
  const both = [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.out.id') }];

  it.each<[string, Resources, string]>([
    ['a table for each subnet', { ...associated(2, inOrder), ...server(1) }, 'reachable'],
    ['a table for two of three', { ...subnets(3), ...associated(2, inOrder), ...server(1) }, 'unknown'],
    [
      'a third beside two that are there',
      { ...known(3), ...associated(3, (i) => ({ ...(i < 2 ? there(i) : inOrder()), ...table })), ...server(2) },
      'reachable',
    ],
    [
      'a third beside two that are there, out of order',
      { ...known(3), ...associated(3, (i) => ({ ...(i < 2 ? there(2 * i) : inOrder()), ...table })), ...server(1) },
      'reachable',
    ],
    ['tables that differ', { ...byTable([]), ...server(0) }, 'unknown'],
    ['tables that do not', { ...byTable(both), ...server(0) }, 'reachable'],
    [
      'a route for each table',
      {
        ...many(2, 'aws_route_table.some', () => inVpc),
        ...many(2, 'aws_route.out', () => ({
          route_table_id: ref('aws_route_table.some', 'count.index'),
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: ref('aws_internet_gateway.out.id'),
        })),
        ...associated(2, () => ({
          subnet_id: ref('aws_subnet.app', 'count.index'),
          route_table_id: ref('aws_route_table.some', 'count.index'),
        })),
        ...server(1),
      },
      'reachable',
    ],
    [
      'routes to different blocks',
      {
        ...many(2, 'aws_route_table.some', () => inVpc),
        ...many(2, 'aws_route.out', (i) => ({
          route_table_id: ref('aws_route_table.some', 'count.index'),
          destination_cidr_block: i === 0 ? '0.0.0.0/0' : '10.9.0.0/16',
          gateway_id: ref('aws_internet_gateway.out.id'),
        })),
        ...associated(2, (i) => ({
          subnet_id: ref(`aws_subnet.app[${i}].id`),
          route_table_id: ref(`aws_route_table.some[${i}].id`),
        })),
        ...server(0),
      },
      'unknown',
    ],
  ])('%s', (_, resources, expected) => {
    expect(verdict({ ...base, ...resources }, 'internet', 'host')).toBe(expected);
  });
});

describe('one of several tables, groups and keys', () => {
  const byGateway = (gateways: number): Resources => ({
    ...base,
    ...leadOut(0, 1),
    ...many(gateways, 'aws_nat_gateway.nat', () => ({ subnet_id: ref('aws_subnet.app', 'count.index') })),
    ...many(gateways, 'aws_route_table.inside', () => inVpc),
    ...many(gateways, 'aws_route.out', () => ({
      route_table_id: ref('aws_route_table.inside', 'count.index'),
      destination_cidr_block: '0.0.0.0/0',
      nat_gateway_id: ref('aws_nat_gateway.nat', 'count.index'),
    })),
    ...many(3, 'aws_subnet.inside', (i) => ({ ...inVpc, cidr_block: `10.0.1${i}.0/24` })),
    ...many(3, 'aws_route_table_association.inside', () => ({
      subnet_id: ref('aws_subnet.inside', 'count.index'),
      route_table_id: ref('aws_route_table.inside', 'count.index'),
    })),
    'aws_instance.inner': {
      subnet_id: ref('aws_subnet.inside[2].id'),
      vpc_security_group_ids: [ref('aws_security_group.web.id')],
    },
  });

  it.each([1, 2, 3])('a way out by any of %i NAT gateways that are alike', (gateways) => {
    expect(verdict(byGateway(gateways), 'inner', 'internet')).toBe('reachable');
  });

  const blocked = (...excluded: string[]): Resources => ({
    'aws_vpc_block_public_access_options.all': { internet_gateway_block_mode: 'block-bidirectional' },
    ...Object.fromEntries(
      excluded.map((subnet, i) => [
        `aws_vpc_block_public_access_exclusion.some${i}`,
        { subnet_id: ref(subnet), internet_gateway_exclusion_mode: 'allow-bidirectional' },
      ]),
    ),
  });

  /** As terraform-aws-modules/vpc writes it: `element(list, var.single_nat_gateway ? 0 : count.index)`. */
  const bySwitch = (choice: string): Resources => ({
    ...base,
    ...leadOut(0, 1),
    ...many(2, 'aws_nat_gateway.nat', () => ({ subnet_id: ref('aws_subnet.app', choice, 'count.index') })),
    ...many(2, 'aws_route_table.inside', () => inVpc),
    ...many(2, 'aws_route.out', () => ({
      route_table_id: ref('aws_route_table.inside', 'count.index'),
      destination_cidr_block: '0.0.0.0/0',
      nat_gateway_id: ref('aws_nat_gateway.nat', choice, 'count.index'),
    })),
    ...many(2, 'aws_subnet.inside', (i) => ({ ...inVpc, cidr_block: `10.0.1${i}.0/24` })),
    ...many(2, 'aws_route_table_association.inside', () => ({
      subnet_id: ref('aws_subnet.inside', 'count.index'),
      route_table_id: ref('aws_route_table.inside', choice, 'count.index'),
    })),
    'aws_instance.inner': {
      subnet_id: ref('aws_subnet.inside[1].id'),
      vpc_security_group_ids: [ref('aws_security_group.web.id')],
    },
  });
  const closed = {
    'aws_network_acl.closed': { ...inVpc, subnet_ids: [ref('aws_subnet.app[1].id')], ingress: [], egress: [] },
  };
  const { 'aws_route_table_association.open1': _open, ...oneLeadsOut } = bySwitch('var.single_nat_gateway');
  const { 'aws_route.out[1]': _route, ...oneTable } = bySwitch('var.single_nat_gateway');

  it.each<[string, Resources, string]>([
    ['a variable', bySwitch('var.single_nat_gateway'), 'reachable'],
    ['a local', bySwitch('local.single_nat_gateway'), 'reachable'],
    ['a variable, and an ACL of one subnet lets nothing out', { ...bySwitch('var.one'), ...closed }, 'unknown'],
    ['a variable, and one subnet leads nowhere', oneLeadsOut, 'unknown'],
    ['a variable, and one table leads nowhere', oneTable, 'unknown'],
  ])('gateways, tables and routes that %s chooses', (_, resources, expected) => {
    expect(verdict(resources, 'inner', 'internet')).toBe(expected);
  });

  it.each<[string, Resources, string]>([
    ['and both lead out', leadOut(0, 1), 'reachable'],
    ['and one leads nowhere', leadOut(0), 'unknown'],
    ['and one may send nothing to the internet', { ...leadOut(0, 1), ...closed }, 'unknown'],
    ['and public access to one is not blocked', { ...leadOut(0, 1), ...blocked('aws_subnet.app[0].id') }, 'unknown'],
    [
      'and public access to none is blocked',
      { ...leadOut(0, 1), ...blocked('aws_subnet.app[0].id', 'aws_subnet.app[1].id') },
      'reachable',
    ],
  ])('a gateway that stands for another, which lies in one of two subnets, %s', (_, resources, expected) => {
    const gateways = {
      ...base,
      ...resources,
      'aws_nat_gateway.told': { subnet_id: ref('aws_subnet.app[0].id') },
      'aws_nat_gateway.untold': { subnet_id: ref('aws_subnet.app', 'var.choice') },
      'aws_route_table.inside': inVpc,
      'aws_route.out': {
        route_table_id: ref('aws_route_table.inside.id'),
        destination_cidr_block: '0.0.0.0/0',
        nat_gateway_id: ref('var.choice', 'aws_nat_gateway.told.id', 'aws_nat_gateway.untold.id'),
      },
      'aws_subnet.inside': { ...inVpc, cidr_block: '10.0.9.0/24' },
      'aws_route_table_association.inside': {
        subnet_id: ref('aws_subnet.inside.id'),
        route_table_id: ref('aws_route_table.inside.id'),
      },
      'aws_instance.inner': {
        subnet_id: ref('aws_subnet.inside.id'),
        vpc_security_group_ids: [ref('aws_security_group.web.id')],
      },
    };
    expect(verdict(gateways, 'inner', 'internet')).toBe(expected);
  });

  it('tables that differ', () => {
    const resources = byGateway(2);
    const { 'aws_route.out[1]': _, ...rest } = resources;
    expect(verdict(rest, 'inner', 'internet')).toBe('unknown');
  });

  const inGroups = (count: number, second: unknown[]) => ({
    ...base,
    ...leadOut(0, 1),
    'aws_security_group.some[0]': { ...inVpc, ingress: open('0.0.0.0/0'), egress: [] },
    'aws_security_group.some[1]': { ...inVpc, ingress: second, egress: [] },
    ...servers(count, () => ({
      subnet_id: ref('aws_subnet.app[0].id'),
      vpc_security_group_ids: [ref('aws_security_group.some', 'count.index')],
    })),
  });

  it.each<[string, Resources, string]>([
    ['as many', inGroups(2, []), 'unknown'],
    ['more', inGroups(3, []), 'unknown'],
  ])('groups: %s', (_, resources, expected) => {
    expect(verdict(resources, 'internet', 'web-1')).toBe(expected);
  });

  const byKey = (forEach: unknown, index: string, more: Values = {}) => ({
    ...base,
    'aws_subnet.keyed["a"]': { ...inVpc, cidr_block: '10.0.20.0/24', map_public_ip_on_launch: true },
    'aws_subnet.keyed["b"]': { ...inVpc, cidr_block: '10.0.21.0/24', map_public_ip_on_launch: true },
    'aws_route_table_association.keyed': {
      subnet_id: ref('aws_subnet.keyed["b"].id'),
      route_table_id: ref('aws_route_table.open.id'),
    },
    'aws_instance.web["a"]': {
      for_each: forEach,
      subnet_id: ref('aws_subnet.keyed', ...index.split(' ')),
      vpc_security_group_ids: [ref('aws_security_group.web.id')],
      ...more,
    },
  });

  it.each<[string, Resources, string]>([
    ['the key', byKey(undefined, 'each.key'), 'one-way'],
    ['a value of a map', byKey({ a: 'b', b: 'a' }, 'each.value'), 'reachable'],
    ['a value of a local, which may be a map', byKey(ref('local.servers'), 'each.value'), 'unknown'],
    [
      'a value that another argument tells',
      byKey(ref('local.servers'), 'each.value', { host_id: told('b', 'each.value') }),
      'reachable',
    ],
    ['a field that nobody tells', byKey(ref('local.servers'), 'each.value.subnet'), 'unknown'],
    ['what a local has for the key', byKey(undefined, 'local.subnets each.key'), 'unknown'],
  ])('%s', (_, resources, expected) => {
    expect(verdict(resources, 'internet', 'web-a')).toBe(expected);
  });

  it('what an output of each module has for a key', () => {
    const net = {
      keys: ['a', 'b'],
      resources: {
        'aws_vpc.this': { cidr_block: '10.0.0.0/16' },
        ...many(3, 'aws_subnet.inside', (i) => ({ vpc_id: ref('aws_vpc.this.id'), cidr_block: `10.0.${i}.0/24` })),
      },
      outputs: { by_name: ref('aws_subnet.inside') },
    };
    const host = { for_each: ref('module.net'), subnet_id: ref('each.value.by_name["one"]') };
    const { text } = imported(plan({ modules: { net }, resources: { 'aws_instance.host["a"]': host } }));
    expect(text).toMatch(/It lies in one of the subnets net-a-inside-0, net-a-inside-1, net-a-inside-2/);
  });
});
