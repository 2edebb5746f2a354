/** What a network ACL does where nobody tells the number of one of its rules, or which of several a subnet has: what all readings have in common is decided. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { errorsIn, imported, rulesIn } from './stack.js';

/** Two subnets; J in B is reached through B's ACL. */
const NET = `
Parameters: { P: { Type: String }, N: { Type: Number } }
Conditions: { C: !Equals [!Ref P, x], D: !Equals [!Ref P, y] }
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24 } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.2.0/24 } }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: -1, CidrIp: 10.0.0.0/16 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref G] } }
  J: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref G] } }
`;
const acl = (name: string) => `  ${name}: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref V } }\n${out(name)}`;
let count = 0;
function entry(name: string, number: string, action: 'allow' | 'deny', port: number | 'all', more = ''): string {
  count++;
  const traffic = port === 'all' ? 'Protocol: -1' : `Protocol: 6, PortRange: { From: ${port}, To: ${port} }`;
  return `  E${count}: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref ${name}, RuleNumber: ${number}, RuleAction: ${action}, ${traffic}, CidrBlock: 0.0.0.0/0${more} } }\n`;
}
const out = (name: string) => entry(name, '100', 'allow', 'all', ', Egress: true');
const given = (acl: string, more = '', name = 'S') =>
  `  ${name}: { Type: AWS::EC2::SubnetNetworkAclAssociation, ${more} Properties: { SubnetId: !Ref B, NetworkAclId: ${acl} } }\n`;
const ONE = acl('One') + given('!Ref One');

describe('a rule whose number nobody tells', () => {
  it.each<[string, string, string]>([
    [
      'that allows, alone: it does so under any number',
      ONE + entry('One', '!Ref N', 'allow', 443),
      `I -> J tcp 443: reachable
       I -> J tcp 80: blocked`,
    ],
    [
      'that allows what another allows',
      ONE + entry('One', '!Ref N', 'allow', 443) + entry('One', '100', 'allow', 'all'),
      `I -> J tcp 443: reachable
       I -> J tcp 80: reachable`,
    ],
    [
      'that allows what another denies',
      ONE + entry('One', '!Ref N', 'allow', 443) + entry('One', '100', 'deny', 443) + entry('One', '200', 'allow', 80),
      `I -> J tcp 443: unknown
       I -> J tcp 80: reachable
       I -> J tcp 22: blocked`,
    ],
    [
      'that denies what another allows',
      ONE + entry('One', '!Ref N', 'deny', 443) + entry('One', '100', 'allow', 'all'),
      `I -> J tcp 443: unknown
       I -> J tcp 80: reachable`,
    ],
    [
      'two of them, and no number is free before the first',
      ONE +
        entry('One', '!Ref N', 'deny', 443) +
        entry('One', '!Ref N', 'deny', 80) +
        entry('One', '1', 'allow', 'all'),
      `I -> J tcp 443: unknown
       I -> J tcp 80: unknown
       I -> J tcp 22: reachable`,
    ],
    [
      'two that do the opposite',
      ONE + entry('One', '!Ref N', 'deny', 443) + entry('One', '!Ref N', 'allow', 'all'),
      `I -> J tcp 443: unknown
       I -> J tcp 80: reachable`,
    ],
    [
      'that allows, and no number is free behind the last: it comes before that',
      ONE + entry('One', '!Ref N', 'allow', 'all') + entry('One', '32766', 'deny', 80),
      `I -> J tcp 443: reachable
       I -> J tcp 80: reachable`,
    ],
    [
      'two that allow, of which one may stand between those that are told, and nobody knows which',
      ONE +
        entry('One', '!Ref N', 'allow', 443) +
        entry('One', '!Ref N', 'allow', 80) +
        entry('One', '32764', 'deny', 'all') +
        entry('One', '32766', 'deny', 22),
      `I -> J tcp 443: unknown
       I -> J tcp 80: unknown
       I -> J tcp 22: blocked`,
    ],
  ])('%s', (_, more, answers) => {
    expect(wrong({ 'a.yaml': NET + more }, answers)).toEqual([]);
    expect(errorsIn(imported(NET + more).text)).toEqual([]);
    expect(rulesIn(imported(NET + more).text)).not.toContain('acl-rule-number-duplicate');
  });
});

describe('a rule that has one of two numbers, as a condition turns out', () => {
  it.each<[string, string, string]>([
    [
      'both after the one that decides',
      entry('One', '100', 'allow', 443) + entry('One', '!If [C, 200, 300]', 'deny', 443),
      'I -> J tcp 443: reachable',
    ],
    [
      'both before any other: one of them is there',
      entry('One', '!If [C, 10, 20]', 'deny', 443) + entry('One', '100', 'allow', 443),
      'I -> J tcp 443: blocked',
    ],
    [
      'one before and one after the one that does the opposite',
      entry('One', '!If [C, 50, 200]', 'deny', 443) + entry('One', '100', 'allow', 443),
      'I -> J tcp 443: unknown',
    ],
    [
      'that another has instead: which of them comes first is open',
      entry('One', '!If [C, 10, 20]', 'deny', 443) + entry('One', '!If [C, 20, 10]', 'allow', 'all'),
      `I -> J tcp 443: unknown
       I -> J tcp 80: reachable`,
    ],
    [
      'that another has instead, and does the same',
      entry('One', '!If [C, 10, 20]', 'allow', 443) + entry('One', '!If [C, 20, 10]', 'allow', 80),
      `I -> J tcp 443: reachable
       I -> J tcp 80: reachable
       I -> J tcp 22: blocked`,
    ],
    [
      'that another has instead, and the next one is taken',
      entry('One', '!If [C, 10, 20]', 'allow', 443) +
        entry('One', '!If [C, 20, 10]', 'allow', 80) +
        entry('One', '21', 'deny', 443),
      `I -> J tcp 443: reachable
       I -> J tcp 22: blocked`,
    ],
  ])('%s', (_, more, answers) => {
    expect(wrong({ 'a.yaml': NET + ONE + more }, answers)).toEqual([]);
    expect(errorsIn(imported(NET + ONE + more).text)).toEqual([]);
    expect(rulesIn(imported(NET + ONE + more).text)).not.toContain('acl-rule-number-duplicate');
  });
});

