/** What has all groups of a list that is a parameter has the one that is picked from it elsewhere. */
import { expect, it } from 'vitest';
import { wrong } from './answers.js';
import { stack } from './stack.js';

it('is let in where a rule names that one', () => {
  const text = stack(
    `
  H: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: !Ref Gs } }
  F: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [!Ref A], SecurityGroupIds: !Ref Gs } } }
  O: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref Web] } }
  Db: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref D] } }
  D: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, GroupDescription: d, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Select [0, !Ref Gs] }] } }
`,
    "Parameters: { Gs: { Type: 'List<AWS::EC2::SecurityGroup::Id>' } }",
  );
  const answers = `H -> Db tcp 5432: unknown
    F -> Db tcp 5432: unknown
    H -> Db tcp 22: blocked
    O -> Db tcp 5432: blocked`;
  expect(wrong({ 's.yaml': text }, answers)).toEqual([]);
});
