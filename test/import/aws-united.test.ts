import { describe, expect, it } from 'vitest';
import { unitedPermissions } from '../../interchange/import/aws/group-rules.js';
import type { Kind } from '../../interchange/import/aws/kinds.js';
import { disputedOf, isInOneAlone, united } from '../../interchange/import/aws/united.js';
import { printTopology } from '../../language/index.js';
import { type Account, account } from './account.js';
import { imported } from './verdict.js';

const disputed = (kind: Kind, one: object, other: object): Record<string, unknown[]> =>
  Object.fromEntries([...disputedOf(united(kind, one, other))].map(([path, values]) => [path, [...values]]));

describe('two descriptions of one thing', () => {
  it.each<[string, Kind, object, object, object]>([
    [
      'equal, in another order',
      'RouteTables',
      { Routes: [{ Origin: 'a' }, { Origin: 'b' }] },
      { Routes: [{ Origin: 'b' }, { Origin: 'a' }] },
      {},
    ],
    ['one lacks a field', 'Instances', { SubnetId: 'subnet-1' }, { VpcId: 'vpc-1' }, {}],
    [
      'one lacks a field of an item',
      'RouteTables',
      { Routes: [{ DestinationCidrBlock: '::/0', GatewayId: 'igw-1', Origin: 'CreateRoute' }] },
      { Routes: [{ DestinationCidrBlock: '::/0', GatewayId: 'igw-1' }] },
      {},
    ],
    [
      'what decides nothing differs',
      'Subnets',
      { State: 'pending', AvailableIpAddressCount: 3, Tags: [] },
      { State: 'available', AvailableIpAddressCount: 4, Tags: [{ Key: 'Name', Value: 'a' }] },
      {},
    ],
    [
      'accounts call zones by other names',
      'Subnets',
      { AvailabilityZone: 'eu-west-1a' },
      { AvailabilityZone: 'eu-west-1b' },
      {},
    ],
    [
      'plain values differ',
      'TransitGatewayVpcAttachments',
      { SubnetIds: ['a', 'b'] },
      { SubnetIds: ['b', 'c'] },
      { SubnetIds: ['a', 'c'] },
    ],
    [
      'a value inside differs',
      'Functions',
      { VpcConfig: { SubnetIds: ['a'] } },
      { VpcConfig: { SubnetIds: [] } },
      { VpcConfig: [], 'VpcConfig.SubnetIds': ['a'] },
    ],
    [
      'a value differs',
      'NatGateways',
      { State: 'available' },
      { State: 'deleted' },
      { State: ['available', 'deleted'] },
    ],
    [
      'one list is empty',
      'RouteTables',
      { PropagatingVgws: [] },
      { PropagatingVgws: [{ GatewayId: 'vgw-1' }] },
      { PropagatingVgws: [] },
    ],
    [
      'an item of another family',
      'RouteTables',
      { Routes: [{ DestinationCidrBlock: '10.0.0.0/8', GatewayId: 'local' }] },
      { Routes: [{ DestinationIpv6CidrBlock: '::/0', GatewayId: 'local' }] },
      { Routes: [] },
    ],
  ])('%s', (_, kind, one, other, expected) => {
    expect(disputed(kind, one, other)).toEqual(expected);
    expect(Object.keys(disputed(kind, other, one))).toEqual(Object.keys(expected));
  });

  it('mark what stands in one alone, at whatever depth, and keep the mark when a third tells it', () => {
    const range = (CidrIp: string) => ({ CidrIp });
    const group = (...ranges: string[]) => ({ IpPermissions: [{ IpProtocol: '-1', IpRanges: ranges.map(range) }] });
    const marks = (of: unknown) =>
      (of as ReturnType<typeof group>).IpPermissions.flatMap((permission) =>
        permission.IpRanges.map((one) => [one.CidrIp, isInOneAlone(one)]),
      );
    const two = united('SecurityGroups', group('10.0.0.0/8', '10.1.0.0/16'), group('10.0.0.0/8'));
    const expected = [
      ['10.0.0.0/8', false],
      ['10.1.0.0/16', true],
    ];
    expect(marks(two)).toEqual(expected);
    expect(marks(united('SecurityGroups', two, group('10.0.0.0/8', '10.1.0.0/16')))).toEqual(expected);
  });
});

