import { fieldOf, identified, isList, isObject, type Json, type MovedLines } from './change.js';
import { placeOf } from './moved.js';

/** More of them tell nothing shorter: a text that is another altogether. */
const MOST = 50;

/** Which lines have moved where between two states, judged by the places of what is in both. A guess that need not hold: what it gets wrong is told as a change. */
export function movedLines(before: Json, now: Json): MovedLines[] {
  const pairs = new Map<string, Map<number, number>>();
  pair(before, now, pairs);
  const out: MovedLines[] = [];
  for (const [file, lines] of pairs) {
    let last = 0;
    for (const [line, to] of [...lines].sort(([a], [b]) => a - b)) {
      const by = to - line;
      if (by === last) continue;
      out.push({ file, from: line, by });
      last = by;
    }
  }
  return out.length > MOST ? [] : out;
}

/** Where each line is now; of several answers for one line the first. */
function pair(before: Json | undefined, now: Json | undefined, pairs: Map<string, Map<number, number>>): void {
  if (before === now) {
    // The same object: what is in it has not moved, and says so where a line behind has.
    if (isObject(before) || isList(before)) stay(before, pairs);
    return;
  }
  if (isList(before) && isList(now)) {
    const [theirs, ours] = [identified(before), identified(now)];
    if (theirs && ours) for (const [identity, item] of ours) pair(theirs.get(identity), item, pairs);
    else if (before.length === now.length) for (const [index, item] of now.entries()) pair(before[index], item, pairs);
    return;
  }
  if (!isObject(before) || !isObject(now)) return;
  const [from, to] = [placeOf(before), placeOf(now)];
  if (!from || !to) {
    for (const name of Object.keys(now)) pair(fieldOf(before, name), now[name], pairs);
    return;
  }
  if (from.file !== to.file) return;
  note(from.file, from.start.line, to.start.line, pairs);
  note(from.file, from.end.line, to.end.line, pairs);
}

function stay(value: Json | undefined, pairs: Map<string, Map<number, number>>): void {
  if (isList(value)) for (const item of value) stay(item, pairs);
  else if (isObject(value)) {
    const place = placeOf(value);
    if (!place) for (const name of Object.keys(value)) stay(value[name], pairs);
    else for (const { line } of [place.start, place.end]) note(place.file, line, line, pairs);
  }
}

function note(file: string, from: Json | undefined, to: Json | undefined, pairs: Map<string, Map<number, number>>) {
  if (typeof from !== 'number' || typeof to !== 'number') return;
  const lines = pairs.get(file) ?? new Map<number, number>();
  pairs.set(file, lines);
  if (!lines.has(from)) lines.set(from, to);
}
