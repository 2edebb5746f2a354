/** Where something lies, and in which groups, is told by what its fields hold, be they called as they may. */
import { expect, it } from 'vitest';
import { wrong } from './answers.js';
import { imported, stack } from './stack.js';

const BASE = `
  App: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, GroupDescription: app } }
  In: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Web, IpProtocol: tcp, FromPort: 999, ToPort: 999, SourceSecurityGroupId: !Ref App } }
  Back: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref App, IpProtocol: tcp, FromPort: 7, ToPort: 7, SourceSecurityGroupId: !Ref Web } }
  H: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref App] } }
`;

it.each([
  [
    'a type that nobody knows',
    'AWS::Brand::New, Properties: { In: { Networks: [!Ref A] }, Sgs: [!GetAtt Web.GroupId] }',
  ],
  [
    'ARNs put together',
    `AWS::DataSync::LocationEFS, Properties: { Ec2Config: { SubnetArn: !Sub 'arn:aws:ec2:\${AWS::Region}:\${AWS::AccountId}:subnet/\${A}', SecurityGroupArns: [!Sub 'arn:aws:ec2:\${AWS::Region}:\${AWS::AccountId}:security-group/\${Web}'] } }`,
  ],
  [
    'what a function polls',
    `AWS::Lambda::EventSourceMapping, Properties: { SourceAccessConfigurations: [{ Type: VPC_SUBNET, URI: !Sub 'subnet:\${A}' }, { Type: VPC_SECURITY_GROUP, URI: !Sub 'security_group:\${Web}' }] }`,
  ],
])('%s', (_, what) => {
  const answers = `H -> X tcp 999: reachable
    H -> X tcp 998: blocked
    X -> H tcp 7: reachable
    X -> H tcp 8: blocked`;
  expect(wrong({ 's.yaml': stack(`${BASE}  X: { Type: ${what} }\n`) }, answers)).toEqual([]);
});

it('is nowhere where it only says who may do what, or carries values', () => {
  const { text } = imported(
    stack(`${BASE}
  Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: '*', Resource: [!Ref A, !Ref Web] }] } } }
  Kept: { Type: AWS::SSM::Parameter, Properties: { Type: StringList, Value: !Join [',', [!Ref A, !Ref Web]] } }
  Secret: { Type: AWS::SecretsManager::Secret, Properties: { SecretString: !Ref A, KmsKeyId: !Ref Web } }
`),
  );
  expect(text).not.toContain('interface');
});

it('says what stacks elsewhere are given, and leaves open what they add to it', () => {
  const { warnings, text } = imported(
    stack(`
  Set: { Type: AWS::CloudFormation::StackSet, Properties: { Parameters: [{ ParameterKey: Group, ParameterValue: !Ref Web }] } }
  Dhcp: { Type: AWS::EC2::VPCDHCPOptionsAssociation, Properties: { VpcId: !Ref Main, DhcpOptionsId: default } }
`),
    { names: 'id' },
  );
  expect(warnings.join('\n')).toContain('Set makes stacks whose templates are not read, and is given Web');
  expect(warnings.join('\n')).not.toContain('Dhcp');
  expect(text).toContain('security-group Web unknown');
});
