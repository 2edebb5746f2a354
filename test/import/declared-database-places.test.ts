/** A database of a plan or a template lies in the subnets of its zones: where nobody tells those, and it makes a difference, it is unknown what reaches it. */
import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../interchange/import/terraform/import-terraform.js';
import { wrong } from './cloudformation/answers.js';
import { imported } from './cloudformation/stack.js';
import { plan, ref } from './terraform/plan.js';
import { verdictOf } from './verdict-of.js';

/** Nothing passes the ACL of the subnet of zone b. */
const NET = `
Parameters: { P: { Type: String } }
Conditions: { C: !Equals [!Ref P, x] }
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.2.0/24, AvailabilityZone: eu-west-1b } }
  C: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.3.0/24, AvailabilityZone: eu-west-1c } }
  G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: g, SecurityGroupIngress: [{ IpProtocol: -1, CidrIp: 10.0.0.0/16 }] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S, SecurityGroupIds: [!Ref G] } }
`;
const SHUT = `
  Shut: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref V } }
  Given: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref B, NetworkAclId: !Ref Shut } }
`;
const group = (...subnets: string[]) =>
  `  Set: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [${subnets.map((one) => `!Ref ${one}`).join(', ')}] } }\n`;
const instance = (more = '') =>
  `  Db: { Type: AWS::RDS::DBInstance, Properties: { DBSubnetGroupName: !Ref Set, VPCSecurityGroups: [!Ref G], PubliclyAccessible: false${more} } }\n`;
const cluster = (more = '') =>
  `  Db: { Type: AWS::RDS::DBCluster, Properties: { DBSubnetGroupName: !Ref Set, VpcSecurityGroupIds: [!Ref G]${more} } }\n`;
const member = (name: string, more = '') =>
  `  ${name}: { Type: AWS::RDS::DBInstance, Properties: { DBClusterIdentifier: !Ref Db, PubliclyAccessible: false${more} } }\n`;
const at = (zone: string) => `, AvailabilityZone: eu-west-1${zone}`;
const MULTI = ', MultiAZ: true';

describe('a database of a template', () => {
  it.each<[string, string, string]>([
    ['whose zone is not told', SHUT + group('A', 'B') + instance(), 'unknown'],
    ['whose zone is not told, and makes no difference', group('A', 'B') + instance(), 'reachable'],
    ['in the zone of an open subnet', SHUT + group('A', 'B') + instance(at('a')), 'reachable'],
    ['in the zone of a closed one', SHUT + group('A', 'B') + instance(at('b')), 'blocked'],
    ['in a zone that a condition chooses', SHUT + group('A', 'B') + instance(', AvailabilityZone: !Ref P'), 'unknown'],
    ['with a standby, and a group of two zones', SHUT + group('A', 'B') + instance(MULTI), 'partly'],
    ['with a standby, and a group of three', SHUT + group('A', 'B', 'C') + instance(MULTI), 'unknown'],
    ['that may have a standby', SHUT + group('A', 'B') + instance(', MultiAZ: !If [C, true, false]'), 'unknown'],
    ['in a zone of two open subnets', SHUT + group('S', 'A', 'B') + instance(at('a')), 'reachable'],
    [
      'in a zone by an id that may be any',
      SHUT + group('A', 'B') + instance(', AvailabilityZone: euw1-az2'),
      'unknown',
    ],
    ['of a cluster without instances', SHUT + group('A', 'B') + cluster(), 'unknown'],
    ['of a cluster with an instance somewhere', SHUT + group('A', 'B') + cluster() + member('One'), 'unknown'],
    [
      'of a cluster with its instance in an open subnet',
      SHUT + group('A', 'B') + cluster() + member('One', at('a')),
      'reachable',
    ],
    [
      'of a cluster with one in each',
      SHUT + group('A', 'B') + cluster() + member('One', at('a')) + member('Two', at('b')),
      'partly',
    ],
    [
      'of a cluster with one more than is told, and one that may be anywhere',
      SHUT + group('A', 'B') + cluster() + member('One', at('a')) + member('Two'),
      'unknown',
    ],
    [
      'of a Multi-AZ cluster',
      SHUT + group('A', 'B', 'C') + cluster(', DBClusterInstanceClass: db.r6gd.large'),
      'partly',
    ],
  ])('%s', (_, text, expected) => {
    expect(wrong({ 'stack.yaml': NET + text }, `I -> Db tcp 5432: ${expected}`)).toEqual([]);
  });

  it('is told of where its place makes a difference, and there alone', () => {
    const said = 'Nothing tells in which of the subnets';
    expect(imported(NET + SHUT + group('A', 'B') + instance()).warnings.join()).toContain(`${said} A, B Db lies`);
    expect(imported(NET + group('A', 'B') + instance()).warnings.join()).not.toContain(said);
    expect(imported(NET + SHUT + group('A', 'B') + instance(at('a'))).warnings.join()).not.toContain(said);
  });

  it.each<[string, string, string]>([
    [
      'are named by rules alike, each by its own block',
      `  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref V } }
  OfS: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref S, NetworkAclId: !Ref Acl } }
  In: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 1, RuleAction: allow, Protocol: -1, CidrBlock: 0.0.0.0/0 } }
  ToA: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, Egress: true, RuleNumber: 10, RuleAction: allow, Protocol: -1, CidrBlock: 10.0.1.0/24 } }
  ToB: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, Egress: true, RuleNumber: 20, RuleAction: allow, Protocol: -1, CidrBlock: 10.0.2.0/24 } }
`,
      'reachable',
    ],
    [
      'are named by rules that differ',
      `  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref V } }
  OfS: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref S, NetworkAclId: !Ref Acl } }
  In: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 1, RuleAction: allow, Protocol: -1, CidrBlock: 0.0.0.0/0 } }
  ToA: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, Egress: true, RuleNumber: 10, RuleAction: deny, Protocol: -1, CidrBlock: 10.0.1.0/24 } }
  ToB: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, Egress: true, RuleNumber: 20, RuleAction: allow, Protocol: -1, CidrBlock: 10.0.0.0/16 } }
`,
      'unknown',
    ],
    [
      'lie in zones of a transit gateway’s attachment',
      `  T: { Type: AWS::EC2::TransitGateway, Properties: {} }
  At: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref T, VpcId: !Ref V, SubnetIds: [!Ref A, !Ref B] } }
`,
      'reachable',
    ],
  ])('lies in either of subnets that %s', (_, more, expected) => {
    const text = NET + group('A', 'B') + instance() + more;
    expect(wrong({ 'stack.yaml': text }, `I -> Db tcp 5432: ${expected}`)).toEqual([]);
  });
});

