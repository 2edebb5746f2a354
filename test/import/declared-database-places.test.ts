/** A database of a plan or a template lies in the subnets of its zones: where nobody tells those, and it makes a difference, it is unknown what reaches it. */
import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../interchange/import/terraform/import-terraform.js';
import { wrong } from './cloudformation/answers.js';
import { imported } from './cloudformation/stack.js';
import { plan, ref, state } from './terraform/plan.js';
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

/** A resource of a type, with a subnet group of its service where it needs one. */
const placed = (type: string, properties: string, more = '') =>
  `  Db: { Type: AWS::${type}, Properties: { ${properties} } }\n${more}`;
const set = (type: string, subnets = '!Ref A, !Ref B') =>
  `  Set: { Type: AWS::${type}, Properties: { SubnetIds: [${subnets}] } }\n`;

const CACHES = set('ElastiCache::SubnetGroup');
const cache = (more: string) =>
  CACHES +
  placed('ElastiCache::CacheCluster', `CacheSubnetGroupName: !Ref Set, VpcSecurityGroupIds: [!Ref G], ${more}`);
const replicas = (more: string, caches = CACHES) =>
  caches +
  placed('ElastiCache::ReplicationGroup', `CacheSubnetGroupName: !Ref Set, SecurityGroupIds: [!Ref G], ${more}`);
const memory = (more: string) =>
  set('MemoryDB::SubnetGroup') +
  placed('MemoryDB::Cluster', `SubnetGroupName: !Ref Set, SecurityGroupIds: [!Ref G], ${more}`);
const accelerator = (more: string) =>
  set('DAX::SubnetGroup') + placed('DAX::Cluster', `SubnetGroupName: !Ref Set, SecurityGroupIds: [!Ref G], ${more}`);
const documents = (service: string, ...zones: string[]) =>
  set(`${service}::DBSubnetGroup`) +
  placed(
    `${service}::DBCluster`,
    'DBSubnetGroupName: !Ref Set, VpcSecurityGroupIds: [!Ref G]',
    zones
      .map(
        (zone, i) =>
          `  N${i}: { Type: AWS::${service}::DBInstance, Properties: { DBClusterIdentifier: !Ref Db${zone} } }\n`,
      )
      .join(''),
  );
const influx = (more = '') =>
  placed('Timestream::InfluxDBInstance', `VpcSubnetIds: [!Ref A, !Ref B], VpcSecurityGroupIds: [!Ref G]${more}`);
const emr = (...subnets: string[]) =>
  placed(
    'EMR::Cluster',
    `Instances: { Ec2SubnetIds: [${subnets.map((one) => `!Ref ${one}`).join(', ')}], EmrManagedMasterSecurityGroup: !Ref G, EmrManagedSlaveSecurityGroup: !Ref G }`,
  );
/** AWS makes its group. */
const DESKTOP = placed(
  'WorkSpaces::Workspace',
  'DirectoryId: !Ref Users',
  '  Users: { Type: AWS::DirectoryService::SimpleAD, Properties: { VpcSettings: { VpcId: !Ref V, SubnetIds: [!Ref A, !Ref B] } } }\n',
);
const serverless = (more = '') =>
  set('DMS::ReplicationSubnetGroup') +
  placed(
    'DMS::ReplicationConfig',
    `ComputeConfig: { ReplicationSubnetGroupId: !Ref Set, VpcSecurityGroupIds: [!Ref G], MaxCapacityUnits: 2${more} }`,
  );
const kubernetes = (...subnets: string[]) =>
  placed(
    'EKS::Cluster',
    `ResourcesVpcConfig: { SubnetIds: [${subnets.map((one) => `!Ref ${one}`).join(', ')}], SecurityGroupIds: [!Ref G] }`,
  );

