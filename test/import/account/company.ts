import type { Account } from '../account.js';
import { LB, listener, TG } from './objects.js';

const NONE = { IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] };
const rule = (port: number | undefined, peers: object) => ({
  ...(port === undefined ? { IpProtocol: '-1' } : { IpProtocol: 'tcp', FromPort: port, ToPort: port }),
  ...NONE,
  ...peers,
});
const from = (CidrIp: string) => ({ IpRanges: [{ CidrIp }] });
const of = (GroupId: string) => ({ UserIdGroupPairs: [{ GroupId, UserId: '111111111111' }] });
const everywhere = rule(undefined, { IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] });
const group = (GroupId: string, VpcId: string, inbound: object[], outbound: object[] = [everywhere]) => ({
  GroupId,
  GroupName: GroupId.slice(3),
  VpcId,
  OwnerId: '111111111111',
  IpPermissions: inbound,
  IpPermissionsEgress: outbound,
});

const VPCS = [
  ['vpc-app', '10.20.0.0/16'],
  ['vpc-data', '10.30.0.0/16'],
] as const;
const SIX = '2600:1f18:20:';
const SUBNETS = [
  ['subnet-edge-a', 'vpc-app', '10.20.0.0/24', 'a', '0', 'rtb-edge'],
  ['subnet-edge-b', 'vpc-app', '10.20.1.0/24', 'b', '1', 'rtb-edge'],
  ['subnet-run-a', 'vpc-app', '10.20.2.0/24', 'a', '2', 'rtb-run'],
  ['subnet-run-b', 'vpc-app', '10.20.3.0/24', 'b', '3', 'rtb-run'],
  ['subnet-data', 'vpc-data', '10.30.0.0/24', 'a', undefined, 'rtb-data'],
] as const;

const route = (destination: string, more: object, Origin = 'CreateRoute') => ({
  ...(destination.includes(':') ? { DestinationIpv6CidrBlock: destination } : { DestinationCidrBlock: destination }),
  Origin,
  State: 'active',
  ...more,
});
const table = (id: string, vpc: string, block: string, ...routes: object[]) => ({
  RouteTableId: id,
  VpcId: vpc,
  OwnerId: '111111111111',
  Associations: [
    ...(id.startsWith('rtb-main') ? [{ Main: true, RouteTableAssociationId: `rtbassoc-${id}` }] : []),
    ...SUBNETS.filter((one) => one[5] === id).map(([SubnetId]) => ({
      Main: false,
      RouteTableAssociationId: `rtbassoc-${SubnetId}`,
      SubnetId,
    })),
  ].map((one) => ({ ...one, RouteTableId: id, AssociationState: { State: 'associated' } })),
  PropagatingVgws: [],
  Routes: [route(block, { GatewayId: 'local' }, 'CreateRouteTable'), ...routes],
});

