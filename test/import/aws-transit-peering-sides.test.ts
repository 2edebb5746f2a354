/** A peering of transit gateways, as the region of either end lists it: under one id, by its own gateway, with a table of its own. */
import { expect, it } from 'vitest';
import { verdict } from './verdict.js';

const everything = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
};
const state = (State: string) => ({ State });

function region(n: 1 | 2, zone: string): object {
  const [own, other] = [`tgw-${n}`, `tgw-${3 - n}`];
  const [vpc, subnet, table, block] = [`vpc-${n}`, `subnet-${n}`, `tgw-rtb-${n}`, `10.${n}.0.0/16`];
  const attachment = (id: string, type: string, resource: string) => ({
    TransitGatewayAttachmentId: id,
    TransitGatewayId: own,
    ResourceType: type,
    ResourceId: resource,
    State: 'available',
    Association: { TransitGatewayRouteTableId: table, State: 'associated' },
  });
  return {
    Vpcs: [{ VpcId: vpc, CidrBlock: block }],
    Subnets: [
      {
        SubnetId: subnet,
        VpcId: vpc,
        CidrBlock: `10.${n}.0.0/24`,
        AvailabilityZone: zone,
        Ipv6CidrBlockAssociationSet: [],
      },
    ],
    RouteTables: [
      {
        RouteTableId: `rtb-${n}`,
        VpcId: vpc,
        Associations: [
          { Main: true, RouteTableAssociationId: `rtbassoc-${n}`, AssociationState: { State: 'associated' } },
        ],
        PropagatingVgws: [],
        Routes: [
          { DestinationCidrBlock: block, GatewayId: 'local', State: 'active', Origin: 'CreateRouteTable' },
          { DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: own, State: 'active', Origin: 'CreateRoute' },
        ],
      },
    ],
    NetworkAcls: [
      {
        NetworkAclId: `acl-${n}`,
        VpcId: vpc,
        IsDefault: true,
        Associations: [{ NetworkAclAssociationId: `aclassoc-${n}`, SubnetId: subnet }],
        Entries: [true, false].map((Egress) => ({
          Egress,
          RuleNumber: 100,
          Protocol: '-1',
          RuleAction: 'allow',
          CidrBlock: '0.0.0.0/0',
        })),
      },
    ],
    SecurityGroups: [
      {
        GroupId: `sg-${n}`,
        GroupName: `g${n}`,
        VpcId: vpc,
        IpPermissions: [everything],
        IpPermissionsEgress: [everything],
      },
    ],
    NetworkInterfaces: [
      {
        NetworkInterfaceId: `eni-${n}`,
        SubnetId: subnet,
        VpcId: vpc,
        InterfaceType: 'interface',
        Status: 'in-use',
        SourceDestCheck: true,
        Groups: [{ GroupId: `sg-${n}` }],
        PrivateIpAddress: `10.${n}.0.10`,
        PrivateIpAddresses: [{ PrivateIpAddress: `10.${n}.0.10`, Primary: true }],
        Ipv6Addresses: [],
        Attachment: { Status: 'attached', DeviceIndex: 0 },
      },
    ],
    TransitGateways: [
      {
        TransitGatewayId: own,
        State: 'available',
        Options: { DefaultRouteTableAssociation: 'enable', SecurityGroupReferencingSupport: 'disable' },
      },
    ],
    TransitGatewayVpcAttachments: [
      {
        TransitGatewayAttachmentId: `tgw-attach-${n}`,
        TransitGatewayId: own,
        VpcId: vpc,
        SubnetIds: [subnet],
        ...state('available'),
        Options: { SecurityGroupReferencingSupport: 'enable', Ipv6Support: 'disable', ApplianceModeSupport: 'disable' },
      },
    ],
    TransitGatewayAttachments: [
      attachment(`tgw-attach-${n}`, 'vpc', vpc),
      attachment('tgw-attach-between', 'peering', other),
    ],
    TransitGatewayRouteTables: [{ TransitGatewayRouteTableId: table, TransitGatewayId: own, ...state('available') }],
  };
}

const routes = (n: 1 | 2) => ({
  TransitGatewayRouteTableId: `tgw-rtb-${n}`,
  Routes: [
    [`10.${n}.0.0/16`, 'propagated', `tgw-attach-${n}`, `vpc-${n}`],
    ['10.0.0.0/8', 'static', 'tgw-attach-between', `tgw-${3 - n}`],
  ].map(([block, type, id, resource]) => ({
    DestinationCidrBlock: block,
    Type: type,
    State: 'active',
    TransitGatewayAttachments: [{ TransitGatewayAttachmentId: id, ResourceId: resource }],
  })),
  AdditionalRoutesAvailable: false,
});

it('leads through both gateways, by the table of each', () => {
  const files = {
    'us-east-1/all.json': region(1, 'us-east-1a'),
    'us-east-1/routes.json': routes(1),
    'us-west-2/all.json': region(2, 'us-west-2a'),
    'us-west-2/routes.json': routes(2),
  };
  expect(verdict(files, 'eni-1', 'eni-2', 'tcp 22')).toBe('reachable');
  expect(verdict(files, 'eni-2', 'eni-1', 'tcp 22')).toBe('reachable');
});
