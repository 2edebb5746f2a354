/** Which services have IPv6 addresses in dual-stack subnets. */
import { expect, it } from 'vitest';
import { wrong } from './answers.js';

const end = (name: string, type: string, properties: string): string =>
  `  ${name}: { Type: ${type}, Properties: { ${properties} } }\n`;

const PLACE = 'Subnets: [!Ref D], SecurityGroups: [!Ref Six]';

it('services have IPv4 addresses alone unless they are asked for others, save what launches instances or tasks', () => {
  const template = `Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  B: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref V, AmazonProvidedIpv6CidrBlock: true } }
  D: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.2.0/24, Ipv6CidrBlock: '2001:db8:1:2::/64', AssignIpv6AddressOnCreation: true } }
  Six: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: six, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIpv6: '::/0' }] } }
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref D, SecurityGroupIds: [!Ref Six] } }
  Subs: { Type: AWS::ElastiCache::SubnetGroup, Properties: { Description: s, SubnetIds: [!Ref D] } }
${end('Efs', 'AWS::EFS::MountTarget', 'FileSystemId: f, SubnetId: !Ref D, SecurityGroups: [!Ref Six]')}
${end('Both', 'AWS::EFS::MountTarget', 'FileSystemId: f, IpAddressType: DUAL_STACK, SubnetId: !Ref D, SecurityGroups: [!Ref Six]')}
${end('Msk', 'AWS::MSK::Cluster', 'BrokerNodeGroupInfo: { ClientSubnets: [!Ref D], SecurityGroups: [!Ref Six] }')}
${end('Os', 'AWS::OpenSearchService::Domain', 'IPAddressType: dualstack, VPCOptions: { SubnetIds: [!Ref D], SecurityGroupIds: [!Ref Six] }')}
${end('Cache', 'AWS::ElastiCache::ReplicationGroup', 'NetworkType: dual_stack, CacheSubnetGroupName: !Ref Subs, SecurityGroupIds: [!Ref Six]')}
${end('Old', 'AWS::ElastiCache::ReplicationGroup', 'CacheSubnetGroupName: !Ref Subs, SecurityGroupIds: [!Ref Six]')}
${end('Task', 'AWS::ECS::Service', `LaunchType: FARGATE, NetworkConfiguration: { AwsvpcConfiguration: { ${PLACE} } }`)}
${end('Other', 'AWS::Imaginary::Thing', PLACE)}`;
  expect(
    wrong(
      { 'stack.yaml': template },
      `Host -> Efs tcp 2049: blocked
       Host -> Both tcp 2049: partly
       Host -> Msk tcp 9092: blocked
       Host -> Os tcp 443: partly
       Host -> Cache tcp 6379: partly
       Host -> Old tcp 6379: blocked
       Host -> Task tcp 80: partly
       Host -> Other tcp 80: unknown`,
    ),
  ).toEqual([]);
});
