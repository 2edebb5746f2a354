import type { Structures } from './structure.js';

/** Instances, interfaces, endpoints and addresses. */
export const HOSTS: Structures = {
  'ec2.Reservation': {
    read: 'Instances',
    cannotMatter: { labels: 'ReservationId', owners: 'OwnerId RequesterId', classic: 'Groups' },
  },
  'ec2.Instance': {
    read: `InstanceId SubnetId VpcId PrivateIpAddress PublicIpAddress Ipv6Address SecurityGroups SourceDestCheck NetworkInterfaces
      State Tags`,
    cannotMatter: {
      names: 'PrivateDnsName PublicDnsName PrivateDnsNameOptions',
      labels: 'ClientToken AmiLaunchIndex',
      owners: 'Operator',
      times: 'LaunchTime UsageOperationUpdateTime',
      texts: 'StateReason StateTransitionReason',
      places: 'OutpostArn Placement',
      hardware: `Architecture EnaSupport Hypervisor InstanceType InstanceLifecycle VirtualizationType CpuOptions BootMode
        CurrentInstanceBootMode SriovNetSupport ElasticGpuAssociations ElasticInferenceAcceleratorAssociations TpmSupport
        MaintenanceOptions NetworkPerformanceOptions HibernationOptions EnclaveOptions`,
      software:
        'ImageId KeyName IamInstanceProfile MetadataOptions Platform PlatformDetails KernelId RamdiskId ProductCodes Licenses',
      storage: 'BlockDeviceMappings EbsOptimized RootDeviceName RootDeviceType',
      cost: `SpotInstanceRequestId CapacityBlockId CapacityReservationId CapacityReservationSpecification UsageOperation`,
      monitoring: 'Monitoring',
    },
  },
  'ec2.InstanceState': { read: 'Name', cannotMatter: { repeated: 'Code' } },
  'ec2.InstanceSecondaryInterface': {
    cannotMatter: {
      whole: 'Attachment PrivateIpAddresses SourceDestCheck Status SecondarySubnetId SecondaryNetworkId InterfaceType',
      labels: 'MacAddress',
      owners: 'OwnerId',
    },
  },
  'ec2.InstanceNetworkInterface': {
    read: `NetworkInterfaceId SubnetId VpcId InterfaceType Description Groups PrivateIpAddress PrivateIpAddresses Ipv6Addresses
      Ipv4Prefixes Association SourceDestCheck Attachment Status`,
    cannotMatter: {
      names: 'PrivateDnsName',
      labels: 'MacAddress',
      owners: 'OwnerId Operator',
      timeouts: 'ConnectionTrackingConfiguration',
    },
  },
  'ec2.InstanceNetworkInterfaceAssociation': {
    read: 'PublicIp',
    cannotMatter: { names: 'PublicDnsName', owners: 'IpOwnerId' },
  },
  'ec2.InstanceNetworkInterfaceAttachment': {
    read: 'DeviceIndex Status',
    cannotMatter: {
      times: 'AttachTime',
      labels: 'AttachmentId',
      later: 'DeleteOnTermination',
      hardware: 'NetworkCardIndex EnaSrdSpecification EnaQueueCount',
    },
  },
  'ec2.InstancePrivateIpAddress': {
    read: 'PrivateIpAddress Primary Association',
    cannotMatter: { names: 'PrivateDnsName' },
  },
  'ec2.InstanceIpv6Address': { read: 'Ipv6Address', cannotMatter: { balancing: 'IsPrimaryIpv6' } },
  'ec2.InstanceIpv4Prefix': { read: 'Ipv4Prefix' },
  'ec2.GroupIdentifier': { read: 'GroupId', cannotMatter: { labels: 'GroupName' } },
  'ec2.NetworkInterface': {
    read: `NetworkInterfaceId SubnetId VpcId OwnerId InterfaceType Description RequesterId Groups PrivateIpAddress PrivateIpAddresses
      Ipv6Addresses Ipv4Prefixes Association SourceDestCheck DenyAllIgwTraffic Attachment Status TagSet`,
    cannotMatter: {
      names: 'PrivateDnsName PublicDnsName PublicIpDnsNameOptions',
      labels: 'MacAddress',
      owners: 'RequesterManaged Operator',
      repeated: 'AvailabilityZone AvailabilityZoneId Ipv6Native Ipv6Address',
      places: 'OutpostArn',
      timeouts: 'ConnectionTrackingConfiguration',
    },
  },
  'ec2.NetworkInterfaceAssociation': {
    read: 'PublicIp',
    cannotMatter: { labels: 'AllocationId AssociationId', names: 'PublicDnsName', owners: 'IpOwnerId' },
  },
  'ec2.NetworkInterfaceAttachment': {
    read: 'InstanceId DeviceIndex Status',
    cannotMatter: {
      times: 'AttachTime',
      labels: 'AttachmentId',
      owners: 'InstanceOwnerId',
      later: 'DeleteOnTermination',
      hardware: 'NetworkCardIndex EnaSrdSpecification EnaQueueCount',
    },
  },
  'ec2.NetworkInterfacePrivateIpAddress': {
    read: 'PrivateIpAddress Primary Association',
    cannotMatter: { names: 'PrivateDnsName' },
  },
  'ec2.NetworkInterfaceIpv6Address': {
    read: 'Ipv6Address',
    cannotMatter: { names: 'PublicIpv6DnsName', balancing: 'IsPrimaryIpv6' },
  },
  'ec2.Ipv4PrefixSpecification': { read: 'Ipv4Prefix' },
  'ec2.Address': {
    read: `PublicIp AllocationId AssociationId InstanceId NetworkInterfaceId NetworkInterfaceOwnerId PrivateIpAddress ServiceManaged Domain
      PublicIpv4Pool NetworkBorderGroup Tags`,
    cannotMatter: {
      labels: 'CustomerOwnedIpv4Pool',
      repeated: 'SubnetId',
    },
  },
  'ec2.VpcEndpoint': {
    read: `VpcEndpointId VpcEndpointType VpcId ServiceName State RouteTableIds SubnetIds Groups NetworkInterfaceIds IpAddressType
      Tags`,
    cannotMatter: {
      // Which calls of a service may be made, not which packets pass.
      software: 'PolicyDocument',
      names: 'DnsOptions PrivateDnsEnabled DnsEntries',
      owners: 'OwnerId RequesterManaged',
      times: 'CreationTimestamp',
      texts: 'LastError FailureReason',
      repeated: 'Ipv4Prefixes Ipv6Prefixes',
      places: 'ServiceRegion',
      cost: 'PayerResponsibilities',
    },
  },
  'ec2.ServiceConfiguration': {
    read: 'ServiceId ServiceName ServiceState NetworkLoadBalancerArns Tags',
    cannotMatter: {
      names: 'BaseEndpointDnsNames PrivateDnsName PrivateDnsNameConfiguration',
      // Of its load balancers, which are read: those in question, their zones, their families.
      repeated: 'ServiceType AvailabilityZones AvailabilityZoneIds GatewayLoadBalancerArns SupportedIpAddressTypes',
      // An endpoint tells itself whether it has been accepted.
      later: 'AcceptanceRequired',
      owners: 'ManagesVpcEndpoints',
      places: 'SupportedRegions RemoteAccessEnabled',
      cost: 'PayerResponsibility',
    },
  },
  'ec2.ClientVpnEndpoint': {
    read: `ClientVpnEndpointId Status ClientCidrBlock AssociatedTargetNetworks Tags SecurityGroupIds VpcId TrafficIpAddressType
      TransitGatewayConfiguration`,
    cannotMatter: {
      texts: 'Description ClientLoginBannerOptions',
      times: 'CreationTime DeletionTime',
      names: 'DnsName DnsServers',
      // Who gets in, and how: what is asked is what those may do who have.
      tunnel: `VpnProtocol TransportProtocol VpnPort AuthenticationOptions ServerCertificateArn ClientConnectOptions DevicePostureOptions
        EndpointIpAddressType SelfServicePortalUrl`,
      // What clients send elsewhere, beside it.
      routers: 'SplitTunnel ClientRouteEnforcementOptions',
      monitoring: 'ConnectionLogOptions',
      timeouts: 'SessionTimeoutHours DisconnectOnSessionTimeout',
    },
  },
  'ec2.ClientVpnEndpointStatus': { read: 'Code', cannotMatter: { texts: 'Message' } },
  'ec2.AssociatedTargetNetwork': { read: 'NetworkId', cannotMatter: { repeated: 'NetworkType' } },
  'ec2.TransitGatewayConfigurationDescribeEndpointStructure': {
    read: 'TransitGatewayId',
    cannotMatter: { repeated: 'TransitGatewayAttachmentId', places: 'AvailabilityZones AvailabilityZoneIds' },
  },
  'ec2.TargetNetwork': {
    read: 'ClientVpnEndpointId TargetNetworkId Status SecurityGroups',
    cannotMatter: { labels: 'AssociationId', repeated: 'VpcId AvailabilityZones AvailabilityZoneIds' },
  },
  'ec2.AssociationStatus': { read: 'Code', cannotMatter: { texts: 'Message' } },
  'ec2.ClientVpnRoute': {
    read: 'ClientVpnEndpointId DestinationCidr TargetSubnet Status Origin',
    cannotMatter: { texts: 'Description', repeated: 'Type TransitGatewayAttachmentId' },
  },
  'ec2.ClientVpnRouteStatus': { read: 'Code', cannotMatter: { texts: 'Message' } },
  'ec2.AuthorizationRule': {
    read: 'ClientVpnEndpointId GroupId AccessAll DestinationCidr Status',
    cannotMatter: { texts: 'Description' },
  },
  'ec2.ClientVpnAuthorizationRuleStatus': { read: 'Code', cannotMatter: { texts: 'Message' } },
  'ec2.SecurityGroupIdentifier': { read: 'GroupId', cannotMatter: { labels: 'GroupName' } },
};
