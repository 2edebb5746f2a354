import type { Account } from '../account.js';

const permission = (ipv6: string) => ({
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [{ CidrIpv6: ipv6 }],
  PrefixListIds: [],
  UserIdGroupPairs: [],
});
/** Of IPv4 alone: the list of IPv6 is empty, and printed. */
const ping = {
  IpProtocol: 'icmp',
  FromPort: 8,
  ToPort: -1,
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
};
const GROUP = (id: string, source: string) => ({
  GroupId: id,
  GroupName: id,
  VpcId: 'vpc-1',
  IpPermissions: [permission(source), ping],
  IpPermissionsEgress: [permission('::/0')],
});
export const NODE = '2600:1f16:1:1::10';
export const POD = '2600:1f16:1:1:a::7';
export const PREFIX = '2600:1f16:1:1:a::/80';
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
export const card = (n: number, group: string, more: object): object => ({
  NetworkInterfaceId: `eni-${n}`,
  ...FIELDS,
  Status: 'in-use',
  PrivateIpAddress: `10.0.0.${n}`,
  Groups: [{ GroupId: group }],
  Attachment: { DeviceIndex: n % 10, Status: 'attached' },
  ...more,
});

/** A node with a prefix, and another host, which lets in nobody but that prefix. */
export const withPrefixes = (prefixes: object): Account => ({
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
