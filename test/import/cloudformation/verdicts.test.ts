/** What a template does not tell is in no verdict, and what all that it can mean has in common is. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { errorsIn, imported } from './stack.js';

/** Two instances of one subnet: I in group G, J in H, which lets in what comes from its VPC on port 443. */
const PAIR = `
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24 } }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: g } }
  H: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: h, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref G] } }
  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref H] } }
`;
const EXPORTED = `${PAIR}Outputs: { Own: { Value: !GetAtt G.GroupId, Export: { Name: own } } }\n`;
const CHILD = `Parameters: { Group: { Type: String } }
Resources:
  E: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }
`;
const PARENT = `${PAIR}  Child: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://s3/child.yaml, Parameters: { Group: !Ref G } } }\n`;
const CDK = PAIR.replace(
  'GroupDescription: g }',
  "GroupDescription: g }, Metadata: { 'aws:cdk:path': 'App/Group/Resource' }",
);

describe('a group without rules for what goes out, of which another stack is told', () => {
  const OPEN = `I -> J tcp 443: unknown
    I -> J tcp 80: blocked
    J -> I tcp 80: blocked`;
  // Who has it may let in more as well.
  const HANDED = OPEN.replace('J -> I tcp 80: blocked', 'J -> I tcp 80: unknown');
  it.each<[string, Record<string, string>, string]>([
    ['that nobody exports lets everything out', { 'a.yaml': PAIR }, 'I -> J tcp 443: reachable'],
    [
      'that an output names, which is no export',
      { 'a.yaml': EXPORTED.replace(/, Export: [^}]*\}/, '') },
      'I -> J tcp 443: reachable',
    ],
    ['whose importer is missing', { 'a.yaml': EXPORTED }, HANDED],
    [
      'whose importer adds a rule',
      { 'a.yaml': EXPORTED, 'b.yaml': CHILD.replace('!Ref Group', '!ImportValue own') },
      'I -> J tcp 443: blocked',
    ],
    [
      'whose importer adds none for what goes out',
      {
        'a.yaml': EXPORTED,
        'b.yaml': CHILD.replace('!Ref Group', '!ImportValue own').replace('GroupEgress', 'GroupIngress'),
      },
      'I -> J tcp 443: reachable',
    ],
    [
      'that has rules of its own',
      { 'a.yaml': EXPORTED.replace('g } }', 'g, SecurityGroupEgress: [{ IpProtocol: -1, CidrIp: 0.0.0.0/0 }] } }') },
      'I -> J tcp 443: reachable',
    ],
    ['that a nested stack is given whose template is missing', { 'a.yaml': PARENT }, HANDED],
    [
      'that a nested stack is given which adds a rule',
      { 'a.yaml': PARENT, 'child.yaml': CHILD },
      'I -> J tcp 443: blocked',
    ],
    [
      'that a nested stack is given whose file has another ending than its address',
      { 'a.yaml': PARENT.replace('child.yaml', 'child.template'), 'child.yaml': CHILD },
      'I -> J tcp 443: blocked',
    ],
    ['that CDK made without any, whose rules are elsewhere', { 'a.yaml': CDK }, OPEN],
    [
      'that CDK made without any, whose rules are here',
      {
        'a.yaml': `${CDK}  E: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref G, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }\n`,
      },
      'I -> J tcp 443: blocked',
    ],
    [
      'that CDK made with one that allows nothing',
      {
        'a.yaml': CDK.replace(
          'g }',
          'g, SecurityGroupEgress: [{ IpProtocol: icmp, FromPort: 252, ToPort: 86, CidrIp: 255.255.255.255/32 }] }',
        ),
      },
      'I -> J tcp 443: blocked',
    ],
  ])('%s', (_, files, answers) => expect(wrong(files, answers)).toEqual([]));
});

