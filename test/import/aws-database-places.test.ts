/** A database lies in one of the subnets of its group, as its zone tells, and one with a standby in one of two. */
import { describe, expect, it } from 'vitest';
import { twoInstances } from './account/two-instances.js';
import type { Account } from './account.js';
import { messages, verdict } from './verdict.js';

const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-b2', 'subnet-c'];
const entry = (number: number, Egress: boolean, RuleAction: string) => ({
  RuleNumber: number,
  Egress,
  RuleAction,
  Protocol: '-1',
  CidrBlock: '0.0.0.0/0',
});
const all = (RuleAction: string) => [entry(100, true, RuleAction), entry(100, false, RuleAction)];

/** Nothing passes the ACL of `subnet-b`. */
function databaseOf(zones: object, { shut = ['subnet-b'], group = SUBNETS } = {}): Account {
  const files = twoInstances([]);
  const network = files['network.json'] as { Subnets: object[]; SecurityGroups: object[] };
  network.Subnets.push(
    ...SUBNETS.map((SubnetId, i) => ({
      SubnetId,
      VpcId: 'vpc-1',
      CidrBlock: `10.0.${i + 1}.0/24`,
      AvailabilityZone: `eu-west-1${SubnetId[7]}`,
    })),
  );
  const isOpen = (id: string) => !shut.includes(id);
  return {
    ...files,
    'acls.json': {
      NetworkAcls: [
        {
          NetworkAclId: 'acl-open',
          VpcId: 'vpc-1',
          IsDefault: true,
          Associations: ['subnet-1', ...SUBNETS.filter(isOpen)].map((SubnetId) => ({ SubnetId })),
          Entries: all('allow'),
        },
        {
          NetworkAclId: 'acl-shut',
          VpcId: 'vpc-1',
          IsDefault: false,
          Associations: shut.map((SubnetId) => ({ SubnetId })),
          Entries: all('deny'),
        },
      ],
    },
    'tables.json': {
      RouteTables: [
        {
          RouteTableId: 'rtb-1',
          VpcId: 'vpc-1',
          Associations: [{ Main: true, AssociationState: { State: 'associated' } }],
          Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }],
        },
      ],
    },
    'rds.json': {
      DBInstances: [
        {
          DBInstanceIdentifier: 'orders',
          DBInstanceStatus: 'available',
          DBSubnetGroup: { VpcId: 'vpc-1', Subnets: group.map((SubnetIdentifier) => ({ SubnetIdentifier })) },
          VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-open', Status: 'active' }],
          ...zones,
        },
      ],
    },
    'groups.json': {
      SecurityGroups: [
        {
          GroupId: 'sg-open',
          VpcId: 'vpc-1',
          IpPermissions: [
            {
              IpProtocol: '-1',
              IpRanges: [{ CidrIp: '0.0.0.0/0' }],
              Ipv6Ranges: [],
              PrefixListIds: [],
              UserIdGroupPairs: [],
            },
          ],
          IpPermissionsEgress: [],
        },
      ],
    },
  };
}

const asked = (files: Account): string => verdict(files, 'i-client', 'orders', 'tcp 5432');

