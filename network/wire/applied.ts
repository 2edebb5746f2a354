import { type Change, identified, identityOf, isList, isObject, type Json, type Patch } from './change.js';
import { moved } from './moved.js';

/** What becomes of a value. What the patch says nothing of is the same object in both. Undefined: the patch is of another value, or no patch. Nothing is half done. */
export function applied(before: Json, { moved: lines, change }: Patch): Json | undefined {
  try {
    const there = moved(before, lines);
    return change ? changed(there, change) : there;
  } catch (error) {
    // What does not fit is found where it does not; what is nested without end, by the stack.
    if (error instanceof Misfit || error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

class Misfit extends Error {}

function changed(value: Json | undefined, change: Change): Json {
  if ('to' in change) return change.to;
  if ('fields' in change) return fields(value, change.fields);
  if (!isList(value)) throw new Misfit();
  return 'put' in change ? items(value, change) : stretch(value, change);
}

function fields(value: Json | undefined, changes: Extract<Change, { readonly fields: unknown }>['fields']): Json {
  if (!isObject(value)) throw new Misfit();
  const out = new Map(Object.entries(value));
  for (const [name, change] of changes) {
    if (change !== null) out.set(name, changed(out.get(name), change));
    else if (!out.delete(name)) throw new Misfit();
  }
  return Object.fromEntries(out);
}

function items(
  value: readonly Json[],
  { drop, within, put }: Extract<Change, { readonly put: unknown }>,
): readonly Json[] {
  const known = identified(value);
  if (!known) throw new Misfit();
  for (const identity of drop) if (!known.delete(identity)) throw new Misfit();
  for (const [identity, change] of within) {
    const item = known.get(identity);
    if (item === undefined) throw new Misfit();
    known.set(identity, changed(item, change));
  }
  if (put.length === 0) return [...known.values()];
  return placed(known, put);
}

/** Items are put in the order in which they come, each behind one that is there by then: one walk, with what follows each. */
function placed(known: ReadonlyMap<string, Json>, put: Extract<Change, { readonly put: unknown }>['put']): Json[] {
  const moving = new Set(put.flatMap(([, item]) => (typeof item === 'string' ? [item] : [])));
  const out: Json[] = [];
  const rest = [...known].filter(([identity]) => !moving.has(identity));
  let next = 0;
  let last: string | null = null;
  const push = (item: Json, identity: string): void => {
    out.push(item);
    last = identity;
  };
  for (const [after, item] of put) {
    while (last !== after) {
      const staying = rest[next++];
      if (!staying) throw new Misfit();
      push(staying[1], staying[0]);
    }
    if (typeof item === 'string') {
      const value = known.get(item);
      if (value === undefined) throw new Misfit();
      push(value, item);
    } else {
      const identity = identityOf(item.item);
      if (identity === undefined) throw new Misfit();
      push(item.item, identity);
    }
  }
  for (const [identity, item] of rest.slice(next)) push(item, identity);
  return out;
}

function stretch(
  value: readonly Json[],
  { from, without, items: inserted }: Extract<Change, { readonly without: unknown }>,
): readonly Json[] {
  if (!(from >= 0 && without >= 0 && from + without <= value.length)) throw new Misfit();
  return [...value.slice(0, from), ...inserted, ...value.slice(from + without)];
}
