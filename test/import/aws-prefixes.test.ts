import { describe, expect, it } from 'vitest';
import type { Account } from './account.js';
import { imported, verdict } from './verdict.js';

const GROUP = (id: string, source: string) => ({
  GroupId: id,
  GroupName: id,
  VpcId: 'vpc-1',
  IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: source }] }],
  IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] }],
});
const NODE = '2600:1f16:1:1::10';
const POD = '2600:1f16:1:1:a::7';
const PREFIX = '2600:1f16:1:1:a::/80';
const FIELDS = { SubnetId: 'subnet-1', VpcId: 'vpc-1' };

function host(n: number, group: string, interfaces: object[]): object {
  return {
    InstanceId: `i-${n}`,
    ...FIELDS,
    PrivateIpAddress: `10.0.0.${n}`,
    State: { Name: 'running' },
    SecurityGroups: [{ GroupId: group }],
    NetworkInterfaces: interfaces,
  };
}
const card = (n: number, group: string, more: object): object => ({
  NetworkInterfaceId: `eni-${n}`,
  ...FIELDS,
  Status: 'in-use',
  PrivateIpAddress: `10.0.0.${n}`,
  Groups: [{ GroupId: group }],
  Attachment: { DeviceIndex: n % 10, Status: 'attached' },
  ...more,
});

/** A node with a prefix, and another host, which lets in nobody but that prefix. */
const files = (prefixes: object): Account => ({
  'all.json': {
    Vpcs: [
      {
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/16',
        Ipv6CidrBlockAssociationSet: [
          { Ipv6CidrBlock: '2600:1f16:1::/56', Ipv6CidrBlockState: { State: 'associated' }, IpSource: 'amazon' },
        ],
      },
    ],
    Subnets: [
      {
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/24',
        AvailabilityZone: 'eu-west-1a',
        Ipv6CidrBlockAssociationSet: [
          { Ipv6CidrBlock: '2600:1f16:1:1::/64', Ipv6CidrBlockState: { State: 'associated' } },
        ],
      },
    ],
    SecurityGroups: [GROUP('sg-all', '::/0'), GROUP('sg-pods', PREFIX)],
    InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }] }],
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: true }],
        Routes: [{ DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1', State: 'active' }],
      },
    ],
    Reservations: [
      {
        Instances: [
          host(10, 'sg-all', [card(10, 'sg-all', { Ipv6Addresses: [{ Ipv6Address: NODE }], ...prefixes })]),
          host(20, 'sg-pods', [card(20, 'sg-pods', { Ipv6Addresses: [{ Ipv6Address: '2600:1f16:1:1::20' }] })]),
        ],
      },
    ],
  },
});

const INTERNET = '2a00:1450:4001:800::1';
const PREFIXES = { Ipv6Prefixes: [{ Ipv6Prefix: PREFIX }] };

describe('an IPv6 prefix that is delegated to an interface', () => {
  it.each([
    ['from an address of it', POD, INTERNET],
    ['to an address of it', INTERNET, POD],
    ['from an address of it to who lets in that prefix alone', POD, 'i-20'],
    ['to an address of it from another host', 'i-20', POD],
    ['from the interface, which may speak from there', 'i-10', '2600:1f16:1:1::20'],
    ['from the interface by its own id', 'eni-10', '2600:1f16:1:1::20'],
  ])('leaves open what goes %s', (_, from, to) => {
    expect(verdict(files({}), from, to, 'tcp 443')).toBe('blocked');
    expect(verdict(files(PREFIXES), from, to, 'tcp 443')).toBe('unknown');
  });

  it.each([
    ['to the interface’s own address', INTERNET, NODE, 'tcp 443'],
    ['from the interface over IPv4', 'i-10', '10.0.0.20', 'tcp 443'],
    ['to an IPv4 address that nothing has', 'i-10', '10.0.0.99', 'tcp 443'],
    ['to the interface over IPv4', '10.0.0.20', 'i-10', 'tcp 443'],
    ['to who has no prefix', INTERNET, 'i-20', 'tcp 443'],
  ])('and nothing that goes %s', (_, from, to, on) => {
    expect(verdict(files({}), from, to, on)).not.toBe('unknown');
    expect(verdict(files(PREFIXES), from, to, on)).toBe(verdict(files({}), from, to, on));
  });

  it('leaves open what goes to the interface, which may be met there', () => {
    expect(verdict(files({}), INTERNET, 'i-10', 'tcp 443')).toBe('reachable');
    expect(verdict(files(PREFIXES), INTERNET, 'i-10', 'tcp 443')).toBe('unknown');
  });

  it('is found by whichever list and interface tells it', () => {
    const second = card(11, 'sg-all', { ...PREFIXES, Attachment: { InstanceId: 'i-10', DeviceIndex: 1 } });
    const primary = card(10, 'sg-all', { Attachment: { InstanceId: 'i-10', DeviceIndex: 0 } });
    const listed = { ...files({}), 'interfaces.json': { NetworkInterfaces: [primary, second] } };
    expect(verdict(listed, POD, INTERNET, 'tcp 443')).toBe('unknown');
  });

  it('is told by one resource for all interfaces that are alike', () => {
    const more = [10, 11, 12].map((n) => card(n, 'sg-all', PREFIXES));
    const { topology } = imported({ ...files(PREFIXES), 'interfaces.json': { NetworkInterfaces: more } });
    const stands = topology.vpcs[0]?.subnets[0]?.resources.filter(({ maybe }) => maybe);
    expect(stands?.map(({ name, ids }) => [name, ids.map(({ value }) => value)])).toEqual([
      ['delegated-addresses', ['eni-10', 'eni-11', 'eni-12', 'i-10']],
    ]);
  });
});
