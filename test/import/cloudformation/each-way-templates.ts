/** Templates of which conditions decide parts, and the ends to ask about. */
export const NET = `
Parameters: { P: { Type: String }, Q: { Type: String } }
Conditions: { C: !Equals [!Ref P, x], D: !Equals [!Ref Q, x], NotC: !Not [!Condition C] }
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
  Errands: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  UseP: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref PrivA, RouteTableId: !Ref Errands } }
  UseQ: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref PrivB, RouteTableId: !Ref Errands } }
  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref PubA, AllocationId: !GetAtt Ip.AllocationId } }
  Nat2: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref PubB, AllocationId: !GetAtt Ip2.AllocationId } }
  Ip: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }
  Ip2: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }
  Apps: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }
  Dbs: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref Apps }] } }
  Webs: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 }, { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] } }
  Hosts: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: !Ref Webs }] } }
  App: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivB, SecurityGroupIds: [!Ref Apps] } }
  Db: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivA, SecurityGroupIds: [!Ref Dbs] } }
  Front: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref PubA, GroupSet: [!Ref Webs], AssociatePublicIpAddress: true }] } }
`;
const NOTHING = "!Ref 'AWS::NoValue'";
const HOSTS = `
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivA, SecurityGroupIds: [!Ref Hosts] } }
  Host2: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivB, SecurityGroupIds: [!Ref Hosts] } }
  Odd: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivB, SecurityGroupIds: [!Ref Dbs] } }
  Tg: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref Host }] } }
  Tg2: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref Host2 }] } }
  TgOdd: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref Odd }] } }
`;
const alb = (more = '', subnets = '[!Ref PubA, !Ref PubB]', groups = '[!Ref Webs]') =>
  HOSTS +
  `  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: ${subnets}, SecurityGroups: ${groups}${more} } }\n`;
const li = (actions: string, props = 'Port: 80', name = 'Li', res = '') =>
  `  ${name}: { Type: AWS::ElasticLoadBalancingV2::Listener${res}, Properties: { LoadBalancerArn: !Ref Alb, ${props}, Protocol: HTTP, DefaultActions: ${actions} } }\n`;
const rule = (actions: string, name = 'Ru', res = '', l = '!Ref Li') =>
  `  ${name}: { Type: AWS::ElasticLoadBalancingV2::ListenerRule${res}, Properties: { ListenerArn: ${l}, Priority: 1, Conditions: [{ Field: path-pattern, Values: ['/x'] }], Actions: ${actions} } }\n`;
const fw = (tg: string) => `{ Type: forward, TargetGroupArn: ${tg} }`;
const RED = '{ Type: redirect, RedirectConfig: { StatusCode: HTTP_301 } }';
const ALB = ['Alb', 'App', 'Db', 'Host', 'Odd', 'Front'];
const BASIC = ['App', 'Db', 'Front'];
const T = '!Ref Tg',
  T2 = '!Ref Tg2',
  TO = '!Ref TgOdd';

export type EachWayCase = [name: string, template: string, conditions: string[], ends: string[]];