const network = () => ({
  'describe-vpcs.json': {
    Vpcs: VPCS.map(([VpcId, block]) => ({
      VpcId,
      CidrBlock: block,
      State: 'available',
      OwnerId: '111111111111',
      InstanceTenancy: 'default',
      CidrBlockAssociationSet: [{ CidrBlock: block, CidrBlockState: { State: 'associated' } }],
      Ipv6CidrBlockAssociationSet:
        VpcId === 'vpc-app'
          ? [{ Ipv6CidrBlock: `${SIX}:/56`, Ipv6CidrBlockState: { State: 'associated' }, IpSource: 'amazon' }]
          : [],
      IsDefault: false,
    })),
  },
  'describe-subnets.json': {
    Subnets: SUBNETS.map(([SubnetId, VpcId, CidrBlock, zone, six]) => ({
      SubnetId,
      VpcId,
      CidrBlock,
      State: 'available',
      OwnerId: '111111111111',
      AvailabilityZone: `eu-west-1${zone}`,
      MapPublicIpOnLaunch: false,
      AssignIpv6AddressOnCreation: false,
      Ipv6Native: false,
      Ipv6CidrBlockAssociationSet:
        six === undefined
          ? []
          : [{ Ipv6CidrBlock: `${SIX}${six}::/64`, Ipv6CidrBlockState: { State: 'associated' }, IpSource: 'amazon' }],
    })),
  },
  'describe-route-tables.json': {
    RouteTables: [
      table('rtb-main-app', 'vpc-app', '10.20.0.0/16'),
      table(
        'rtb-edge',
        'vpc-app',
        '10.20.0.0/16',
        route('0.0.0.0/0', { GatewayId: 'igw-app' }),
        route('::/0', { GatewayId: 'igw-app' }),
        route('10.30.0.0/16', { TransitGatewayId: 'tgw-core' }),
      ),
      table(
        'rtb-run',
        'vpc-app',
        '10.20.0.0/16',
        route('0.0.0.0/0', { NatGatewayId: 'nat-app' }),
        route('::/0', { EgressOnlyInternetGatewayId: 'eigw-app' }),
        route('10.30.0.0/16', { TransitGatewayId: 'tgw-core' }),
        route('192.168.0.0/16', { TransitGatewayId: 'tgw-core' }),
      ),
      table('rtb-main-data', 'vpc-data', '10.30.0.0/16'),
      table(
        'rtb-data',
        'vpc-data',
        '10.30.0.0/16',
        route('10.20.0.0/16', { TransitGatewayId: 'tgw-core' }),
        route('192.168.0.0/16', { TransitGatewayId: 'tgw-core' }),
      ),
    ],
  },
  'describe-network-acls.json': {
    NetworkAcls: VPCS.map(([VpcId]) => ({
      NetworkAclId: `acl-${VpcId}`,
      VpcId,
      IsDefault: true,
      Associations: SUBNETS.filter((one) => one[1] === VpcId).map(([SubnetId]) => ({
        NetworkAclAssociationId: `aclassoc-${SubnetId}`,
        NetworkAclId: `acl-${VpcId}`,
        SubnetId,
      })),
      Entries: [true, false].flatMap((Egress) => [
        { CidrBlock: '192.168.66.0/24', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 90 },
        { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 100 },
        { Ipv6CidrBlock: '::/0', Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 101 },
        { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32767 },
        { Ipv6CidrBlock: '::/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32768 },
      ]),
    })),
  },
  'describe-security-groups.json': {
    SecurityGroups: [
      group('sg-door', 'vpc-app', [
        rule(443, { IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] }),
      ]),
      group('sg-run', 'vpc-app', [rule(8443, of('sg-door')), rule(22, of('sg-eice')), rule(443, of('sg-run'))]),
      group('sg-eice', 'vpc-app', [], [rule(22, of('sg-run'))]),
      group('sg-keys', 'vpc-app', [rule(443, { PrefixListIds: [{ PrefixListId: 'pl-apps' }] })]),
      group('sg-store', 'vpc-data', [rule(5432, of('sg-run')), rule(443, from('192.168.0.0/16'))], []),
    ],
  },
  'describe-internet-gateways.json': {
    InternetGateways: [{ InternetGatewayId: 'igw-app', Attachments: [{ State: 'available', VpcId: 'vpc-app' }] }],
  },
  'describe-egress-only-internet-gateways.json': {
    EgressOnlyInternetGateways: [
      { EgressOnlyInternetGatewayId: 'eigw-app', Attachments: [{ State: 'attached', VpcId: 'vpc-app' }] },
    ],
  },
  'describe-nat-gateways.json': {
    NatGateways: [
      {
        NatGatewayId: 'nat-app',
        SubnetId: 'subnet-edge-a',
        VpcId: 'vpc-app',
        State: 'available',
        ConnectivityType: 'public',
        NatGatewayAddresses: [
          {
            AllocationId: 'eipalloc-nat',
            NetworkInterfaceId: 'eni-nat',
            PrivateIp: '10.20.0.200',
            PublicIp: '198.51.100.200',
            IsPrimary: true,
            Status: 'succeeded',
          },
        ],
      },
    ],
  },
  'describe-managed-prefix-lists.json': {
    PrefixLists: [{ PrefixListId: 'pl-apps', PrefixListName: 'apps', MaxEntries: 4, OwnerId: '111111111111' }],
  },
  'get-managed-prefix-list-entries-pl-apps.json': { Entries: [{ Cidr: '10.20.2.0/23' }, { Cidr: '10.40.0.0/16' }] },
});

