import { describe, expect, it } from 'vitest';
import { type Account, account } from './account.js';
import { verdict } from './verdict.js';

/** What the data lack is never taken for "blocked", nor for "reachable". */
const without = (...names: string[]): Account =>
  Object.fromEntries(Object.entries(account()).filter(([name]) => !names.includes(name)));

/** The account with one object changed. */
function changed(file: string, change: (json: never) => void): Account {
  const files = account();
  change(files[file] as never);
  return files;
}

describe('the whole account', () => {
  it.each([
    ['i-web', '8.8.8.8', 'tcp 443', 'reachable'],
    ['203.0.113.5', 'i-web', 'tcp 22', 'blocked'],
    ['8.8.8.8', 'i-web', 'tcp 443', 'reachable'],
    ['eni-two-a', 'orders', 'tcp 5432', 'reachable'],
    ['eni-two-a', '8.8.8.8', 'tcp 443', 'reachable'],
    ['i-web', '10.77.0.1', 'tcp 443', 'blocked'],
  ])('%s to %s on %s is %s', (from, to, on, expected) => expect(verdict(account(), from, to, on)).toBe(expected));
});

describe('without', () => {
  it.each([
    ['security groups', without('groups.json'), '8.8.8.8', 'i-web', 'tcp 443', 'unknown'],
    ['security groups, inside', without('groups.json'), 'eni-two-a', 'orders', 'tcp 5432', 'unknown'],
    ['NAT gateways', without('nat.json'), 'eni-two-a', '8.8.8.8', 'tcp 443', 'unknown'],
    ['peerings', without('peerings.json'), 'i-web', '10.1.0.7', 'tcp 443', 'unknown'],
    ['transit gateways', without('transit.json'), 'i-web', '10.9.0.7', 'tcp 443', 'unknown'],
    ['gateways', without('gateways.json'), '8.8.8.8', 'i-web', 'tcp 443', 'reachable'],
    ['entries of a prefix list', without('pl-own-entries.json'), '8.8.8.8', 'i-web', 'tcp 22', 'blocked'],
    ['ACLs', without('acls.json'), '8.8.8.8', 'i-web', 'tcp 443', 'reachable'],
    ['VPCs', without('vpcs.json'), '8.8.8.8', 'i-web', 'tcp 443', 'reachable'],
    ['interfaces', without('interfaces.json'), '8.8.8.8', 'i-web', 'tcp 443', 'reachable'],
    ['VPNs', without('vpn.json'), 'eni-two-a', '192.168.0.9', 'tcp 443', 'reachable'],
  ])('%s', (_, files, from, to, on, expected) => expect(verdict(files, from, to, on)).toBe(expected));
});

interface Groups {
  SecurityGroups: { GroupId: string; IpPermissions?: unknown; IpPermissionsEgress?: unknown }[];
}
interface Acls {
  NetworkAcls: { NetworkAclId: string; Entries?: Record<string, unknown>[] }[];
}
interface Tables {
  RouteTables: { RouteTableId: string; Routes?: Record<string, unknown>[] }[];
}
const web = (json: Groups) =>
  json.SecurityGroups.find(({ GroupId }) => GroupId === 'sg-web') as Groups['SecurityGroups'][0];
const front = (json: Acls) =>
  json.NetworkAcls.find(({ NetworkAclId }) => NetworkAclId === 'acl-front') as Acls['NetworkAcls'][0];
const table = (json: Tables) =>
  json.RouteTables.find(({ RouteTableId }) => RouteTableId === 'rtb-front') as Tables['RouteTables'][0];