describe('rules for what goes out that stand alone', () => {
  const HEAD = 'Parameters: { P: { Type: String } }\nConditions: { C: !Equals [!Ref P, x], D: !Not [!Condition C] }\n';
  const egress = (name: string, group: string, port: number, more = '') =>
    `  ${name}: { Type: AWS::EC2::SecurityGroupEgress, ${more} Properties: { GroupId: ${group}, IpProtocol: tcp, FromPort: ${port}, ToPort: ${port}, CidrIp: 0.0.0.0/0 } }\n`;
  const K = PAIR.replace(
    'CidrIp: 10.0.0.0/16',
    'CidrIp: 10.0.0.0/16 }, { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/16',
  );
  it.each<[string, string, string]>([
    [
      'one under a condition that nobody decides: without it everything goes out',
      egress('E', '!Ref G', 443, 'Condition: C,'),
      `I -> J tcp 443: reachable
       I -> J tcp 22: unknown
       I -> J tcp 80: blocked`,
    ],
    [
      'several, each under one of its own',
      egress('E', '!Ref G', 443, 'Condition: C,') + egress('F', '!Ref G', 22, 'Condition: D,'),
      `I -> J tcp 443: unknown
       I -> J tcp 22: unknown
       I -> J tcp 80: blocked`,
    ],
    [
      'one under a condition beside one that is certain',
      egress('E', '!Ref G', 443) + egress('F', '!Ref G', 22, 'Condition: D,'),
      `I -> J tcp 443: reachable
       I -> J tcp 22: unknown`,
    ],
    [
      'one of which nobody tells the group: what it lets out is known, and whom it may bind',
      egress('E', '!If [C, !Ref G, !Ref H]', 443),
      `I -> J tcp 443: reachable
       I -> J tcp 22: unknown
       I -> J tcp 80: blocked`,
    ],
  ])('%s', (_, more, answers) => expect(wrong({ 'a.yaml': HEAD + K + more }, answers)).toEqual([]));

  it('leave open whether a rule inside the group that lets everything out stays, and say so', () => {
    const open = 'g, SecurityGroupEgress: [{ IpProtocol: -1, CidrIp: 0.0.0.0/0 }] }';
    const text = HEAD + K.replace('g }', open) + egress('E', '!Ref G', 443);
    expect(wrong({ 'a.yaml': text }, 'I -> J tcp 443: reachable\nI -> J tcp 22: unknown')).toEqual([]);
    expect(imported(text).warnings.join('\n')).toContain(
      'Security group G lets everything out, and has this rule beside',
    );
  });
});

describe('a VPC that is a parameter, where another stack makes one', () => {
  const APP = `
Parameters: { Vpc: { Type: AWS::EC2::VPC::Id } }
Resources:
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24 } }
  N: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc, GroupDescription: n, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }] } }
  K: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref N] } }
  L: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref N] } }
`;
  const CLOSED = `${APP}
  T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  U: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref B, RouteTableId: !Ref T } }
`;
  it.each<[string, Record<string, string>, string]>([
    [
      'may be another',
      { 'net.yaml': PAIR, 'app.yaml': APP },
      `I -> K tcp 443: unknown
       K -> J tcp 443: unknown
       I -> K tcp 80: blocked
       K -> L tcp 443: reachable
       K -> L tcp 80: blocked
       K -> internet tcp 443: unknown
       I -> J tcp 443: reachable`,
    ],
    [
      'is either way what it says of itself',
      { 'net.yaml': PAIR, 'app.yaml': CLOSED },
      `I -> K tcp 443: unknown
       K -> internet tcp 443: blocked`,
    ],
    [
      'is that one, where an output has its name',
      { 'net.yaml': `${PAIR}Outputs: { Vpc: { Value: !Ref V } }\n`, 'app.yaml': APP },
      'I -> K tcp 443: reachable',
    ],
  ])('%s', (_, files, answers) => expect(wrong(files, answers)).toEqual([]));
});

