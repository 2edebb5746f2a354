import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { spreadOver } from '../builder/spread.js';
import { AlikeSubnets } from '../declared/alike-subnets.js';
import { placesInZones } from '../declared/database-zones.js';
import type { Import } from './context.js';
import type { ToldZones } from './told-zones.js';

interface Zones {
  readonly AvailabilityZone?: string | undefined;
  readonly SecondaryAvailabilityZone?: string | undefined;
  readonly MultiAZ?: boolean | undefined;
}

/**
 * Of the subnets of its group a database lies in one of its zone; one that has a standby may move into that of the standby at any time.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
 */
export function placesOf(context: Import, key: Key, subnets: readonly Key[], told: Zones): Key[] {
  const zones = [told.AvailabilityZone, told.SecondaryAvailabilityZone].filter((zone) => zone !== undefined);
  return placesInSome(context, key, subnets, { zones, count: told.MultiAZ ? 2 : 1 });
}

/** What lies in some of its subnets, as its zones tell. */
export function placesInSome(context: Import, key: Key, subnets: readonly Key[], { zones, count }: ToldZones): Key[] {
  const places = placesInZones(context.network, subnets, zones, count);
  if (places.subnets.length > 1 && !places.areAll) context.inOneOf.set(key, places.subnets);
  return [...places.subnets];
}

/** Where it makes a difference in which of several subnets a database lies, nobody knows what reaches it. */
export function settleDatabasePlaces(context: Import): void {
  const { network, inOneOf } = context;
  const open = [...inOneOf].flatMap(([key, keys]) => {
    const database = network.find(key, 'resource');
    // Its interface may have told its place.
    return database && database.subnets.length > 1 ? [{ key, keys, database }] : [];
  });
  if (open.length === 0) return;
  const oneOf = new Map(open.map(({ key, keys }) => [key, keys]));
  const alike = new AlikeSubnets({
    network,
    oneOf,
    oneOfQuietly: oneOf,
    untold: new Set(),
    key: (id) => network.keyOf(id) ?? id,
  });
  for (const { key, keys, database } of open) {
    if (alike.are(key, keys)) continue;
    spreadOver(database, keys);
    context.warnings.add(
      say`
        Nothing tells in which of the subnets ${keys.join(', ')} ${database.label ?? key} lies: what those do not have in
        common is unknown.
      `,
    );
  }
}
