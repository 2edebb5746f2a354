import { tags } from './objects.js';

/** What joins its VPCs to each other and to networks on premises. */
export const connections = () => ({
  'peerings.json': {
    VpcPeeringConnections: [
      {
        VpcPeeringConnectionId: 'pcx-1',
        Status: { Code: 'active' },
        RequesterVpcInfo: { VpcId: 'vpc-shop', CidrBlock: '10.0.0.0/16' },
        AccepterVpcInfo: { VpcId: 'vpc-store', CidrBlock: '10.1.0.0/16' },
        Tags: tags('shop-store'),
      },
      {
        VpcPeeringConnectionId: 'pcx-far',
        Status: { Code: 'active' },
        RequesterVpcInfo: { VpcId: 'vpc-shop' },
        AccepterVpcInfo: { VpcId: 'vpc-far', CidrBlock: '10.50.0.0/16', OwnerId: '333333333333' },
      },
      {
        VpcPeeringConnectionId: 'pcx-old',
        Status: { Code: 'deleted' },
        RequesterVpcInfo: { VpcId: 'vpc-shop' },
        AccepterVpcInfo: { VpcId: 'vpc-old' },
      },
    ],
  },
  'transit.json': {
    TransitGateways: [
      {
        TransitGatewayId: 'tgw-1',
        State: 'available',
        Options: { SecurityGroupReferencingSupport: 'enable' },
        Tags: tags('hub'),
      },
    ],
    TransitGatewayVpcAttachments: [
      {
        TransitGatewayAttachmentId: 'tgw-attach-shop',
        TransitGatewayId: 'tgw-1',
        VpcId: 'vpc-shop',
        SubnetIds: ['subnet-back', 'subnet-back-b'],
        State: 'available',
      },
      {
        TransitGatewayAttachmentId: 'tgw-attach-store',
        TransitGatewayId: 'tgw-1',
        VpcId: 'vpc-store',
        SubnetIds: ['subnet-store'],
        State: 'available',
      },
    ],
    TransitGatewayAttachments: [
      {
        TransitGatewayAttachmentId: 'tgw-attach-shop',
        TransitGatewayId: 'tgw-1',
        ResourceType: 'vpc',
        ResourceId: 'vpc-shop',
        State: 'available',
        Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
      },
      {
        TransitGatewayAttachmentId: 'tgw-attach-store',
        TransitGatewayId: 'tgw-1',
        ResourceType: 'vpc',
        ResourceId: 'vpc-store',
        State: 'available',
        Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
      },
      {
        TransitGatewayAttachmentId: 'tgw-attach-vpn',
        TransitGatewayId: 'tgw-1',
        ResourceType: 'vpn',
        ResourceId: 'vpn-hub',
        State: 'available',
        Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
      },
      {
        TransitGatewayAttachmentId: 'tgw-attach-dx',
        TransitGatewayId: 'tgw-1',
        ResourceType: 'direct-connect-gateway',
        ResourceId: 'dxgw-1',
        State: 'available',
        Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
      },
      {
        TransitGatewayAttachmentId: 'tgw-attach-old',
        TransitGatewayId: 'tgw-1',
        ResourceType: 'vpc',
        ResourceId: 'vpc-old',
        State: 'deleted',
      },
    ],
    TransitGatewayRouteTables: [
      {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        TransitGatewayId: 'tgw-1',
        State: 'available',
        DefaultPropagationRouteTable: true,
        DefaultAssociationRouteTable: true,
      },
    ],
    TransitGatewayPropagations: [
      {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        TransitGatewayRouteTablePropagations: [
          {
            TransitGatewayAttachmentId: 'tgw-attach-shop',
            ResourceId: 'vpc-shop',
            ResourceType: 'vpc',
            State: 'enabled',
          },
          {
            TransitGatewayAttachmentId: 'tgw-attach-vpn',
            ResourceId: 'vpn-hub',
            ResourceType: 'vpn',
            State: 'enabled',
          },
        ],
      },
    ],
    TransitGatewayStaticRoutes: [
      {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        Routes: [
          {
            DestinationCidrBlock: '10.1.0.0/16',
            Type: 'static',
            State: 'active',
            TransitGatewayAttachments: [
              { ResourceId: 'vpc-store', TransitGatewayAttachmentId: 'tgw-attach-store', ResourceType: 'vpc' },
            ],
          },
          { DestinationCidrBlock: '10.66.0.0/16', Type: 'static', State: 'blackhole' },
        ],
      },
    ],
  },
  'vpn.json': {
    CustomerGateways: [{ CustomerGatewayId: 'cgw-1', State: 'available', Tags: tags('office') }],
    VpnConnections: [
      {
        VpnConnectionId: 'vpn-1',
        CustomerGatewayId: 'cgw-1',
        VpnGatewayId: 'vgw-1',
        State: 'available',
        Options: { StaticRoutesOnly: true },
        Routes: [{ DestinationCidrBlock: '192.168.0.0/24', State: 'available' }],
      },
      {
        VpnConnectionId: 'vpn-hub',
        CustomerGatewayId: 'cgw-2',
        TransitGatewayId: 'tgw-1',
        State: 'available',
        Options: { StaticRoutesOnly: false },
        Routes: [],
      },
      { VpnConnectionId: 'vpn-old', CustomerGatewayId: 'cgw-1', VpnGatewayId: 'vgw-1', State: 'deleted' },
    ],
  },
  'direct-connect.json': {
    directConnectGateways: [
      { directConnectGatewayId: 'dxgw-1', directConnectGatewayName: 'fibre', directConnectGatewayState: 'available' },
    ],
    directConnectGatewayAssociations: [
      {
        directConnectGatewayId: 'dxgw-1',
        associationState: 'associated',
        associatedGateway: { id: 'tgw-1', type: 'transitGateway' },
        allowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/15' }],
      },
    ],
    virtualInterfaces: [
      {
        virtualInterfaceId: 'dxvif-1',
        virtualInterfaceType: 'transit',
        virtualInterfaceState: 'available',
        directConnectGatewayId: 'dxgw-1',
      },
    ],
  },
});