/** What all ways agree on is told. */
export const DECIDED: EachWayCase[] = [
  ['listener: redirect or forward', alb() + li(`[!If [C, ${RED}, ${fw(T)}]]`), ['P'], ALB],
  ['listener: redirect or forward odd', alb() + li(`[!If [C, ${RED}, ${fw(TO)}]]`), ['P'], ALB],
  ['listener: forward A or B (odd)', alb() + li(`!If [C, [${fw(T)}], [${fw(TO)}]]`), ['P'], ALB],
  ['listener: forward A or B alike', alb() + li(`!If [C, [${fw(T)}], [${fw(T2)}]]`), ['P'], ALB],
  [
    'listener: type',
    alb() +
      li(
        `[{ Type: !If [C, redirect, forward], RedirectConfig: !If [C, { StatusCode: HTTP_301 }, ${NOTHING}], TargetGroupArn: !If [C, ${NOTHING}, ${T}] }]`,
      ),
    ['P'],
    ALB,
  ],
  ['listener: with rule', alb() + li(`[${fw(T)}]`) + rule(`[!If [C, ${RED}, ${fw(T2)}]]`), ['P'], ALB],
  [
    'listener: with rule conditional',
    alb() + li(`[${fw(T)}]`) + rule(`[${fw(T2)}]`, 'Ru', ', Condition: C'),
    ['P'],
    ALB,
  ],
  [
    'listener: with rule conditional odd',
    alb() + li(`[${fw(T)}]`) + rule(`[${fw(TO)}]`, 'Ru', ', Condition: C'),
    ['P'],
    ALB,
  ],
  ['listener: two ifs', alb() + li(`[!If [C, ${RED}, ${fw(T2)}]]`) + rule(`[!If [C, ${RED}, ${fw(T2)}]]`), ['P'], ALB],
  [
    'listener: two ifs C D',
    alb() + li(`[!If [C, ${RED}, ${fw(T2)}]]`) + rule(`[!If [D, ${RED}, ${fw(T)}]]`),
    ['P', 'Q'],
    ALB,
  ],
  ['listener: conditional listener', alb() + li(`[${fw(T)}]`, 'Port: 80', 'Li', ', Condition: C'), ['P'], ALB],
  ['load balancer: scheme', alb(', Scheme: !If [C, internal, internet-facing]') + li(`[${fw(T)}]`), ['P'], ALB],
  [
    'load balancer: subnets one more',
    alb('', `[!Ref PubA, !If [C, !Ref PubB, ${NOTHING}]]`) + li(`[${fw(T)}]`),
    ['P'],
    ALB,
  ],
  [
    'load balancer: groups',
    alb('', '[!Ref PubA, !Ref PubB]', `[!Ref Webs, !If [C, !Ref Apps, ${NOTHING}]]`) + li(`[${fw(T)}]`),
    ['P'],
    ALB,
  ],
  [
    'load balancer: groups novalue',
    alb('', '[!Ref PubA, !Ref PubB]', `!If [C, [!Ref Webs], ${NOTHING}]`) + li(`[${fw(T)}]`),
    ['P'],
    ALB,
  ],
  [
    'target group: port of a target',
    alb() +
      `  TgX: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref Host, Port: !If [C, 8080, 9090] }] } }\n` +
      li(`[${fw('!Ref TgX')}]`),
    ['P'],
    ALB,
  ],
  [
    'target group: port',
    alb() +
      `  TgX: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: !If [C, 8080, 9090], Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref Host }] } }\n` +
      li(`[${fw('!Ref TgX')}]`),
    ['P'],
    ALB,
  ],
  [
    'target group: health port',
    alb() +
      `  TgX: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, HealthCheckPort: !If [C, 8080, 9090], Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref Host }] } }\n` +
      li(`[${fw('!Ref TgX')}]`),
    ['P'],
    ALB,
  ],
  [
    'target group: targets odd or not',
    alb() +
      `  TgX: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref Host }, !If [C, { Id: !Ref Odd }, ${NOTHING}]] } }\n` +
      li(`[${fw('!Ref TgX')}]`),
    ['P'],
    ALB,
  ],
  [
    'target group: target conditional instance',
    alb() +
      `  Hc: { Type: AWS::EC2::Instance, Condition: C, Properties: { SubnetId: !Ref PrivA, SecurityGroupIds: [!Ref Hosts] } }
  TgX: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref Host }, !If [C, { Id: !Ref Hc }, ${NOTHING}]] } }\n` +
      li(`[${fw('!Ref TgX')}]`),
    ['P'],
    [...ALB, 'Hc'],
  ],
  [
    'route: igw or nat',
    `  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !If [C, !Ref Door, ${NOTHING}], NatGatewayId: !If [C, ${NOTHING}, !Ref Nat] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'route: nat or nat2',
    `  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !If [C, !Ref Nat2, !Ref Nat] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'route: conditional',
    `  R: { Type: AWS::EC2::Route, Condition: C, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'route: dest',
    `  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: !If [C, 0.0.0.0/0, 1.0.0.0/8], NatGatewayId: !Ref Nat } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'route: instance or nat',
    `  Nati: { Type: AWS::EC2::Instance, Condition: C, Properties: { SourceDestCheck: false, NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref PubA, GroupSet: [!Ref Webs], AssociatePublicIpAddress: true }] } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, InstanceId: !If [C, !Ref Nati, ${NOTHING}], NatGatewayId: !If [C, ${NOTHING}, !Ref Nat] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'subnet: one of two tables',
    `  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.20.0/24 } }
  U: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref S, RouteTableId: !If [C, !Ref Street, !Ref Errands] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, SecurityGroupIds: [!Ref Apps] } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'subnet: maps',
    `  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.20.0/24, MapPublicIpOnLaunch: !If [C, true, false] } }
  U: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref S, RouteTableId: !Ref Street } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, SecurityGroupIds: [!Ref Webs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'subnet: zone',
    `  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.20.0/24, AvailabilityZone: !If [C, !Select [0, !GetAZs ''], !Select [1, !GetAZs '']] } }
  U: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref S, RouteTableId: !Ref Street } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, SecurityGroupIds: [!Ref Webs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'subnet: cidr',
    `  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: !If [C, 10.0.20.0/24, 10.0.21.0/24] } }
  U: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref S, RouteTableId: !Ref Street } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, SecurityGroupIds: [!Ref Webs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'instance: groups novalue',
    `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubB, SecurityGroupIds: !If [C, [!Ref Webs], ${NOTHING}] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'instance: groups entry',
    `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubB, SecurityGroupIds: [!Ref Apps, !If [C, !Ref Webs, ${NOTHING}]] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'instance: groups only entry',
    `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubB, SecurityGroupIds: [!If [C, !Ref Webs, ${NOTHING}]] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'function: groups novalue',
    `  I: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [!Ref PrivA], SecurityGroupIds: !If [C, [!Ref Apps], [!Ref Dbs]] } } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'service: public ip',
    `  I: { Type: AWS::ECS::Service, Properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: !If [C, ENABLED, DISABLED], SecurityGroups: [!Ref Webs], Subnets: [!Ref PubA] } } } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'instance: public ip',
    `  I: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref PubA, GroupSet: [!Ref Webs], AssociatePublicIpAddress: !If [C, true, false] }] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'instance: private ip',
    `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubA, PrivateIpAddress: !If [C, 10.0.0.10, 10.0.0.11], SecurityGroupIds: [!Ref Webs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'instance: sdc',
    `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubA, SourceDestCheck: !If [C, true, false], SecurityGroupIds: [!Ref Webs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'database: public',
    `  Set: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref PubA, !Ref PubB] } }
  I: { Type: AWS::RDS::DBInstance, Properties: { PubliclyAccessible: !If [C, true, false], DBSubnetGroupName: !Ref Set, VPCSecurityGroups: [!Ref Dbs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'database: cond',
    `  Set: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref PubA, !Ref PubB] } }
  I: { Type: AWS::RDS::DBInstance, Condition: C, Properties: { PubliclyAccessible: false, DBSubnetGroupName: !Ref Set, VPCSecurityGroups: [!Ref Dbs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'group rule: peer',
    `  R: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !If [C, 0.0.0.0/0, 10.0.0.0/8] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'group rule: egress rule cond',
    `  R: { Type: AWS::EC2::SecurityGroupEgress, Condition: C, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'group rule: group',
    `  R: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !If [C, !Ref Apps, !Ref Dbs], IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL:',
    `  N: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }
  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !Ref N } }
  E1: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 100, Protocol: !If [C, 6, -1], RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 1, To: 65535 } } }
  E2: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 100, Egress: true, Protocol: -1, RuleAction: !If [D, allow, deny], CidrBlock: 0.0.0.0/0 } }\n`,
    ['P', 'Q'],
    BASIC,
  ],
  [
    'network ACL: entry egress',
    `  N: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }
  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !Ref N } }
  E1: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 100, Egress: !If [C, true, false], Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  E2: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 110, Egress: false, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  E3: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 110, Egress: true, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'network ACL: number',
    `  N: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }
  AA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref PrivA, NetworkAclId: !Ref N } }
  E1: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: !If [C, 90, 120], Egress: false, Protocol: 6, PortRange: { From: 443, To: 5432 }, RuleAction: deny, CidrBlock: 0.0.0.0/0 } }
  E2: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 110, Egress: false, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }
  E3: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 110, Egress: true, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'internet gateway: there or not',
    NET.replace('Door: { Type: AWS::EC2::InternetGateway }', 'Door: { Type: AWS::EC2::InternetGateway, Condition: C }')
      .replace(
        'At: { Type: AWS::EC2::VPCGatewayAttachment,',
        'At: { Type: AWS::EC2::VPCGatewayAttachment, Condition: C,',
      )
      .replace('Out: { Type: AWS::EC2::Route,', 'Out: { Type: AWS::EC2::Route, Condition: C,'),
    ['P'],
    BASIC,
  ],
  [
    'subnet: conditional',
    `  S: { Type: AWS::EC2::Subnet, Condition: C, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.20.0/24 } }
  U: { Type: AWS::EC2::SubnetRouteTableAssociation, Condition: C, Properties: { SubnetId: !Ref S, RouteTableId: !Ref Street } }
  I: { Type: AWS::EC2::Instance, Condition: C, Properties: { SubnetId: !Ref S, SecurityGroupIds: [!Ref Webs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'NAT gateway: subnet',
    `  N: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !If [C, !Ref PubA, !Ref PubB], AllocationId: !GetAtt Ip.AllocationId } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref N } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'NAT gateway: connectivity',
    `  N: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref PubA, ConnectivityType: !If [C, public, private], AllocationId: !If [C, !GetAtt Ip.AllocationId, ${NOTHING}] } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref N } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'Elastic IP: of an instance or none',
    `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PubA, SecurityGroupIds: [!Ref Webs] } }
  E: { Type: AWS::EC2::EIP, Properties: { InstanceId: !If [C, !Ref I, ${NOTHING}] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'peering',
    `  W: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  WS: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref W, CidrBlock: 10.1.0.0/24 } }
  WG: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref W, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref WS, SecurityGroupIds: [!Ref WG] } }
  X: { Type: AWS::EC2::VPCPeeringConnection, Condition: C, Properties: { VpcId: !Ref Net, PeerVpcId: !Ref W } }
  WR: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref W } }
  WA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref WS, RouteTableId: !Ref WR } }
  R1: { Type: AWS::EC2::Route, Condition: C, Properties: { RouteTableId: !Ref WR, DestinationCidrBlock: 10.0.0.0/16, VpcPeeringConnectionId: !Ref X } }
  R2: { Type: AWS::EC2::Route, Condition: C, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 10.1.0.0/16, VpcPeeringConnectionId: !Ref X } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
];

/** Not all that all ways agree on is told. */
export const OPEN: EachWayCase[] = [
  ['listener: port', alb() + li(`[${fw(T)}]`, 'Port: !If [C, 80, 443]'), ['P'], ALB],
  [
    'listener: weight',
    alb() +
      li(
        `[{ Type: forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn: ${T}, Weight: !If [C, 0, 1] }, { TargetGroupArn: ${T2}, Weight: !If [C, 1, 0] }] } }]`,
      ),
    ['P'],
    ALB,
  ],
  [
    'listener: tg list',
    alb() +
      li(
        `[{ Type: forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn: ${T}, Weight: 1 }, !If [C, { TargetGroupArn: ${TO}, Weight: 1 }, ${NOTHING}]] } }]`,
      ),
    ['P'],
    ALB,
  ],
  [
    'load balancer: scheme+subnets',
    alb(', Scheme: !If [C, internal, internet-facing]', '!If [C, [!Ref PrivA, !Ref PrivB], [!Ref PubA, !Ref PubB]]') +
      li(`[${fw(T)}]`),
    ['P'],
    ALB,
  ],
  ['load balancer: type', alb(', Type: !If [C, network, application]') + li(`[${fw(T)}]`), ['P'], ALB],
  [
    'load balancer: attrs cross zone',
    HOSTS +
      `
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Subnets: [!Ref PubA, !Ref PubB], LoadBalancerAttributes: [{ Key: load_balancing.cross_zone.enabled, Value: !If [C, 'true', 'false'] }] } }
  TgN: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: TCP, VpcId: !Ref Net, Targets: [{ Id: !Ref Host }] } }
  Open: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Hosts, IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0 } }
  Li: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Alb, Port: 80, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref TgN }] } }
