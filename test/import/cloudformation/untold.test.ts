/** What a template names and does not hold stands as an unknown thing with its name, and so does all that lies in it. */
import { describe, expect, it } from 'vitest';
import { errorsIn, imported } from './stack.js';

function read(text: string, options: Parameters<typeof imported>[1] = {}) {
  const result = imported(text, options);
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, plain: result.text.replace(/\s+/g, ' ') };
}

const HEAD = `
Parameters:
  Vpc: { Type: AWS::EC2::VPC::Id }
  Subnets: { Type: List<AWS::EC2::Subnet::Id> }
  Subnet: { Type: AWS::EC2::Subnet::Id }
  Bastions: { Type: AWS::EC2::SecurityGroup::Id }
  Wanted: { Type: String }
Conditions:
  Asked: !Equals [!Ref Wanted, 'yes']
Resources:
`;

describe('a parameter whose value the stack keeps', () => {
  const template = `
Parameters: { Door: { Type: String, Default: 'open' }, Vpc: { Type: AWS::EC2::VPC::Id, Default: vpc-1 } }
Conditions: { Open: !Equals [!Ref Door, 'open'] }
Resources:
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { VpcId: !Ref Vpc, GroupDescription: g, SecurityGroupIngress: [!If [Open, { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8 }, !Ref AWS::NoValue]] }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Subnet, SecurityGroupIds: [!Ref Group] } }
`;
  it('is not its default, which may have been another when the stack was made', () => {
    expect(read(template).plain).toContain('inbound { allow tcp 22 from 10.0.0.0/8 }');
    const { plain, warnings } = read(template, { parameters: { Door: null, Vpc: null } });
    expect(plain).toContain('inbound { maybe allow tcp 22 from 10.0.0.0/8 }');
    expect(plain).toContain('vpc Vpc unknown {');
    expect(warnings.join('\n')).toContain(
      'parameter Vpc keeps the value that its stack has (--parameter Vpc=… tells it)',
    );
  });
});

