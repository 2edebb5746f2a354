import type { Structures } from './structure.js';

/** What joins VPCs to each other and to networks on premises. */
export const CONNECTIONS: Structures = {
  'ec2.VpcPeeringConnection': {
    read: 'VpcPeeringConnectionId Status RequesterVpcInfo AccepterVpcInfo Tags',
    cannotMatter: { times: 'ExpirationTime' },
  },
  'ec2.VpcPeeringConnectionStateReason': { read: 'Code', cannotMatter: { texts: 'Message' } },
  'ec2.VpcPeeringConnectionVpcInfo': {
    read: 'VpcId CidrBlock CidrBlockSet Ipv6CidrBlockSet Region',
    cannotMatter: { owners: 'OwnerId', names: 'PeeringOptions' },
  },
  'ec2.CidrBlock': { read: 'CidrBlock' },
  'ec2.Ipv6CidrBlock': { read: 'Ipv6CidrBlock' },
  'ec2.TransitGateway': {
    read: 'TransitGatewayId OwnerId State Options Tags',
    cannotMatter: { labels: 'TransitGatewayArn', texts: 'Description', times: 'CreationTime' },
  },
  'ec2.TransitGatewayOptions': {
    read: 'SecurityGroupReferencingSupport DefaultRouteTableAssociation DefaultRouteTablePropagation',
    cannotMatter: {
      routers: 'AmazonSideAsn',
      tunnel: 'TransitGatewayCidrBlocks',
      later: 'AutoAcceptSharedAttachments',
      repeated: 'AssociationDefaultRouteTableId PropagationDefaultRouteTableId',
      balancing: 'VpnEcmpSupport',
      names: 'DnsSupport',
      multicast: 'MulticastSupport',
      // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-encryption-support.html
      encryption: 'EncryptionSupport',
    },
  },
  'ec2.TransitGatewayAttachment': {
    read: 'TransitGatewayAttachmentId TransitGatewayId TransitGatewayOwnerId ResourceType ResourceId State Association',
    cannotMatter: { labels: 'Tags', owners: 'ResourceOwnerId', times: 'CreationTime' },
  },
  'ec2.TransitGatewayAttachmentAssociation': { read: 'TransitGatewayRouteTableId State' },
  'ec2.TransitGatewayVpcAttachment': {
    read: 'TransitGatewayAttachmentId TransitGatewayId VpcId SubnetIds State Options',
    cannotMatter: { labels: 'Tags', owners: 'VpcOwnerId', times: 'CreationTime' },
  },
  'ec2.TransitGatewayVpcAttachmentOptions': {
    read: 'ApplianceModeSupport SecurityGroupReferencingSupport Ipv6Support',
    cannotMatter: { names: 'DnsSupport' },
  },
  'ec2.TransitGatewayPeeringAttachment': {
    read: `TransitGatewayAttachmentId AccepterTransitGatewayAttachmentId RequesterTgwInfo AccepterTgwInfo State Tags`,
    cannotMatter: { texts: 'Status', times: 'CreationTime' },
  },
  'ec2.TransitGatewayPeeringAttachmentOptions': {},
  // An end that is no transit gateway that is described is unknown, a core network too.
  'ec2.PeeringTgwInfo': {
    read: 'TransitGatewayId',
    cannotMatter: { owners: 'OwnerId', places: 'Region', labels: 'CoreNetworkId' },
  },
  'ec2.TransitGatewayRouteTable': {
    read: 'TransitGatewayRouteTableId TransitGatewayId State DefaultPropagationRouteTable Tags',
    // What is attached tells its own.
    cannotMatter: { times: 'CreationTime', later: 'DefaultAssociationRouteTable' },
  },
  'ec2.TransitGatewayRouteTablePropagation': {
    read: 'TransitGatewayAttachmentId ResourceId State',
    cannotMatter: { labels: 'TransitGatewayRouteTableAnnouncementId', repeated: 'ResourceType' },
  },
  'ec2.TransitGatewayRouteTableAssociation': {
    read: 'TransitGatewayAttachmentId ResourceId State',
    cannotMatter: { repeated: 'ResourceType' },
  },
  'ec2.TransitGatewayRoute': {
    read: 'DestinationCidrBlock PrefixListId TransitGatewayAttachments Type State',
    cannotMatter: { labels: 'TransitGatewayRouteTableAnnouncementId' },
  },
  'ec2.TransitGatewayRouteAttachment': {
    read: 'TransitGatewayAttachmentId ResourceId',
    cannotMatter: { repeated: 'ResourceType' },
  },
  'ec2.CustomerGateway': {
    read: 'CustomerGatewayId Tags',
    cannotMatter: {
      encryption: 'CertificateArn',
      labels: 'DeviceName',
      routers: 'BgpAsn BgpAsnExtended',
      tunnel: 'Type IpAddress',
      // Its VPN connections tell whether they are there.
      repeated: 'State',
    },
  },
  'ec2.VpnConnection': {
    read: 'VpnConnectionId CustomerGatewayId VpnGatewayId TransitGatewayId State Options Routes VgwTelemetry Tags',
    cannotMatter: {
      classic: 'Category',
      tunnel: 'Type CustomerGatewayConfiguration',
      encryption: 'PreSharedKeyArn',
      labels: 'CoreNetworkAttachmentArn',
    },
  },
  'ec2.VpnConnectionOptions': {
    read: `StaticRoutesOnly TunnelInsideIpVersion LocalIpv4NetworkCidr RemoteIpv4NetworkCidr
      LocalIpv6NetworkCidr RemoteIpv6NetworkCidr`,
    cannotMatter: {
      hardware: 'EnableAcceleration TunnelBandwidth',
      tunnel: 'OutsideIpAddressType TransportTransitGatewayAttachmentId TunnelOptions',
    },
  },
  'ec2.VpnStaticRoute': { read: 'DestinationCidrBlock State', cannotMatter: { labels: 'Source' } },
  'ec2.VgwTelemetry': {
    read: 'Status',
    cannotMatter: {
      moment: 'AcceptedRouteCount',
      times: 'LastStatusChange',
      tunnel: 'OutsideIpAddress',
      texts: 'StatusMessage',
      encryption: 'CertificateArn',
    },
  },
  'directconnect.DirectConnectGateway': {
    read: 'directConnectGatewayId directConnectGatewayName directConnectGatewayState',
    cannotMatter: { routers: 'amazonSideAsn', owners: 'ownerAccount', texts: 'stateChangeError', labels: 'tags' },
  },
  'directconnect.DirectConnectGatewayAssociation': {
    read: 'directConnectGatewayId associationState associatedGateway allowedPrefixesToDirectConnectGateway virtualGatewayId',
    cannotMatter: {
      labels: 'associationId',
      owners: 'directConnectGatewayOwnerAccount virtualGatewayOwnerAccount',
      places: 'virtualGatewayRegion',
      texts: 'stateChangeError',
    },
  },
  'directconnect.AssociatedGateway': {
    read: 'id',
    cannotMatter: { repeated: 'type', owners: 'ownerAccount', places: 'region' },
  },
  'directconnect.AssociatedCoreNetwork': { cannotMatter: { owners: 'ownerAccount', whole: 'attachmentId' } },
  'directconnect.RouteFilterPrefix': { read: 'cidr' },
  'directconnect.VirtualInterface': {
    read: 'virtualInterfaceId virtualInterfaceName virtualInterfaceType virtualInterfaceState virtualGatewayId directConnectGatewayId bgpPeers',
    cannotMatter: {
      owners: 'ownerAccount',
      places: 'location region',
      labels: 'connectionId tags',
      tunnel: 'vlan mtu jumboFrameCapable customerRouterConfig awsDeviceV2 awsLogicalDeviceId',
      routers: 'asn asnLong amazonSideAsn authKey amazonAddress customerAddress',
      // Of public virtual interfaces, through which the internet's addresses of AWS are reached as from the internet.
      repeated: 'routeFilterPrefixes addressFamily',
    },
  },
  'directconnect.BGPPeer': {
    read: 'addressFamily bgpPeerState bgpStatus',
    cannotMatter: {
      labels: 'bgpPeerId',
      routers: 'asn asnLong authKey amazonAddress customerAddress',
      tunnel: 'awsDeviceV2 awsLogicalDeviceId',
    },
  },
};
