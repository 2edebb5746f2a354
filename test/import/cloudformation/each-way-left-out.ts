import { type EachWayCase, NET } from './each-way-templates.js';

const NOTHING = "!Ref 'AWS::NoValue'";
const BASIC = ['App', 'Db', 'Front'];
const SET = `  Set: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: d, SubnetIds: [!Ref PrivA, !Ref PrivB] } }\n`;
const LAUNCHED = `  Lt: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Webs] } } }
  Lt2: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Dbs] } } }
  Lc: { Type: AWS::AutoScaling::LaunchConfiguration, Properties: { ImageId: a, InstanceType: t, SecurityGroups: [!Ref Apps] } }\n`;
const scaling = (how: string, subnets = '[!Ref PubA]', more = ''): string =>
  `  I: { Type: AWS::AutoScaling::AutoScalingGroup, ${more}Properties: { MinSize: 1, MaxSize: 2, VPCZoneIdentifier: ${subnets}, ${how} } }\n`;
const PEER = (peer: string, egress = false): string =>
  `  R: { Type: AWS::EC2::SecurityGroup${egress ? 'Egress' : 'Ingress'}, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 80, ToPort: 5432, ${peer} } }\n`;
const BALANCER = (condition: string, port: string): string => `
  Tg: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: ${port}, Protocol: TCP, VpcId: !Ref Net, Targets: [{ Id: !Ref Front }] } }
  Nlb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, ${condition}Properties: { Type: network, Scheme: internet-facing, Subnets: [!Ref PubA, !Ref PubB] } }
  Li: { Type: AWS::ElasticLoadBalancingV2::Listener, ${condition}Properties: { LoadBalancerArn: !Ref Nlb, Port: 80, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Tg }] } }\n`;

