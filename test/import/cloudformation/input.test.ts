import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../interchange/import/types.js';
import { imported } from './stack.js';

function refused(text: string): string {
  try {
    imported(text);
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('templates that cannot be read', () => {
  it.each([
    ['Resources:\n  A:\n    - x\n   - y\n', /^stack\.yaml: line 4, column \d+: /],
    ['{ "Resources": { "A": { ', /^stack\.yaml: line 1, column \d+: /],
    ['', /no CloudFormation template: it has no Resources/],
    ['just text', /no CloudFormation template/],
    ['[1, 2]', /no CloudFormation template/],
    ['Parameters: {}', /it has no Resources/],
    ['Resources: []', /it has no Resources/],
    ['Resources: {}\nParameters:\n  A: x\n', /Parameters\.A: .* \(line 3, column 6\)/],
    ['Resources: {}\nConditions: 7\n', /Conditions: .* \(line 2, column 13\)/],
    ['{\n  // the network\n  "Resources": {}\n}', /line 2, column 3: a comment stands here, and JSON has none/],
    ['{ "Resources": { /* none */ "V": {} } }', /column 18: a comment stands here/],
    [
      'Resources:\n  A: !ImportValue !Sub x\n',
      /line 2, column 19: one value has several tags .* `Fn::ImportValue: !Sub …`/,
    ],
  ])('%j', (text, message) => expect(refused(text)).toMatch(message));

  it('reads JSON as it reads YAML', () => {
    const { text } = imported(
      JSON.stringify({
        Resources: { V: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: { 'Fn::Join': ['/', ['10.0.0.0', 16]] } } } },
      }),
    );
    expect(text).toBe('vpc V 10.0.0.0/16 { }\n');
  });

  it('follows anchors and merge keys, and does not follow them for ever', () => {
    const { text } = imported(
      'Resources:\n  V: &v\n    Type: AWS::EC2::VPC\n    Properties: &p { CidrBlock: 10.0.0.0/16 }\n  W:\n    <<: *v\n    Properties: { <<: *p, CidrBlock: 10.1.0.0/16 }\n',
    );
    expect(text).toMatch(/vpc V 10\.0\.0\.0\/16[\s\S]*vpc W 10\.1\.0\.0\/16/);
    const bomb = Array.from(
      { length: 12 },
      (_, i) => `x${i}: &x${i} [${Array.from({ length: 9 }, () => (i === 0 ? '1' : `*x${i - 1}`)).join()}]`,
    );
    expect(refused(`${bomb.join('\n')}\nResources: {}`)).toMatch(/too large|stand for each other/);
  });

  it('warns of resources that are none, and reads the others', () => {
    const { text, warnings } = imported(
      'Resources:\n  A: 7\n  B: { Properties: {} }\n  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }\n  W: { Type: AWS::EC2::VPC, Properties: 3 }\n',
    );
    expect(text).toContain('vpc V 10.0.0.0/16');
    expect(warnings).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/Resources\.A: .*no Type/),
        expect.stringMatching(/Resources\.B: .*no Type/),
        expect.stringMatching(/Resources\.W\.Properties: /),
      ]),
    );
  });

  it('takes the last of two keys, as CloudFormation does, and says so', () => {
    const { text, warnings } = imported(
      'Resources:\n  V:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: 10.0.0.0/16\n      CidrBlock: 10.1.0.0/16\n',
    );
    expect(text).toBe('vpc V 10.1.0.0/16 { }\n');
    expect(warnings.join()).toMatch(/line 6: CidrBlock is there twice/);
  });

  it.each([
    ['a text in quotes', 'Description: "one\ntwo: \\" three\nfour"\n'],
    ['a text in single quotes', "Description: 'one\n\n  it''s: two\nthree'\n"],
    ['an item of a list', 'Metadata:\n  - "one\n  two"\n  - x\n'],
    ['a mapping in braces', 'Metadata:\n  A: {x: 1,\n  y: 2}\n'],
    ['a list in brackets', 'Metadata:\n  A: [\n  1\n  ]\n'],
  ])('reads %s that goes on at the margin of its key', (_, head) => {
    const { text } = imported(
      `${head}Resources:\n  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }\n`,
    );
    expect(text).toBe('vpc V 10.0.0.0/16 { }\n');
  });

  it('still tells where a quote is never closed', () => {
    expect(refused('Resources: {}\nDescription: "one\ntwo\n')).toMatch(
      /line \d+, column \d+: a text that begins with " has no " at its end/,
    );
  });
});