describe('one of several network ACLs', () => {
  const two = (one: string, other: string) => acl('One') + acl('Two') + one + other;
  const EITHER = given('!If [C, !Ref One, !Ref Two]');
  const WEB = two(
    entry('One', '100', 'allow', 443) + entry('One', '110', 'allow', 22),
    entry('Two', '100', 'deny', 25) + entry('Two', '110', 'allow', 443) + entry('Two', '120', 'allow', 80),
  );
  it.each<[string, string, string]>([
    [
      'by an undecided condition',
      WEB + EITHER,
      `I -> J tcp 443: reachable
       I -> J tcp 22: unknown
       I -> J tcp 80: unknown
       I -> J tcp 25: blocked
       I -> J tcp 8080: blocked`,
    ],
    [
      'that allow the same under other numbers',
      two(entry('One', '100', 'allow', 443), entry('Two', '50', 'allow', 'all') + entry('Two', '60', 'deny', 22)) +
        EITHER,
      `I -> J tcp 443: reachable
       I -> J tcp 22: unknown
       I -> J udp 53: unknown`,
    ],
    [
      'that deny the same',
      two(
        entry('One', '100', 'deny', 22) + entry('One', '110', 'allow', 'all'),
        entry('Two', '90', 'deny', 22) + entry('Two', '110', 'allow', 'all'),
      ) + EITHER,
      `I -> J tcp 22: blocked
       I -> J tcp 443: reachable`,
    ],
    [
      'the one that an association gives which may not be there, or the default one, which lets everything pass',
      acl('One') + entry('One', '100', 'allow', 443) + given('!Ref One', 'Condition: C,'),
      `I -> J tcp 443: reachable
       I -> J tcp 22: unknown`,
    ],
    [
      'of two associations, each of which may not be there',
      two(entry('One', '100', 'allow', 443), entry('Two', '100', 'allow', 22)) +
        given('!Ref One', 'Condition: C,') +
        given('!Ref Two', 'Condition: D,', 'T'),
      `I -> J tcp 443: unknown
       I -> J tcp 22: unknown`,
    ],
    [
      'the one of an association that may not be there, or the one of another that is',
      two(entry('One', '100', 'allow', 443), entry('Two', '100', 'allow', 22)) +
        given('!Ref One', 'Condition: C,') +
        given('!Ref Two', '', 'T'),
      `I -> J tcp 443: unknown
       I -> J tcp 22: unknown
       I -> J tcp 80: blocked`,
    ],
    [
      'of which one is a parameter',
      acl('One') + entry('One', '100', 'allow', 443) + given('!If [C, !Ref One, !Ref P]'),
      `I -> J tcp 443: unknown
       I -> J tcp 22: unknown`,
    ],
  ])('%s', (_, more, answers) => {
    expect(wrong({ 'a.yaml': NET + more }, answers)).toEqual([]);
    expect(errorsIn(imported(NET + more).text)).toEqual([]);
  });
});

it('an ACL that one of them is may be in force, and is not told to be unused', () => {
  const more = acl('One') + acl('Two') + given('!If [C, !Ref One, !Ref Two]');
  expect(rulesIn(imported(NET + more).text)).not.toContain('acl-unused');
  // By the side of one that no subnet ever has.
  expect(rulesIn(imported(NET + more + acl('Three')).text)).toContain('acl-unused');
  // Nor one that is in force elsewhere, too.
  const elsewhere = `  X: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref A, NetworkAclId: !Ref One } }\n`;
  const { lines, text } = imported(NET + more + elsewhere);
  expect(rulesIn(text)).not.toContain('acl-unused');
  expect(lines).toContain('network-acl One');
});

describe('a route to one of two targets', () => {
  const WITH = (targets: string) => `${NET}
  Igw: { Type: AWS::EC2::InternetGateway }
  At: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref V, InternetGatewayId: !Ref Igw } }
  Rt: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref V } }
  R: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Rt, DestinationCidrBlock: 0.0.0.0/0, ${targets} } }
  S: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref B, RouteTableId: !Ref Rt } }
  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref A, AllocationId: !GetAtt Eip.AllocationId } }
  Eip: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }
  Open: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: -1, CidrIp: 0.0.0.0/0 }] } }
  K: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref B, GroupSet: [!Ref Open], AssociatePublicIpAddress: true }] } }
`;
  it.each([
    [
      'of which one is a way in',
      "NatGatewayId: !If [C, !Ref Nat, !Ref 'AWS::NoValue'], GatewayId: !If [C, !Ref 'AWS::NoValue', !Ref Igw]",
    ],
    [
      'of which the other one is',
      "NatGatewayId: !If [C, !Ref 'AWS::NoValue', !Ref Nat], GatewayId: !If [C, !Ref Igw, !Ref 'AWS::NoValue']",
    ],
  ])('%s', (_, targets) => expect(wrong({ 'a.yaml': WITH(targets) }, 'internet -> K tcp 443: unknown')).toEqual([]));
});