const card = (id: string, subnet: string, address: string, groups: string[], more: object = {}) => ({
  NetworkInterfaceId: id,
  SubnetId: subnet,
  VpcId: SUBNETS.find(([name]) => name === subnet)?.[1],
  InterfaceType: 'interface',
  Description: '',
  Status: 'in-use',
  SourceDestCheck: true,
  RequesterManaged: false,
  Groups: groups.map((GroupId) => ({ GroupId, GroupName: GroupId.slice(3) })),
  PrivateIpAddress: address,
  PrivateIpAddresses: [{ PrivateIpAddress: address, Primary: true }],
  Ipv6Addresses: [],
  Attachment: { Status: 'attached', DeviceIndex: 0 },
  ...more,
});
const host = (name: string, subnet: string, address: string, groups: string[], six?: string) => ({
  InstanceId: `i-${name}`,
  VpcId: SUBNETS.find(([one]) => one === subnet)?.[1],
  SubnetId: subnet,
  PrivateIpAddress: address,
  SourceDestCheck: true,
  State: { Code: 16, Name: 'running' },
  SecurityGroups: groups.map((GroupId) => ({ GroupId, GroupName: GroupId.slice(3) })),
  NetworkInterfaces: [
    card(`eni-${name}`, subnet, address, groups, six ? { Ipv6Addresses: [{ Ipv6Address: six }] } : {}),
  ],
});