`,
    ['P'],
    ALB,
  ],
  [
    'VPC and subnets: block',
    NET.replace('CidrBlock: 10.0.0.0/16', 'CidrBlock: !If [C, 10.0.0.0/16, 10.1.0.0/16]').replace(
      /CidrBlock: 10\.0\.(\d+)\.0\/24/g,
      (_, n) => `CidrBlock: !If [C, 10.0.${n}.0/24, 10.1.${n}.0/24]`,
    ),
    ['P'],
    BASIC,
  ],
  [
    'instance: subnet',
    `  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !If [C, !Ref PubA, !Ref PrivA], SecurityGroupIds: [!Ref Apps] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'database: set',
    `  Set: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref PubA, !Ref PubB] } }
  Set2: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref PrivA, !Ref PrivB] } }
  I: { Type: AWS::RDS::DBInstance, Properties: { PubliclyAccessible: false, DBSubnetGroupName: !If [C, !Ref Set, !Ref Set2], VPCSecurityGroups: [!Ref Dbs] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'group rule: peer or group',
    `  R: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !If [C, 10.0.0.0/8, ${NOTHING}], SourceSecurityGroupId: !If [C, ${NOTHING}, !Ref Webs] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'group rule: egress rules cond both',
    `  R: { Type: AWS::EC2::SecurityGroupEgress, Condition: C, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 443, ToPort: 5432, CidrIp: 10.0.0.0/8 } }
  R2: { Type: AWS::EC2::SecurityGroupEgress, Condition: NotC, Properties: { GroupId: !Ref Apps, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8 } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'gateway endpoint: tables',
    `  I: { Type: AWS::EC2::VPCEndpoint, Properties: { ServiceName: com.amazonaws.eu-west-1.s3, VpcId: !Ref Net, RouteTableIds: !If [C, [!Ref Errands], [!Ref Errands, !Ref Street]] } }\n`,
    ['P'],
    BASIC,
  ],
  [
    'transit gateway: or peering',
    `  W: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  WS: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref W, CidrBlock: 10.1.0.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  WG: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref W, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref WS, SecurityGroupIds: [!Ref WG] } }
  Hub: { Type: AWS::EC2::TransitGateway, Properties: {} }
  Va: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Net, SubnetIds: [!Ref PrivA, !Ref PrivB] } }
  Wa: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref W, SubnetIds: [!Ref WS] } }
  X: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Net, PeerVpcId: !Ref W } }
  WR: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref W } }
  WA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref WS, RouteTableId: !Ref WR } }
  R1: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref WR, DestinationCidrBlock: 10.0.0.0/16, VpcPeeringConnectionId: !If [C, !Ref X, ${NOTHING}], TransitGatewayId: !If [C, ${NOTHING}, !Ref Hub] } }
  R2: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 10.1.0.0/16, VpcPeeringConnectionId: !If [C, !Ref X, ${NOTHING}], TransitGatewayId: !If [C, ${NOTHING}, !Ref Hub] } }\n`,
    ['P'],
    [...BASIC, 'I'],
  ],
  [
    'transit gateway: attachment cond',
    `  W: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  WS: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref W, CidrBlock: 10.1.0.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  WG: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref W, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref WS, SecurityGroupIds: [!Ref WG] } }
  Hub: { Type: AWS::EC2::TransitGateway, Properties: { DefaultRouteTableAssociation: !If [D, enable, disable], DefaultRouteTablePropagation: !If [D, enable, disable] } }
  Va: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Net, SubnetIds: [!Ref PrivA, !Ref PrivB] } }
  Wa: { Type: AWS::EC2::TransitGatewayVpcAttachment, Condition: C, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref W, SubnetIds: [!Ref WS] } }
  WR: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref W } }
  WA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref WS, RouteTableId: !Ref WR } }
  R1: { Type: AWS::EC2::Route, Condition: C, Properties: { RouteTableId: !Ref WR, DestinationCidrBlock: 10.0.0.0/16, TransitGatewayId: !Ref Hub } }
  R2: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 10.1.0.0/16, TransitGatewayId: !Ref Hub } }\n`,
    ['P', 'Q'],
    [...BASIC, 'I'],
  ],
];
