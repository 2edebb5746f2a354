import type { Address } from './address.js';
import { type Cidr, cidrFamily, lastAddress } from './cidr.js';

/** A block that overlaps one that stands before it in the list. */
export interface Overlap<T> {
  readonly item: T;
  /** Those before it that it overlaps: the first few, since thousands of equal blocks have millions of pairs. */
  readonly earlier: readonly T[];
}

interface Entry<T> {
  readonly item: T;
  readonly cidr: Cidr;
  readonly order: number;
}

const MOST = 8;

/**
 * The items whose block overlaps that of an earlier item, in the order of the list.
 * Blocks nest or are disjoint, so a sweep with a stack of the open ones meets every overlap; equal blocks share one place on it, which bounds its depth by the prefix lengths there are.
 * Cost: n log n.
 */
export function overlapping<T>(items: readonly T[], cidrOf: (item: T) => Cidr | undefined): Overlap<T>[] {
  const found = new Map<Entry<T>, Entry<T>[]>();
  const note = (a: Entry<T>, b: Entry<T>): void => {
    const [earlier, later] = a.order < b.order ? [a, b] : [b, a];
    const known = found.get(later);
    if (!known) found.set(later, [earlier]);
    else if (known.length < MOST) known.push(earlier);
  };
  const entries = items.flatMap((item, order): Entry<T>[] => {
    const cidr = cidrOf(item);
    return cidr ? [{ item, cidr, order }] : [];
  });
  entries.sort(
    (a, b) =>
      cidrFamily(a.cidr) - cidrFamily(b.cidr) ||
      compare(a.cidr.base, b.cidr.base) ||
      a.cidr.prefixLength - b.cidr.prefixLength ||
      a.order - b.order,
  );
  const open: { entry: Entry<T>; high: Address }[] = [];
  for (const entry of entries) {
    while (open.length > 0 && !isInside(entry.cidr, open.at(-1) as { entry: Entry<T>; high: Address })) open.pop();
    const inner = open.at(-1);
    if (inner && inner.entry.cidr.prefixLength === entry.cidr.prefixLength) {
      note(inner.entry, entry);
      continue;
    }
    for (const outer of open) note(outer.entry, entry);
    open.push({ entry, high: lastAddress(entry.cidr) });
  }
  return [...found]
    .sort(([a], [b]) => a.order - b.order)
    .map(([later, earlier]) => ({
      item: later.item,
      earlier: earlier.sort((a, b) => a.order - b.order).map(({ item }) => item),
    }));
}

/** Sorted by base, a block starts inside the open one, or behind it, or in the other family. */
function isInside(cidr: Cidr, open: { entry: { cidr: Cidr }; high: Address }): boolean {
  return cidrFamily(cidr) === cidrFamily(open.entry.cidr) && cidr.base <= open.high;
}

function compare(a: Address, b: Address): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
