/** What names no place lies in the default VPC, whose subnets give public addresses. */
import { describe, expect, it } from 'vitest';
import { wrong } from './answers.js';
import { imported } from './stack.js';

it.each([
  'AWS::AmazonMQ::Broker, Properties: { BrokerName: b, PubliclyAccessible: true }',
  'AWS::Cloud9::EnvironmentEC2, Properties: { InstanceType: t, ImageId: a }',
  'AWS::DAX::Cluster, Properties: { IAMRoleARN: r, NodeType: n, ReplicationFactor: 1 }',
  'AWS::DMS::ReplicationInstance, Properties: { ReplicationInstanceClass: c }',
  'AWS::DocDB::DBCluster, Properties: { MasterUsername: u }',
  'AWS::EMR::Cluster, Properties: { Name: n, Instances: { CoreInstanceGroup: { InstanceCount: 1, InstanceType: m } } }',
  'AWS::ElastiCache::CacheCluster, Properties: { Engine: redis }',
  'AWS::ElastiCache::ServerlessCache, Properties: { Engine: redis, ServerlessCacheName: s }',
  'AWS::ImageBuilder::InfrastructureConfiguration, Properties: { Name: n, InstanceProfileName: p }',
  'AWS::Neptune::DBCluster, Properties: { StorageEncrypted: true }',
  'AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql }',
  'AWS::RDS::DBInstance, Properties: { Engine: mysql }',
  'AWS::Redshift::Cluster, Properties: { ClusterType: single-node }',
  'AWS::RedshiftServerless::Workgroup, Properties: { WorkgroupName: w }',
])('%s', (type) => {
  const { text, warnings } = imported(`Resources:\n  X: { Type: ${type} }\n`, { names: 'id' });
  expect(text).toMatch(/^vpc default-vpc [\s\S]*(interface|database) X\b/);
  expect(warnings.join('\n')).toContain('lies in the default VPC (X)');
});

describe('an instance', () => {
  const GROUP = `Resources:
  G: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: w, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }] } }
`;

  it.each([
    [
      'of interfaces without subnets',
      'NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, GroupSet: [!GetAtt G.GroupId] }]',
      'reachable',
    ],
    [
      'without a public address',
      'NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false, GroupSet: [!GetAtt G.GroupId] }]',
      'blocked',
    ],
    [
      'of a launch template without subnets',
      "LaunchTemplate: { LaunchTemplateId: !Ref Launch, Version: '1' }",
      'reachable',
    ],
    ['of a launch template by its name', "LaunchTemplate: { LaunchTemplateName: mine, Version: '1' }", 'reachable'],
  ])('%s', (_, properties, verdict) => {
    const text = `${GROUP}  Launch: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateName: mine, LaunchTemplateData: { SecurityGroupIds: [!GetAtt G.GroupId] } } }
  I: { Type: AWS::EC2::Instance, Properties: { ${properties} } }
`;
    expect(wrong({ 'a.yaml': text }, `internet -> I tcp 443: ${verdict}\ninternet -> I tcp 22: blocked`)).toEqual([]);
  });

  it.each([
    ['of a launch template that nobody tells', "LaunchTemplate: { LaunchTemplateName: theirs, Version: '1' }"],
    ['of a launch template with a subnet', "LaunchTemplate: { LaunchTemplateId: !Ref Launch, Version: '1' }"],
  ])('is elsewhere by itself: %s', (_, properties) => {
    const { topology } = imported(`Parameters: { S: { Type: 'AWS::EC2::Subnet::Id' } }
Resources:
  Launch: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref S }] } } }
  I: { Type: AWS::EC2::Instance, Properties: { ${properties} } }
`);
    expect(topology.vpcs.map(({ name }) => name)).not.toContain('default-vpc');
  });
});