describe('a database', () => {
  it.each<[string, object, object, string]>([
    ['in the zone of the one open subnet', { AvailabilityZone: 'eu-west-1a', MultiAZ: false }, {}, 'reachable'],
    [
      'in the zone of the one closed subnet',
      { AvailabilityZone: 'eu-west-1b', MultiAZ: false },
      { group: ['subnet-a', 'subnet-b'] },
      'blocked',
    ],
    ['in a zone of two subnets that are not alike', { AvailabilityZone: 'eu-west-1b' }, {}, 'unknown'],
    ['in a zone of two that are', { AvailabilityZone: 'eu-west-1b' }, { shut: [] }, 'reachable'],
    ['in a zone of two that nothing reaches', { AvailabilityZone: 'eu-west-1b' }, { shut: SUBNETS }, 'blocked'],
    [
      'with its standby where it is reached too',
      { AvailabilityZone: 'eu-west-1a', SecondaryAvailabilityZone: 'eu-west-1c', MultiAZ: true },
      {},
      'reachable',
    ],
    [
      'with its standby where it is not',
      { AvailabilityZone: 'eu-west-1a', SecondaryAvailabilityZone: 'eu-west-1b', MultiAZ: true },
      { group: ['subnet-a', 'subnet-b', 'subnet-c'] },
      'partly',
    ],
    ['with a standby that is not told', { AvailabilityZone: 'eu-west-1a', MultiAZ: true }, {}, 'unknown'],
    ['whose zone is not told', {}, {}, 'unknown'],
    ['whose zone is not told, and makes no difference', {}, { shut: [] }, 'reachable'],
  ])('%s', (_, zones, more, expected) => {
    expect(asked(databaseOf(zones, more))).toBe(expected);
  });

  it('is told of where its place makes a difference', () => {
    const said = 'Nothing tells in which of the subnets';
    expect(messages(databaseOf({}))).toContain(said);
    expect(messages(databaseOf({ AvailabilityZone: 'eu-west-1a' }))).not.toContain(said);
    expect(messages(databaseOf({}, { shut: [] }))).not.toContain(said);
  });
});

const SET = ['subnet-a', 'subnet-b'];

/** What another service's answer tells in place of RDS's. */
function otherOf(answer: object, shut = ['subnet-b']): Account {
  const { 'rds.json': _, ...files } = databaseOf({}, { shut });
  const Subnets = SET.map((SubnetIdentifier) => ({ SubnetIdentifier }));
  return {
    ...files,
    'subnet-groups.json': { CacheSubnetGroups: [{ CacheSubnetGroupName: 'set', VpcId: 'vpc-1', Subnets }] },
    'answer.json': answer,
  };
}

const SECURITY = [{ SecurityGroupId: 'sg-open', Status: 'active' }];
const cache = (more: object) => ({
  CacheClusters: [{ CacheClusterId: 'orders', CacheSubnetGroupName: 'set', SecurityGroups: SECURITY, ...more }],
});
const VPC_GROUPS = [{ VpcSecurityGroupId: 'sg-open', Status: 'active' }];
const warehouse = (more: object) => ({
  Clusters: [{ ClusterIdentifier: 'orders', ClusterSubnetGroupName: 'set', VpcSecurityGroups: VPC_GROUPS, ...more }],
});
const replication = (more: object) => ({
  ReplicationInstances: [
    {
      ReplicationInstanceIdentifier: 'orders',
      VpcSecurityGroups: VPC_GROUPS,
      ReplicationSubnetGroup: {
        ReplicationSubnetGroupIdentifier: 'set',
        Subnets: SET.map((SubnetIdentifier) => ({ SubnetIdentifier })),
      },
      ...more,
    },
  ],
});
const at = (zone: string) => ({ AvailabilityZone: `eu-west-1${zone}` });
const nodes = (...zones: string[]) => ({
  NumCacheNodes: zones.length,
  CacheNodes: zones.map((zone) => ({ CustomerAvailabilityZone: `eu-west-1${zone}` })),
});
const memory = (more: object) => ({
  Clusters: [{ Name: 'orders', SubnetGroupName: 'set', SecurityGroups: SECURITY, ...more }],
});
const shard = (...zones: string[]) => ({ Shards: [{ Name: '0001', Nodes: zones.map(at) }] });
const accelerator = (...zones: string[]) => ({
  Clusters: [
    {
      ClusterName: 'orders',
      SubnetGroup: 'set',
      TotalNodes: zones.length,
      Nodes: zones.map(at),
      SecurityGroups: [{ SecurityGroupIdentifier: 'sg-open', Status: 'active' }],
    },
  ],
});
const kubernetes = (subnetIds: string[]) => ({
  cluster: { name: 'orders', status: 'ACTIVE', resourcesVpcConfig: { subnetIds, securityGroupIds: ['sg-open'] } },
});
const workgroup = (...places: string[]) => ({
  workgroups: [
    {
      workgroupName: 'orders',
      subnetIds: SET,
      securityGroupIds: ['sg-open'],
      endpoint: {
        vpcEndpoints: [
          { networkInterfaces: places.map((subnetId, i) => ({ networkInterfaceId: `eni-${i}`, subnetId })) },
        ],
      },
    },
  ],
});
const emr = (Ec2SubnetId: string) => ({
  Cluster: {
    Id: 'j-1',
    Name: 'orders',
    Ec2InstanceAttributes: {
      Ec2SubnetId,
      RequestedEc2SubnetIds: SET,
      EmrManagedMasterSecurityGroup: 'sg-open',
      EmrManagedSlaveSecurityGroup: 'sg-open',
    },
  },
});
const Multiple = { PreferredAvailabilityZone: 'Multiple' };