describe('what conditions that nobody decides choose between', () => {
  const ASKED = `
Parameters: { P: { Type: String } }
Conditions: { C: !Equals [!Ref P, x], D: !Not [!Condition C] }
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24, MapPublicIpOnLaunch: true } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.2.0/24 } }
  E: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.3.0/24 } }
  Door: { Type: AWS::EC2::InternetGateway }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref V, InternetGatewayId: !Ref Door } }
  T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref T, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door } }
  S: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  N: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref A } }
  M: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref A } }
  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref V } }
  Back: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: -1, RuleAction: allow, Egress: true, CidrBlock: 0.0.0.0/0 } }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 443, CidrIp: 0.0.0.0/0 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref G] } }
  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref G] } }
  K: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref E, SecurityGroupIds: [!Ref G] } }
`;
  const uses = (subnet: string, table: string) =>
    `  Uses${subnet}: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref ${subnet}, RouteTableId: ${table} } }\n`;
  const route = (name: string, fields: string, more = '') =>
    `  ${name}: { Type: AWS::EC2::Route, ${more} Properties: { RouteTableId: ${fields} } }\n`;
  const entry = (name: string, fields: string, more = '') =>
    `  ${name}: { Type: AWS::EC2::NetworkAclEntry, ${more} Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, ${fields} } }\n`;
  const ACL = `  OfB: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref B, NetworkAclId: !Ref Acl } }\n`;

  it.each<[string, string, string]>([
    [
      'the block of a route: the rest of its table is known',
      uses('A', '!Ref T') +
        route('More', '!Ref T, DestinationCidrBlock: !If [C, 10.8.0.0/16, 10.9.0.0/16], NatGatewayId: !Ref N'),
      'internet -> I tcp 443: reachable',
    ],
    [
      'gateways that do the same',
      uses('A', '!Ref T') +
        uses('B', '!Ref S') +
        route('Away', '!Ref S, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !If [C, !Ref N, !Ref M]'),
      'J -> internet tcp 443: reachable',
    ],
    [
      'a gateway or none',
      uses('A', '!Ref T') +
        uses('B', '!Ref S') +
        route('Away', "!Ref S, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !If [C, !Ref N, !Ref 'AWS::NoValue']"),
      `J -> internet tcp 443: unknown
       internet -> J tcp 443: blocked
       J -> I tcp 443: reachable`,
    ],
    [
      'routes to one block, each under a condition',
      uses('A', '!Ref T') +
        uses('B', '!Ref S') +
        route('One', '!Ref S, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref N', 'Condition: C,') +
        route('Two', '!Ref S, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door', 'Condition: D,'),
      'J -> internet tcp 443: unknown',
    ],
    [
      'the table of a route',
      uses('A', '!Ref T') +
        uses('B', '!Ref S') +
        route('Away', '!If [C, !Ref T, !Ref S], DestinationCidrBlock: 198.51.100.0/24, GatewayId: !Ref Door'),
      'internet -> I tcp 443: reachable',
    ],
    [
      'tables that do the same',
      uses('A', '!If [C, !Ref T, !Ref S]') +
        route('Twin', '!Ref S, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Door'),
      'internet -> I tcp 443: reachable',
    ],
    [
      'the block of an ACL entry: what is in both passes',
      ACL + entry('In', 'Protocol: -1, RuleAction: allow, CidrBlock: !If [C, 10.0.0.0/16, 10.0.1.0/24]'),
      `I -> J tcp 443: reachable
       K -> J tcp 443: unknown
       K -> J tcp 22: blocked`,
    ],
    [
      'the ports of an ACL entry',
      ACL +
        entry(
          'In',
          'Protocol: 6, RuleAction: allow, CidrBlock: 10.0.0.0/16, PortRange: { From: !If [C, 443, 400], To: 443 }',
        ),
      `I -> J tcp 443: reachable
       I -> J tcp 410: unknown
       I -> J tcp 80: blocked`,
    ],
    [
      'what an ACL entry does, of its own or as two of which one is there',
      `${ACL + entry('In', 'Protocol: 6, RuleAction: !If [C, allow, deny], CidrBlock: 10.0.1.0/24, PortRange: { From: 443, To: 443 }')}${entry('Yes', 'Protocol: 6, RuleAction: allow, CidrBlock: 10.0.3.0/24, PortRange: { From: 443, To: 443 }', 'Condition: C,').replace('100', '110')}${entry('No', 'Protocol: 6, RuleAction: deny, CidrBlock: 10.0.3.0/24, PortRange: { From: 443, To: 443 }', 'Condition: D,').replace('100', '110')}`,
      `I -> J tcp 443: unknown
       K -> J tcp 443: unknown
       I -> J tcp 80: blocked`,
    ],
    [
      'the peer of a group rule: whom both let in',
      `  H: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: h, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !If [C, 10.0.0.0/16, 10.0.1.0/24] }] } }
  L: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref H] } }\n`,
      `I -> L tcp 443: reachable
       J -> L tcp 443: unknown
       I -> L tcp 80: blocked`,
    ],
  ])('%s', (_, more, answers) => {
    expect(wrong({ 'a.yaml': ASKED + more }, answers)).toEqual([]);
    expect(errorsIn(imported(ASKED + more).text)).toEqual([]);
  });
});

