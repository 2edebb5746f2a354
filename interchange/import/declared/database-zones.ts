import type { Key } from '../builder/draft.js';
import type { NetworkDraft } from '../builder/network-draft.js';

/** Where a database has instances, as far as its zones tell. */
export interface DatabasePlaces {
  readonly subnets: readonly Key[];
  /** It lies in each of them. Else it lies in some, and nobody tells in which. */
  readonly areAll: boolean;
}

/**
 * Of the subnets of its group a database has an instance in one of each of its zones.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
 * `count`: in how many zones it has some; undefined where nobody tells.
 */
export function placesInZones(
  network: NetworkDraft,
  subnets: readonly Key[],
  told: readonly string[],
  count: number | undefined,
): DatabasePlaces {
  // Each of those zones has one of them.
  if (subnets.length === count) return { subnets, areAll: true };
  const own = [...new Set(subnets.map((key) => network.find(key, 'subnet')?.zone))];
  // In as many zones as its group has it is in all of them.
  const isInAll = told.length < (count ?? 0) && own.length === count;
  const zones = isInAll ? own.filter((zone) => zone !== undefined) : told;
  if (zones.length !== count) return { subnets, areAll: subnets.length === 1 };
  const byZone = zones.map((zone) => subnets.filter((subnet) => mayBeIn(network, subnet, zone)));
  if (byZone.some(({ length }) => length === 0)) return { subnets, areAll: subnets.length === 1 };
  return { subnets: [...new Set(byZone.flat())], areAll: byZone.every(({ length }) => length === 1) };
}

/** The id of a zone, whose name differs between accounts, and one that stands for a name that a template does not know. */
const NOT_NAMES = [/az\d+$/, /^az-\d+$/];

/** A zone may be told without the region that its name begins with. */
function mayBeIn(network: NetworkDraft, key: Key, zone: string): boolean {
  const subnet = network.find(key, 'subnet');
  const region = network.find(subnet?.vpc, 'vpc')?.region;
  const there = subnet?.zone;
  if (there === undefined || there === zone || NOT_NAMES.some((one) => one.test(there) !== one.test(zone))) return true;
  return region !== undefined && zone.startsWith(region) && zone.slice(region.length).replace(/^-/, '') === there;
}
