/** What a template does not tell is in no verdict, and what all that it can mean has in common is. */
import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { parseSubject } from '../../../language/query/parse-subject.js';
import { parseTraffic } from '../../../language/query/parse-traffic.js';
import { analyse } from '../../../network/answers/analyse.js';

/** Questions with their answers, a line each: `I -> J tcp 443: blocked`. */
function wrong(files: Record<string, string>, answers: string): string[] {
  const { topology } = importCloudFormation(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { names: 'id' },
  );
  const analysis = analyse(topology);
  const subject = (text: string) => {
    const parsed = parseSubject(text, topology);
    if ('error' in parsed) throw new Error(parsed.error);
    return [parsed.subject];
  };
  return lines(answers).flatMap((line) => {
    const [, from = '', to = '', on = '', expected = ''] = /^(\S+) -> (\S+) (.*): (.*)$/.exec(line) ?? [];
    const traffics = parseTraffic(on, topology);
    if ('error' in traffics) throw new Error(traffics.error);
    const { verdict } = analysis.reach({ from: subject(from), to: subject(to), ...traffics });
    return verdict === expected ? [] : [`${line}, not ${verdict}`];
  });
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

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
  it.each<[string, Record<string, string>, string]>([
    ['that nobody exports lets everything out', { 'a.yaml': PAIR }, 'I -> J tcp 443: reachable'],
    [
      'that an output names, which is no export',
      { 'a.yaml': EXPORTED.replace(/, Export: [^}]*\}/, '') },
      'I -> J tcp 443: reachable',
    ],
    ['whose importer is missing', { 'a.yaml': EXPORTED }, OPEN],
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
    ['that a nested stack is given whose template is missing', { 'a.yaml': PARENT }, OPEN],
    [
      'that a nested stack is given which adds a rule',
      { 'a.yaml': PARENT, 'child.yaml': CHILD },
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
