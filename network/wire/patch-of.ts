import {
  type Change,
  fieldOf,
  identified,
  isList,
  isObject,
  type Json,
  type JsonObject,
  type Patch,
} from './change.js';
import { moved } from './moved.js';
import { movedLines } from './moved-lines.js';

/** What makes `now` of `before`. Invariant: `applied(before, patchOf(before, now))` is `now`. Its size follows what differs, however large the two are. */
export function patchOf(before: Json, now: Json): Patch {
  const lines = movedLines(before, now);
  const change = changeOf(moved(before, lines), now);
  return { moved: lines, ...(change ? { change } : {}) };
}

/** Undefined: none. */
function changeOf(before: Json | undefined, now: Json): Change | undefined {
  if (before === now) return undefined;
  if (isList(before) && isList(now)) return listChange(before, now);
  if (isObject(before) && isObject(now)) return fieldChanges(before, now);
  return { to: now };
}

function fieldChanges(before: JsonObject, now: JsonObject): Change | undefined {
  const fields: (readonly [string, Change | null])[] = [];
  for (const name of Object.keys(before))
    if (before[name] !== undefined && fieldOf(now, name) === undefined) fields.push([name, null]);
  for (const name of Object.keys(now)) {
    const value = now[name];
    const change = value === undefined ? undefined : changeOf(fieldOf(before, name), value);
    if (change) fields.push([name, change]);
  }
  return fields.length > 0 ? { fields } : undefined;
}

function listChange(before: readonly Json[], now: readonly Json[]): Change | undefined {
  const [theirs, ours] = [identified(before), identified(now)];
  return theirs && ours ? itemChanges(theirs, ours) : stretchChange(before, now);
}

function itemChanges(before: ReadonlyMap<string, Json>, now: ReadonlyMap<string, Json>): Change | undefined {
  const drop = [...before.keys()].filter((identity) => !now.has(identity));
  const within: (readonly [string, Change])[] = [];
  const put: (readonly [string | null, string | { readonly item: Json }])[] = [];
  const staying = inOrder(
    [...now.keys()].filter((identity) => before.has(identity)),
    [...before.keys()],
  );
  let last: string | null = null;
  for (const [identity, item] of now) {
    const known = before.get(identity);
    if (known === undefined) put.push([last, { item }]);
    else {
      const change = changeOf(known, item);
      if (change) within.push([identity, change]);
      if (!staying.has(identity)) put.push([last, identity]);
    }
    last = identity;
  }
  return drop.length + within.length + put.length > 0 ? { drop, within, put } : undefined;
}

/** Those that need not move: as many as stand in the same order in both, found as the longest rising row. */
function inOrder(now: readonly string[], before: readonly string[]): ReadonlySet<string> {
  const places = new Map(before.map((identity, index) => [identity, index]));
  const at = now.map((identity) => places.get(identity) as number);
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, place] of at.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((at[ends[middle] as number] as number) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = index;
  }
  const staying = new Set<string>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] as number) staying.add(now[index] as string);
  return staying;
}

/** What stands between the first and the last item that differ. */
function stretchChange(before: readonly Json[], now: readonly Json[]): Change | undefined {
  let from = 0;
  while (from < before.length && from < now.length && !changeOf(before[from], now[from] as Json)) from++;
  if (from === before.length && from === now.length) return undefined;
  let same = 0;
  const most = Math.min(before.length, now.length) - from;
  while (same < most && !changeOf(before[before.length - 1 - same], now[now.length - 1 - same] as Json)) same++;
  return { from, without: before.length - from - same, items: now.slice(from, now.length - same) };
}
