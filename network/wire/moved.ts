import { isList, isObject, type Json, type JsonObject, type MovedLines } from './change.js';

/** The same value with its places moved: `{ file, range: { start: { line }, end: { line } } }`, wherever in it. What does not move is the same object. */
export function moved(value: Json, lines: readonly MovedLines[]): Json {
  if (lines.length === 0) return value;
  const files = new Map<string, readonly MovedLines[]>();
  for (const one of lines) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  return move(value, files);
}

function move(value: Json, files: ReadonlyMap<string, readonly MovedLines[]>): Json {
  if (isList(value)) {
    let changed = false;
    const items = value.map((item) => {
      const now = move(item, files);
      changed ||= now !== item;
      return now;
    });
    return changed ? items : value;
  }
  if (!isObject(value)) return value;
  const place = placeOf(value);
  if (place) return movePlace(value, place, files.get(place.file) ?? []);
  let out: Record<string, Json | undefined> | undefined;
  for (const name of Object.keys(value)) {
    const before = value[name];
    const now = before === undefined ? undefined : move(before, files);
    if (now === before) continue;
    out ??= { ...value };
    out[name] = now;
  }
  return out ?? value;
}

interface Place {
  readonly file: string;
  readonly range: JsonObject;
  readonly start: JsonObject;
  readonly end: JsonObject;
}

/** Undefined: it is no place. */
export function placeOf({ file, range }: JsonObject): Place | undefined {
  if (typeof file !== 'string' || !isObject(range)) return undefined;
  const { start, end } = range;
  return isObject(start) && isObject(end) ? { file, range, start, end } : undefined;
}

function movePlace(value: JsonObject, { range, start, end }: Place, lines: readonly MovedLines[]): JsonObject {
  const from = shifted(start, lines);
  const to = shifted(end, lines);
  return from === start && to === end ? value : { ...value, range: { ...range, start: from, end: to } };
}

function shifted(at: JsonObject, lines: readonly MovedLines[]): JsonObject {
  const { line } = at;
  if (typeof line !== 'number') return at;
  let by = 0;
  for (const one of lines) {
    if (one.from > line) break;
    by = one.by;
  }
  return by === 0 ? at : { ...at, line: line + by };
}
