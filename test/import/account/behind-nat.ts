import type { Account } from '../account.js';

const everything = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
};
const table = (id: string, more: object, ...routes: object[]) => ({
  RouteTableId: id,
  VpcId: 'vpc-1',
  Associations: [more],
  PropagatingVgws: [],
  Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }, ...routes],
});

/** An instance that sends everything to a NAT gateway, which stands in a subnet that leads to the internet gateway. */
export const behindNat = (gateway: object, ...tables: object[]): Account => ({
  'network.json': {
    Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
    Subnets: ['0', '1'].map((n) => ({
      SubnetId: `subnet-${n}`,
      VpcId: 'vpc-1',
      CidrBlock: `10.0.${n}.0/24`,
      AvailabilityZone: 'eu-west-1a',
    })),
    InternetGateways: [{ InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1', State: 'available' }] }],
    RouteTables: [
      table('rtb-front', { Main: true }, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }),
      table(
        'rtb-back',
        { SubnetId: 'subnet-1' },
        { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' },
      ),
      ...tables,
    ],
    SecurityGroups: [
      { GroupId: 'sg-1', GroupName: 'a', VpcId: 'vpc-1', IpPermissions: [], IpPermissionsEgress: [everything] },
    ],
    Instances: [
      {
        InstanceId: 'i-1',
        VpcId: 'vpc-1',
        SubnetId: 'subnet-1',
        PrivateIpAddress: '10.0.1.10',
        State: { Name: 'running' },
        SecurityGroups: [{ GroupId: 'sg-1' }],
      },
    ],
  },
  'nat.json': { NatGateways: [{ NatGatewayId: 'nat-1', VpcId: 'vpc-1', State: 'available', ...gateway }] },
});

/** The table of its own that AWS makes for a regional NAT gateway. */
export const tableOfNat = (...routes: object[]) => table('rtb-nat', { GatewayId: 'nat-1' }, ...routes);
