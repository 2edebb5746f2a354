import { all, entry, subnet, tags, tcp, vpc } from './objects.js';

/** What lies in its VPCs and filters what passes. */
export const vpcs = () => ({
  'vpcs.json': { Vpcs: [vpc('vpc-shop', '10.0.0.0/16', 'shop'), vpc('vpc-store', '10.1.0.0/16', 'store')] },
  'subnets.json': {
    Subnets: [
      subnet('subnet-front', 'vpc-shop', '10.0.0.0/24', 'a', 'front'),
      subnet('subnet-front-b', 'vpc-shop', '10.0.3.0/24', 'b', 'front b'),
      subnet('subnet-back', 'vpc-shop', '10.0.1.0/24', 'a', 'back'),
      subnet('subnet-back-b', 'vpc-shop', '10.0.2.0/24', 'b', 'back b'),
      subnet('subnet-store', 'vpc-store', '10.1.0.0/24', 'a', 'store'),
    ],
  },
  'route-tables.json': {
    RouteTables: [
      {
        RouteTableId: 'rtb-main',
        VpcId: 'vpc-shop',
        Associations: [{ Main: true, AssociationState: { State: 'associated' } }],
        PropagatingVgws: [{ GatewayId: 'vgw-1' }],
        Routes: [
          { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
          {
            DestinationCidrBlock: '192.168.0.0/24',
            GatewayId: 'vgw-1',
            Origin: 'EnableVgwRoutePropagation',
            State: 'active',
          },
          { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', Origin: 'CreateRoute', State: 'active' },
          { DestinationPrefixListId: 'pl-s3', GatewayId: 'vpce-s3', Origin: 'CreateRoute', State: 'active' },
        ],
      },
      {
        RouteTableId: 'rtb-front',
        VpcId: 'vpc-shop',
        Associations: [
          { Main: false, SubnetId: 'subnet-front' },
          { Main: false, SubnetId: 'subnet-front-b' },
        ],
        PropagatingVgws: [],
        Routes: [
          { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
          { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', Origin: 'CreateRoute', State: 'active' },
          {
            DestinationCidrBlock: '10.1.0.0/16',
            VpcPeeringConnectionId: 'pcx-1',
            Origin: 'CreateRoute',
            State: 'active',
          },
          { DestinationCidrBlock: '10.9.0.0/16', TransitGatewayId: 'tgw-1', Origin: 'CreateRoute', State: 'active' },
          {
            DestinationCidrBlock: '10.77.0.0/16',
            NetworkInterfaceId: 'eni-gone',
            Origin: 'CreateRoute',
            State: 'blackhole',
          },
          {
            DestinationCidrBlock: '10.78.0.0/16',
            InstanceId: 'i-two',
            NetworkInterfaceId: 'eni-two-b',
            Origin: 'CreateRoute',
            State: 'active',
          },
          {
            DestinationPrefixListId: 'pl-own',
            VpcPeeringConnectionId: 'pcx-1',
            Origin: 'CreateRoute',
            State: 'active',
          },
        ],
      },
      {
        RouteTableId: 'rtb-store',
        VpcId: 'vpc-store',
        Associations: [{ Main: true }],
        PropagatingVgws: [],
        Routes: [
          { DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
          {
            DestinationCidrBlock: '10.0.0.0/16',
            VpcPeeringConnectionId: 'pcx-1',
            Origin: 'CreateRoute',
            State: 'active',
          },
        ],
      },
    ],
  },
  'acls.json': {
    NetworkAcls: [
      {
        NetworkAclId: 'acl-default',
        VpcId: 'vpc-shop',
        IsDefault: true,
        Associations: [{ SubnetId: 'subnet-back' }, { SubnetId: 'subnet-back-b' }],
        Entries: [
          entry(100, true, 'allow'),
          entry(32767, true, 'deny'),
          entry(100, false, 'allow'),
          entry(32767, false, 'deny'),
        ],
      },
      {
        NetworkAclId: 'acl-front',
        VpcId: 'vpc-shop',
        IsDefault: false,
        Associations: [{ SubnetId: 'subnet-front' }, { SubnetId: 'subnet-front-b' }],
        Entries: [
          entry(200, false, 'deny', { Protocol: '6', PortRange: { From: 22, To: 22 } }),
          entry(100, false, 'allow', { Protocol: '1', IcmpTypeCode: { Type: 8, Code: -1 } }),
          entry(300, false, 'allow'),
          entry(100, true, 'allow'),
          entry(32767, false, 'deny'),
          entry(32767, true, 'deny'),
        ],
      },
    ],
  },
  'groups.json': {
    SecurityGroups: [
      {
        GroupId: 'sg-default',
        GroupName: 'default',
        Description: 'default VPC security group',
        VpcId: 'vpc-shop',
        IpPermissions: [
          { ...all, IpRanges: [], UserIdGroupPairs: [{ GroupId: 'sg-default', UserId: '111111111111' }] },
        ],
        IpPermissionsEgress: [all],
      },
      {
        GroupId: 'sg-web',
        GroupName: 'web',
        VpcId: 'vpc-shop',
        Tags: tags('web servers'),
        IpPermissions: [
          tcp(443, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
          tcp(22, { PrefixListIds: [{ PrefixListId: 'pl-own' }] }),
        ],
        IpPermissionsEgress: [all],
      },
      {
        GroupId: 'sg-db',
        GroupName: 'db',
        VpcId: 'vpc-shop',
        IpPermissions: [
          tcp(5432, {
            UserIdGroupPairs: [
              { GroupId: 'sg-web', UserId: '111111111111' },
              {
                GroupId: 'sg-store',
                UserId: '111111111111',
                VpcId: 'vpc-store',
                VpcPeeringConnectionId: 'pcx-1',
                PeeringStatus: 'active',
              },
              {
                GroupId: 'sg-old',
                UserId: '222222222222',
                VpcId: 'vpc-old',
                VpcPeeringConnectionId: 'pcx-old',
                PeeringStatus: 'deleted',
              },
            ],
          }),
        ],
        IpPermissionsEgress: [],
      },
      { GroupId: 'sg-store', GroupName: 'store', VpcId: 'vpc-store', IpPermissions: [], IpPermissionsEgress: [all] },
    ],
  },
  'gateways.json': {
    InternetGateways: [
      {
        InternetGatewayId: 'igw-1',
        Attachments: [{ VpcId: 'vpc-shop', State: 'available' }],
        Tags: tags('front door'),
      },
      { InternetGatewayId: 'igw-idle', Attachments: [] },
    ],
    EgressOnlyInternetGateways: [
      { EgressOnlyInternetGatewayId: 'eigw-1', Attachments: [{ VpcId: 'vpc-shop', State: 'attached' }] },
    ],
    VpnGateways: [
      { VpnGatewayId: 'vgw-1', State: 'available', VpcAttachments: [{ VpcId: 'vpc-shop', State: 'attached' }] },
    ],
  },
});
