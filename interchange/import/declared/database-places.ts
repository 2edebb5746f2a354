import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { type DatabasePlaces, placesInZones } from './database-zones.js';
import { isUnknown, known } from './value.js';

/** In which of the subnets of its group a database lies; where nobody tells, `settlePlaces` looks at whether it makes a difference. */
export function placeDatabase(context: Context, database: Declared, subnets: readonly Key[]): readonly Key[] {
  const told = database.type === 'db_instance' ? zonesOf(database) : zonesOfInstances(context, database, subnets);
  return placeInZones(context, database, subnets, told);
}

/** The same of others that have one node, or one and a standby. */
export function placeEnd(context: Context, end: Declared, subnets: readonly Key[]): readonly Key[] {
  return HAVE_ONE_ZONE.test(end.type) ? placeInZones(context, end, subnets, zonesOf(end)) : subnets;
}

/** https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html, https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html */
const HAVE_ONE_ZONE =
  /^(redshift_cluster|dms_replication_instance|AWS::Redshift::Cluster|AWS::DMS::ReplicationInstance)$/;

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

interface Zones {
  readonly zones: readonly string[];
  /** In how many zones it lies; undefined where nobody tells. */
  readonly count: number | undefined;
}

/**
 * One that may have a standby tells no zone: AWS refuses one for it, and picks both.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
function zonesOf({ fields }: Declared): Zones {
  const zone = known(fields.text('availability_zone'));
  const hasStandby = fields.flag('multi_az');
  const count = isUnknown(hasStandby) && zone === undefined ? undefined : hasStandby === true ? 2 : 1;
  return { zones: zone === undefined ? [] : [zone], count };
}

/** A Multi-AZ cluster has three instances, each in a zone of its own: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html */
const OF_MULTI_AZ = 3;

/** A cluster lies where its instances do, each of which is in one zone. */
function zonesOfInstances(context: Context, cluster: Declared, subnets: readonly Key[]): Zones {
  const instances = instancesOf(context, cluster);
  const zones = instances.map(({ fields }) => known(fields.text('availability_zone')));
  if (cluster.fields.raw('db_cluster_instance_class') !== undefined) return { zones: [], count: OF_MULTI_AZ };
  const found = [...new Set(zones.filter((zone) => zone !== undefined))];
  const inGroup = new Set(subnets.map((key) => context.network.find(key, 'subnet')?.zone));
  const isWhole = instances.length > 0 && instances.every(isCertain);
  // Others can be nowhere else, where it is in each of the zones already.
  const isTold = isWhole && (zones.every((zone) => zone !== undefined) || found.length === inGroup.size);
  return { zones: found, count: isTold ? found.length : undefined };
}

const isCertain = ({ maybe, fields }: Declared): boolean =>
  !maybe && !['cluster_identifier', 'db_cluster_identifier'].some((name) => isUnknown(fields.raw(name)));

/** The instances that a cluster has or may have. */
export function instancesOf(context: Context, { key, ids }: Declared): Declared[] {
  return context.all('rds_cluster_instance', 'db_instance').filter(({ fields: own }) => {
    const cluster = own.text('cluster_identifier') ?? own.text('db_cluster_identifier');
    return isUnknown(cluster) || (cluster !== undefined && (cluster === key || ids.includes(cluster)));
  });
}