describe('a VPC, a subnet or a group that is a parameter', () => {
  it('is unknown and has a name, and what lies in it stands', () => {
    const { plain, warnings } = read(`${HEAD}
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: !Ref Bastions }] } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Select [0, !Ref Subnets], SecurityGroupIds: [!Ref Group] } }
  Set: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: !Ref Subnets } }
  Db: { Type: AWS::RDS::DBInstance, Properties: { DBSubnetGroupName: !Ref Set, VPCSecurityGroups: [!Ref Group] } }
`);
    expect(plain).toContain('vpc Vpc unknown {');
    expect(plain).toContain(
      'subnet Subnets-0 unknown { route-table unknown network-acl unknown instance Web { security-groups Group maybe public-ip } }',
    );
    expect(plain).toContain(
      'subnet Subnets unknown { route-table unknown network-acl unknown database Db { security-groups Group maybe public-ip } }',
    );
    expect(plain).toContain('security-group Bastions unknown { inbound { } }');
    expect(plain).toContain('allow tcp 22 from Bastions');
    expect(warnings.join('\n')).toContain(
      'VPC Vpc is not described in the input (parameter Vpc has no default (--parameter Vpc=… tells it))',
    );
  });

  it('lies where what is named with it lies', () => {
    const { plain } = read(`${HEAD}
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Own: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
  Fn: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [!Ref Own, !Ref Subnet], SecurityGroupIds: [!Ref Bastions] } } }
`);
    expect(plain).toMatch(
      /^vpc Net 10\.0\.0\.0\/16 \{.* subnet Subnet unknown .* function Fn in Own, Subnet .* security-group Bastions unknown/,
    );
    expect(plain).not.toContain('vpc Vpc');
  });

  it('is in a VPC that nobody names where nothing else tells', () => {
    const { plain } = read(`${HEAD}
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Subnet, SecurityGroupIds: [!Ref Bastions] } }
`);
    expect(plain).toMatch(
      /^vpc unknown-vpc unknown anywhere \{.* subnet Subnet unknown .* instance Web .* security-group Bastions unknown/,
    );
  });

  it('takes the rules that the template adds to it', () => {
    const { plain } = read(`${HEAD}
  Own: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, GroupDescription: g } }
  In: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Bastions, IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: !Ref Own } }
`);
    expect(plain).toContain('security-group Bastions unknown { inbound { allow tcp 22 from Own } }');
  });
});

describe('a value of the Parameter Store', () => {
  it('is unknown and has a name, as a dynamic reference and as a type of parameters, and is one in all templates', () => {
    const { plain, warnings } = read(`
Parameters: { Net: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>', Default: /net/vpc } }
Resources:
  Own: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: '{{resolve:ssm:/net/vpc}}', GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Sub '{{resolve:ssm:/office}}/32' }] } }
  Other: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: '{{resolve:ssm:/net/subnet:3}}', SecurityGroupIds: [!Ref Own, '{{resolve:ssm:/net/bastions}}'] } }
`);
    expect(plain).toMatch(
      /^prefix-list unknown-addresses unknown vpc Net unknown \{.* subnet net-subnet unknown .* instance Web \{ security-groups Own, net-bastions .*security-group Other.*allow tcp 22 from unknown-addresses/,
    );
    expect(warnings.join('\n')).toContain('({{resolve:ssm:/net/subnet:3}} is kept elsewhere)');
  });
});

describe('what no condition decides', () => {
  it('may be there', () => {
    const { plain } = read(`${HEAD}
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Door: { Type: AWS::EC2::InternetGateway, Condition: Asked }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, InternetGatewayId: !Ref Door } }
  Own: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: !If [Asked, true, false] } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Out: { Type: AWS::EC2::Route, Condition: Asked, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door } }
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }
  Entry: { Type: AWS::EC2::NetworkAclEntry, Condition: Asked, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, RuleAction: allow, Protocol: -1, CidrBlock: 0.0.0.0/0 } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }
  In: { Type: AWS::EC2::SecurityGroupIngress, Condition: Asked, Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8 } }
  Web: { Type: AWS::EC2::Instance, Condition: Asked, Properties: { SubnetId: !Ref Own } }
  Db: { Type: AWS::EC2::Instance, Properties: { SubnetId: !If [Asked, !Ref Own, !Ref Own], PrivateIpAddress: 10.0.0.9 } }
`);
    for (const text of [
      'maybe internet-gateway Door',
      'maybe 0.0.0.0/0 -> Door',
      'maybe 100 allow all from any',
      'maybe allow tcp 22 from 10.0.0.0/8',
      'maybe instance Web { maybe public-ip }',
      ' instance Db 10.0.0.9 { maybe public-ip }',
    ])
      expect(plain).toContain(text);
  });
});

describe('what names no place', () => {
  it('lies in the default VPC, as AWS makes it', () => {
    const { plain, warnings } = read(`
Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g } }
  Web: { Type: AWS::EC2::Instance, Properties: { SecurityGroups: [!Ref Group] } }
  Config: { Type: AWS::AutoScaling::LaunchConfiguration, Properties: { SecurityGroups: [!Ref Group] } }
  Hosts: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { AvailabilityZones: !GetAZs '', LaunchConfigurationName: !Ref Config } }
  Elb: { Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: { AvailabilityZones: !GetAZs '', Instances: [!Ref Web], Listeners: [{ LoadBalancerPort: '80', InstancePort: '80', Protocol: HTTP }] } }
  Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql } }
`);
    expect(plain).toMatch(/^vpc default-vpc 172\.31\.0\.0\/16 \{ internet-gateway/);
    for (const text of [
      'instance Web { security-groups Group public-ip }',
      'instance Hosts-0',
      'instance Hosts-1',
      'classic-load-balancer Elb in default-az-1, default-az-2',
      'database Db in default-az-1, default-az-2',
    ])
      expect(plain).toContain(text);
    expect(warnings.join('\n')).toMatch(/lies in the default VPC \(Group, Web, Hosts, Elb, Db\)/);
  });

  it('does not where its groups lie in another', () => {
    const { plain } = read(`
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }
  Web: { Type: AWS::EC2::Instance, Properties: { SecurityGroupIds: [!Ref Group] } }
`);
    expect(plain).toMatch(/^vpc Net .* subnet Web-subnet unknown anywhere \{.* instance Web/);
    expect(plain).not.toContain('default-vpc');
  });
});

it('may be in more subnets and groups than are told', () => {
  const { plain } = read(`${HEAD}
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Own: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
  More: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.1.0/24 } }
  One: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }
  Two: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: !Ref One }] } }
  Fn: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: !If [Asked, [!Ref Own, !Ref More], [!Ref Own]], SecurityGroupIds: !If [Asked, [!Ref One], [!Ref Two]] } } }
  Fs: { Type: AWS::EFS::MountTarget, Properties: { SubnetId: !Ref Own, SecurityGroups: !If [Asked, [!Ref One], [!Ref Two]] } }
`);
  expect(plain).toContain('function Fn in Own, More { security-groups maybe One, maybe Two }');
  expect(plain).toContain('interface Fs { security-groups maybe One, maybe Two }');
});

describe('what conditions that nobody decides choose between', () => {
  const NET = `${HEAD}
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Own: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
  One: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }
`;
  const group = (rules: string) =>
    `${NET}  Two: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g, ${rules} } }\n`;
  const web = 'IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8';
  const ssh = 'IpProtocol: tcp, FromPort: 22, ToPort: 22';

  it.each([
    [
      'a rule or none',
      group(`SecurityGroupIngress: [{ ${web} }, !If [Asked, { ${ssh}, CidrIp: 10.1.0.0/16 }, !Ref 'AWS::NoValue']]`),
      'inbound { allow tcp 443 from 10.0.0.0/8 maybe allow tcp 22 from 10.1.0.0/16 } }',
    ],
    [
      'all rules of a list',
      group(
        `SecurityGroupIngress: !If [Asked, [{ ${web} }], [{ ${web} }, { ${ssh}, SourceSecurityGroupId: !Ref One }]]`,
      ),
      'inbound { allow tcp 443 from 10.0.0.0/8 maybe allow tcp 22 from One } }',
    ],
    [
      'the peers of one rule, and its ports with them',
      group(
        `SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !If [Asked, 80, 81], ToPort: !If [Asked, 80, 81], CidrIp: !If [Asked, 10.1.0.0/16, 10.2.0.0/16] }]`,
      ),
      'inbound { maybe allow tcp 80 from 10.1.0.0/16 maybe allow tcp 81 from 10.2.0.0/16 } }',
    ],
    [
      'rules for what goes out, or those of AWS',
      group(`SecurityGroupEgress: !If [Asked, [{ ${web} }], !Ref 'AWS::NoValue']`),
      'outbound { allow tcp 443 to 10.0.0.0/8 maybe allow all to any } }',
    ],
    [
      'the groups of something',
      `${group('')}  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Own, SecurityGroupIds: [!Ref One, !If [Asked, !Ref Two, !Ref 'AWS::NoValue']] } }\n`,
      'instance Web { security-groups One, maybe Two }',
    ],
    [
      'a group in one way and in the other',
      `${NET}  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Own, SecurityGroupIds: [!If [Asked, !Ref One, !Ref 'AWS::NoValue'], !If [NotAsked, !Ref One, !Ref 'AWS::NoValue']] } }\n`.replace(
        'Resources:',
        '  NotAsked: !Not [{ Condition: Asked }]\nResources:',
      ),
      'instance Web { security-groups One }',
    ],
    [
      'a place in a VPC or none',
      `${NET}  Fn: { Type: AWS::Lambda::Function, Properties: { VpcConfig: !If [Asked, { SubnetIds: [!Ref Own], SecurityGroupIds: [!Ref One] }, !Ref 'AWS::NoValue'] } }\n`,
      'maybe function Fn { security-groups One }',
    ],
    [
      'an interface for each task, or none',
      `${NET}  Svc: { Type: AWS::ECS::Service, Properties: { NetworkConfiguration: !If [Asked, { AwsvpcConfiguration: { Subnets: [!Ref Own], SecurityGroups: [!Ref One] } }, !Ref 'AWS::NoValue'] } }\n`,
      'maybe interface Svc { security-groups One }',
    ],
  ])('is each of them, perhaps: %s', (_, text, expected) => {
    expect(read(text).plain).toContain(expected);
  });
});

describe('what a condition that nobody decides makes', () => {
  const NET = `${HEAD}
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Own: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: g } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Own, SecurityGroupIds: [!Ref Group] } }
`;

  it('leaves open which table and which ACL a subnet has', () => {
    const { plain } = read(`${NET}
  Out: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Away: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Out, DestinationCidrBlock: 10.9.0.0/16, VpcPeeringConnectionId: !Ref Peering } }
  Peering: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Net, PeerVpcId: !Ref Other } }
  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.9.0.0/16 } }
  Uses: { Type: AWS::EC2::SubnetRouteTableAssociation, Condition: Asked, Properties: { RouteTableId: !Ref Out, SubnetId: !Ref Own } }
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }
  Guards: { Type: AWS::EC2::SubnetNetworkAclAssociation, Condition: Asked, Properties: { NetworkAclId: !Ref Acl, SubnetId: !Ref Own } }
`);
    expect(plain).toContain('subnet Own 10.0.0.0/24 { route-table Own-routes network-acl Own-acl');
    expect(plain).toMatch(/network-acl Own-acl \{ inbound \{ maybe 100 allow all from any \}/);
    expect(plain).toContain('route-table Own-routes { maybe 10.9.0.0/16 -> Peering }');
  });

  it('leaves open by which routes a gateway hands on', () => {
    const { plain, warnings } = read(`${NET}
  Way: { Type: AWS::EC2::InternetGateway }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, InternetGatewayId: !Ref Way } }
  In: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Edge: { Type: AWS::EC2::GatewayRouteTableAssociation, Condition: Asked, Properties: { RouteTableId: !Ref In, GatewayId: !Ref Way } }
`);
    expect(plain).toContain('internet-gateway Way { route-table unknown-routes-of-Way }');
    expect(plain).toContain('route-table unknown-routes-of-Way unknown');
    expect(warnings.join()).toContain('by which routes this gateway hands on');
  });

  it('leaves open whether a listener hands on', () => {
    const { plain } = read(`${NET}
  Group80: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { VpcId: !Ref Net, Port: 80, Protocol: TCP, Targets: [{ Id: !Ref Web }] } }
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, Subnets: [!Ref Own] } }
  Hears: { Type: AWS::ElasticLoadBalancingV2::Listener, Condition: Asked, Properties: { LoadBalancerArn: !Ref Lb, Port: 80, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group80 }] } }
`);
    expect(plain).toContain('{ maybe listener tcp 80 -> Web on tcp 80 client-ip preserved }');
  });
});

it('takes rules whose peers nobody tells for no rule that is there twice', () => {
  const { plain } = read(`${HEAD}
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Wanted }, { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Sub '\${Wanted}/32' }, { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Ref Wanted }] } }
`);
  expect(plain).toContain('inbound { allow tcp 22 from unknown-addresses allow tcp 443 from unknown-addresses }');
});

it('says of a rule why it is not wholly known', () => {
  const { warnings } = read(`Parameters: { Office: { Type: String }, Port: { Type: Number } }
Resources:
  G: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, VpcId: vpc-0a1b2c3d, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: !Ref Office }] } }
`);
  expect(warnings.join('\n')).toContain(
    'What this rule lets through is not wholly known: parameter Port has no default (--parameter Port=… tells it).',
  );
  expect(warnings.join('\n')).toContain(
    'Whom this rule lets through is not wholly known: parameter Office has no default (--parameter Office=… tells it).',
  );
});
