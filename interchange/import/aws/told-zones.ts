import { isObject } from './identities.js';
import { lettersOf } from './kinds.js';

/** In which zones something lies, of all that its subnets are in. */
export interface ToldZones {
  readonly zones: readonly string[];
  /** In how many it lies; undefined where nobody tells. */
  readonly count: number | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const text = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : []);

/**
 * Of what has one node, or one and a standby, its zone; of what has several the zones of those that its answer tells. Undefined for what has an interface in each of its subnets.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html
 * https://docs.aws.amazon.com/redshift/latest/APIReference/API_Cluster.html
 * https://docs.aws.amazon.com/dms/latest/APIReference/API_ReplicationInstance.html
 * https://docs.aws.amazon.com/memorydb/latest/APIReference/API_Cluster.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_Cluster.html
 */
export function toldZones(list: string, one: Fields): ToldZones | undefined {
  const letters = lettersOf(list);
  if (letters.endsWith('cacheclusters')) return ofNodes(one);
  if (letters.endsWith('replicationinstances') || (letters.endsWith('clusters') && 'ClusterSubnetGroupName' in one)) {
    const zones = [...text(one.AvailabilityZone), ...text(one.SecondaryAvailabilityZone)];
    return { zones: [...new Set(zones)], count: /^(true|enabled)$/i.test(String(one.MultiAZ)) ? 2 : 1 };
  }
  if (letters.endsWith('clusters') && 'SubnetGroupName' in one) return ofShards(one);
  if (letters.endsWith('clusters') && 'SubnetGroup' in one) return inAll(objectsIn(one.Nodes), one.TotalNodes);
  if ('deploymentType' in one && 'vpcSubnetIds' in one)
    return {
      zones: [...text(one.availabilityZone), ...text(one.secondaryAvailabilityZone)],
      count: one.deploymentType === 'WITH_MULTIAZ_STANDBY' ? 2 : 1,
    };
  return isInSome(one) ? UNTOLD : undefined;
}

const UNTOLD: ToldZones = { zones: [], count: undefined };

const objectsIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** In the zones of nodes, where each tells its own and none is left out. */
function inAll(nodes: readonly Fields[], total: unknown): ToldZones {
  const zones = nodes.flatMap(({ AvailabilityZone }) => text(AvailabilityZone));
  const own = [...new Set(zones)];
  const isWhole = zones.length > 0 && zones.length === nodes.length && zones.length >= Number(total ?? 0);
  return isWhole ? { zones: own, count: own.length } : { zones: own, count: total === 1 ? 1 : undefined };
}

/** AWS tells the shards of MemoryDB where it is asked for them. */
function ofShards({ Shards, NumberOfShards, AvailabilityMode }: Fields): ToldZones {
  const shards = objectsIn(Shards);
  const isWhole = shards.length > 0 && shards.length === (NumberOfShards ?? shards.length);
  const told =
    isWhole &&
    inAll(
      shards.flatMap(({ Nodes }) => objectsIn(Nodes)),
      undefined,
    );
  if (told && told.count !== undefined) return told;
  return AvailabilityMode === 'singleaz' ? { zones: [], count: 1 } : UNTOLD;
}

/** Control planes of EKS have interfaces in some of more than two subnets; of a workgroup of Redshift and an elastic cluster of DocumentDB nobody tells in how many. */
function isInSome(one: Fields): boolean {
  const { resourcesVpcConfig: kubernetes } = one;
  if (isObject(kubernetes)) return Array.isArray(kubernetes.subnetIds) && kubernetes.subnetIds.length > 2;
  return 'workgroupName' in one || ('shardCount' in one && 'subnetIds' in one);
}

function ofNodes({ CacheNodes, NumCacheNodes, PreferredAvailabilityZone }: Fields): ToldZones {
  const nodes = Array.isArray(CacheNodes) ? CacheNodes.filter(isObject) : [];
  const zones = nodes.flatMap(({ CustomerAvailabilityZone }) => text(CustomerAvailabilityZone));
  const own = [...new Set(zones)];
  if (zones.length > 0 && zones.length === (NumCacheNodes ?? nodes.length)) return { zones: own, count: own.length };
  // Nodes in several zones have the word `Multiple` for theirs.
  const common = text(PreferredAvailabilityZone).filter((zone) => !/^multiple$/i.test(zone));
  return { zones: common, count: common.length > 0 || NumCacheNodes === 1 ? 1 : undefined };
}
