import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import type { Fields } from './fields.js';
import { isUnknown, known } from './value.js';

/** In which zones something has nodes, of those that the subnets of its group are in. */
export interface Zones {
  readonly zones: readonly string[];
  /** In how many zones it lies; undefined where nobody tells. */
  readonly count: number | undefined;
}

/** Undefined: it has an interface in each of its subnets. */
type Reading = (nodes: Nodes) => Zones | undefined;

interface Nodes {
  readonly context: Context;
  readonly declared: Declared;
  readonly fields: Fields;
  /** In how many zones it has subnets; undefined where the zone of one is not told. */
  readonly most: number | undefined;
  readonly subnets: readonly Key[];
}

const UNTOLD: Zones = { zones: [], count: undefined };
const ONE: Zones = { zones: [], count: 1 };

/** Undefined for what has an interface in each of its subnets. */
export function zonesOfNodes(context: Context, declared: Declared, subnets: readonly Key[]): Zones | undefined {
  const read = READINGS.find(([type]) => type.test(declared.type))?.[1];
  const zones = new Set(subnets.map((key) => context.network.find(key, 'subnet')?.zone));
  const most = zones.has(undefined) ? undefined : zones.size;
  return read?.({ context, declared, fields: declared.fields, most, subnets });
}

/**
 * One that may have a standby tells no zone: AWS refuses one for it, and picks both.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export function zonesOfOne(fields: Fields): Zones {
  const zone = known(fields.text('availability_zone'));
  const hasStandby = fields.flag('multi_az');
  const count = isUnknown(hasStandby) && zone === undefined ? undefined : hasStandby === true ? 2 : 1;
  return { zones: zone === undefined ? [] : [zone], count };
}

/** All zones of a list that is told whole. */
function listed(fields: Fields, ...names: readonly string[]): string[] | undefined {
  const lists = names.flatMap((name) => fields.texts(name) ?? []);
  const zones = lists.flatMap(({ items }) => items);
  return zones.length > 0 && lists.every(({ complete }) => complete) ? zones : undefined;
}

const inAll = (zones: readonly string[]): Zones => {
  const own = [...new Set(zones)];
  return { zones: own, count: own.length };
};

/** The zones of nodes as a state has them, once they are there. */
function ofTold(nodes: readonly Fields[] | undefined): Zones | undefined {
  const zones = nodes?.map((node) => known(node.text('availability_zone'))) ?? [];
  return zones.length > 0 && zones.every((zone) => zone !== undefined) ? inAll(zones) : undefined;
}

const whole = (fields: Fields, name: string): readonly Fields[] | undefined => {
  const blocks = fields.blocks(name);
  return blocks?.complete ? blocks.items : undefined;
};

/** Nodes in more than one zone are in both of two. */
const inSeveral = ({ most, subnets }: Nodes): Zones =>
  most === 2 || subnets.length === 2 ? { zones: [], count: 2 } : UNTOLD;

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html */
const ofCacheCluster: Reading = (nodesOf) => {
  const { fields } = nodesOf;
  const told = ofTold(whole(fields, 'cache_nodes'));
  if (told) return told;
  const nodes = known(fields.number('num_cache_nodes')) ?? 0;
  const zones = listed(fields, 'preferred_availability_zones');
  if (zones && zones.length >= nodes) return inAll(zones);
  if (fields.raw('preferred_availability_zones') !== undefined) return nodes === 1 ? ONE : UNTOLD;
  const zone = known(fields.text('availability_zone') ?? fields.text('preferred_availability_zone'));
  if (zone !== undefined) return inAll([zone]);
  const mode = fields.text('az_mode');
  if (nodes === 1 || mode === undefined || mode === 'single-az') return ONE;
  return mode === 'cross-az' ? inSeveral(nodesOf) : UNTOLD;
};

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html */
const ofReplicationGroup: Reading = (nodesOf) => {
  const { context, declared, fields } = nodesOf;
  // Clusters of its own may be added to it.
  if (namesOne(context, declared, ['elasticache_cluster'], ['replication_group_id'])) return UNTOLD;
  const zones = listed(fields, 'preferred_cache_cluster_azs', 'preferred_cache_cluster_a_zs', 'availability_zones');
  const nodes = nodesOfGroup(fields);
  if (zones && zones.length >= (nodes ?? 0)) return inAll(zones);
  const shards = whole(fields, 'node_group_configuration');
  const ofShards = shards?.map((shard) => [
    known(shard.text('primary_availability_zone')),
    ...(listed(shard, 'replica_availability_zones') ?? []),
  ]);
  const found = ofShards?.flat() ?? [];
  const isWhole = found.length > 0 && nodes !== undefined && found.length >= nodes;
  if (isWhole && found.every((zone) => zone !== undefined)) return inAll(found);
  if (nodes === 1) return ONE;
  return fields.flag('multi_az_enabled') === true ? inSeveral(nodesOf) : UNTOLD;
};

