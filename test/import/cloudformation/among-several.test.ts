/** What a template tells to be one or some of several things that it holds: what all of those have in common is decided. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { errorsIn, imported } from './stack.js';

const HEAD = `
Parameters: { P: { Type: String }, N: { Type: Number } }
Conditions: { C: !Equals [!Ref P, x] }
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.2.0/24, AvailabilityZone: eu-west-1b } }
`;
const group = (name: string, rule = '') =>
  `  ${name}: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: g${rule && `, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, ${rule} }]`} } }\n`;
const instance = (name: string, group: string, subnet = 'A') =>
  `  ${name}: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref ${subnet}, SecurityGroupIds: [!Ref ${group}] } }\n`;

it('a peer that a number picks which nobody tells is one of those that it picks from', () => {
  const answers = `I -> K tcp 443: unknown
    J -> K tcp 443: unknown
    Other -> K tcp 443: blocked
    I -> K tcp 80: blocked`;
  const hosts = group('G') + group('H') + group('Z') + instance('I', 'G') + instance('J', 'H') + instance('Other', 'Z');
  const peer = 'SourceSecurityGroupId: !Select [!Ref N, [!Ref G, !Ref H]]';
  const template = HEAD + hosts + group('T', peer) + instance('K', 'T');
  expect(wrong({ 'a.yaml': template }, answers)).toEqual([]);
  expect(errorsIn(imported(template).text)).toEqual([]);
});

describe('subnets with commas between', () => {
  const launched = (subnets: string) => `
  Lt: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref G] } } }
  Asg: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { VPCZoneIdentifier: ${subnets}, LaunchTemplate: { LaunchTemplateId: !Ref Lt, Version: '1' } } }
`;
  it.each([
    ['alone', "!Join [',', [!Ref A, !Ref B]]"],
    ['in a list', "[!Join [',', [!Ref A, !Ref B]]]"],
    ['and spaces', "!Join [', ', [!Ref A, !Ref B]]"],
  ])('%s', (_, subnets) => {
    const { lines, warnings } = imported(HEAD + group('G') + launched(subnets));
    expect(lines.filter((line) => /^instance|^subnet/.test(line))).toEqual([
      'subnet A 10.0.1.0/24 in a {',
      'instance Asg-0 { security-groups G }',
      'subnet B 10.0.2.0/24 in b {',
      'instance Asg-1 { security-groups G }',
    ]);
    expect(warnings).toEqual([]);
  });
});

describe('the subnets of an attachment, which conditions decide', () => {
  const attached = (subnets: string) => `
  W: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
  WS: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref W, CidrBlock: 10.1.0.0/24, AvailabilityZone: eu-west-1a } }
  A2: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.3.0/24, AvailabilityZone: eu-west-1a } }
  Hub: { Type: AWS::EC2::TransitGateway, Properties: {} }
  Va: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref V, SubnetIds: ${subnets} } }
  Wa: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref W, SubnetIds: [!Ref WS] } }
  Rt: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  R: { Type: AWS::EC2::Route, DependsOn: Va, Properties: { RouteTableId: !Ref Rt, DestinationCidrBlock: 10.1.0.0/16, TransitGatewayId: !Ref Hub } }
  S1: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref A, RouteTableId: !Ref Rt } }
  S2: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref B, RouteTableId: !Ref Rt } }
  Wt: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref W } }
  Wr: { Type: AWS::EC2::Route, DependsOn: Wa, Properties: { RouteTableId: !Ref Wt, DestinationCidrBlock: 10.0.0.0/16, TransitGatewayId: !Ref Hub } }
  S3: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref WS, RouteTableId: !Ref Wt } }
  Far: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref W, GroupDescription: f, SecurityGroupIngress: [{ IpProtocol: -1, CidrIp: 10.0.0.0/16 }] } }
  K: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref WS, SecurityGroupIds: [!Ref Far] } }
${group('G')}${instance('I', 'G')}${instance('J', 'G', 'B')}`;
  it.each([
    ['in the same zones', '!If [C, [!Ref A], [!Ref A2]]', 'reachable', 'blocked'],
    ['in one zone more', '!If [C, [!Ref A], [!Ref A, !Ref B]]', 'reachable', 'unknown'],
    ['in other zones', '!If [C, [!Ref A], [!Ref B]]', 'unknown', 'unknown'],
    ['of which one is a parameter', '!If [C, [!Ref A], [!Ref P]]', 'unknown', 'unknown'],
  ])('%s', (_, subnets, near, other) => {
    const template = HEAD + attached(subnets);
    expect(wrong({ 'a.yaml': template }, `I -> K tcp 443: ${near}\nJ -> K tcp 443: ${other}`)).toEqual([]);
    expect(errorsIn(imported(template).text)).toEqual([]);
  });
});
