import type { EachWayCase } from './each-way-templates.js';

const TWO = `  W: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  WS: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref W, CidrBlock: 10.1.0.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  WG: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref W, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8 }] } }
  Wi: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref WS, SecurityGroupIds: [!Ref WG] } }
  WR: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref W } }
  WA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref WS, RouteTableId: !Ref WR } }
`;

const BASIC = ['App', 'Db', 'Front'];
const EITHER = '!If [C, [!Ref PubA], [!Ref WS]]';
const OF_TWO = '!If [C, [!Ref Webs], [!Ref WG]]';
const BOTH = [...BASIC, 'I', 'Wi'];
/** Where what conditions decide is in which VPC something lies. */
export const OF_TWO_VPCS: EachWayCase[] = [
  [
    'endpoint',
    TWO +
      `  I: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.sqs, VpcId: !If [C, !Ref Net, !Ref W], SubnetIds: ${EITHER}, SecurityGroupIds: ${OF_TWO} } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'function',
    TWO +
      `  I: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: ${EITHER}, SecurityGroupIds: ${OF_TWO} } } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'function, whole configuration',
    TWO +
      `  I: { Type: AWS::Lambda::Function, Properties: { VpcConfig: !If [C, { SubnetIds: [!Ref PubA], SecurityGroupIds: [!Ref Webs] }, { SubnetIds: [!Ref WS], SecurityGroupIds: [!Ref WG] }] } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'service',
    TWO +
      `  I: { Type: AWS::ECS::Service, Properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: ENABLED, SecurityGroups: ${OF_TWO}, Subnets: ${EITHER} } } } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'database',
    TWO +
      `  Set: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: ${EITHER} } }
  I: { Type: AWS::RDS::DBInstance, Properties: { PubliclyAccessible: false, DBSubnetGroupName: !Ref Set, VPCSecurityGroups: ${OF_TWO} } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'database, one of two subnet groups',
    TWO +
      `  Set: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref PubA] } }
  Set2: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref WS] } }
  I: { Type: AWS::RDS::DBInstance, Properties: { PubliclyAccessible: false, DBSubnetGroupName: !If [C, !Ref Set, !Ref Set2], VPCSecurityGroups: ${OF_TWO} } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'load balancer',
    TWO +
      `  I: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internal, Subnets: ${EITHER}, SecurityGroups: ${OF_TWO} } }
  Tg: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !If [C, !Ref Net, !Ref W], Targets: [{ Id: !If [C, !Ref App, !Ref Wi] }] } }
  Li: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref I, Port: 80, Protocol: HTTP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Tg }] } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'interface',
    TWO +
      `  I: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: !If [C, !Ref PubA, !Ref WS], GroupSet: ${OF_TWO} } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'mount target',
    TWO +
      `  I: { Type: AWS::EFS::MountTarget, Properties: { FileSystemId: fs, SubnetId: !If [C, !Ref PubA, !Ref WS], SecurityGroups: ${OF_TWO} } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'subnet',
    TWO +
      `  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !If [C, !Ref Net, !Ref W], CidrBlock: !If [C, 10.0.50.0/24, 10.1.50.0/24] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, SecurityGroupIds: ${OF_TWO} } }\n`,
    ['P'],
    BOTH,
  ],
  [
    'instance',
    TWO +
      `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !If [C, !Ref PubA, !Ref WS], SecurityGroupIds: [!If [C, !Ref Webs, !Ref WG]] } }\n`,
    ['P'],
    [...BASIC, 'I', 'Wi'],
  ],
  [
    'group',
    TWO +
      `  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !If [C, !Ref Net, !Ref W], GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/8 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !If [C, !Ref PubA, !Ref WS], SecurityGroupIds: [!Ref G] } }\n`,
    ['P'],
    [...BASIC, 'I', 'Wi'],
  ],
];
