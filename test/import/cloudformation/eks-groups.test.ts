/** The group that EKS makes with a cluster has its interfaces, its nodes and its pods in it. What it lets out nobody tells. */
import { expect, it } from 'vitest';
import { wrong } from './answers.js';
import { stack } from './stack.js';

const members = (cluster: string, more = ''): string =>
  stack(`
  Db: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref DbGroup] } }
  Other: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref Web] } }
  DbGroup: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, GroupDescription: db, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !GetAtt K.ClusterSecurityGroupId }] } }
  FromOther: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !GetAtt K.ClusterSecurityGroupId, IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !Ref Web } }
  K: { Type: ${cluster} }
  Nodes: { Type: AWS::EKS::Nodegroup, Properties: { ClusterName: !Ref K, Subnets: [!Ref A, !Ref B]${more} } }
  Pods: { Type: AWS::EKS::FargateProfile, Properties: { ClusterName: !Ref K, Subnets: [!Ref A] } }
`);

const ANSWERS = `Nodes -> Db tcp 5432: unknown
  Nodes -> Db tcp 22: blocked
  Pods -> Db tcp 5432: unknown
  Other -> Db tcp 5432: blocked
  Other -> Nodes tcp 443: reachable
  Other -> K tcp 443: reachable
  Other -> K tcp 22: unknown`;

it.each([
  ['of CloudFormation', 'AWS::EKS::Cluster, Properties: { ResourcesVpcConfig: { SubnetIds: [!Ref A, !Ref B] } }'],
  [
    'of CDK',
    "'Custom::AWSCDK-EKS-Cluster', Properties: { Config: { resourcesVpcConfig: { subnetIds: [!Ref A, !Ref B] } } }",
  ],
])('a cluster %s', (_, cluster) => {
  expect(wrong({ 's.yaml': members(cluster) }, ANSWERS)).toEqual([]);
});

it('takes the groups that may log in to nodes for none of theirs', () => {
  const cluster = 'AWS::EKS::Cluster, Properties: { ResourcesVpcConfig: { SubnetIds: [!Ref A, !Ref B] } }';
  const remote = ', RemoteAccess: { Ec2SshKey: k, SourceSecurityGroups: [!Ref DbGroup] }';
  const answers = 'Db -> Nodes tcp 22: unknown\nPods -> Nodes tcp 5432: unknown\nOther -> Nodes tcp 443: reachable';
  expect(wrong({ 's.yaml': members(cluster, remote) }, answers)).toEqual([]);
});
