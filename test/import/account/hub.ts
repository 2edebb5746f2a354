import type { Account } from '../account.js';

const VPCS = [
  ['one', '1'],
  ['two', '2'],
] as const;
const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

/** Two VPCs that let in everything from each other, an instance in each, on one transit gateway with one table of which everything is told. */
export const hubAccount = (): Account => ({
  'vpcs.json': {
    Vpcs: VPCS.map(([name, n]) => ({ VpcId: `vpc-${name}`, CidrBlock: `10.${n}.0.0/16` })),
    Subnets: VPCS.map(([name, n]) => ({
      SubnetId: `subnet-${name}`,
      VpcId: `vpc-${name}`,
      CidrBlock: `10.${n}.0.0/24`,
      AvailabilityZone: 'eu-west-1a',
    })),
    RouteTables: VPCS.map(([name]) => ({
      RouteTableId: `rtb-${name}`,
      VpcId: `vpc-${name}`,
      Associations: [{ Main: true }],
      Routes: [{ DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: 'tgw-hub', State: 'active' }],
    })),
    SecurityGroups: VPCS.map(([name]) => ({
      GroupId: `sg-${name}`,
      GroupName: name,
      VpcId: `vpc-${name}`,
      IpPermissions: [everything],
      IpPermissionsEgress: [everything],
    })),
    Instances: VPCS.map(([name, n]) => ({
      InstanceId: `i-${name}`,
      VpcId: `vpc-${name}`,
      SubnetId: `subnet-${name}`,
      PrivateIpAddress: `10.${n}.0.10`,
      State: { Name: 'running' },
      SecurityGroups: [{ GroupId: `sg-${name}` }],
    })),
  },
  'hub.json': {
    TransitGateways: [
      {
        TransitGatewayId: 'tgw-hub',
        State: 'available',
        Options: {
          DefaultRouteTableAssociation: 'enable',
          DefaultRouteTablePropagation: 'enable',
          SecurityGroupReferencingSupport: 'enable',
        },
      },
    ],
    TransitGatewayVpcAttachments: VPCS.map(([name]) => ({
      TransitGatewayAttachmentId: `tgw-attach-vpc-${name}`,
      TransitGatewayId: 'tgw-hub',
      VpcId: `vpc-${name}`,
      SubnetIds: [`subnet-${name}`],
      State: 'available',
    })),
    TransitGatewayAttachments: VPCS.map(([name]) => ({
      TransitGatewayAttachmentId: `tgw-attach-vpc-${name}`,
      TransitGatewayId: 'tgw-hub',
      ResourceType: 'vpc',
      ResourceId: `vpc-${name}`,
      State: 'available',
      Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
    })),
    TransitGatewayRouteTables: [
      {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        TransitGatewayId: 'tgw-hub',
        State: 'available',
        DefaultAssociationRouteTable: true,
        DefaultPropagationRouteTable: true,
      },
    ],
    Propagations: [
      {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        TransitGatewayRouteTablePropagations: VPCS.map(([name]) => ({
          TransitGatewayAttachmentId: `tgw-attach-vpc-${name}`,
          ResourceId: `vpc-${name}`,
          ResourceType: 'vpc',
          State: 'enabled',
        })),
      },
    ],
  },
});