describe('what lies in some of its subnets as a database does', () => {
  it.each<[string, object, string]>([
    ['a cache in the open zone', cache({ NumCacheNodes: 1, PreferredAvailabilityZone: 'eu-west-1a' }), 'reachable'],
    ['a cache in the closed zone', cache({ NumCacheNodes: 1, PreferredAvailabilityZone: 'eu-west-1b' }), 'blocked'],
    ['a cache of two nodes in one zone', cache({ ...Multiple, ...nodes('a', 'a') }), 'reachable'],
    ['a cache with a node in each', cache({ ...Multiple, ...nodes('a', 'b') }), 'partly'],
    ['a cache whose nodes are not told', cache({ ...Multiple, NumCacheNodes: 2 }), 'unknown'],
    ['a cache of one node somewhere', cache({ NumCacheNodes: 1 }), 'unknown'],
    ['a cluster of Redshift in the open zone', warehouse({ ...at('a'), MultiAZ: 'Disabled' }), 'reachable'],
    ['a cluster of Redshift in the closed one', warehouse(at('b')), 'blocked'],
    ['a cluster of Redshift in two zones', warehouse({ ...at('a'), MultiAZ: 'Enabled' }), 'partly'],
    ['a replication instance in the open zone', replication({ ...at('a'), MultiAZ: false }), 'reachable'],
    ['a replication instance in the closed one', replication({ ...at('b'), MultiAZ: false }), 'blocked'],
    ['a replication instance whose zone is not told', replication({}), 'unknown'],
    [
      'a cluster of MemoryDB with its nodes in the open zone',
      memory({ NumberOfShards: 1, ...shard('a', 'a') }),
      'reachable',
    ],
    ['a cluster of MemoryDB with a node in each', memory({ NumberOfShards: 1, ...shard('a', 'b') }), 'partly'],
    [
      'a cluster of MemoryDB with a shard that is not told',
      memory({ NumberOfShards: 2, ...shard('a', 'a') }),
      'unknown',
    ],
    ['a cluster of MemoryDB in one zone', memory({ NumberOfShards: 1, AvailabilityMode: 'singleaz' }), 'unknown'],
    ['a cluster of DAX in the closed zone', accelerator('b'), 'blocked'],
    ['a cluster of DAX in both', accelerator('a', 'b'), 'partly'],
    ['a cluster of EKS in two subnets', kubernetes(SET), 'partly'],
    ['a cluster of EKS in some of three', kubernetes(SUBNETS.slice(0, 3)), 'unknown'],
    ['a workgroup of Redshift', workgroup(), 'unknown'],
    ['a workgroup of Redshift that tells its interfaces', workgroup('subnet-a'), 'reachable'],
    ['a workgroup of Redshift with one in the closed zone', workgroup('subnet-b'), 'blocked'],
    ['a cluster of EMR that chose the open one', emr('subnet-a'), 'reachable'],
    ['a cluster of EMR that chose the closed one', emr('subnet-b'), 'blocked'],
  ])('%s', (_, answer, expected) => {
    expect(asked(otherOf(answer))).toBe(expected);
  });

  it('is told as far as its subnets are alike', () => {
    expect(asked(otherOf(cache({ ...Multiple, NumCacheNodes: 2 }), []))).toBe('reachable');
  });
});
