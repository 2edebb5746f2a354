import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressIntervals } from '../../network/address/address-intervals.js';
import { cidrRange } from '../../network/address/address-set.js';
import { type Cidr, cidrOf, cidrsOverlap } from '../../network/address/cidr.js';
import { overlapping } from '../../network/address/overlapping.js';
import { ServiceOwners } from '../../network/traffic/service-owners.js';
import { serviceRange } from '../../network/traffic/service-set.js';

/** Few distinct blocks, so that they often nest, repeat and touch. */
const smallCidr: fc.Arbitrary<Cidr> = fc.oneof(
  fc
    .record({ host: fc.integer({ min: 0, max: 63 }), length: fc.integer({ min: 26, max: 32 }) })
    .map(({ host, length }) => cidrOf(host, length)),
  fc
    .record({ host: fc.integer({ min: 0, max: 15 }), length: fc.integer({ min: 124, max: 128 }) })
    .map(({ host, length }) => cidrOf(BigInt(host), length)),
);

describe('blocks that overlap earlier ones', () => {
  it('are found as comparing each with each finds them', () => {
    fc.assert(
      fc.property(fc.array(smallCidr, { maxLength: 12 }), (blocks) => {
        const items = blocks.map((cidr, index) => ({ cidr, index }));
        const found = overlapping(items, ({ cidr }) => cidr);
        const expected = items.filter(({ cidr, index }) =>
          items.some((other) => other.index < index && cidrsOverlap(other.cidr, cidr)),
        );
        expect(found.map(({ item }) => item.index)).toEqual(expected.map(({ index }) => index));
        for (const { item, earlier } of found) {
          for (const other of earlier)
            expect(other.index < item.index && cidrsOverlap(other.cidr, item.cidr)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are found in a hundred thousand equal ones too', () => {
    const same = Array.from({ length: 100_000 }, (_, index) => ({ index, cidr: cidrOf(0, 24) }));
    expect(overlapping(same, ({ cidr }) => cidr)).toHaveLength(99_999);
  });
});

describe('intervals of addresses', () => {
  it('are cut at the ends of every range, and nowhere empty', () => {
    fc.assert(
      fc.property(fc.array(smallCidr, { maxLength: 12 }), (blocks) => {
        const intervals = new AddressIntervals(blocks.map(cidrRange));
        for (const block of blocks) {
          const { first, last } = intervals.spanOf(cidrRange(block));
          expect(intervals.startOf(first)).toBe(block.base);
          expect(first).toBeLessThanOrEqual(last);
          expect(intervals.familyOf(first)).toBe(typeof block.base === 'number' ? 4 : 6);
          // What comes behind the block begins a new interval.
          if (last + 1 < intervals.count && intervals.familyOf(last + 1) === intervals.familyOf(first)) {
            expect(intervals.startOf(last + 1)).toBe(next(cidrRange(block).high));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

const next = (address: number | bigint): number | bigint => (typeof address === 'number' ? address + 1 : address + 1n);

describe('services and who came first', () => {
  it('are given out as marking every single one gives them out', () => {
    const claim = fc.record({ low: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 0, max: 12 }) });
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 15 }), (claims) => {
        const owners = new ServiceOwners();
        const marks = new Map<number, number>();
        claims.forEach(({ low, length }, owner) => {
          const taken = new Map<number, number>();
          const got = owners.claim(
            serviceRange(low, low + length),
            owner,
            (stretch) => {
              for (let service = stretch.low; service <= stretch.high; service++) taken.set(service, stretch.owner);
            },
            { steps: 0 },
          );
          let free = 0;
          const expected = new Map<number, number>();
          for (let service = low; service <= low + length; service++) {
            const first = marks.get(service);
            if (first === undefined) {
              free++;
              marks.set(service, owner);
            } else expected.set(service, first);
          }
          expect(got).toBe(free);
          expect([...taken].sort(([a], [b]) => a - b)).toEqual([...expected]);
        });
      }),
      { numRuns: 500 },
    );
  });
});
