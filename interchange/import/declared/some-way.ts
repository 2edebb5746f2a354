import type { Key } from '../builder/draft.js';
import type { Context } from './context.js';
import type { Fields, Items } from './fields.js';
import { inEach } from './possible-groups.js';

/** Where something lies that is told: in all of these, or in some of them, as conditions turn out. */
export interface ToldSubnets extends Items<Key> {
  /** Those in which it lies in some ways and not in others. */
  readonly possible: readonly Key[];
}

/** A list of subnets; where conditions decide what is in it, all that it may hold. Not complete where some way is not told, or holds none. */
export function subnetsTold(fields: Fields, name: string): ToldSubnets | undefined {
  return inSomeList(fields, (way) => split(way.texts(name)));
}

/** Several ids in one text have commas between. */
const split = (list: Items<string> | undefined): Items<string> | undefined =>
  list && {
    items: list.items.flatMap((item) => item.split(',').map((id) => id.trim())).filter((id) => id !== ''),
    complete: list.complete,
  };

export function inSomeList(fields: Fields, read: (way: Fields) => Items<Key> | undefined): ToldSubnets | undefined {
  const told = read(fields);
  if (!told || told.complete) return told && { ...told, possible: [] };
  const ways = fields.readings.map((reading) => read(reading));
  const either = inEach(ways.map((way) => (way?.complete ? way.items : [])));
  if (!either) return { ...told, possible: [] };
  return { items: [...either.certain, ...either.possible], complete: true, possible: either.possible };
}

/** What lies in all of these or in some: where it makes a difference in which, `settlePlaces` leaves open that it is in each. False where they lie in several VPCs. */
export function liesInSome(context: Context, owner: Key, { items, possible }: ToldSubnets): boolean {
  if (possible.length === 0) return true;
  const homes = new Set(items.map((key) => context.network.find(key, 'subnet')?.vpc));
  if (homes.size > 1) return false;
  context.oneOf.set(owner, [...new Set(items.map((key) => context.key(key)))]);
  return true;
}
