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
 * Of what has one node, or one and a standby, its zone; of a cache the zones of its nodes, which AWS tells where it is asked for them.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html
 * https://docs.aws.amazon.com/redshift/latest/APIReference/API_Cluster.html
 * https://docs.aws.amazon.com/dms/latest/APIReference/API_ReplicationInstance.html
 */
export function toldZones(list: string, one: Fields): ToldZones | undefined {
  const letters = lettersOf(list);
  if (letters.endsWith('cacheclusters')) return ofNodes(one);
  if (letters.endsWith('replicationinstances') || (letters.endsWith('clusters') && 'ClusterSubnetGroupName' in one)) {
    const zones = [...text(one.AvailabilityZone), ...text(one.SecondaryAvailabilityZone)];
    return { zones: [...new Set(zones)], count: /^(true|enabled)$/i.test(String(one.MultiAZ)) ? 2 : 1 };
  }
  return undefined;
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