/** What a condition may leave out, and one of two of which each is there or not. */
export const LEFT_OUT: EachWayCase[] = [
  [
    'Block Public Access: there or not',
    `  Bp: { Type: AWS::EC2::VPCBlockPublicAccessOptions, Condition: C, Properties: { InternetGatewayBlockMode: block-ingress } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'Block Public Access: an exclusion, and its mode',
    `  Bp: { Type: AWS::EC2::VPCBlockPublicAccessOptions, Properties: { InternetGatewayBlockMode: block-bidirectional } }
  Ex: { Type: AWS::EC2::VPCBlockPublicAccessExclusion, Condition: C, Properties: { InternetGatewayExclusionMode: !If [D, allow-bidirectional, allow-egress], SubnetId: !Ref PubA } }\n`,
    ['P', 'Q'],
    BASIC,
  ],
  [
    'default group: emptied or not',
    `  Cu: { Type: 'Custom::VpcRestrictDefaultSG', Condition: C, Properties: { ServiceToken: t, DefaultSecurityGroupId: !GetAtt Net.DefaultSecurityGroup, Account: a } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubA } }
  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubB } }\n`,
    ['P'],
    [...BASIC, 'I', 'J'],
  ],
  [
    'Auto Scaling group: in several subnets, there or not',
    LAUNCHED +
      scaling('LaunchTemplate: { LaunchTemplateId: !Ref Lt, Version: 1 }', '[!Ref PubA, !Ref PubB]', 'Condition: C, '),
    ['P'],
    [...BASIC, 'I-0', 'I-1'],
  ],
  [
    'instance: with several interfaces, there or not',
    `  I: { Type: AWS::EC2::Instance, Condition: C, Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref PubA, GroupSet: [!Ref Webs] }, { DeviceIndex: 1, SubnetId: !Ref PrivA, GroupSet: [!Ref Hosts] }] } }\n`,
    ['P'],
    [...BASIC, 'I', 'I-eth1'],
  ],
  [
    'network load balancer that hands packets on to a port that is shut: there or not',
    BALANCER('Condition: C, ', '8080'),
    ['P'],
    [...BASIC, 'Nlb'],
  ],
  [
    'network load balancer that hands packets on: to this port or that',
    BALANCER('', '!If [C, 8080, 443]'),
    ['P'],
    [...BASIC, 'Nlb'],
  ],
  [
    'rule: from a block or a group',
    PEER(`CidrIp: !If [C, 10.0.0.0/8, ${NOTHING}], SourceSecurityGroupId: !If [C, ${NOTHING}, !Ref Webs]`),
    ['P'],
    BASIC,
  ],
  [
    'rule: from a block that holds some of a group',
    PEER(`CidrIp: !If [C, 10.0.0.0/24, ${NOTHING}], SourceSecurityGroupId: !If [C, ${NOTHING}, !Ref Dbs]`),
    ['P'],
    BASIC,
  ],
  [
    'rule: to a block or a group',
    PEER(`CidrIp: !If [C, 10.0.0.0/8, ${NOTHING}], DestinationSecurityGroupId: !If [C, ${NOTHING}, !Ref Webs]`, true),
    ['P'],
    BASIC,
  ],
  [
    'launched: by one of two templates',
    LAUNCHED + scaling('LaunchTemplate: { LaunchTemplateId: !If [C, !Ref Lt, !Ref Lt2], Version: 1 }'),
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'launched: by a template or a configuration',
    LAUNCHED +
      scaling(
        `LaunchConfigurationName: !If [C, !Ref Lc, ${NOTHING}], LaunchTemplate: !If [C, ${NOTHING}, { LaunchTemplateId: !Ref Lt, Version: 1 }]`,
      ),
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'launched: an instance, by one of two templates',
    LAUNCHED.replace(
      '{ SecurityGroupIds: [!Ref Webs] }',
      '{ NetworkInterfaces: [{ DeviceIndex: 0, Groups: [!Ref Webs], AssociatePublicIpAddress: true }] }',
    ) +
      `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubA, LaunchTemplate: { LaunchTemplateId: !If [C, !Ref Lt, !Ref Lt2], Version: 1 } } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'route table: of one of two subnets',
    NET.replace(
      'UseP: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref PrivA,',
      'UseP: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !If [C, !Ref PrivA, !Ref PrivB],',
    ).replace(/ {2}UseQ.*\n/, '') +
      `  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL: of one of two subnets',
    `  N: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }
  In: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 110, Egress: false, Protocol: 6, PortRange: { From: 80, To: 80 }, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  Ou: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 110, Egress: true, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !If [C, !Ref PrivA, !Ref PubA], NetworkAclId: !Ref N } }\n`,
    ['P'],
    BASIC,
  ],
];

const DATABASE = (more: string): string =>
  `${SET}  Cl: { Type: AWS::RDS::DBCluster, Condition: C, Properties: { Engine: aurora-postgresql, DBSubnetGroupName: !Ref Set, VpcSecurityGroupIds: [!Ref Dbs] } }
  I: { Type: AWS::RDS::DBInstance, Properties: { DBClusterIdentifier: !If [C, !Ref Cl, ${NOTHING}], DBSubnetGroupName: !Ref Set, PubliclyAccessible: false, ${more} } }\n`;
const SERVED = `  W: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  WS: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref W, CidrBlock: 10.1.0.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  WG: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref W, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 5432, CidrIp: 10.0.0.0/8 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref WS, SecurityGroupIds: [!Ref WG] } }
  Tg: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 80, Protocol: TCP, VpcId: !Ref Net, Targets: [{ Id: !Ref Front }] } }
  Nlb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, Subnets: [!Ref PubA, !Ref PubB] } }
  Nlb2: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, Subnets: [!Ref PrivA, !Ref PrivB] } }
  Li: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Nlb, Port: 80, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Tg }] } }\n`;
const ENDPOINT = (id: string, condition = ''): string =>
  `  Ep: { Type: AWS::EC2::VPCEndpoint, ${condition}Properties: { VpcEndpointType: Interface, ServiceName: ${id}, VpcId: !Ref W, SubnetIds: [!Ref WS], SecurityGroupIds: [!Ref WG] } }\n`;
const NAMED = (service: string): string => `!Sub 'com.amazonaws.vpce.eu-west-1.\${${service}}'`;
const SERVICE = (id: string, balancers: string): string =>
  `  ${id}: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [${balancers}], AcceptanceRequired: false } }\n`;
const HUB = (options: string): string => `  Hub: { Type: AWS::EC2::TransitGateway, Properties: ${options} }
  Va: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Net, SubnetIds: [!Ref PrivA] } }
  Wa: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref W, SubnetIds: [!Ref WS] } }
  WR: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref W } }
  WA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref WS, RouteTableId: !Ref WR } }
  R1: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref WR, DestinationCidrBlock: 10.0.0.0/14, TransitGatewayId: !Ref Hub } }
  R2: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 10.0.0.0/14, TransitGatewayId: !Ref Hub } }
  Ta: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Hub } }
  Tb: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Hub } }\n`;
const LINK = (name: string, kind: string, attached: string, table: string, condition = ''): string =>
  `  ${name}: { Type: AWS::EC2::TransitGatewayRouteTable${kind}, ${condition}Properties: { TransitGatewayAttachmentId: ${attached}, TransitGatewayRouteTableId: ${table} } }\n`;
const ALL = [...BASIC, 'I'];

/** What all ways agree on of these is not all told. */
export const OPEN_LEFT_OUT: EachWayCase[] = [
  ['database: of a cluster or not', DATABASE('VPCSecurityGroups: [!Ref Apps]'), ['P'], [...ALL, 'Cl']],
  [
    'database: of a cluster, or in groups of its own',
    DATABASE(`VPCSecurityGroups: !If [C, ${NOTHING}, [!Ref Apps]]`),
    ['P'],
    [...ALL, 'Cl'],
  ],
  [
    'endpoint service: of one of two load balancers',
    SERVED + SERVICE('Es', '!If [C, !Ref Nlb, !Ref Nlb2]') + ENDPOINT(NAMED('Es')),
    ['P'],
    [...ALL, 'Nlb', 'Ep'],
  ],
  [
    'endpoint: to one of two services',
    SERVED +
      SERVICE('Es', '!Ref Nlb') +
      SERVICE('Es2', '!Ref Nlb2') +
      ENDPOINT(`!If [C, ${NAMED('Es')}, ${NAMED('Es2')}]`),
    ['P'],
    [...ALL, 'Nlb', 'Ep'],
  ],
  [
    'transit gateway: a table beside the default one, there or not',
    SERVED + HUB('{}') + LINK('A1', 'Association', '!Ref Va', '!Ref Ta', 'Condition: C, '),
    ['P'],
    ALL,
  ],
  [
    'transit gateway: one of two tables beside the default one',
    SERVED +
      HUB('{}') +
      LINK('A1', 'Association', '!Ref Va', '!If [NotC, !Ref Ta, !Ref Tb]') +
      LINK('A2', 'Association', '!Ref Wa', '!Ref Tb') +
      LINK('P1', 'Propagation', '!Ref Wa', '!Ref Ta', 'Condition: D, ') +
      LINK('P2', 'Propagation', '!Ref Wa', '!Ref Tb') +
      LINK('P3', 'Propagation', '!Ref Va', '!Ref Tb'),
    ['P', 'Q'],
    ALL,
  ],
  [
    'transit gateway: a table of one of two attachments',
    SERVED + HUB('{}') + LINK('A1', 'Association', '!If [C, !Ref Va, !Ref Wa]', '!Ref Ta'),
    ['P'],
    ALL,
  ],
];