describe('what stands elsewhere in the input', () => {
  const KEEPS = `${PAIR}
  P: { Type: AWS::SSM::Parameter, Properties: { Name: /net/vpc, Type: String, Value: !Ref V } }
  Q: { Type: AWS::SSM::Parameter, Properties: { Name: /net/subnets, Type: StringList, Value: !Join [',', [!Ref A, !Ref A]] } }
`;
  const ASKS = (vpc: string) => `
Parameters: { Subs: { Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>', Default: /net/subnets } }
Resources:
  N: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: '{{resolve:ssm:${vpc}}}', GroupDescription: n, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }] } }
  K: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Select [0, !Ref Subs], SecurityGroupIds: [!Ref N] } }
`;
  const exporting = `${KEEPS}
  T: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  U: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref T } }
Outputs: { Own: { Value: !Ref A, Export: { Name: sub } } }\n`;
  const importing = ASKS('/net/vpc').replace('!Select [0, !Ref Subs]', '!ImportValue sub');
  /** The two as CDK says where they are. */
  const inRegions = (one: string, other: string, app: string): Record<string, string> => ({
    'cdk.out/manifest.json': JSON.stringify({
      artifacts: Object.fromEntries(
        Object.entries({ net: one, app: other }).map(([name, region]) => [
          name,
          {
            type: 'aws:cloudformation:stack',
            environment: `aws://unknown-account/${region}`,
            properties: { templateFile: `${name}.yaml` },
          },
        ]),
      ),
    }),
    'cdk.out/net.yaml': exporting,
    'cdk.out/app.yaml': app,
  });
  const LOOP = (list: string) => `
Transform: AWS::LanguageExtensions
Parameters: { Blocks: { Type: CommaDelimitedList } }
${PAIR}
  'Fn::ForEach::Rules': [Block, ${list}, { 'In&{Block}': { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref G, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Block } } }]
`;
  it.each<[string, Record<string, string>, string]>([
    [
      'a value of the Parameter Store that another stack puts there',
      { 'net.yaml': KEEPS, 'app.yaml': ASKS('/net/vpc') },
      `I -> K tcp 443: reachable
       I -> K tcp 80: blocked`,
    ],
    [
      'one that a stack puts there if a condition holds',
      {
        'net.yaml': KEEPS.replaceAll('AWS::SSM::Parameter,', 'AWS::SSM::Parameter, Condition: Asked,').replace(
          'Resources:',
          "Parameters: { X: { Type: String } }\nConditions: { Asked: !Equals [!Ref X, 'yes'] }\nResources:",
        ),
        'app.yaml': ASKS('/net/vpc'),
      },
      'I -> J tcp 443: reachable',
    ],
    [
      'what a stack of that region puts there or exports',
      inRegions('eu-west-1', 'eu-west-1', importing),
      `I -> K tcp 443: reachable
       I -> K tcp 80: blocked`,
    ],
    [
      'and what one of another region does',
      inRegions('eu-west-1', 'us-east-1', ASKS('/net/vpc')),
      'I -> K tcp 443: blocked',
    ],
    ['what one of another region exports', inRegions('eu-west-1', 'us-east-1', importing), 'I -> K tcp 443: blocked'],
    [
      'the turns of a loop',
      { 'a.yaml': LOOP('[10.0.1.0/24]') },
      `J -> I tcp 22: reachable
       J -> I tcp 80: blocked`,
    ],
    [
      'and those that nobody tells',
      { 'a.yaml': LOOP('!Ref Blocks') },
      `J -> I tcp 22: unknown
       J -> I tcp 80: blocked
       I -> J tcp 443: reachable`,
    ],
  ])('%s', (_, files, answers) => expect(wrong(files, answers)).toEqual([]));
});

describe('a network load balancer whose targets are all in another zone', () => {
  /** Nodes in A and B, of which A's address is asked; the target is in B. */
  const TWO = (attributes: string) => `
Parameters: { Cross: { Type: String } }
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.2.0/24, AvailabilityZone: eu-west-1b } }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/16 }] } }
  Client: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref G] } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref G] } }
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, SecurityGroups: [!Ref G], SubnetMappings: [{ SubnetId: !Ref A, PrivateIPv4Address: 10.0.1.9 }, { SubnetId: !Ref B, PrivateIPv4Address: 10.0.2.9 }]${attributes} } }
  T: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { VpcId: !Ref V, Port: 80, Protocol: TCP, Targets: [{ Id: !Ref Web }] } }
  L: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Lb, Port: 80, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref T }] } }
`;
  const attribute = (value: string): string =>
    `, LoadBalancerAttributes: [{ Key: load_balancing.cross_zone.enabled, Value: ${value} }]`;
  it.each([
    ['', 'blocked'],
    [attribute("'true'"), 'reachable'],
    [attribute('!Ref Cross'), 'unknown'],
  ])('is asked in its own zone, with attributes %j: %s', (attributes, verdict) => {
    expect(
      wrong({ 'a.yaml': TWO(attributes) }, `Client -> 10.0.1.9 tcp 80: ${verdict}\nClient -> 10.0.1.9 tcp 81: blocked`),
    ).toEqual([]);
  });
});
