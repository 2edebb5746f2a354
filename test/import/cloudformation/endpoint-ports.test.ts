/** The port of a database whose template states none, as an attribute of each type has it; and a listener whose port a condition decides. */
import { expect, it } from 'vitest';
import { wrong } from './answers.js';

const network = `
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.0.0/24, AvailabilityZone: us-east-1a } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1b } }
  H: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: h } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref B, SecurityGroupIds: [!Ref H] } }
`;
const database = (type: string, subnetGroup: string, fields: string, attribute: string): string => `
Resources:${network}
  Subnets: { Type: ${subnetGroup}, Properties: { SubnetIds: [!Ref A] } }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: g } }
  In: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref G, IpProtocol: tcp, FromPort: !GetAtt Db.${attribute}, ToPort: !GetAtt Db.${attribute}, SourceSecurityGroupId: !Ref H } }
  Db: { Type: ${type}, Properties: { ${fields} } }
`;
const grouped = 'DBSubnetGroupName: !Ref Subnets, VpcSecurityGroupIds: [!GetAtt G.GroupId]';

it.each([
  ['AWS::DocDB::DBCluster', 'AWS::DocDB::DBSubnetGroup', grouped, 'Port', 27017],
  ['AWS::DocDB::DBCluster', 'AWS::DocDB::DBSubnetGroup', `${grouped}, Port: 27018`, 'Port', 27018],
  ['AWS::Neptune::DBCluster', 'AWS::Neptune::DBSubnetGroup', grouped, 'Port', 8182],
  [
    'AWS::RedshiftServerless::Workgroup',
    'AWS::Neptune::DBSubnetGroup',
    'SubnetIds: [!Ref A], SecurityGroupIds: [!Ref G]',
    'Workgroup.Endpoint.Port',
    5439,
  ],
  [
    'AWS::ElastiCache::ServerlessCache',
    'AWS::Neptune::DBSubnetGroup',
    'Engine: valkey, SubnetIds: [!Ref A], SecurityGroupIds: [!Ref G]',
    'ReaderEndpoint.Port',
    6380,
  ],
] as const)('%s', (type, subnetGroup, fields, attribute, port) => {
  expect(
    wrong(
      { 'stack.yaml': database(type, subnetGroup, fields, attribute) },
      `I -> Db tcp ${port}: reachable
       I -> Db tcp 22: blocked`,
    ),
  ).toEqual([]);
});

it('a listener has one of the ports that a condition leaves, and no other', () => {
  const text = `
Parameters: { Env: { Type: String } }
Conditions: { Prod: !Equals [!Ref Env, prod] }
Resources:${network}
  O: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: o, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }] } }
  T: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref A, SecurityGroupIds: [!Ref O] } }
  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internal, Type: network, Subnets: [!Ref A, !Ref B] } }
  Li: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Lb, Port: !If [Prod, 443, 8443], Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Tg }] } }
  Tg: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { VpcId: !Ref V, Port: 443, Protocol: TCP, Targets: [{ Id: !Ref T }] } }
`;
  expect(
    wrong(
      { 'stack.yaml': text },
      `I -> Lb tcp 443: unknown
       I -> Lb tcp 8443: unknown
       I -> Lb tcp 22: blocked`,
    ),
  ).toEqual([]);
});

it.each([
  ['by a reference', '!Ref C'],
  ['by its identifier', 'Mine'],
])('an instance listens where its cluster does, which it names %s', (_, cluster) => {
  const text = `Resources:${network}
  Rooms: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: g, SubnetIds: [!Ref A, !Ref B] } }
  O: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: o, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !GetAtt D.Endpoint.Port, ToPort: !GetAtt D.Endpoint.Port, CidrIp: 10.0.0.0/16 }] } }
  C: { Type: AWS::RDS::DBCluster, Properties: { DBClusterIdentifier: mine, Engine: aurora-mysql, Port: 3307, DBSubnetGroupName: !Ref Rooms, VpcSecurityGroupIds: [!GetAtt O.GroupId] } }
  D: { Type: AWS::RDS::DBInstance, Properties: { Engine: aurora-mysql, DBClusterIdentifier: ${cluster}, DBInstanceClass: db.r5.large } }
`;
  expect(wrong({ 'stack.yaml': text }, 'I -> D tcp 3307: reachable\nI -> D tcp 3306: blocked')).toEqual([]);
});

it.each([
  ['AmqpEndpoints', 5671],
  ['MqttEndpoints', 8883],
  ['OpenWireEndpoints', 61617],
  ['StompEndpoints', 61614],
  ['WssEndpoints', 61619],
])('a broker’s %s', (attribute, port) => {
  const told = `!Select [2, !Split [':', !Select [0, !GetAtt Mq.${attribute}]]]`;
  const text = `Resources:${network}
  O: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: o } }
  In: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref O, IpProtocol: tcp, FromPort: ${told}, ToPort: ${told}, CidrIp: 10.0.0.0/16 } }
  Mq: { Type: AWS::AmazonMQ::Broker, Properties: { BrokerName: b, PubliclyAccessible: false, SubnetIds: [!Ref A], SecurityGroups: [!Ref O] } }
`;
  expect(wrong({ 'stack.yaml': text }, `I -> Mq tcp ${port}: reachable\nI -> Mq tcp 22: blocked`)).toEqual([]);
});
