import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { type DatabasePlaces, placesInZones } from './database-zones.js';
import { instancesOf, type Zones, zonesOfInstances, zonesOfNodes, zonesOfOne } from './node-zones.js';

/** In which of the subnets of its group a database lies; where nobody tells, `settlePlaces` looks at whether it makes a difference. */
export function placeDatabase(context: Context, database: Declared, subnets: readonly Key[]): readonly Key[] {
  const told =
    database.type === 'db_instance' ? zonesOfOne(database.fields) : zonesOfCluster(context, database, subnets);
  return placeInZones(context, database, subnets, told);
}

/** The same of others whose nodes AWS puts into some of their subnets. */
export function placeEnd(context: Context, end: Declared, subnets: readonly Key[]): readonly Key[] {
  const told = zonesOfNodes(context, end, subnets);
  return told ? placeInZones(context, end, subnets, told) : subnets;
}

function placeInZones(
  context: Context,
  database: Declared,
  subnets: readonly Key[],
  { zones, count }: Zones,
): readonly Key[] {
  const { network, oneOf, oneOfQuietly } = context;
  const places: DatabasePlaces = placesInZones(network, subnets, zones, count);
  const keys = [...new Set(places.subnets.map((key) => context.key(key)))];
  if (keys.length < 2 || places.areAll) {
    // Conditions that decide whether it has the other subnets make no difference.
    if (zones.length > 0) oneOf.delete(database.key);
  } else if (oneOf.has(database.key)) oneOf.set(database.key, keys);
  else oneOfQuietly.set(database.key, keys);
  return keys;
}

/** A Multi-AZ cluster has three instances, each in a zone of its own: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html */
const OF_MULTI_AZ = 3;

const INSTANCES = ['rds_cluster_instance', 'db_instance'];

function zonesOfCluster(context: Context, cluster: Declared, subnets: readonly Key[]): Zones {
  if (cluster.fields.raw('db_cluster_instance_class') !== undefined) return { zones: [], count: OF_MULTI_AZ };
  return zonesOfInstances(context, cluster, subnets, INSTANCES);
}

/** The instances that a cluster of RDS has or may have. */
export const instancesOfDatabase = (context: Context, cluster: Declared): Declared[] =>
  instancesOf(context, cluster, INSTANCES);
