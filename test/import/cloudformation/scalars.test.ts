/** CloudFormation reads YAML 1.1. */
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../interchange/import/cloudformation/template.js';
import { imported } from './stack.js';

const readAs = (text: string): unknown =>
  readTemplate({ path: 'stack.yaml', text: `Resources:\n  A: ${text}\n` }).resources.A;

describe('a plain scalar', () => {
  it.each([
    ['yes', true],
    ['On', true],
    ['NO', false],
    ['off', false],
    ['true', true],
    ['False', false],
    ['0100', 64],
    ['100', 100],
    ['0', 0],
    ['012345678901', '012345678901'],
    ['123456789012', 123456789012],
    ['y', 'y'],
    ['N', 'N'],
    ['yesterday', 'yesterday'],
    ['2010-09-09', '2010-09-09'],
    ['22:22', 1342],
    ['1:0:0', 3600],
    ['22:60', '22:60'],
    ['05:30', '05:30'],
    ['8_080', 8080],
    ['0o17', '0o17'],
    ['12e4', '12e4'],
    ['~', null],
  ])('%s', (text, value) => expect(readAs(text)).toEqual(value));

  it.each([
    ['"yes"', 'yes'],
    ["'0100'", '0100'],
    ['!Ref on', { Ref: 'on' }],
    ['!Sub 0100', { 'Fn::Sub': '0100' }],
    ['{ y: 1, no: 2, 012345678901: 3 }', { y: 1, no: 2, '012345678901': 3 }],
  ])('is nothing else where it is quoted, tagged or a key: %s', (text, value) => expect(readAs(text)).toEqual(value));
});

it('counts in the network: switches, octal ports, and mappings by an account that begins with 0', () => {
  const { text, warnings } = imported(`
Mappings:
  Net:
    012345678901: { Cidr: 10.0.0.0/16 }
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !FindInMap [Net, "012345678901", Cidr] } }
  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.0.0/24 } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, SourceDestCheck: off, SecurityGroupIds: [!Ref G] } }
  G:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref V
      GroupDescription: g
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 0100, ToPort: 0200, CidrIp: 10.0.0.0/8 }]
`);
  expect(text).toContain('vpc V 10.0.0.0/16');
  expect(text).toContain('source-dest-check off');
  expect(text).toContain('allow tcp 64-128 from 10.0.0.0/8');
  expect(warnings.join('\n')).not.toMatch(/expected|no mapping/);
});
