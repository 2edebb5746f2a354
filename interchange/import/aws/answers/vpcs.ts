import type { Structures } from './structure.js';

/** VPCs, subnets, and what decides where their packets go. */
export const VPCS: Structures = {
  'ec2.Tag': { read: 'Key Value' },
  'ec2.Vpc': {
    read: 'VpcId OwnerId CidrBlock CidrBlockAssociationSet Ipv6CidrBlockAssociationSet BlockPublicAccessStates Tags',
    cannotMatter: {
      names: 'DhcpOptionsId',
      hardware: 'InstanceTenancy',
      repeated: 'IsDefault',
      moment: 'State',
      // What may be attached has to encrypt; no packet is dropped. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-encryption-controls.html
      encryption: 'EncryptionControl',
    },
  },
  'ec2.VpcCidrBlockAssociation': { read: 'CidrBlock CidrBlockState', cannotMatter: { labels: 'AssociationId' } },
  'ec2.VpcIpv6CidrBlockAssociation': {
    read: 'Ipv6CidrBlock Ipv6CidrBlockState Ipv6AddressAttribute IpSource Ipv6Pool',
    cannotMatter: { labels: 'AssociationId', places: 'NetworkBorderGroup' },
  },
  'ec2.VpcCidrBlockState': { read: 'State', cannotMatter: { texts: 'StatusMessage' } },
  'ec2.BlockPublicAccessStates': { read: 'InternetGatewayBlockMode' },
  'ec2.Subnet': {
    read: 'SubnetId VpcId CidrBlock Ipv6CidrBlockAssociationSet AvailabilityZone AvailabilityZoneId MapPublicIpOnLaunch BlockPublicAccessStates Tags',
    cannotMatter: {
      labels: 'SubnetArn',
      owners: 'OwnerId',
      repeated: 'Ipv6Native DefaultForAz',
      places: 'OutpostArn',
      // Nothing lies in a subnet that failed.
      moment: 'State AvailableIpAddressCount',
      later: 'AssignIpv6AddressOnCreation MapCustomerOwnedIpOnLaunch CustomerOwnedIpv4Pool',
      names: 'EnableDns64 PrivateDnsNameOptionsOnLaunch',
    },
  },
  'ec2.SubnetIpv6CidrBlockAssociation': {
    read: 'Ipv6CidrBlock Ipv6CidrBlockState Ipv6AddressAttribute IpSource',
    cannotMatter: { labels: 'AssociationId' },
  },
  'ec2.SubnetCidrBlockState': { read: 'State', cannotMatter: { texts: 'StatusMessage' } },
  'ec2.RouteTable': {
    read: 'RouteTableId VpcId Associations PropagatingVgws Routes Tags',
    cannotMatter: { owners: 'OwnerId' },
  },
  'ec2.RouteTableAssociation': {
    read: 'Main SubnetId GatewayId AssociationState',
    cannotMatter: { labels: 'RouteTableAssociationId', repeated: 'RouteTableId' },
  },
  'ec2.RouteTableAssociationState': { read: 'State', cannotMatter: { texts: 'StatusMessage' } },
  'ec2.PropagatingVgw': { read: 'GatewayId' },
  'ec2.Route': {
    read: `DestinationCidrBlock DestinationIpv6CidrBlock DestinationPrefixListId GatewayId NatGatewayId NetworkInterfaceId InstanceId
      TransitGatewayId VpcPeeringConnectionId EgressOnlyInternetGatewayId CarrierGatewayId LocalGatewayId CoreNetworkArn OdbNetworkArn
      Origin State`,
    // A route without a target that is read leads into the unknown: one by its next hop's address too.
    cannotMatter: { owners: 'InstanceOwnerId', repeated: 'IpAddress' },
  },
  'ec2.InternetGateway': { read: 'InternetGatewayId Attachments Tags', cannotMatter: { owners: 'OwnerId' } },
  'ec2.EgressOnlyInternetGateway': { read: 'EgressOnlyInternetGatewayId Attachments Tags' },
  'ec2.InternetGatewayAttachment': { read: 'VpcId State' },
  'ec2.VpnGateway': {
    read: 'VpnGatewayId State VpcAttachments Tags',
    cannotMatter: { routers: 'AmazonSideAsn', tunnel: 'Type', places: 'AvailabilityZone' },
  },
  'ec2.VpcAttachment': { read: 'VpcId State' },
  'ec2.NatGateway': {
    read: 'NatGatewayId SubnetId VpcId State ConnectivityType AvailabilityMode NatGatewayAddresses RouteTableId Tags',
    cannotMatter: {
      times: 'CreateTime DeleteTime',
      texts: 'FailureCode FailureMessage',
      hardware: 'ProvisionedBandwidth',
      later: 'AutoScalingIps AutoProvisionZones',
    },
  },
  'ec2.NatGatewayAddress': {
    read: 'PrivateIp PublicIp NetworkInterfaceId Status',
    cannotMatter: {
      labels: 'AllocationId AssociationId',
      balancing: 'IsPrimary AvailabilityZone AvailabilityZoneId',
      texts: 'FailureMessage',
    },
  },
  'ec2.NatGatewayAttachedAppliance': {
    cannotMatter: {
      whole: 'Type ApplianceArn VpcEndpointId ModificationState',
      texts: 'FailureCode FailureMessage',
    },
  },
  'ec2.VpcBlockPublicAccessOptions': {
    read: 'AwsAccountId AwsRegion InternetGatewayBlockMode',
    cannotMatter: { texts: 'Reason', times: 'LastUpdateTimestamp', owners: 'ManagedBy' },
  },
  'ec2.VpcBlockPublicAccessExclusion': {
    read: 'InternetGatewayExclusionMode ResourceArn State',
    cannotMatter: {
      labels: 'ExclusionId Tags',
      texts: 'Reason',
      times: 'CreationTimestamp LastUpdateTimestamp DeletionTimestamp',
    },
  },
};