const ends = () => {
  const hosts = [
    host('run-a', 'subnet-run-a', '10.20.2.10', ['sg-run'], `${SIX}2::10`),
    host('run-b', 'subnet-run-b', '10.20.3.10', ['sg-run']),
    host('store', 'subnet-data', '10.30.0.10', ['sg-store']),
  ];
  return {
    'describe-instances.json': { Reservations: hosts.map((one) => ({ OwnerId: '111111111111', Instances: [one] })) },
    'describe-network-interfaces.json': {
      NetworkInterfaces: [
        ...hosts.flatMap(({ InstanceId, NetworkInterfaces: [one] }) => [
          { ...one, Attachment: { InstanceId, DeviceIndex: 0, Status: 'attached' } },
        ]),
        card('eni-nat', 'subnet-edge-a', '10.20.0.200', [], {
          InterfaceType: 'nat_gateway',
          RequesterManaged: true,
          Description: 'Interface for NAT Gateway nat-app',
        }),
        ...['a', 'b'].map((zone, i) =>
          card(`eni-door-${zone}`, `subnet-edge-${zone}`, `10.20.${i}.40`, ['sg-door'], {
            RequesterManaged: true,
            Description: 'ELB app/door/1',
            PrivateIpAddresses: [
              {
                PrivateIpAddress: `10.20.${i}.40`,
                Primary: true,
                Association: { PublicIp: `198.51.100.4${i}`, IpOwnerId: 'amazon-elb' },
              },
            ],
          }),
        ),
        card('eni-keys', 'subnet-run-a', '10.20.2.50', ['sg-keys'], {
          InterfaceType: 'vpc_endpoint',
          RequesterManaged: true,
          Description: 'VPC Endpoint Interface vpce-keys',
        }),
        card('eni-eice', 'subnet-run-a', '10.20.2.60', ['sg-eice'], {
          InterfaceType: 'ec2_instance_connect_endpoint',
          RequesterManaged: true,
          Description: 'EC2 Instance Connect Endpoint eice-1',
        }),
      ],
    },
    'describe-addresses.json': {
      Addresses: [
        {
          PublicIp: '198.51.100.200',
          AllocationId: 'eipalloc-nat',
          AssociationId: 'eipassoc-nat',
          Domain: 'vpc',
          NetworkInterfaceId: 'eni-nat',
          PrivateIpAddress: '10.20.0.200',
        },
      ],
    },
    'describe-vpc-endpoints.json': {
      VpcEndpoints: [
        {
          VpcEndpointId: 'vpce-keys',
          VpcEndpointType: 'Interface',
          VpcId: 'vpc-app',
          ServiceName: 'com.amazonaws.eu-west-1.kms',
          State: 'available',
          RouteTableIds: [],
          SubnetIds: ['subnet-run-a'],
          Groups: [{ GroupId: 'sg-keys', GroupName: 'keys' }],
          NetworkInterfaceIds: ['eni-keys'],
        },
      ],
    },
    'describe-load-balancers.json': {
      LoadBalancers: [
        {
          LoadBalancerArn: `${LB}/app/door/1`,
          LoadBalancerName: 'door',
          Type: 'application',
          Scheme: 'internet-facing',
          VpcId: 'vpc-app',
          State: { Code: 'active' },
          IpAddressType: 'ipv4',
          AvailabilityZones: ['a', 'b'].map((zone) => ({
            ZoneName: `eu-west-1${zone}`,
            SubnetId: `subnet-edge-${zone}`,
            LoadBalancerAddresses: [],
          })),
          SecurityGroups: ['sg-door'],
        },
      ],
    },
    'describe-listeners-door.json': { Listeners: [listener(`${LB}/app/door/1`, 443, 'HTTPS', `${TG}/run/1`)] },
    'describe-rules-door.json': {
      Rules: [
        {
          RuleArn: `${LB.replace(':loadbalancer', ':listener-rule')}/app/door/1/443/default`,
          Priority: 'default',
          IsDefault: true,
          Conditions: [],
          Actions: [{ Type: 'forward', TargetGroupArn: `${TG}/run/1` }],
        },
      ],
    },
    'describe-target-groups.json': {
      TargetGroups: [
        {
          TargetGroupArn: `${TG}/run/1`,
          TargetGroupName: 'run',
          Protocol: 'HTTPS',
          Port: 8443,
          VpcId: 'vpc-app',
          TargetType: 'instance',
          IpAddressType: 'ipv4',
          HealthCheckEnabled: true,
          HealthCheckProtocol: 'HTTPS',
          HealthCheckPort: 'traffic-port',
          LoadBalancerArns: [`${LB}/app/door/1`],
        },
      ],
    },
    'describe-target-health-run.json': {
      TargetGroupArn: `${TG}/run/1`,
      TargetHealthDescriptions: ['a', 'b'].map((zone) => ({
        Target: { Id: `i-run-${zone}`, Port: 8443 },
        HealthCheckPort: '8443',
        TargetHealth: { State: 'healthy' },
      })),
    },
  };
};

const CORE = { TransitGatewayId: 'tgw-core', TransitGatewayOwnerId: '111111111111' };
const ATTACHED = [
  ['tgw-attach-app', 'vpc', 'vpc-app'],
  ['tgw-attach-data', 'vpc', 'vpc-data'],
  ['tgw-attach-office', 'vpn', 'vpn-office'],
] as const;
const links = (State: string) =>
  ATTACHED.map(([TransitGatewayAttachmentId, ResourceType, ResourceId]) => ({
    TransitGatewayAttachmentId,
    ResourceType,
    ResourceId,
    State,
  }));