function nodesOfGroup(fields: Fields): number | undefined {
  const told = known(fields.number('num_cache_clusters') ?? fields.number('number_cache_clusters'));
  if (told !== undefined) return told;
  const shards = known(fields.number('num_node_groups'));
  const replicas = known(fields.number('replicas_per_node_group'));
  return shards === undefined || replicas === undefined ? undefined : shards * (replicas + 1);
}

/** https://docs.aws.amazon.com/memorydb/latest/APIReference/API_CreateCluster.html */
const ofMemory: Reading = ({ fields }) => {
  const shards = whole(fields, 'shards');
  const told = shards && ofTold(shards.flatMap((shard) => whole(shard, 'nodes') ?? []));
  if (told) return told;
  // Without a number there is one shard, and one replica beside its node.
  const [count, replicas] = [fields.number('num_shards') ?? 1, fields.number('num_replicas_per_shard') ?? 1];
  return count === 1 && replicas === 0 ? ONE : UNTOLD;
};

/** Where it names no zones its nodes are spread over all that there are: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html */
const ofAccelerator: Reading = ({ fields, most }) => {
  const told = ofTold(whole(fields, 'nodes'));
  if (told) return told;
  const zones = listed(fields, 'availability_zones');
  if (zones) return inAll(zones);
  const nodes = known(fields.number('replication_factor'));
  if (nodes === 1) return ONE;
  if (nodes === undefined || most === undefined || fields.raw('availability_zones') !== undefined) return UNTOLD;
  return { zones: [], count: Math.min(nodes, most) };
};

/** https://docs.aws.amazon.com/ts-influxdb/latest/ts-influxdb-api/API_CreateDbInstance.html */
const ofInflux: Reading = ({ fields }) => {
  const zones = [fields.text('availability_zone'), fields.text('secondary_availability_zone')].flatMap(
    (zone) => known(zone) ?? [],
  );
  const type = fields.text('deployment_type');
  if (isUnknown(type)) return UNTOLD;
  return { zones, count: type === 'WITH_MULTIAZ_STANDBY' ? 2 : 1 };
};

/** A serverless replication says its place among how much it computes: https://docs.aws.amazon.com/dms/latest/APIReference/API_ComputeConfig.html */
const ofReplicationConfig: Reading = ({ fields }) => {
  const settings = fields.block('compute_config');
  return settings ? zonesOfOne(settings) : UNTOLD;
};

/** It has interfaces in some of its subnets, in two at least: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
const ofKubernetes: Reading = ({ subnets }) => (subnets.length === 2 ? undefined : UNTOLD);

/** The interfaces that a state has of it. */
const ofWorkgroup: Reading = ({ fields }) => {
  const ways = (whole(fields, 'endpoint') ?? []).flatMap((one) => whole(one, 'vpc_endpoint') ?? []);
  return ofTold(ways.flatMap((one) => whole(one, 'network_interface') ?? [])) ?? UNTOLD;
};

/** A cluster lies where its instances do, each of which is in one zone. */
const ofInstances =
  (...types: readonly string[]): Reading =>
  ({ context, declared, subnets }) =>
    zonesOfInstances(context, declared, subnets, types);