describe('what cannot be read', () => {
  it.each([
    [
      'a group’s inbound rules',
      changed('groups.json', (json) => delete web(json).IpPermissions),
      '8.8.8.8',
      'i-web',
      'tcp 80',
    ],
    [
      'one of its rules',
      changed('groups.json', (json) => ((web(json).IpPermissions as unknown[])[0] = { IpProtocol: 6 })),
      '8.8.8.8',
      'i-web',
      'tcp 80',
    ],
    [
      'its outbound rules',
      changed('groups.json', (json) => (web(json).IpPermissionsEgress = 'x')),
      'i-web',
      '8.8.8.8',
      'tcp 80',
    ],
    [
      'an ACL’s rule',
      changed('acls.json', (json) => ((front(json).Entries as Record<string, unknown>[])[2] = { RuleNumber: 'x' })),
      '8.8.8.8',
      'i-web',
      'tcp 443',
    ],
    [
      'the action of an ACL’s rule',
      changed('acls.json', (json) => delete front(json).Entries?.[2]?.RuleAction),
      '8.8.8.8',
      'i-web',
      'tcp 443',
    ],
    [
      'the subnets of an ACL',
      changed('acls.json', (json) => delete (front(json) as { Associations?: unknown }).Associations),
      '203.0.113.5',
      'i-web',
      'tcp 22',
    ],
    [
      'who uses a table',
      changed('route-tables.json', (json) => delete (table(json) as { Associations?: unknown }).Associations),
      'i-web',
      '8.8.8.8',
      'tcp 443',
    ],
    [
      'a whole table',
      changed('route-tables.json', (json: Tables) => (json.RouteTables[1] = 7 as never)),
      'i-web',
      '8.8.8.8',
      'tcp 443',
    ],
    ['an ACL’s rules', changed('acls.json', (json) => delete front(json).Entries), '8.8.8.8', 'i-web', 'tcp 443'],
    [
      'a route’s target',
      changed('route-tables.json', (json) => delete table(json).Routes?.[1]?.GatewayId),
      'i-web',
      '8.8.8.8',
      'tcp 443',
    ],
    [
      'a route’s destination',
      changed('route-tables.json', (json) => delete table(json).Routes?.[1]?.DestinationCidrBlock),
      'i-web',
      '8.8.8.8',
      'tcp 443',
    ],
    [
      'a table’s routes',
      changed('route-tables.json', (json) => delete table(json).Routes),
      'i-web',
      '8.8.8.8',
      'tcp 443',
    ],
  ])('%s', (_, files, from, to, on) => expect(verdict(files, from, to, on)).toBe('unknown'));
});

describe('an answer that AWS cut short', () => {
  /** The subnets of a VPC in one region, with an answer of the other region beside it. */
  const files = (table: object): Account => ({
    'us-east-1/vpcs.json': { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] },
    'us-east-1/subnets.json': {
      Subnets: [{ SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', AvailabilityZone: 'us-east-1a' }],
    },
    'us-east-1/groups.json': {
      SecurityGroups: [
        {
          GroupId: 'sg-1',
          VpcId: 'vpc-1',
          IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: 'pl-1' }] }],
          IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        },
      ],
    },
    'us-east-1/instances.json': {
      Instances: [
        {
          InstanceId: 'i-1',
          VpcId: 'vpc-1',
          SubnetId: 'subnet-1',
          PrivateIpAddress: '10.0.0.10',
          PublicIpAddress: '198.51.100.1',
          SecurityGroups: [{ GroupId: 'sg-1' }],
        },
      ],
    },
    'us-east-1/gateways.json': {
      InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }] }],
    },
    'us-east-1/lists.json': { PrefixLists: [{ PrefixListId: 'pl-1', PrefixListName: 'partners', MaxEntries: 10 }] },
    'us-east-1/pl-1.json': { PrefixListId: 'pl-1', Entries: [{ Cidr: '203.0.113.0/24' }] },
    'us-east-1/tables.json': {
      RouteTables: [
        {
          RouteTableId: 'rtb-1',
          VpcId: 'vpc-1',
          Associations: [{ Main: true }],
          Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
        },
      ],
    },
    'us-east-2/tables.json': { RouteTables: [] },
    ...table,
  });
  const local = {
    RouteTableId: 'rtb-1',
    VpcId: 'vpc-1',
    Associations: [{ Main: true }],
    Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' }],
  };

  it.each([
    ['whole', {}, '203.0.113.9', 'reachable'],
    ['whole', {}, '198.51.101.7', 'blocked'],
    [
      'a prefix list cut',
      { 'us-east-1/pl-1.json': { PrefixListId: 'pl-1', Entries: [{ Cidr: '203.0.113.0/24' }], NextToken: 'more' } },
      '198.51.101.7',
      'unknown',
    ],
    [
      'tables cut, and those of another region whole',
      { 'us-east-1/tables.json': { RouteTables: [local], NextToken: 'more' } },
      '203.0.113.9',
      'unknown',
    ],
  ])('%s: %#', (_, change, from, expected) => {
    expect(verdict(files(change), from, 'i-1', 'tcp 443')).toBe(expected);
  });

  it.each([
    ['tables-1.json', 'tables-2.json', 'one-way'],
    ['tables.json', 'tables_2.json', 'one-way'],
    ['tables1.json.gz', 'tables2.json.gz', 'one-way'],
    ['tables-us-east-1.json', 'tables-us-east-2.json', 'unknown'],
    ['tables.us-gov-west-1.json', 'tables.us-gov-east-1.json', 'unknown'],
    ['tables-111122223333.json', 'tables-444455556666.json', 'unknown'],
  ])('goes on in the page after it: %s, %s', (cut, other, expected) => {
    const tables = { [cut]: { RouteTables: [local], NextToken: 'more' }, [other]: { RouteTables: [] } };
    const { 'us-east-1/tables.json': _, ...rest } = files({});
    expect(verdict({ ...rest, ...tables }, '203.0.113.9', 'i-1', 'tcp 443')).toBe(expected);
  });
});
