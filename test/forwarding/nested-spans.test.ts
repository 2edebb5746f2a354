import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockSpan } from '../../network/address/address-classes.js';
import { NestedSpans } from '../../network/forwarding/nested-spans.js';

const holds = (span: BlockSpan, cls: number): boolean => cls >= span.first && cls <= span.last;

/** A block of 2^size classes, at a multiple of its size: two of them nest or are apart. */
const block = fc.tuple(fc.nat(5), fc.nat(31)).map(([size, at]): BlockSpan => {
  const first = Math.floor(at / 2 ** size) * 2 ** size;
  return { first, last: first + 2 ** size - 1 };
});

describe('nested spans', () => {
  it('find what going through all of them finds, in the same order', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (spans) => {
        const nested = new NestedSpans(spans.map((span, item) => ({ span, item })));
        for (let cls = 0; cls < 70; cls++)
          expect(nested.at(cls)).toEqual(spans.flatMap((span, index) => (holds(span, cls) ? [index] : [])));
      }),
      { numRuns: 500 },
    );
  });

  it('are read a few at a time, however many there are', () => {
    let reads = 0;
    const count = 50_000;
    const items = Array.from({ length: count }, (_, item) => ({
      item,
      span: {
        get first() {
          reads++;
          return item;
        },
        last: item,
      },
    }));
    const nested = new NestedSpans(items);
    reads = 0;
    for (let cls = 0; cls < count; cls += 1_000) expect(nested.at(cls)).toEqual([cls]);
    expect(reads).toBeLessThan(50 * 40);
  });
});