const ways = () => ({
  'describe-transit-gateways.json': {
    TransitGateways: [
      {
        TransitGatewayId: 'tgw-core',
        State: 'available',
        OwnerId: '111111111111',
        Options: {
          AmazonSideAsn: 64512,
          DefaultRouteTableAssociation: 'disable',
          DefaultRouteTablePropagation: 'disable',
          SecurityGroupReferencingSupport: 'enable',
          MulticastSupport: 'disable',
        },
      },
    ],
  },
  'describe-transit-gateway-vpc-attachments.json': {
    TransitGatewayVpcAttachments: [
      ['app', ['subnet-run-a', 'subnet-run-b']],
      ['data', ['subnet-data']],
    ].map(([name, SubnetIds]) => ({
      TransitGatewayAttachmentId: `tgw-attach-${name}`,
      TransitGatewayId: 'tgw-core',
      VpcId: `vpc-${name}`,
      SubnetIds,
      State: 'available',
      Options: {
        DnsSupport: 'enable',
        SecurityGroupReferencingSupport: 'enable',
        Ipv6Support: 'disable',
        ApplianceModeSupport: 'disable',
      },
    })),
  },
  'describe-transit-gateway-attachments.json': {
    TransitGatewayAttachments: ATTACHED.map(([TransitGatewayAttachmentId, ResourceType, ResourceId]) => ({
      ...CORE,
      TransitGatewayAttachmentId,
      ResourceType,
      ResourceId,
      State: 'available',
      Association: { TransitGatewayRouteTableId: 'tgw-rtb-core', State: 'associated' },
    })),
  },
  'describe-transit-gateway-route-tables.json': {
    TransitGatewayRouteTables: [
      {
        TransitGatewayRouteTableId: 'tgw-rtb-core',
        TransitGatewayId: 'tgw-core',
        State: 'available',
        DefaultAssociationRouteTable: false,
        DefaultPropagationRouteTable: false,
      },
    ],
  },
  'get-transit-gateway-route-table-associations-tgw-rtb-core.json': { Associations: links('associated') },
  'get-transit-gateway-route-table-propagations-tgw-rtb-core.json': {
    TransitGatewayRouteTablePropagations: links('enabled').slice(0, 2),
  },
  'search-transit-gateway-routes-tgw-rtb-core.json': {
    Routes: [
      ['10.20.0.0/16', 'propagated', ...ATTACHED[0]],
      ['10.30.0.0/16', 'propagated', ...ATTACHED[1]],
      ['192.168.0.0/16', 'static', ...ATTACHED[2]],
    ].map(([DestinationCidrBlock, Type, TransitGatewayAttachmentId, ResourceType, ResourceId]) => ({
      DestinationCidrBlock,
      TransitGatewayAttachments: [{ ResourceId, TransitGatewayAttachmentId, ResourceType }],
      Type,
      State: 'active',
    })),
    AdditionalRoutesAvailable: false,
  },
  'describe-customer-gateways.json': {
    CustomerGateways: [
      {
        CustomerGatewayId: 'cgw-office',
        State: 'available',
        Type: 'ipsec.1',
        IpAddress: '203.0.113.1',
        BgpAsn: '65000',
      },
    ],
  },
  'describe-vpn-connections.json': {
    VpnConnections: [
      {
        VpnConnectionId: 'vpn-office',
        CustomerGatewayId: 'cgw-office',
        TransitGatewayId: 'tgw-core',
        State: 'available',
        Type: 'ipsec.1',
        Category: 'VPN',
        GatewayAssociationState: 'associated',
        Options: {
          EnableAcceleration: false,
          StaticRoutesOnly: true,
          LocalIpv4NetworkCidr: '0.0.0.0/0',
          RemoteIpv4NetworkCidr: '0.0.0.0/0',
          TunnelInsideIpVersion: 'ipv4',
        },
        Routes: [],
        VgwTelemetry: ['203.0.113.10', '203.0.113.11'].map((OutsideIpAddress, i) => ({
          OutsideIpAddress,
          Status: i === 0 ? 'UP' : 'DOWN',
          AcceptedRouteCount: 0,
        })),
      },
    ],
  },
});

/** Two VPCs, an office and the internet, in the very answers that today's command line gives, every field that it prints of what matters. */
export const company = (): Account => ({ ...network(), ...ends(), ...ways() });

export const COMPANY_SUBJECTS: readonly string[] = [
  '8.8.8.8',
  '192.168.7.7',
  'door',
  'i-run-a',
  'i-run-b',
  'i-store',
  'vpce-keys',
  'eni-eice',
  '2a00:1450:4001:800::1',
];
