import { LB, tags, tcp } from '../account/objects.js';
import type { Account } from '../account.js';

const TG = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/1';
const ALB = `${LB}/app/entry/1`;
const LISTENER = `${ALB.replace(':loadbalancer/', ':listener/')}/1`;

/** Objects with fields that the made-up account has not: of both families, of kinds that stand for each other, of gateways of other accounts. */
export const rareObjects = (): Account => ({
  'addresses.json': {
    Addresses: [
      {
        PublicIp: '198.51.100.9',
        AllocationId: 'eipalloc-9',
        Domain: 'vpc',
        PublicIpv4Pool: 'amazon',
        NetworkBorderGroup: 'eu-west-1',
        Tags: tags('spare'),
      },
    ],
  },
  'vpcs.json': {
    Vpcs: [
      {
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/16',
        OwnerId: '111111111111',
        Ipv6CidrBlockAssociationSet: [
          { Ipv6CidrBlock: '2001:db8:1::/56', Ipv6CidrBlockState: { State: 'associated' } },
        ],
        BlockPublicAccessStates: { InternetGatewayBlockMode: 'block-bidirectional' },
        Tags: tags('one'),
      },
    ],
    Subnets: [
      {
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/24',
        AvailabilityZone: 'eu-west-1a',
        Ipv6CidrBlockAssociationSet: [
          { Ipv6CidrBlock: '2001:db8:1:1::/64', Ipv6CidrBlockState: { State: 'associated' } },
        ],
        BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
      },
    ],
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: false, GatewayId: 'igw-1', AssociationState: { State: 'associated' } }],
        Routes: [
          { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1', State: 'active' },
          { DestinationCidrBlock: '0.0.0.0/0', CarrierGatewayId: 'cagw-1', State: 'active' },
        ],
      },
    ],
    EgressOnlyInternetGateways: [
      { EgressOnlyInternetGatewayId: 'eigw-1', Attachments: [{ VpcId: 'vpc-1', State: 'attached' }] },
    ],
    VpnGateways: [
      { VpnGatewayId: 'vgw-1', State: 'available', VpcAttachments: [{ VpcId: 'vpc-1', State: 'attached' }] },
    ],
  },
  'filters.json': {
    NetworkAcls: [
      {
        NetworkAclId: 'acl-1',
        VpcId: 'vpc-1',
        Entries: [
          {
            RuleNumber: 1,
            Egress: false,
            Protocol: '6',
            RuleAction: 'allow',
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 1, To: 2 },
          },
          {
            RuleNumber: 2,
            Egress: true,
            Protocol: '58',
            RuleAction: 'deny',
            Ipv6CidrBlock: '::/0',
            IcmpTypeCode: { Type: 8, Code: 0 },
          },
        ],
        Associations: [{ SubnetId: 'subnet-1' }],
      },
    ],
    SecurityGroups: [
      {
        GroupId: 'sg-1',
        GroupName: 'one',
        VpcId: 'vpc-1',
        IpPermissions: [
          tcp(443, {
            Ipv6Ranges: [{ CidrIpv6: '::/0' }],
            PrefixListIds: [{ PrefixListId: 'pl-1' }],
            UserIdGroupPairs: [
              { GroupId: 'sg-2', VpcId: 'vpc-2', VpcPeeringConnectionId: 'pcx-1', PeeringStatus: 'active' },
            ],
          }),
        ],
        IpPermissionsEgress: [],
      },
      { GroupId: 'sg-3', GroupName: 'three', VpcId: 'vpc-1' },
    ],
    SecurityGroupRules: [
      {
        SecurityGroupRuleId: 'sgr-1',
        GroupId: 'sg-3',
        IsEgress: false,
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        ReferencedGroupInfo: {
          GroupId: 'sg-2',
          VpcId: 'vpc-2',
          VpcPeeringConnectionId: 'pcx-1',
          PeeringStatus: 'active',
        },
      },
      { SecurityGroupRuleId: 'sgr-2', GroupId: 'sg-3', IsEgress: true, IpProtocol: '-1', CidrIpv4: '0.0.0.0/0' },
    ],
    PrefixLists: [
      {
        PrefixListId: 'pl-1',
        PrefixListName: 'offices',
        MaxEntries: 5,
        OwnerId: '111111111111',
        Tags: tags('offices'),
      },
    ],
  },
  'hosts.json': {
    Reservations: [
      {
        Instances: [
          {
            InstanceId: 'i-1',
            State: { Name: 'running' },
            NetworkInterfaces: [
              {
                NetworkInterfaceId: 'eni-1',
                SubnetId: 'subnet-1',
                VpcId: 'vpc-1',
                Groups: [{ GroupId: 'sg-1' }],
                PrivateIpAddress: '10.0.0.10',
                PrivateIpAddresses: [
                  { PrivateIpAddress: '10.0.0.12', Primary: false },
                  { PrivateIpAddress: '10.0.0.10', Primary: true, Association: { PublicIp: '198.51.100.1' } },
                ],
                Ipv6Addresses: [{ Ipv6Address: '2001:db8:1:1::10' }],
                Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.16/28' }],
                Association: { PublicIp: '198.51.100.1' },
                Attachment: { DeviceIndex: 0, Status: 'attached' },
              },
            ],
          },
        ],
      },
    ],
    NetworkInterfaces: [
      {
        NetworkInterfaceId: 'eni-2',
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        Groups: [{ GroupId: 'sg-1' }],
        PrivateIpAddress: '10.0.0.11',
        PrivateIpAddresses: [
          { PrivateIpAddress: '10.0.0.13', Primary: false },
          { PrivateIpAddress: '10.0.0.11', Primary: true, Association: { PublicIp: '198.51.100.2' } },
        ],
        Ipv6Addresses: [{ Ipv6Address: '2001:db8:1:1::11' }],
        Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.32/28' }],
        Association: { PublicIp: '198.51.100.2' },
        Attachment: { Status: 'attached' },
        TagSet: tags('two'),
      },
    ],
    Addresses: [{ PublicIp: '198.51.100.4', AllocationId: 'eipalloc-1', InstanceId: 'i-1' }],
    NatGateways: [
      {
        NatGatewayId: 'nat-1',
        VpcId: 'vpc-1',
        State: 'available',
        AvailabilityMode: 'regional',
        RouteTableId: 'rtb-1',
      },
    ],
    Functions: [
      {
        FunctionName: 'brew',
        FunctionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:brew',
        VpcConfig: {
          VpcId: 'vpc-1',
          SubnetIds: ['subnet-1'],
          SecurityGroupIds: ['sg-1'],
          Ipv6AllowedForDualStack: true,
        },
      },
    ],
    DBInstances: [
      {
        DBInstanceIdentifier: 'orders',
        DBSubnetGroup: { VpcId: 'vpc-1', Subnets: [{ SubnetIdentifier: 'subnet-1' }] },
        TagList: tags('orders'),
      },
    ],
  },
  'balancers.json': {
    ServiceConfigurations: [
      {
        ServiceId: 'vpce-svc-1',
        ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-1',
        ServiceState: 'Available',
        NetworkLoadBalancerArns: [ALB],
        Tags: tags('orders'),
      },
    ],
    LoadBalancers: [
      {
        LoadBalancerArn: ALB,
        LoadBalancerName: 'entry',
        Type: 'application',
        Scheme: 'internal',
        VpcId: 'vpc-1',
        State: { Code: 'active' },
        AvailabilityZones: [
          {
            SubnetId: 'subnet-1',
            LoadBalancerAddresses: [
              { PrivateIPv4Address: '10.0.0.20', IPv6Address: '2001:db8:1:1::20', IpAddress: '198.51.100.3' },
            ],
          },
        ],
        SecurityGroups: ['sg-1'],
        IpAddressType: 'dualstack',
      },
    ],
    Listeners: [
      {
        ListenerArn: LISTENER,
        LoadBalancerArn: ALB,
        Port: 443,
        Protocol: 'HTTPS',
        DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: TG, Weight: 1 }] } }],
      },
    ],
    Rules: [
      {
        RuleArn: LISTENER.replace(':listener/', ':listener-rule/').concat('/1'),
        Actions: [{ Type: 'fixed-response' }],
      },
    ],
    TargetGroups: [
      {
        TargetGroupArn: TG,
        Protocol: 'HTTPS',
        Port: 443,
        VpcId: 'vpc-1',
        TargetType: 'instance',
        LoadBalancerArns: [ALB],
      },
    ],
  },
  'classic.json': {
    LoadBalancerDescriptions: [
      {
        LoadBalancerName: 'old',
        VPCId: 'vpc-1',
        Subnets: ['subnet-1'],
        Instances: [{ InstanceId: 'i-1' }],
        ListenerDescriptions: [{ Listener: { LoadBalancerPort: 80, InstancePort: 8080 } }],
        HealthCheck: { Target: 'HTTP:8081/health' },
      },
    ],
    LoadBalancerAttributesOf: [
      { LoadBalancerName: 'old', LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: true } } },
    ],
  },
  'connections.json': {
    VpcPeeringConnections: [
      {
        VpcPeeringConnectionId: 'pcx-1',
        Status: { Code: 'active' },
        RequesterVpcInfo: { VpcId: 'vpc-1' },
        AccepterVpcInfo: {
          VpcId: 'vpc-2',
          CidrBlock: '10.2.0.0/16',
          CidrBlockSet: [{ CidrBlock: '10.2.0.0/16' }],
          Ipv6CidrBlockSet: [{ Ipv6CidrBlock: '2001:db8:2::/56' }],
          Region: 'eu-west-2',
        },
      },
    ],
    TransitGateways: [
      { TransitGatewayId: 'tgw-1', State: 'available', Options: { DefaultRouteTableAssociation: 'disable' } },
      { TransitGatewayId: 'tgw-9', State: 'available', Options: { DefaultRouteTablePropagation: 'disable' } },
    ],
    TransitGatewayVpcAttachments: [
      { TransitGatewayAttachmentId: 'tgw-attach-9', TransitGatewayId: 'tgw-9', VpcId: 'vpc-1', State: 'available' },
      {
        TransitGatewayAttachmentId: 'tgw-attach-1',
        TransitGatewayId: 'tgw-1',
        VpcId: 'vpc-1',
        SubnetIds: ['subnet-1'],
        State: 'available',
        Options: { ApplianceModeSupport: 'enable', SecurityGroupReferencingSupport: 'disable', Ipv6Support: 'enable' },
      },
    ],
    TransitGatewayPeeringAttachments: [
      {
        TransitGatewayAttachmentId: 'tgw-attach-2',
        AccepterTransitGatewayAttachmentId: 'tgw-attach-3',
        RequesterTgwInfo: { TransitGatewayId: 'tgw-1' },
        AccepterTgwInfo: { TransitGatewayId: 'tgw-2' },
        State: 'available',
        Tags: tags('far'),
      },
    ],
    TransitGatewayRouteTables: [
      { TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayId: 'tgw-1', State: 'available', Tags: tags('hub') },
    ],
    TableAssociations: [
      {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        Associations: [{ TransitGatewayAttachmentId: 'tgw-attach-1', ResourceId: 'vpc-1', State: 'associated' }],
      },
    ],
    TableRoutes: [
      {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        Routes: [
          {
            PrefixListId: 'pl-1',
            Type: 'static',
            State: 'active',
            TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-1', ResourceId: 'vpc-1' }],
          },
        ],
      },
    ],
    directConnectGatewayAssociations: [
      { directConnectGatewayId: 'dxgw-1', associationState: 'associated', virtualGatewayId: 'vgw-1' },
    ],
    virtualInterfaces: [
      {
        virtualInterfaceId: 'dxvif-1',
        virtualInterfaceName: 'fibre',
        virtualInterfaceType: 'private',
        virtualInterfaceState: 'available',
        virtualGatewayId: 'vgw-1',
        bgpPeers: [{ bgpPeerId: 'dxpeer-1', addressFamily: 'ipv4', bgpPeerState: 'available', bgpStatus: 'up' }],
      },
    ],
    ClientVpnEndpoints: [
      {
        ClientVpnEndpointId: 'cvpn-endpoint-1',
        Status: { Code: 'available' },
        ClientCidrBlock: '172.20.0.0/22',
        VpcId: 'vpc-1',
        SecurityGroupIds: ['sg-1'],
        AssociatedTargetNetworks: [{ NetworkId: 'subnet-1', NetworkType: 'vpc' }],
        TrafficIpAddressType: 'ipv4',
        Tags: tags('remote'),
      },
      { ClientVpnEndpointId: 'cvpn-endpoint-2', TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1' } },
    ],
    ClientVpnTargetNetworks: [
      {
        AssociationId: 'cvpn-assoc-1',
        ClientVpnEndpointId: 'cvpn-endpoint-1',
        TargetNetworkId: 'subnet-1',
        Status: { Code: 'associated' },
        SecurityGroups: ['sg-1'],
      },
    ],
    ClientVpnRoutes: [
      {
        ClientVpnEndpointId: 'cvpn-endpoint-1',
        DestinationCidr: '10.0.0.0/16',
        TargetSubnet: 'subnet-1',
        Origin: 'associate',
        Status: { Code: 'active' },
      },
    ],
    AuthorizationRules: [
      {
        ClientVpnEndpointId: 'cvpn-endpoint-1',
        GroupId: 'S-1',
        AccessAll: false,
        DestinationCidr: '10.0.0.0/16',
        Status: { Code: 'active' },
      },
    ],
    VpnConnections: [
      {
        VpnConnectionId: 'vpn-1',
        CustomerGatewayId: 'cgw-1',
        TransitGatewayId: 'tgw-1',
        State: 'available',
        VgwTelemetry: [{ Status: 'UP' }],
        Tags: tags('office'),
      },
    ],
  },
});
