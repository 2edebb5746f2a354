import { describe, expect, it } from 'vitest';
import { imported } from './stack.js';

/** The block of the one subnet of a template in which it is written like this. */
function block(expression: string, head = '', parameters: Record<string, string> = {}): string | undefined {
  const { text, warnings } = imported(
    `${head}
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  S:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref V
      CidrBlock: ${expression}
`,
    { parameters },
  );
  const found = /subnet S (\S+)/.exec(text)?.[1];
  return found === 'unknown' ? warnings.join('\n') : found;
}

describe('functions of templates', () => {
  const parameters = `Parameters:
  Block: { Type: String, Default: 10.0.7.0/24 }
  Number: { Type: Number, Default: 3 }
  List: { Type: CommaDelimitedList, Default: "10.0.1.0/24, 10.0.2.0/24" }
  Bare: { Type: String }
  Kept: { Type: AWS::SSM::Parameter::Value<String>, Default: /net/block }
  Stage: { Type: String, Default: dev }
Mappings:
  Plan:
    dev: { Block: 10.0.11.0/24 }
    prod: { Block: 10.0.12.0/24 }
  Lists:
    dev: { Blocks: [10.0.8.0/24, 10.0.9.0/24] }
    prod: { Blocks: [10.0.9.0/24, 10.0.8.0/24] }
Conditions:
  Prod: !Equals [!Ref Stage, prod]
  Both: !And [!Condition Prod, !Equals [a, a]]
  Either: !Or [!Condition Prod, !Equals [a, a]]
  NotProd: !Not [!Condition Prod]
  Unsure: !Equals [!Ref 'AWS::Region', eu-west-1]
  Settled: !Or [!Condition Unsure, !Equals [a, a]]
  Loop: !Not [!Condition Loop]
`;

  it.each([
    ['10.0.9.0/24', '10.0.9.0/24'],
    ['!Ref Block', '10.0.7.0/24'],
    ['{ Ref: Block }', '10.0.7.0/24'],
    [`!Sub '10.0.\${Number}.0/24'`, '10.0.3.0/24'],
    [`!Sub ['10.0.\${n}.0/24', { n: !Ref Number }]`, '10.0.3.0/24'],
    ["!Join ['.', [10, 0, !Ref Number, 0/24]]", '10.0.3.0/24'],
    ['!Select [1, !Ref List]', '10.0.2.0/24'],
    ["!Select [1, !Split ['|', 'x|10.0.4.0/24']]", '10.0.4.0/24'],
    ['!Select [2, !Cidr [!GetAtt V.CidrBlock, 4, 8]]', '10.0.2.0/24'],
    ["!Select ['5', !Cidr [10.0.16.0/20, 6, '5']]", '10.0.16.160/27'],
    ['!FindInMap [Plan, !Ref Stage, Block]', '10.0.11.0/24'],
    ['!FindInMap [Plan, none, Block, { DefaultValue: 10.0.13.0/24 }]', '10.0.13.0/24'],
    ['!If [Prod, 10.0.21.0/24, 10.0.22.0/24]', '10.0.22.0/24'],
    ['!If [Both, 10.0.21.0/24, 10.0.22.0/24]', '10.0.22.0/24'],
    ['!If [Either, 10.0.21.0/24, 10.0.22.0/24]', '10.0.21.0/24'],
    ['!If [NotProd, 10.0.21.0/24, 10.0.22.0/24]', '10.0.21.0/24'],
    ['!If [Settled, 10.0.21.0/24, 10.0.22.0/24]', '10.0.21.0/24'],
    ['!If [Unsure, 10.0.21.0/24, 10.0.21.0/24]', '10.0.21.0/24'],
    ['!Select [1, !If [Unsure, [10.0.8.0/24, 10.0.9.0/24], [10.0.7.0/24, 10.0.9.0/24, 10.0.8.0/24]]]', '10.0.9.0/24'],
    ["{ 'Fn::Select': ['0', { 'Fn::Split': [',', '10.0.5.0/24,x'] }] }", '10.0.5.0/24'],
  ])('%s is %s', (expression, expected) => {
    expect(block(expression, parameters)).toBe(expected);
  });

  it('takes given values for parameters in place of defaults', () => {
    expect(block('!FindInMap [Plan, !Ref Stage, Block]', parameters, { Stage: 'prod' })).toBe('10.0.12.0/24');
    expect(block('!Ref Bare', parameters, { Bare: '10.0.8.0/24' })).toBe('10.0.8.0/24');
    expect(block('!If [Unsure, 10.0.21.0/24, 10.0.22.0/24]', parameters, { 'AWS::Region': 'eu-west-1' })).toBe(
      '10.0.21.0/24',
    );
  });

  it.each([
    ['!Ref Bare', /parameter Bare has no default/],
    ['!Ref Kept', /parameter Kept is kept elsewhere/],
    ['!Ref Nowhere', /there is no Nowhere in the template/],
    ['!ImportValue net-block', /it comes from another stack \(net-block\)/],
    ['!If [Unsure, 10.0.21.0/24, 10.0.22.0/24]', /AWS::Region is known only when the stack is made/],
    ['!Select [0, !If [Unsure, [10.0.8.0/24, 10.0.9.0/24], [10.0.9.0/24, 10.0.8.0/24]]]', /AWS::Region is known only/],
    ['!Select [0, !If [Unsure, [10.0.8.0/24, 10.0.9.0/24], [10.0.9.0/24]]]', /AWS::Region is known only/],
    ['!Select [0, !FindInMap [Lists, !Ref Bare, Blocks]]', /parameter Bare has no default/],
    ["!Join ['', !If [Unsure, [10.0.8, .0/24], [.0/24, 10.0.8]]]", /AWS::Region is known only/],
    ['!If [Loop, 10.0.21.0/24, 10.0.22.0/24]', /condition Loop refers to itself/],
    ['!FindInMap [Plan, none, Block]', /no mapping has Plan\.none\.Block/],
    ['!GetAtt S.CidrBlock', /S\.CidrBlock refers to itself/],
    ['!Select [7, !Ref List]', /the list has no item 7/],
    ['!Cidr [10.0.0.0/24, 4, 12]', /expected|cannot divide/],
    ['!Transform { Name: x }', /Fn::Transform is not read/],
    [`!Sub '10.\${V}.0.0/16'`, /the id of V is known only when the stack is made/],
  ])('%s is not known, and the reason is told', (expression, reason) => {
    expect(block(expression, parameters)).toMatch(reason);
  });

  it('leaves out what AWS::NoValue stands for, and resources whose condition does not hold', () => {
    const { text, warnings } = imported(`${parameters}
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24 } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, PrivateIpAddress: !If [Prod, 10.0.1.9, !Ref 'AWS::NoValue'] } }
  P: { Type: AWS::EC2::Instance, Condition: Prod, Properties: { SubnetId: !Ref S } }
  U: { Type: AWS::EC2::Instance, Condition: Unsure, Properties: { SubnetId: !Ref S } }
`);
    expect(text).toMatch(/instance I\s+maybe instance U\s/);
    expect(text).not.toContain('instance P');
    expect(warnings.join()).toContain('Whether U is made is not known');
  });

  it('warns of values for parameters that the template does not have', () => {
    const { warnings } = imported('Resources: {}', { parameters: { Stge: 'prod' } });
    expect(warnings.join()).toContain('The template has no parameter Stge');
  });
});
