/** Where a condition that nobody decides picks one rule or another, what both let through is decided, and what neither does. */
import { expect, it } from 'vitest';
import { wrong } from './answers.js';

const template = (ingress: string, more = ''): string => `
Parameters: { Env: { Type: String } }
Conditions: { Prod: !Equals [!Ref Env, prod] }
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.0.0/24 } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24 } }
  H: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: h, VpcId: !Ref V } }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, VpcId: !Ref V, SecurityGroupIngress: [${ingress}] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref G] } }
  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref H] } }
${more}`;
const rule = (protocol: string, from: number, to: number, peer = 'CidrIp: 10.0.0.0/8'): string =>
  `{ IpProtocol: ${protocol}, FromPort: ${from}, ToPort: ${to}, ${peer} }`;
const either = (one: string, other: string): string => `!If [Prod, ${one}, ${other}]`;
const acl = (one: string, other: string): string => `
  N: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref V } }
  NA: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref A, NetworkAclId: !Ref N } }
  In: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: 10.0.0.0/8, PortRange: { From: ${either(one, other)}, To: 8080 } } }
  Out: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref N, RuleNumber: 100, Protocol: -1, Egress: true, RuleAction: allow, CidrBlock: 0.0.0.0/0 } }`;

it.each([
  [
    'every port or one',
    template(either(rule('tcp', 0, 65535), rule('tcp', 80, 80))),
    `J -> I tcp 80: reachable
     J -> I tcp 22: unknown
     J -> I udp 80: blocked`,
  ],
  [
    'one port or every port of other addresses',
    template(either(rule('tcp', 80, 80, 'CidrIp: 0.0.0.0/0'), rule('tcp', 0, 65535))),
    `J -> I tcp 80: reachable
     J -> I tcp 22: unknown`,
  ],
  [
    'ranges that share some ports, of blocks one of which holds the other',
    template(either(rule('tcp', 1, 443, 'CidrIp: 0.0.0.0/0'), rule('tcp', 80, 8080))),
    `J -> I tcp 80-443: reachable
     J -> I tcp 22: unknown
     J -> I tcp 9000: blocked`,
  ],
  [
    'ranges that share none',
    template(either(rule('tcp', 1, 79), rule('tcp', 80, 8080))),
    `J -> I tcp 22: unknown
     J -> I tcp 9000: blocked`,
  ],
  [
    'everything or one protocol',
    template(either('{ IpProtocol: -1, CidrIp: 10.0.1.0/24 }', '{ IpProtocol: 50, CidrIp: 10.0.0.0/8 }')),
    `J -> I protocol 50: reachable
     J -> I tcp 22: unknown`,
  ],
  [
    'every code of a type or one',
    template(either(rule('icmp', 8, -1), rule('icmp', 8, 0))),
    `J -> I ping: reachable
     J -> I icmp 8/1: unknown`,
  ],
  [
    'families that share nothing',
    template(either(`{ IpProtocol: -1, CidrIpv6: '::/0' }`, '{ IpProtocol: -1, CidrIp: 10.0.0.0/8 }')),
    'J -> I tcp 22: unknown',
  ],
  [
    'a group in both',
    template(
      either('{ IpProtocol: -1, SourceSecurityGroupId: !Ref H }', rule('tcp', 1, 99, 'SourceSecurityGroupId: !Ref H')),
    ),
    `J -> I tcp 50: reachable
     J -> I tcp 100: unknown`,
  ],
  [
    'entries of a network ACL at one number',
    template('{ IpProtocol: -1, CidrIp: 0.0.0.0/0 }', acl('80', '443')),
    `J -> I tcp 443-8080: reachable
     J -> I tcp 80: unknown
     J -> I tcp 22: blocked`,
  ],
])('%s', (_, text, answers) => {
  expect(wrong({ 'stack.yaml': text }, answers)).toEqual([]);
});
