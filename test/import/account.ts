/** A made-up account with something of every kind, as `aws … describe-*` prints it: the name of each file, and its JSON. */
const tags = (name: string) => [{ Key: 'Name', Value: name }];
const all = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
};
const tcp = (port: number, more: object) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
  ...more,
});
const eni = (id: string, subnet: string, address: string, more: object = {}) => ({
  NetworkInterfaceId: id,
  SubnetId: subnet,
  VpcId: 'vpc-shop',
  InterfaceType: 'interface',
  Description: '',
  Status: 'in-use',
  SourceDestCheck: true,
  Groups: [{ GroupId: 'sg-web' }],
  PrivateIpAddress: address,
  PrivateIpAddresses: [{ PrivateIpAddress: address, Primary: true }],
  Ipv6Addresses: [],
  Attachment: { Status: 'attached', DeviceIndex: 0 },
  ...more,
});
const vpc = (id: string, block: string, name: string) => ({
  VpcId: id,
  CidrBlock: block,
  OwnerId: '111111111111',
  CidrBlockAssociationSet: [{ CidrBlock: block, CidrBlockState: { State: 'associated' } }],
  Ipv6CidrBlockAssociationSet: [],
  Tags: tags(name),
});
const subnet = (id: string, of: string, block: string, zone: string, name: string) => ({
  SubnetId: id,
  VpcId: of,
  CidrBlock: block,
  AvailabilityZone: `eu-west-1${zone}`,
  MapPublicIpOnLaunch: false,
  Ipv6CidrBlockAssociationSet: [],
  Tags: tags(name),
});
const entry = (number: number, egress: boolean, action: string, more: object = {}) => ({
  RuleNumber: number,
  Egress: egress,
  Protocol: '-1',
  RuleAction: action,
  CidrBlock: '0.0.0.0/0',
  ...more,
});
const LB = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer';
const TG = 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup';
const listener = (of: string, port: number, protocol: string, group?: string) => ({
  ListenerArn: `${of.replace(':loadbalancer/', ':listener/')}/${port}`,
  LoadBalancerArn: of,
  Port: port,
  Protocol: protocol,
  DefaultActions: group ? [{ Type: 'forward', TargetGroupArn: group }] : [{ Type: 'redirect', RedirectConfig: {} }],
});

export type Account = Record<string, unknown>;