const READINGS: readonly (readonly [RegExp, Reading])[] = [
  // https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html, https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html
  [
    /^(redshift_cluster|dms_replication_instance|AWS::Redshift::Cluster|AWS::DMS::ReplicationInstance)$/,
    ({ fields }) => zonesOfOne(fields),
  ],
  [/^(dms_replication_config|AWS::DMS::ReplicationConfig)$/, ofReplicationConfig],
  [/^(elasticache_cluster|AWS::ElastiCache::CacheCluster)$/, ofCacheCluster],
  [/^(elasticache_replication_group|AWS::ElastiCache::ReplicationGroup)$/, ofReplicationGroup],
  [/^(memorydb_cluster|AWS::MemoryDB::Cluster)$/, ofMemory],
  [/^(dax_cluster|AWS::DAX::Cluster)$/, ofAccelerator],
  [/^docdb_cluster$/, ofInstances('docdb_cluster_instance')],
  [/^AWS::DocDB::DBCluster$/, ofInstances('AWS::DocDB::DBInstance')],
  [/^neptune_cluster$/, ofInstances('neptune_cluster_instance')],
  [/^AWS::Neptune::DBCluster$/, ofInstances('AWS::Neptune::DBInstance')],
  [/^(docdbelastic_cluster|AWS::DocDBElastic::Cluster)$/, () => UNTOLD],
  [/^(timestreaminfluxdb_db_instance|AWS::Timestream::InfluxDBInstance)$/, ofInflux],
  [/^(redshiftserverless_workgroup|AWS::RedshiftServerless::Workgroup)$/, ofWorkgroup],
  // Of several subnets EMR picks one: https://docs.aws.amazon.com/emr/latest/APIReference/API_Ec2InstanceAttributes.html
  [/^(emr_cluster|AWS::EMR::Cluster)$/, () => ONE],
  // A desktop lies in one of the two subnets of its directory: https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-vpc.html
  [/^(workspaces_workspace|AWS::WorkSpaces::Workspace)$/, () => ONE],
  [/^(eks_cluster|AWS::EKS::Cluster)$/, ofKubernetes],
];

/** A cluster lies where its instances do; others can be nowhere else, where it is in each of the zones already. */
export function zonesOfInstances(
  context: Context,
  cluster: Declared,
  subnets: readonly Key[],
  types: readonly string[],
): Zones {
  const instances = instancesOf(context, cluster, types);
  const zones = instances.map(({ fields }) => known(fields.text('availability_zone')));
  const found = [...new Set(zones.filter((zone) => zone !== undefined))];
  const inGroup = new Set(subnets.map((key) => context.network.find(key, 'subnet')?.zone));
  const isWhole = instances.length > 0 && instances.every(isCertain);
  const isTold = isWhole && (zones.every((zone) => zone !== undefined) || found.length === inGroup.size);
  return { zones: found, count: isTold ? found.length : undefined };
}

const CLUSTERS = ['cluster_identifier', 'db_cluster_identifier'];

const isCertain = ({ maybe, fields }: Declared): boolean =>
  !maybe && !CLUSTERS.some((name) => isUnknown(fields.raw(name)));

/** The instances that a cluster has or may have. */
export function instancesOf(context: Context, cluster: Declared, types: readonly string[]): Declared[] {
  return naming(context, cluster, types, CLUSTERS);
}

const namesOne = (context: Context, cluster: Declared, types: readonly string[], fields: readonly string[]): boolean =>
  naming(context, cluster, types, fields).length > 0;

function naming(
  context: Context,
  { key, ids, values }: Declared,
  types: readonly string[],
  fields: readonly string[],
): Declared[] {
  return context.all(...types).filter(({ fields: own }) => {
    const name = fields.map((field) => own.text(field)).find((text) => text !== undefined);
    const isIts = (text: string) =>
      text === key || ids.includes(text) || fields.some((field) => values[field] === text);
    return isUnknown(name) || (name !== undefined && isIts(name));
  });
}