describe('a group’s own permissions, and the list of its rules', () => {
  const own = [
    {
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'a' }, { CidrIp: '10.1.0.0/16' }],
    },
  ];
  const rule = (CidrIp: string) => ({
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    IpRanges: [{ CidrIp }],
    UserIdGroupPairs: [],
  });
  it('that tell the same are one', () => {
    expect(unitedPermissions(own, [rule('10.0.0.0/8'), rule('10.1.0.0/16')])).toBe(own);
    const all = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    expect(unitedPermissions([all], [{ ...all, FromPort: -1, ToPort: -1 }])).toEqual([all]);
  });
  it('that differ leave open what one of them alone tells', () => {
    const both = unitedPermissions(own, [rule('10.0.0.0/8'), rule('10.2.0.0/16')]);
    const told = both.map((one) => [/10\.[0-9.]+\/\d+/.exec(JSON.stringify(one))?.[0], isInOneAlone(one)]);
    expect(told.sort()).toEqual([
      ['10.0.0.0/8', false],
      ['10.1.0.0/16', true],
      ['10.2.0.0/16', true],
    ]);
  });
  it('that cannot be read are left as they are', () => {
    expect(unitedPermissions(own, [{}])).toBe(own);
  });
});

/** The account, and another description of one of its things. */
const printed = (list: string, more: object): string => {
  const files: Account = { ...account(), 'more.json': { [list]: [more] } };
  return printTopology(imported(files).topology);
};

describe('what one description alone tells', () => {
  const local = {
    DestinationCidrBlock: '10.0.0.0/16',
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  };
  it.each<[string, string, object, RegExp]>([
    [
      'of a table’s routes',
      'RouteTables',
      { RouteTableId: 'rtb-front', Routes: [local] },
      /maybe 10\.1\.0\.0\/16 +-> pcx-1/,
    ],
    [
      'of where a route leads',
      'RouteTables',
      {
        RouteTableId: 'rtb-front',
        Routes: [
          local,
          { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', Origin: 'CreateRoute', State: 'active' },
        ],
      },
      /maybe any +-> unknown-rtb-front|maybe 0\.0\.0\.0\/0 +-> unknown-rtb-front/,
    ],
    [
      'of a table’s subnets',
      'RouteTables',
      { RouteTableId: 'rtb-front', Associations: [{ SubnetId: 'subnet-front-b', Main: false }] },
      /subnet subnet-front [^{]*\{\n +id subnet-front\n +route-table unknown/,
    ],
    [
      'of a group’s rules',
      'SecurityGroups',
      { GroupId: 'sg-web', IpPermissions: [] },
      /security-group sg-web[^}]*maybe allow/,
    ],
    [
      'of an interface’s groups',
      'NetworkInterfaces',
      { NetworkInterfaceId: 'eni-two-a', Groups: [{ GroupId: 'sg-web' }, { GroupId: 'sg-db' }] },
      /interface eni-two-a [^}]*security-groups sg-web, maybe sg-db/,
    ],
    [
      'of a gateway’s VPC',
      'InternetGateways',
      { InternetGatewayId: 'igw-1', Attachments: [] },
      /maybe internet-gateway igw-1/,
    ],
    [
      'of the blocks of a VPC',
      'Vpcs',
      {
        VpcId: 'vpc-shop',
        CidrBlockAssociationSet: [
          { CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' } },
          { CidrBlock: '100.64.0.0/16', CidrBlockState: { State: 'associated' } },
        ],
      },
      /maybe 100\.64\.0\.0\/16 +-> blackhole/,
    ],
  ])('%s is there or not', (_, list, more, expected) => {
    expect(printed(list, more)).toMatch(expected);
  });
});

describe('an interface and its instance', () => {
  it('that tell other groups leave open those that one of them alone names', () => {
    const files = account();
    const { 'instances.json': instances } = files as { 'instances.json': { Reservations: { Instances: object[] }[] } };
    Object.assign(instances.Reservations[0]?.Instances[0] ?? {}, { SecurityGroups: [{ GroupId: 'sg-db' }] });
    expect(printTopology(imported(files).topology)).toMatch(
      /instance i-web [^}]*security-groups maybe sg-(db|web), maybe sg-(db|web)/,
    );
    expect(
      imported(files)
        .warnings.map(({ message }) => message)
        .join(),
    ).toContain('eni-web is told to be in other groups');
  });

  it('an elastic address that two are told to have may be either’s', () => {
    const address = (InstanceId: string) => ({ PublicIp: '198.51.100.99', AllocationId: 'eipalloc-9', InstanceId });
    const files = {
      ...account(),
      'a.json': { Addresses: [address('i-web')] },
      'b.json': { Addresses: [address('eni-two-a')] },
    };
    expect(printTopology(imported(files).topology).match(/maybe public-ip 198\.51\.100\.99/g)).toHaveLength(2);
  });
});