export function account(): Account {
  return {
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
    'nat.json': {
      NatGateways: [
        {
          NatGatewayId: 'nat-1',
          SubnetId: 'subnet-front',
          VpcId: 'vpc-shop',
          State: 'available',
          ConnectivityType: 'public',
          NatGatewayAddresses: [{ PrivateIp: '10.0.0.220', PublicIp: '198.51.100.9', NetworkInterfaceId: 'eni-nat' }],
        },
        {
          NatGatewayId: 'nat-old',
          SubnetId: 'subnet-front',
          VpcId: 'vpc-shop',
          State: 'deleted',
          NatGatewayAddresses: [],
        },
      ],
    },
    'instances.json': {
      Reservations: [
        {
          Instances: [
            {
              InstanceId: 'i-web',
              State: { Name: 'running' },
              SubnetId: 'subnet-front',
              VpcId: 'vpc-shop',
              PrivateIpAddress: '10.0.0.10',
              PublicIpAddress: '198.51.100.10',
              SecurityGroups: [{ GroupId: 'sg-web' }],
              Tags: tags('web'),
              NetworkInterfaces: [{ NetworkInterfaceId: 'eni-web' }],
            },
            { InstanceId: 'i-old', State: { Name: 'terminated' }, NetworkInterfaces: [] },
          ],
        },
        {
          Instances: [
            {
              InstanceId: 'i-two',
              State: { Name: 'stopped' },
              SubnetId: 'subnet-back',
              VpcId: 'vpc-shop',
              Tags: tags('router'),
              NetworkInterfaces: [{ NetworkInterfaceId: 'eni-two-a' }, { NetworkInterfaceId: 'eni-two-b' }],
            },
          ],
        },
      ],
    },
    'interfaces.json': {
      NetworkInterfaces: [
        eni('eni-web', 'subnet-front', '10.0.0.10', {
          Attachment: { InstanceId: 'i-web', DeviceIndex: 0, Status: 'attached' },
          PrivateIpAddresses: [
            { PrivateIpAddress: '10.0.0.10', Primary: true, Association: { PublicIp: '198.51.100.10' } },
          ],
        }),
        eni('eni-two-a', 'subnet-back', '10.0.1.20', {
          Attachment: { InstanceId: 'i-two', DeviceIndex: 0, Status: 'attached' },
        }),
        eni('eni-two-b', 'subnet-front', '10.0.0.20', {
          SourceDestCheck: false,
          Attachment: { InstanceId: 'i-two', DeviceIndex: 1, Status: 'attached' },
        }),
        eni('eni-nat', 'subnet-front', '10.0.0.220', { InterfaceType: 'nat_gateway', Groups: [] }),
        eni('eni-tgw', 'subnet-back', '10.0.1.200', { InterfaceType: 'transit_gateway', Groups: [] }),
        eni('eni-idle', 'subnet-back', '10.0.1.201', { Status: 'available', Attachment: undefined }),
        eni('eni-db', 'subnet-back-b', '10.0.2.30', {
          Description: 'RDSNetworkInterface',
          Groups: [{ GroupId: 'sg-db' }],
        }),
        eni('eni-nlb', 'subnet-front', '10.0.0.40', {
          InterfaceType: 'network_load_balancer',
          Description: 'ELB net/line/1',
          Groups: [],
        }),
        eni('eni-vpce', 'subnet-back', '10.0.1.50', { InterfaceType: 'vpc_endpoint' }),
        eni('eni-efs', 'subnet-back', '10.0.1.60', { Description: 'EFS mount target', RequesterManaged: true }),
      ],
    },
    'addresses.json': {
      Addresses: [{ PublicIp: '198.51.100.20', NetworkInterfaceId: 'eni-two-b', PrivateIpAddress: '10.0.0.20' }],
    },
    'endpoints.json': {
      VpcEndpoints: [
        {
          VpcEndpointId: 'vpce-s3',
          VpcEndpointType: 'Gateway',
          VpcId: 'vpc-shop',
          ServiceName: 'com.amazonaws.eu-west-1.s3',
          State: 'available',
          RouteTableIds: ['rtb-main'],
        },
        {
          VpcEndpointId: 'vpce-ssm',
          VpcEndpointType: 'Interface',
          VpcId: 'vpc-shop',
          ServiceName: 'com.amazonaws.eu-west-1.ssm',
          State: 'available',
          SubnetIds: ['subnet-back'],
          Groups: [{ GroupId: 'sg-web' }],
          NetworkInterfaceIds: ['eni-vpce'],
        },
        {
          VpcEndpointId: 'vpce-fw',
          VpcEndpointType: 'GatewayLoadBalancer',
          VpcId: 'vpc-shop',
          State: 'available',
          SubnetIds: ['subnet-back'],
          Groups: [],
          NetworkInterfaceIds: [],
        },
        {
          VpcEndpointId: 'vpce-old',
          VpcEndpointType: 'Interface',
          VpcId: 'vpc-shop',
          State: 'deleted',
          SubnetIds: ['subnet-back'],
        },
      ],
    },
    'prefix-lists.json': {
      PrefixLists: [
        { PrefixListId: 'pl-s3', PrefixListName: 'com.amazonaws.eu-west-1.s3', Cidrs: ['52.218.0.0/17'] },
        { PrefixListId: 'pl-ddb', PrefixListName: 'com.amazonaws.eu-west-1.dynamodb', Cidrs: ['52.94.24.0/23'] },
        { PrefixListId: 'pl-own', PrefixListName: 'offices', MaxEntries: 10, OwnerId: '111111111111' },
      ],
    },
    'pl-own-entries.json': { Entries: [{ Cidr: '203.0.113.0/24' }, { Cidr: '10.1.0.0/24' }] },
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
    'balancers.json': {
      LoadBalancers: [
        {
          LoadBalancerArn: `${LB}/app/entry/1`,
          LoadBalancerName: 'entry',
          Type: 'application',
          Scheme: 'internet-facing',
          VpcId: 'vpc-shop',
          State: { Code: 'active' },
          SecurityGroups: ['sg-web'],
          AvailabilityZones: [{ SubnetId: 'subnet-front' }, { SubnetId: 'subnet-front-b' }],
        },
        {
          LoadBalancerArn: `${LB}/net/line/1`,
          LoadBalancerName: 'line',
          Type: 'network',
          Scheme: 'internal',
          VpcId: 'vpc-shop',
          State: { Code: 'active' },
          AvailabilityZones: [{ SubnetId: 'subnet-front', LoadBalancerAddresses: [] }],
        },
      ],
    },
    'listeners.json': {
      LoadBalancerListeners: [
        {
          LoadBalancerArn: `${LB}/app/entry/1`,
          Listeners: [
            listener(`${LB}/app/entry/1`, 443, 'HTTPS', `${TG}/web/1`),
            listener(`${LB}/app/entry/1`, 80, 'HTTP'),
          ],
        },
        { LoadBalancerArn: `${LB}/net/line/1`, Listeners: [listener(`${LB}/net/line/1`, 5432, 'TCP', `${TG}/db/1`)] },
      ],
    },
    'targets.json': {
      TargetGroups: [
        { TargetGroupArn: `${TG}/web/1`, Port: 8443, Protocol: 'HTTPS', TargetType: 'instance', VpcId: 'vpc-shop' },
        { TargetGroupArn: `${TG}/db/1`, Port: 5432, Protocol: 'TCP', TargetType: 'ip', VpcId: 'vpc-shop' },
      ],
      LoadBalancerTargetHealth: [
        {
          TargetGroupArn: `${TG}/web/1`,
          TargetHealthDescriptions: [{ Target: { Id: 'i-web', Port: 8443 }, TargetHealth: { State: 'healthy' } }],
        },
        { TargetGroupArn: `${TG}/db/1`, TargetHealthDescriptions: [{ Target: { Id: '10.0.2.30', Port: 5432 } }] },
      ],
      LoadBalancerAttributes: [
        {
          LoadBalancerArn: `${LB}/net/line/1`,
          Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
        },
      ],
    },
    'classic.json': {
      LoadBalancerDescriptions: [
        {
          LoadBalancerName: 'old-entry',
          Scheme: 'internal',
          VPCId: 'vpc-shop',
          Subnets: ['subnet-front'],
          SecurityGroups: ['sg-web'],
          Instances: [{ InstanceId: 'i-web' }],
          ListenerDescriptions: [
            { Listener: { Protocol: 'TCP', LoadBalancerPort: 25, InstanceProtocol: 'TCP', InstancePort: 2525 } },
          ],
        },
      ],
    },
    'rds.json': {
      DBInstances: [
        {
          DBInstanceIdentifier: 'orders',
          DBInstanceArn: 'arn:aws:rds:eu-west-1:111111111111:db:orders',
          DBInstanceStatus: 'available',
          PubliclyAccessible: false,
          DBSubnetGroup: {
            VpcId: 'vpc-shop',
            Subnets: [{ SubnetIdentifier: 'subnet-back' }, { SubnetIdentifier: 'subnet-back-b' }],
          },
          VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-db', Status: 'active' }],
        },
      ],
    },
    'lambda.json': {
      Functions: [
        {
          FunctionName: 'brew',
          FunctionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:brew',
          VpcConfig: { VpcId: 'vpc-shop', SubnetIds: ['subnet-back', 'subnet-back-b'], SecurityGroupIds: ['sg-web'] },
        },
        {
          FunctionName: 'outside',
          FunctionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:outside',
          VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: '' },
        },
      ],
    },
    'bpa.json': {
      VpcBlockPublicAccessOptions: {
        AwsAccountId: '111111111111',
        AwsRegion: 'eu-west-1',
        InternetGatewayBlockMode: 'block-ingress',
      },
    },
    'bpa-exclusions.json': {
      VpcBlockPublicAccessExclusions: [
        {
          ExclusionId: 'vpcbpa-exclude-1',
          InternetGatewayExclusionMode: 'allow-bidirectional',
          ResourceArn: 'arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-front',
          State: 'create-complete',
        },
      ],
    },
  };
}