describe('nodes of a state', () => {
  const id = (name: string) => ({ id: name });
  const subnet = (name: string, third: number, zone: string) => ({
    ...id(`subnet-${name}`),
    vpc_id: 'vpc-v',
    cidr_block: `10.0.${third}.0/24`,
    availability_zone: `eu-west-1${zone}`,
  });
  const all = [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/16'] }];
  const found = (type: string, own: object): string => {
    const text = state({
      'aws_vpc.v': { ...id('vpc-v'), cidr_block: '10.0.0.0/16' },
      'aws_subnet.s': subnet('s', 0, 'a'),
      'aws_subnet.a': subnet('a', 1, 'a'),
      'aws_subnet.b': subnet('b', 2, 'b'),
      'aws_network_acl.shut': { ...id('acl-1'), vpc_id: 'vpc-v', subnet_ids: ['subnet-b'], ingress: [], egress: [] },
      'aws_security_group.g': { ...id('sg-g'), vpc_id: 'vpc-v', ingress: all, egress: all },
      'aws_instance.i': { ...id('i-1'), subnet_id: 'subnet-s', vpc_security_group_ids: ['sg-g'] },
      'aws_memorydb_subnet_group.set': { ...id('set'), name: 'set', subnet_ids: ['subnet-a', 'subnet-b'] },
      [`aws_${type}.db`]: { ...id('db'), subnet_group_name: 'set', security_group_ids: ['sg-g'], ...own },
    });
    const { topology } = importTerraform([{ path: 'state.json', text: JSON.stringify(text) }]);
    return verdictOf(topology, 'i', 'db', 'tcp 5432');
  };
  const at = (...zones: string[]) => zones.map((zone) => ({ availability_zone: `eu-west-1${zone}` }));
  const CACHE = { subnet_group_name: null, security_group_ids: ['sg-g'] };
  const workgroup = (...zones: string[]) => ({
    ...CACHE,
    subnet_ids: ['subnet-a', 'subnet-b'],
    endpoint: [{ vpc_endpoint: [{ network_interface: at(...zones) }] }],
  });

  it.each<[string, string, object, string]>([
    ['of MemoryDB', 'memorydb_cluster', { shards: [{ nodes: at('a', 'a') }] }, 'reachable'],
    ['of MemoryDB, not told', 'memorydb_cluster', {}, 'unknown'],
    ['of DAX', 'dax_cluster', { nodes: at('a', 'b') }, 'partly'],
    ['of ElastiCache', 'elasticache_cluster', { num_cache_nodes: 1, cache_nodes: at('b') }, 'blocked'],
    ['of a workgroup of Redshift', 'redshiftserverless_workgroup', workgroup('a'), 'reachable'],
    ['of one that tells no interface', 'redshiftserverless_workgroup', workgroup(), 'unknown'],
  ])('%s', (_, type, own, expected) => {
    expect(found(type, own)).toBe(expected);
  });
});

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
    ['a cache of one node', SHUT + cache('NumCacheNodes: 1'), 'unknown'],
    ['a cache of one node, whose place makes no difference', cache('NumCacheNodes: 1'), 'reachable'],
    [
      'a cache with all nodes in the open zone',
      SHUT + cache('NumCacheNodes: 2, PreferredAvailabilityZone: eu-west-1a'),
      'reachable',
    ],
    [
      'a cache with a node in each zone',
      SHUT + cache('NumCacheNodes: 2, AZMode: cross-az, PreferredAvailabilityZones: [eu-west-1a, eu-west-1b]'),
      'partly',
    ],
    ['a cache across two zones', SHUT + cache('NumCacheNodes: 3, AZMode: cross-az'), 'partly'],
    ['a cache that may be across them', SHUT + cache('NumCacheNodes: 3, AZMode: !Ref P'), 'unknown'],
    ['a group of one node somewhere', SHUT + replicas('NumCacheClusters: 1'), 'unknown'],
    ['a group of two nodes somewhere', SHUT + replicas('NumCacheClusters: 2'), 'unknown'],
    ['a group of two nodes in two zones', SHUT + replicas('NumCacheClusters: 2, MultiAZEnabled: true'), 'partly'],
    [
      'a group of two nodes in two of three zones',
      SHUT +
        replicas(
          'NumCacheClusters: 2, MultiAZEnabled: true',
          set('ElastiCache::SubnetGroup', '!Ref A, !Ref B, !Ref C'),
        ),
      'unknown',
    ],
    [
      'a group of nodes in the open zone',
      SHUT + replicas('NumCacheClusters: 2, PreferredCacheClusterAZs: [eu-west-1a, eu-west-1a]'),
      'reachable',
    ],
    [
      'a group of shards in the closed zone',
      SHUT +
        replicas(
          'NumNodeGroups: 1, ReplicasPerNodeGroup: 1, NodeGroupConfiguration: [{ PrimaryAvailabilityZone: eu-west-1b, ReplicaAvailabilityZones: [eu-west-1b] }]',
        ),
      'blocked',
    ],
    [
      'a group of shards of which one node may be anywhere',
      SHUT +
        replicas(
          'NumNodeGroups: 1, ReplicasPerNodeGroup: 2, NodeGroupConfiguration: [{ PrimaryAvailabilityZone: eu-west-1b, ReplicaAvailabilityZones: [eu-west-1b] }]',
        ),
      'unknown',
    ],
    ['a cluster of MemoryDB', SHUT + memory('NumShards: 1'), 'unknown'],
    ['a cluster of MemoryDB, whose place makes no difference', memory('NumShards: 1'), 'reachable'],
    ['a cluster of DAX with a node in each zone', SHUT + accelerator('ReplicationFactor: 2'), 'partly'],
    ['a cluster of DAX with one node', SHUT + accelerator('ReplicationFactor: 1'), 'unknown'],
    [
      'a cluster of DAX in the open zone',
      SHUT + accelerator('ReplicationFactor: 1, AvailabilityZones: [eu-west-1a]'),
      'reachable',
    ],
    ['a cluster of DocumentDB without instances', SHUT + documents('DocDB'), 'unknown'],
    ['a cluster of DocumentDB in the open zone', SHUT + documents('DocDB', at('a')), 'reachable'],
    ['a cluster of DocumentDB in both', SHUT + documents('DocDB', at('a'), at('b')), 'partly'],
    ['a cluster of DocumentDB with an instance anywhere', SHUT + documents('DocDB', at('a'), ''), 'unknown'],
    ['a cluster of Neptune in the closed zone', SHUT + documents('Neptune', at('b')), 'blocked'],
    ['a cluster of Neptune with an instance anywhere', SHUT + documents('Neptune', ''), 'unknown'],
    ['an instance of Timestream', SHUT + influx(), 'unknown'],
    ['an instance of Timestream with a standby', SHUT + influx(', DeploymentType: WITH_MULTIAZ_STANDBY'), 'partly'],
    ['a cluster of EMR in one of two', SHUT + emr('A', 'B'), 'unknown'],
    ['a cluster of EMR in one of two that are alike', emr('A', 'B'), 'reachable'],
    ['a cluster of EMR in the closed one', SHUT + emr('B'), 'blocked'],
    ['a serverless replication in the closed zone', SHUT + serverless(at('b')), 'blocked'],
    ['a serverless replication with a standby', SHUT + serverless(MULTI), 'partly'],
    ['a serverless replication somewhere', SHUT + serverless(), 'unknown'],
    ['a cluster of EKS in two subnets', SHUT + kubernetes('A', 'B'), 'partly'],
    ['a cluster of EKS in some of three', SHUT + kubernetes('A', 'B', 'C'), 'unknown'],
    ['a cluster of EKS in some of three that are alike', kubernetes('A', 'B', 'C'), 'reachable'],
  ])('%s', (_, resources, expected) => {
    expect(wrong({ 'stack.yaml': NET + resources }, `I -> Db tcp 5439: ${expected}`)).toEqual([]);
  });

  it('is a desktop, in one of the subnets of its directory', () => {
    expect(imported(NET + SHUT + DESKTOP).warnings.join()).toContain(
      'Nothing tells in which of the subnets A, B Db lies',
    );
  });
});