describe('a database of a plan', () => {
  const subnet = (third: number, zone: string) => ({
    vpc_id: ref('aws_vpc.v.id'),
    cidr_block: `10.0.${third}.0/24`,
    availability_zone: `eu-west-1${zone}`,
  });
  const all = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/16'] };
  const database = (own: object): string => {
    const text = plan({
      resources: {
        'aws_vpc.v': { cidr_block: '10.0.0.0/16' },
        'aws_subnet.s': subnet(0, 'a'),
        'aws_subnet.a': subnet(1, 'a'),
        'aws_subnet.b': subnet(2, 'b'),
        'aws_network_acl.shut': { vpc_id: ref('aws_vpc.v.id'), subnet_ids: [ref('aws_subnet.b.id')] },
        'aws_security_group.g': { vpc_id: ref('aws_vpc.v.id'), ingress: [all], egress: [all] },
        'aws_instance.i': {
          subnet_id: ref('aws_subnet.s.id'),
          vpc_security_group_ids: [ref('aws_security_group.g.id')],
        },
        'aws_db_subnet_group.set': { name: 'set', subnet_ids: [ref('aws_subnet.a.id'), ref('aws_subnet.b.id')] },
        'aws_db_instance.db': {
          db_subnet_group_name: 'set',
          vpc_security_group_ids: [ref('aws_security_group.g.id')],
          ...own,
        },
      },
    });
    const { topology } = importTerraform([{ path: 'plan.json', text: JSON.stringify(text) }]);
    return verdictOf(topology, 'i', 'db', 'tcp 5432');
  };

  it.each<[string, object, string]>([
    ['that picks its zone later', {}, 'unknown'],
    ['in the zone of the open subnet', { availability_zone: 'eu-west-1a' }, 'reachable'],
    ['in the zone of the closed one', { availability_zone: 'eu-west-1b', multi_az: false }, 'blocked'],
    ['with a standby in the other zone', { multi_az: true }, 'partly'],
  ])('%s', (_, own, expected) => {
    expect(database(own)).toBe(expected);
  });
});

const warehouse = (more = '') => `
  Set: { Type: AWS::Redshift::ClusterSubnetGroup, Properties: { Description: d, SubnetIds: [!Ref A, !Ref B] } }
  Db: { Type: AWS::Redshift::Cluster, Properties: { ClusterSubnetGroupName: !Ref Set, VpcSecurityGroupIds: [!Ref G], PubliclyAccessible: false${more} } }
`;
const replication = (more = '') => `
  Set: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: { ReplicationSubnetGroupDescription: d, SubnetIds: [!Ref A, !Ref B] } }
  Db: { Type: AWS::DMS::ReplicationInstance, Properties: { ReplicationSubnetGroupIdentifier: !Ref Set, VpcSecurityGroupIds: [!Ref G], PubliclyAccessible: false${more} } }
`;

describe('what lies in some of its subnets as a database does', () => {
  it.each<[string, string, string]>([
    ['a cluster of Redshift in the open zone', SHUT + warehouse(at('a')), 'reachable'],
    ['a cluster of Redshift in the closed one', SHUT + warehouse(at('b')), 'blocked'],
    ['a cluster of Redshift in both', SHUT + warehouse(MULTI), 'partly'],
    ['a cluster of Redshift whose zone is not told', SHUT + warehouse(), 'unknown'],
    ['a cluster of Redshift whose zone makes no difference', warehouse(), 'reachable'],
    ['a replication instance in the open zone', SHUT + replication(at('a')), 'reachable'],
    ['a replication instance in the closed one', SHUT + replication(at('b')), 'blocked'],
    ['a replication instance whose zone is not told', SHUT + replication(), 'unknown'],
  ])('%s', (_, resources, expected) => {
    expect(wrong({ 'stack.yaml': NET + resources }, `I -> Db tcp 5439: ${expected}`)).toEqual([]);
  });
});
