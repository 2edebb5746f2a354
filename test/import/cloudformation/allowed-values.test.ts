/** A parameter without a value has one of its AllowedValues: what all of them agree on is decided, the rest may be either. */
import { expect, it } from 'vitest';
import { wrong } from './answers.js';

const template = (parameters: string, conditions: string, more: string): string => `
Parameters: { ${parameters} }
Conditions: { ${conditions} }
Mappings: { M: { a: { same: 80, other: 80 }, b: { same: 80, other: 81 }, c: { same: 22, other: 22 } } }
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  G: { Type: AWS::EC2::InternetGateway }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref V, InternetGatewayId: !Ref G } }
  PT: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref PT, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref G } }
  P: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24, MapPublicIpOnLaunch: true } }
  PA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref P, RouteTableId: !Ref PT } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref P, SecurityGroupIds: [!Ref X] } }
${more}`;
const port = (value: string): string =>
  `  X: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: x, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: ${value}, ToPort: ${value}, CidrIp: 0.0.0.0/0 }] } }`;
const group = '  X: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: x } }\n';
const two = 'Two: { Type: String, AllowedValues: [a, b] }';

it.each([
  [
    'one that is the only one',
    template('Port: { Type: Number, AllowedValues: [80] }', '', port('!Ref Port')),
    `internet -> I tcp 80: reachable
     internet -> I tcp 22: blocked`,
  ],
  [
    'several ports',
    template('Port: { Type: Number, AllowedValues: [80, 443] }', '', port('!Ref Port')),
    `internet -> I tcp 80: unknown
     internet -> I tcp 22: blocked`,
  ],
  [
    'keys of a mapping that agree, and of one that do not',
    template(
      two,
      '',
      `${port('!FindInMap [M, !Ref Two, same]')}
  E: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref X, IpProtocol: udp, FromPort: !FindInMap [M, !Ref Two, other], ToPort: !FindInMap [M, !Ref Two, other], CidrIp: 0.0.0.0/0 } }`,
    ),
    `internet -> I tcp 80: reachable
     internet -> I tcp 22: blocked
     internet -> I udp 81: unknown
     internet -> I udp 22: blocked`,
  ],
  [
    'a condition that all of them fulfil, and one that none does',
    template(
      two,
      'Any: !Or [!Equals [!Ref Two, a], !Equals [!Ref Two, b]], None: !Equals [!Ref Two, c], Some: !Equals [!Ref Two, a]',
      `${group}  E: { Type: AWS::EC2::SecurityGroupIngress, Condition: Any, Properties: { GroupId: !Ref X, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }
  F: { Type: AWS::EC2::SecurityGroupIngress, Condition: None, Properties: { GroupId: !Ref X, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 } }
  H: { Type: AWS::EC2::SecurityGroupIngress, Condition: Some, Properties: { GroupId: !Ref X, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 } }`,
    ),
    `internet -> I tcp 80: reachable
     internet -> I tcp 22: blocked
     internet -> I tcp 443: unknown`,
  ],
  [
    'keys of a mapping alone, where nothing else tells its values',
    template(
      'Two: { Type: String }',
      '',
      `${port('!FindInMap [M, !Ref Two, same]')}
  E: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref X, IpProtocol: udp, FromPort: !FindInMap [M, a, !Ref Two], ToPort: !FindInMap [M, a, !Ref Two], CidrIp: 0.0.0.0/0 } }`,
    ),
    `internet -> I tcp 80: unknown
     internet -> I tcp 443: blocked
     internet -> I udp 80: reachable
     internet -> I udp 443: blocked`,
  ],
  [
    'keys of a mapping that gives something under any key',
    template('Two: { Type: String }', '', port('!FindInMap [M, !Ref Two, same, { DefaultValue: 443 }]')),
    'internet -> I tcp 443: unknown',
  ],
  [
    'another that has more values than are looked at',
    template(
      `Two: { Type: String, AllowedValues: [a, b] }, Many: { Type: Number, AllowedValues: [1, 2, 3, 4, 5, 6, 7, 8, 9] }`,
      '',
      port('!FindInMap [M, !Ref Two, same]').replace('0.0.0.0/0', "!Join ['', [!Ref Many, .0.0.0/8]]"),
    ),
    `9.9.9.9 -> I tcp 22: blocked
     9.9.9.9 -> I tcp 80: unknown`,
  ],
  [
    'text around it, and a tag that makes no difference',
    template(
      'Net: { Type: String, AllowedValues: [192, 198] }',
      '',
      `  X: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: !Ref Net, Tags: [{ Key: Net, Value: !Ref Net }], SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: !Sub '\${Net}.0.0.0/8' }] } }`,
    ),
    `198.51.100.1 -> I tcp 80: unknown
     203.0.113.1 -> I tcp 80: blocked`,
  ],
  [
    'keys of a mapping by region, which nobody tells',
    template(
      '',
      '',
      `  X: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: x, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !FindInMap [M, !Ref AWS::Region, same], ToPort: !FindInMap [M, !Ref AWS::Region, same], CidrIp: 0.0.0.0/0 }] } }`,
    ),
    `internet -> I tcp 80: unknown
     internet -> I tcp 443: blocked`,
  ],
  [
    'more of them than are looked at',
    template(`Port: { Type: Number, AllowedValues: [1, 2, 3, 4, 5, 6, 7, 8, 9] }`, '', port('!Ref Port')),
    'internet -> I tcp 22: unknown',
  ],
])('%s', (_, text, answers) => {
  expect(wrong({ 'stack.yaml': text }, answers)).toEqual([]);
});

it('leaves open which partition it is where nobody tells the region', () => {
  const text = template(
    '',
    'China: !Equals [!Ref AWS::Partition, aws-cn]',
    `${group}  E: { Type: AWS::EC2::SecurityGroupIngress, Condition: China, Properties: { GroupId: !Ref X, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }`,
  );
  const given = (region: string) => [
    ...wrong({ 's.yaml': text }, `internet -> I tcp 80: ${region === 'cn-north-1' ? 'reachable' : 'blocked'}`, {
      'AWS::Region': region,
    }),
  ];
  expect(wrong({ 's.yaml': text }, 'internet -> I tcp 80: unknown')).toEqual([]);
  expect([...given('cn-north-1'), ...given('eu-west-1')]).toEqual([]);
});
