/** Conditions that decide whether a stack is made, and what it is given. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { NET } from './each-way-templates.js';

const nested = (parameters: string, condition = ''): string =>
  `  Kid: { Type: AWS::CloudFormation::Stack, ${condition}Properties: { TemplateURL: ./kid.yaml, Parameters: { ${parameters} } } }\n`;
const kid = (parameters: string, resources: string, conditions = ''): string =>
  `Parameters: { ${parameters} }\n${conditions}Resources:\n${resources}`;
const INSTANCE = (condition = ''): string =>
  `  I: { Type: AWS::EC2::Instance, ${condition}Properties: { SubnetId: !Ref S, SecurityGroupIds: [!Ref G] } }\n`;
const PLACE = 'S: { Type: String }, G: { Type: String }';
const RULE = (properties: string, condition = ''): string =>
  `  R: { Type: AWS::EC2::SecurityGroupIngress, ${condition}Properties: { GroupId: !Ref G, IpProtocol: tcp, ${properties} } }\n`;

describe('what a condition leaves out for certain adds nothing to what it would get', () => {
  const FRONT = `
    internet -> Front tcp 5432: blocked
    internet -> Front tcp 80: reachable
    Front -> internet tcp 443: reachable
  `;

  it('a nested stack', () => {
    const root = NET + nested('S: !Ref PubA, G: !Ref Webs', 'Condition: C, ');
    expect(wrong({ 'stack.yaml': root, 'kid.yaml': kid(PLACE, INSTANCE()) }, FRONT, { P: 'y' })).toEqual([]);
    // Nor one whose template is missing.
    expect(wrong({ 'stack.yaml': root }, FRONT, { P: 'y' })).toEqual([]);
    expect(wrong({ 'stack.yaml': root }, 'internet -> Front tcp 5432: unknown', { P: 'x' })).toEqual([]);
  });

  it('a rule of another stack, and an export', () => {
    const exported = (condition: string): string =>
      `${NET}Outputs:\n  G: { ${condition}Value: !Ref Webs, Export: { Name: grp } }\n`;
    const rule = `Parameters: { K: { Type: String } }\nConditions: { X: !Equals [!Ref K, x] }\nResources:\n${RULE('FromPort: 5432, ToPort: 5432, CidrIp: 0.0.0.0/0', 'Condition: X, ').replace('!Ref G', '!ImportValue grp')}`;
    expect(wrong({ 'a.yaml': exported(''), 'b.yaml': rule }, FRONT, { K: 'y' })).toEqual([]);
    expect(
      wrong({ 'a.yaml': exported(''), 'b.yaml': rule }, 'internet -> Front tcp 5432: reachable', { K: 'x' }),
    ).toEqual([]);
    expect(wrong({ 'a.yaml': exported('') }, 'internet -> Front tcp 5432: unknown')).toEqual([]);
    expect(wrong({ 'a.yaml': exported('Condition: C, ') }, FRONT, { P: 'y' })).toEqual([]);
  });
});

describe('what a nested stack is given is what its parent gives it in some way', () => {
  it.each([
    [
      'by which its own conditions are decided alike',
      'S: !Ref PubA, G: !Ref Webs, E: !If [C, prod, stage]',
      kid(
        `${PLACE}, E: { Type: String }`,
        INSTANCE('Condition: X, '),
        'Conditions: { X: !Not [!Equals [!Ref E, dev]] }\n',
      ),
      'App -> I tcp 80: reachable',
    ],
    [
      'by which they are not',
      'S: !Ref PubA, G: !Ref Webs, E: !If [C, prod, dev]',
      kid(
        `${PLACE}, E: { Type: String }`,
        INSTANCE('Condition: X, '),
        'Conditions: { X: !Not [!Equals [!Ref E, dev]] }\n',
      ),
      'App -> I tcp 80: unknown',
    ],
    [
      'its own default among them',
      "S: !Ref PubA, G: !Ref Webs, E: !If [C, '81', !Ref 'AWS::NoValue']",
      kid(
        `${PLACE}, E: { Type: String, Default: '8080' }`,
        INSTANCE() + RULE('FromPort: !Ref E, ToPort: 9000, CidrIp: 10.0.0.0/8'),
      ),
      `App -> I tcp 8080: reachable
       App -> I tcp 8000: unknown
       App -> I tcp 9001: blocked`,
    ],
    [
      'blocks',
      'S: !Ref PubA, G: !Ref Apps, B: !If [C, 10.0.0.0/8, 10.0.10.0/24]',
      kid(`${PLACE}, B: { Type: String }`, INSTANCE() + RULE('FromPort: 80, ToPort: 80, CidrIp: !Ref B')),
      `Db -> I tcp 80: reachable
       Front -> I tcp 80: unknown
       internet -> I tcp 80: blocked`,
    ],
    [
      'lists',
      "S: !Ref PubA, G: !If [C, !Join [',', [!Ref Webs, !Ref Dbs]], !Ref Webs]",
      kid('S: { Type: String }, G: { Type: CommaDelimitedList }', INSTANCE().replace('[!Ref G]', '!Ref G')),
      `Front -> I tcp 80: reachable
       App -> I tcp 5432: unknown
       Front -> I tcp 5432: blocked`,
    ],
  ])('%s', (_, given, template, answers) => {
    expect(wrong({ 'stack.yaml': NET + nested(given), 'kid.yaml': template }, answers)).toEqual([]);
  });
});
