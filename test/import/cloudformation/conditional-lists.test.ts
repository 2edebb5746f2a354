/** Lists of which conditions that nobody decides choose what is in them: what all ways have in common is decided. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { errorsIn, imported } from './stack.js';

const NET = `
Parameters: { P: { Type: String } }
Conditions: { C: !Equals [!Ref P, x] }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Door: { Type: AWS::EC2::InternetGateway }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, InternetGatewayId: !Ref Door } }
  Street: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Street, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door } }
  PubA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  PubB: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [1, !GetAZs ''] } }
  UseA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref PubA, RouteTableId: !Ref Street } }
  UseB: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref PubB, RouteTableId: !Ref Street } }
  PrivA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.10.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  PrivB: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.11.0/24, AvailabilityZone: !Select [1, !GetAZs ''] } }
  Apps: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }
  Dbs: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref Apps }] } }
  Webs: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }] } }
  Hosts: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: !Ref Webs }] } }
  App: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivB, SecurityGroupIds: [!Ref Apps] } }
  Db: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivA, SecurityGroupIds: [!Ref Dbs] } }
`;
const PRIVATE = '!If [C, [!Ref PrivA, !Ref PrivB], [!Ref PrivA]]';
const EITHER = '!If [C, [!Ref PrivA, !Ref PrivB], [!Ref PubA, !Ref PubB]]';
const fn = (config: string) => `  Fn: { Type: AWS::Lambda::Function, Properties: { VpcConfig: ${config} } }\n`;
const GROUPS = 'SecurityGroupIds: [!Ref Apps]';
const scaling = (subnets: string) => `
  Lt: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Apps] } } }
  Asg: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { LaunchTemplate: { LaunchTemplateId: !Ref Lt, Version: '1' }, VPCZoneIdentifier: ${subnets} } }
`;

describe('subnets', () => {
  it.each<[string, string, string]>([
    [
      'of a function, that are alike',
      fn(`{ SubnetIds: ${PRIVATE}, ${GROUPS} }`),
      `Fn -> Db tcp 5432: reachable
       Fn -> Db tcp 80: blocked`,
    ],
    [
      'of a function, as a text with commas',
      fn(`{ SubnetIds: !Split [',', !If [C, !Join [',', [!Ref PrivA, !Ref PrivB]], !Ref PrivA]], ${GROUPS} }`),
      'Fn -> Db tcp 80: blocked',
    ],
    [
      'of a function, one of which is there or not',
      fn(`{ SubnetIds: [!Ref PrivA, !If [C, !Ref PrivB, !Ref 'AWS::NoValue']], ${GROUPS} }`),
      'Fn -> Db tcp 5432: reachable',
    ],
    [
      'of a function, and all else that is told of its place',
      fn(`!If [C, { SubnetIds: [!Ref PrivA], ${GROUPS} }, { SubnetIds: [!Ref PrivB], ${GROUPS} }]`),
      'Fn -> Db tcp 5432: reachable',
    ],
    [
      'of a function, that are not alike: what none has is out',
      fn(`{ SubnetIds: ${EITHER}, ${GROUPS} }`),
      `Fn -> Db tcp 80: blocked
       Fn -> internet tcp 443: blocked
       internet -> Fn tcp 80: blocked`,
    ],
    [
      'of a group of them for a database',
      `  Set: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: ${PRIVATE} } }
  Rds: { Type: AWS::RDS::DBInstance, Properties: { PubliclyAccessible: false, DBSubnetGroupName: !Ref Set, VPCSecurityGroups: !If [C, [!Ref Dbs], [!Ref Dbs, !Ref Webs]] } }\n`,
      `App -> Rds tcp 5432: reachable
       App -> Rds tcp 80: unknown
       App -> Rds tcp 22: blocked`,
    ],
    [
      'of a group of them for a cache',
      `  Set: { Type: AWS::ElastiCache::SubnetGroup, Properties: { SubnetIds: ${PRIVATE} } }
  Redis: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { CacheSubnetGroupName: !Ref Set, SecurityGroupIds: [!Ref Dbs] } }\n`,
      `App -> Redis tcp 5432: reachable
       App -> Redis tcp 22: blocked`,
    ],
    [
      'of a service',
      `  Svc: { Type: AWS::ECS::Service, Properties: { NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [!Ref Apps], Subnets: ${PRIVATE} } } } }\n`,
      `Svc -> Db tcp 5432: reachable
       Svc -> internet tcp 443: blocked`,
    ],
    [
      'of an endpoint',
      `  Ep: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.ssm, VpcId: !Ref Net, SubnetIds: ${PRIVATE}, SecurityGroupIds: [!Ref Dbs] } }\n`,
      `App -> Ep tcp 5432: reachable
       App -> Ep tcp 443: blocked`,
    ],
    [
      'of an Auto Scaling group: what all ways have is certain, what some have is there perhaps',
      scaling(PRIVATE),
      `Asg-0 -> Db tcp 5432: reachable
       Asg-1 -> Db tcp 5432: unknown
       Asg-1 -> Db tcp 80: blocked`,
    ],
    [
      'of an Auto Scaling group that have none in common',
      scaling(EITHER),
      `Asg-3 -> Db tcp 5432: unknown
       Asg-3 -> Db tcp 80: blocked`,
    ],
  ])('%s', (_, more, answers) => {
    expect(wrong({ 'a.yaml': NET + more }, answers)).toEqual([]);
    expect(errorsIn(imported(NET + more).text)).toEqual([]);
  });
});

describe('what is behind a load balancer', () => {
  const balancer = (subnets = '[!Ref PubA, !Ref PubB]') => `
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivA, SecurityGroupIds: [!Ref Hosts] } }
  Host2: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivB, SecurityGroupIds: [!Ref Hosts] } }
  Odd: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivB, SecurityGroupIds: [!Ref Dbs] } }
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: ${subnets}, SecurityGroups: [!Ref Webs] } }
`;
  const targets = (list: string, name = 'Tg') =>
    `  ${name}: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net, Targets: ${list} } }\n`;
  const listener = (actions = '[{ Type: forward, TargetGroupArn: !Ref Tg }]') =>
    `  Li: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Alb, Port: 80, Protocol: HTTP, DefaultActions: ${actions} } }\n`;
  const ONE = targets('[{ Id: !Ref Host }]');
  const ASG = (more: string) => `
  Lt: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Hosts] } } }
  Asg: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { LaunchTemplate: { LaunchTemplateId: !Ref Lt, Version: '1' }, ${more} } }
  Tg: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net } }
  Other: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net } }
`;
  const answers = (verdict: string) => `internet -> Alb tcp 80: ${verdict}
    internet -> Alb tcp 443: blocked`;
  it.each<[string, string, string]>([
    [
      'targets that are alike',
      balancer() + targets('!If [C, [{ Id: !Ref Host }, { Id: !Ref Host2 }], [{ Id: !Ref Host }]]') + listener(),
      'reachable',
    ],
    [
      'one of two that are alike',
      balancer() + targets('[{ Id: !If [C, !Ref Host, !Ref Host2] }]') + listener(),
      'reachable',
    ],
    [
      'one more, or none',
      balancer() + targets("[{ Id: !Ref Host }, !If [C, { Id: !Ref Host2 }, !Ref 'AWS::NoValue']]") + listener(),
      'reachable',
    ],
    ['one or none', balancer() + targets("[!If [C, { Id: !Ref Host2 }, !Ref 'AWS::NoValue']]") + listener(), 'unknown'],
    [
      'targets that are not alike',
      balancer() + targets('[{ Id: !If [C, !Ref Host, !Ref Odd] }]') + listener(),
      'unknown',
    ],
    [
      'target groups whose targets are alike',
      balancer() +
        ONE +
        targets('[{ Id: !Ref Host2 }]', 'Tg2') +
        listener('[{ Type: forward, TargetGroupArn: !If [C, !Ref Tg, !Ref Tg2] }]'),
      'reachable',
    ],
    [
      'target groups whose targets are not',
      balancer() +
        ONE +
        targets('[{ Id: !Ref Odd }]', 'Tg2') +
        listener('[{ Type: forward, TargetGroupArn: !If [C, !Ref Tg, !Ref Tg2] }]'),
      'unknown',
    ],
    [
      'an action that answers, either way',
      balancer() +
        listener(
          "!If [C, [{ Type: fixed-response, FixedResponseConfig: { StatusCode: '404' } }], [{ Type: fixed-response, FixedResponseConfig: { StatusCode: '503' } }]]",
        ),
      'reachable',
    ],
    [
      'an action that answers, one way or another',
      balancer() +
        listener('[!If [C, { Type: redirect, RedirectConfig: { StatusCode: HTTP_301 } }, { Type: fixed-response }]]'),
      'reachable',
    ],
    [
      'an action that answers, or targets that may not',
      balancer() +
        targets('[{ Id: !Ref Odd }]') +
        listener('!If [C, [{ Type: redirect }], [{ Type: forward, TargetGroupArn: !Ref Tg }]]'),
      'unknown',
    ],
    ['nodes that are alike', balancer('!If [C, [!Ref PubA, !Ref PubB], [!Ref PubA]]') + ONE + listener(), 'reachable'],
    [
      'nodes that are not',
      balancer('!If [C, [!Ref PubA, !Ref PubB], [!Ref PubA, !Ref PrivB]]') + ONE + listener(),
      'unknown',
    ],
    [
      'members of an Auto Scaling group',
      balancer() + ASG(`VPCZoneIdentifier: ${PRIVATE}, TargetGroupARNs: [!Ref Tg]`) + listener(),
      'reachable',
    ],
    [
      'an Auto Scaling group that registers either way',
      balancer() +
        ASG('VPCZoneIdentifier: [!Ref PrivA], TargetGroupARNs: !If [C, [!Ref Tg, !Ref Other], [!Ref Tg]]') +
        listener(),
      'reachable',
    ],
    [
      'an Auto Scaling group that registers or not',
      balancer() +
        ASG("VPCZoneIdentifier: [!Ref PrivA], TargetGroupARNs: !If [C, [!Ref Tg], !Ref 'AWS::NoValue']") +
        listener(),
      'unknown',
    ],
  ])('%s', (_, more, verdict) => {
    expect(wrong({ 'a.yaml': NET + more }, answers(verdict))).toEqual([]);
    expect(errorsIn(imported(NET + more).text)).toEqual([]);
  });
});

describe('what conditions leave open of a thing that something else is given', () => {
  const WEB = `  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubA, SecurityGroupIds: [!Ref Webs] } }
  Far: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubB, SecurityGroupIds: [!Ref Webs] } }\n`;
  it.each<[string, string, string]>([
    [
      'an elastic address that is made or not',
      `${WEB}  Ip: { Type: AWS::EC2::EIP, Condition: C, Properties: { InstanceId: !Ref Web } }\n`,
      `internet -> Web tcp 80: unknown
       internet -> Web tcp 22: blocked
       internet -> Far tcp 80: blocked`,
    ],
    [
      'who gets an elastic address',
      `${WEB}  Ip: { Type: AWS::EC2::EIP }
  Gets: { Type: AWS::EC2::EIPAssociation, Properties: { AllocationId: !GetAtt Ip.AllocationId, InstanceId: !If [C, !Ref Web, !Ref Far] } }\n`,
      `internet -> Web tcp 80: unknown
       internet -> Far tcp 80: unknown
       internet -> Db tcp 80: blocked`,
    ],
    [
      'a route table that a subnet has or not: what holds by the main one too is decided',
      `${WEB}  Uses: { Type: AWS::EC2::SubnetRouteTableAssociation, Condition: C, Properties: { SubnetId: !Ref PrivA, RouteTableId: !Ref Street } }\n`,
      `App -> Db tcp 5432: reachable
       Db -> internet tcp 443: blocked`,
    ],
    [
      'the weight of a target group',
      `  One: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivA, SecurityGroupIds: [!Ref Hosts] } }
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: [!Ref PubA, !Ref PubB], SecurityGroups: [!Ref Webs] } }
  Tg: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref One }] } }
  Off: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 9999, Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref One }] } }
  Li: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Alb, Port: 80, Protocol: HTTP, DefaultActions: [{ Type: forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn: !Ref Tg, Weight: 1 }, { TargetGroupArn: !Ref Off, Weight: !Ref P }] } }] } }\n`,
      'internet -> Alb tcp 80: unknown',
    ],
  ])('%s', (_, more, answers) => {
    expect(wrong({ 'a.yaml': NET + more }, answers)).toEqual([]);
    expect(errorsIn(imported(NET + more).text)).toEqual([]);
  });
});

describe('a classic load balancer', () => {
  const elb = (place: string) =>
    `  Elb: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { ${place}, Listeners: [{ LoadBalancerPort: '80', InstancePort: '8080', Protocol: HTTP }], Instances: [!Ref Host] } }\n`;
  const BY_NAME =
    'SourceSecurityGroupOwnerId: !GetAtt Elb.SourceSecurityGroup.OwnerAlias, SourceSecurityGroupName: !GetAtt Elb.SourceSecurityGroup.GroupName';
  it.each<[string, string, string]>([
    [
      'that names no group has one of AWS in a default VPC, whose rules nobody tells',
      `
Resources:
  G: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 8080, ToPort: 8080, ${BY_NAME} }] } }
  Host: { Type: AWS::EC2::Instance, Properties: { SecurityGroupIds: [!Ref G] } }
${elb("AvailabilityZones: !GetAZs ''")}`,
      `internet -> Elb tcp 80: unknown
       internet -> Elb tcp 81: blocked
       internet -> Host tcp 8080: blocked`,
    ],
    [
      'is known to its instances by the group that it names',
      `${NET}
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 8080, ToPort: 8080, ${BY_NAME} }] } }
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivA, SecurityGroupIds: [!Ref G] } }
${elb('Subnets: [!Ref PubA], SecurityGroups: [!Ref Webs]')}`,
      `internet -> Elb tcp 80: reachable
       App -> Host tcp 8080: blocked`,
    ],
  ])('%s', (_, text, answers) => expect(wrong({ 'a.yaml': text }, answers)).toEqual([]));
});

describe('a condition that hangs on two parameters, of which one can have one value alone', () => {
  const TWO = NET.replace(
    'Parameters: {',
    'Parameters: { Q: { Type: String, AllowedValues: [on] }, R: { Type: String, AllowedValues: [on] },',
  ).replace(
    'Conditions: {',
    'Conditions: { Both: !And [!Equals [!Ref Q, on], !Equals [!Ref P, x]], Told: !And [!Equals [!Ref Q, on], !Equals [!Ref R, on]], Neither: !And [!Equals [!Ref Q, off], !Equals [!Ref P, x]],',
  );
  const rule = (condition: string) =>
    `  More: { Type: AWS::EC2::SecurityGroupIngress, Condition: ${condition}, Properties: { GroupId: !Ref Dbs, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/16 } }\n`;
  it.each([
    ['the other one decides', 'Both', 'unknown'],
    ['so can the other', 'Told', 'reachable'],
    ['which makes it false whatever the other is', 'Neither', 'blocked'],
  ])('%s', (_, condition, verdict) => {
    expect(wrong({ 'a.yaml': TWO + rule(condition) }, `App -> Db tcp 22: ${verdict}`)).toEqual([]);
  });
});

describe('the subnets of an attachment, of which a condition picks one in the same zone', () => {
  const FAR = `${NET}
  Hub: { Type: AWS::EC2::TransitGateway }
  Twin: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.20.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  Far: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.9.0.0/16 } }
  FarA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Far, CidrBlock: 10.9.0.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  FarGroup: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Far, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: -1, CidrIp: 10.0.0.0/16 }] } }
  FarHost: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref FarA, SecurityGroupIds: [!Ref FarGroup] } }
  FarTable: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Far } }
  FarUses: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref FarA, RouteTableId: !Ref FarTable } }
  Back: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref FarTable, DestinationCidrBlock: 10.0.0.0/16, TransitGatewayId: !Ref Hub } }
  FarAt: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Far, SubnetIds: [!Ref FarA] } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Uses: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref PrivA, RouteTableId: !Ref Table } }
  Out2: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 10.9.0.0/16, TransitGatewayId: !Ref Hub } }
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivA, SecurityGroupIds: [!Ref Apps] } }
`;
  const attached = (subnets: string) =>
    `  NetAt: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Net, SubnetIds: [${subnets}] } }\n`;
  const CLOSED = `  Closed: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }
  Has: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref Twin, NetworkAclId: !Ref Closed } }\n`;
  it.each([
    ['whose ACL lets nothing pass', '!If [C, !Ref PrivA, !Ref Twin]', CLOSED, 'unknown'],
    ['whose ACL lets nothing pass, named first', '!If [C, !Ref Twin, !Ref PrivA]', CLOSED, 'unknown'],
    ['that is no other', '!If [C, !Ref PrivA, !Ref PrivA]', CLOSED, 'reachable'],
  ])('%s', (_, subnets, more, verdict) => {
    expect(wrong({ 'a.yaml': FAR + attached(subnets) + more }, `Host -> FarHost tcp 443: ${verdict}`)).toEqual([]);
  });
});
