import { isUnknown, Unknown } from '../declared/value.js';
import { type Evaluated, isFields, isItems, NO_VALUE, Pieces, ResourceRef } from './evaluated.js';

/** What holds of a value that is one of two, and nobody tells which: all in which they agree. */
export function merged(one: Evaluated, other: Evaluated, why: Unknown): Evaluated {
  if (same(one, other)) return one;
  const doubt = new Unknown(why.why);
  if (isItems(one) && isItems(other)) {
    const common = one.filter((item) => other.some((another) => same(item, another)));
    const both = [...common, doubt];
    EITHER.set(both, { one, other, why });
    return both;
  }
  if (isFields(one) && isFields(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const field = (of: { readonly [key: string]: Evaluated }, name: string): Evaluated =>
      Object.hasOwn(of, name) ? (of[name] ?? null) : NO_VALUE;
    return Object.fromEntries(names.map((name) => [name, merged(field(one, name), field(other, name), why)]));
  }
  const [left, right] = [keysOf(one), keysOf(other)];
  return left && right
    ? new Unknown(why.why, undefined, { keys: [...new Set([...left, ...right])], open: false })
    : doubt;
}

/** Of lists of which nobody tells which it is: what both have tells not how long the list is, nor in which order. */
const EITHER = new WeakMap<
  readonly Evaluated[],
  { readonly one: readonly Evaluated[]; readonly other: readonly Evaluated[]; readonly why: Unknown }
>();

/** What hangs on a list's order or length, where the list may be one of several. */
export function ofEachList(list: readonly Evaluated[], make: (list: readonly Evaluated[]) => Evaluated): Evaluated {
  const either = EITHER.get(list);
  if (!either) return make(list);
  const { one, other, why } = either;
  return merged(ofEachList(one, make), ofEachList(other, make), why);
}

/** Of which resources of the input it is one; undefined where it may be something else. */
function keysOf(value: Evaluated): readonly string[] | undefined {
  if (value instanceof ResourceRef) return [value.key];
  return isUnknown(value) && value.among?.open === false ? value.among.keys : undefined;
}

export function same(one: Evaluated, other: Evaluated): boolean {
  if (one === other) return true;
  if (isUnknown(one) || isUnknown(other))
    return isUnknown(one) && isUnknown(other) && one.thing !== undefined && one.thing.key === other.thing?.key;
  if (one instanceof ResourceRef || other instanceof ResourceRef)
    return one instanceof ResourceRef && other instanceof ResourceRef && one.key === other.key;
  if (one instanceof Pieces || other instanceof Pieces)
    return one instanceof Pieces && other instanceof Pieces && same(one.parts, other.parts);
  if (isItems(one) && isItems(other))
    return one.length === other.length && one.every((item, i) => same(item, other[i] ?? null));
  if (isFields(one) && isFields(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && same(one[name] ?? null, other[name] ?? null))
    );
  }
  // A template may write a number as text.
  return isScalar(one) && isScalar(other) && String(one) === String(other);
}

function isScalar(value: Evaluated): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
