import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import type { Context } from './context.js';
import type { Fields, Items } from './fields.js';
import { groupsInEach, possibleGroup } from './possible-groups.js';
import { isList, isUnknown, type Unknown, type Value } from './value.js';

/** The groups that something is in: ids, keys or, in a default VPC, names. Undefined: not stated, so the default group of its VPC. */
export function groupIds(context: Context, fields: Fields, label: string, ...names: string[]): Key[] | undefined {
  const told = groupsIn(context, fields, names);
  if (!told) return undefined;
  if (told.complete) return told.items.length > 0 ? [...new Set(told.items)] : undefined;
  const ways = fields.readings.map((reading) => groupsIn(context, reading, names));
  const isTold = ways.every((way) => way?.complete !== false);
  const either = isTold ? groupsInEach(ways.map((way) => way?.items ?? [])) : undefined;
  if (either) return [...either.certain, ...either.possible.map(possibleGroup)];
  const among = names.flatMap((name) => unknownIn(fields.raw(name)));
  if (among.every((one) => one.among?.open === false)) {
    const possible = among.flatMap((one) => one.among?.keys ?? []).map((key) => context.key(key));
    return [...told.items, ...possible.filter((key) => !told.items.includes(key)).map(possibleGroup)];
  }
  context.warn(
    say`Not all security groups of ${label} are known: what its traffic may be is unknown.`,
    fields.at(names[0] ?? ''),
  );
  return [...new Set([...told.items, `unknown-groups-of-${label}`])];
}

function unknownIn(value: Value | undefined): Unknown[] {
  if (isUnknown(value)) return [value];
  return isList(value) ? value.flatMap(unknownIn) : [];
}

function groupsIn(context: Context, fields: Fields, names: readonly string[]): Items<Key> | undefined {
  const lists = names.map((name) => fields.texts(name)).filter((list): list is Items<string> => list !== undefined);
  if (lists.length === 0) return undefined;
  return {
    items: lists.flatMap(({ items }) => items.map((id) => context.groupNamed(id) ?? id)),
    complete: lists.every(({ complete }) => complete),
  };
}
