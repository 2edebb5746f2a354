import type { AddressClass, BlockSpan } from '../address/index.js';

interface Nested<T> {
  readonly span: BlockSpan;
  readonly order: number;
  readonly item: T;
  outer: Nested<T> | undefined;
}

/**
 * Things that belong to blocks, found by an address: by halving, and then outwards, so that a table of 100,000 routes is not gone through for each address.
 * Invariant: of two spans one holds the other, or they have no class in common, since they are spans of blocks.
 */
export class NestedSpans<T> {
  private readonly sorted: readonly Nested<T>[];

  constructor(items: readonly { readonly span: BlockSpan; readonly item: T }[]) {
    this.sorted = items
      .map(({ span, item }, order): Nested<T> => ({ span, order, item, outer: undefined }))
      .sort((a, b) => a.span.first - b.span.first || b.span.last - a.span.last || a.order - b.order);
    let open: Nested<T> | undefined;
    for (const one of this.sorted) {
      while (open && open.span.last < one.span.first) open = open.outer;
      one.outer = open;
      open = one;
    }
  }

  /** Everything whose block holds the class, in the order given. */
  at(cls: AddressClass): T[] {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as Nested<T>).span.first <= cls) low = middle + 1;
      else high = middle;
    }
    const found: Nested<T>[] = [];
    for (let one = this.sorted[low - 1]; one; one = one.outer) if (cls <= one.span.last) found.push(one);
    return found.sort((a, b) => a.order - b.order).map(({ item }) => item);
  }
}
