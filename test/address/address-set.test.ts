import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, LAST_IPV4, LAST_IPV6, parseAddress } from '../../network/address/address.js';
import {
  type AddressSet,
  ALL_ADDRESSES,
  addressCount,
  addressSetContains,
  addressSetCovers,
  addressSetOf,
  addressSetOfCidrs,
  addressSetsOverlap,
  cidrsOfSet,
  formatAddressSet,
  intersectAddresses,
  NO_ADDRESSES,
  sameAddresses,
  singleAddress,
  subtractAddresses,
  unionAddresses,
} from '../../network/address/address-set.js';
import { parseCidr } from '../../network/address/cidr.js';

/** A few addresses at either end of both families: small enough to try each. */
const UNIVERSE: readonly Address[] = [
  ...Array.from({ length: 12 }, (_, i) => i),
  ...Array.from({ length: 6 }, (_, i) => LAST_IPV4 - i),
  ...Array.from({ length: 12 }, (_, i) => BigInt(i)),
  ...Array.from({ length: 6 }, (_, i) => LAST_IPV6 - BigInt(i)),
];

const four = fc
  .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 }))
  .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
const fourEnd = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .map(([a, b]) => ({ low: LAST_IPV4 - Math.max(a, b), high: LAST_IPV4 - Math.min(a, b) }));
const six = four.map(({ low, high }) => ({ low: BigInt(low), high: BigInt(high) }));
const sixEnd = fourEnd.map(({ low, high }) => ({
  low: LAST_IPV6 - BigInt(LAST_IPV4 - low),
  high: LAST_IPV6 - BigInt(LAST_IPV4 - high),
}));
const sets: fc.Arbitrary<AddressSet> = fc
  .array(fc.oneof(four, fourEnd, six, sixEnd), { maxLength: 6 })
  .map(addressSetOf);

const members = (set: AddressSet): Address[] =>
  UNIVERSE.filter((address) =>
    set.some(({ low, high }) => typeof low === typeof address && low <= address && address <= high),
  );

function expectCanonical(set: AddressSet): void {
  for (const { low, high } of set) expect(low <= high && typeof low === typeof high).toBe(true);
  set.slice(1).forEach(({ low }, i) => {
    const before = set[i]!.high;
    const apart = typeof before === typeof low ? BigInt(low) > BigInt(before) + 1n : typeof before === 'number';
    expect(apart).toBe(true);
  });
}

describe('against its members, one by one', () => {
  const both = (
    name: string,
    operation: (a: AddressSet, b: AddressSet) => AddressSet,
    member: (inA: boolean, inB: boolean) => boolean,
  ): void => {
    it(name, () => {
      fc.assert(
        fc.property(sets, sets, (a, b) => {
          const result = operation(a, b);
          expectCanonical(result);
          const inA = new Set(members(a));
          const inB = new Set(members(b));
          expect(members(result)).toEqual(UNIVERSE.filter((address) => member(inA.has(address), inB.has(address))));
        }),
        { numRuns: 500 },
      );
    });
  };
  both(
    'union',
    (a, b) => unionAddresses(a, b),
    (inA, inB) => inA || inB,
  );
  both('intersection', intersectAddresses, (inA, inB) => inA && inB);
  both('difference', subtractAddresses, (inA, inB) => inA && !inB);

  it('contains, covers, overlaps, counts', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        for (const address of UNIVERSE) expect(addressSetContains(a, address)).toBe(members(a).includes(address));
        expect(addressSetCovers(a, b)).toBe(members(b).every((address) => members(a).includes(address)));
        expect(addressSetsOverlap(a, b)).toBe(members(b).some((address) => members(a).includes(address)));
        expect(addressCount(a)).toBe(BigInt(members(a).length));
        expect(sameAddresses(a, b)).toBe(
          UNIVERSE.every((address) => members(a).includes(address) === members(b).includes(address)),
        );
      }),
    );
  });
});

describe('laws', () => {
  it('of complement and De Morgan', () => {
    const complement = (set: AddressSet): AddressSet => subtractAddresses(ALL_ADDRESSES, set);
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        expect(complement(complement(a))).toEqual(a);
        expect(complement(unionAddresses(a, b))).toEqual(intersectAddresses(complement(a), complement(b)));
        expect(subtractAddresses(a, b)).toEqual(intersectAddresses(a, complement(b)));
        expect(addressCount(a) + addressCount(complement(a))).toBe(addressCount(ALL_ADDRESSES));
      }),
    );
  });
  it('of nothing and everything', () => {
    fc.assert(
      fc.property(sets, (a) => {
        expect(unionAddresses(a, NO_ADDRESSES)).toEqual(a);
        expect(intersectAddresses(a, ALL_ADDRESSES)).toEqual(a);
        expect(subtractAddresses(a, a)).toEqual(NO_ADDRESSES);
        expect(unionAddresses(a, ALL_ADDRESSES)).toEqual(ALL_ADDRESSES);
      }),
    );
  });
});

describe('as blocks', () => {
  it('gives the set back', () => {
    fc.assert(
      fc.property(sets, (a) => {
        expect(addressSetOfCidrs(cidrsOfSet(a))).toEqual(a);
      }),
    );
  });
  it('are as few as can be: no two make one', () => {
    fc.assert(
      fc.property(sets, (a) => {
        const blocks = cidrsOfSet(a);
        blocks.slice(1).forEach((block, i) => {
          const before = blocks[i]!;
          const joined =
            typeof before.base === typeof block.base &&
            before.prefixLength === block.prefixLength &&
            before.prefixLength > 0 &&
            cidrsOfSet(addressSetOfCidrs([before, block])).length === 1;
          expect(joined).toBe(false);
        });
      }),
    );
  });
});

describe('printing', () => {
  const block = (text: string): AddressSet => addressSetOfCidrs([parseCidr(text)!.cidr]);
  it('prefers blocks and single addresses', () => {
    expect(formatAddressSet(block('10.0.0.0/16'))).toBe('10.0.0.0/16');
    expect(formatAddressSet(singleAddress(parseAddress('10.0.0.1')!))).toBe('10.0.0.1');
    expect(formatAddressSet(unionAddresses(block('10.0.0.0/25'), block('10.0.0.128/25')))).toBe('10.0.0.0/24');
    expect(formatAddressSet(subtractAddresses(block('10.0.0.0/30'), singleAddress(parseAddress('10.0.0.0')!)))).toBe(
      '10.0.0.1-10.0.0.3',
    );
    expect(
      formatAddressSet(unionAddresses(block('2001:db8::/64'), block('192.168.0.0/24'), block('10.0.0.8/32'))),
    ).toBe('10.0.0.8,192.168.0.0/24,2001:db8::/64');
    expect(formatAddressSet(NO_ADDRESSES)).toBe('');
  });
  it('prints a range as a block where it is one', () => {
    fc.assert(
      fc.property(sets, (a) => {
        for (const range of a) {
          const blocks = cidrsOfSet([range]);
          const single = range.low === range.high;
          const expected = single ? /^[^/-]+$/ : blocks.length === 1 ? /^[^-]+\/\d+$/ : /^[^/]+-[^/]+$/;
          const text = formatAddressSet([range]);
          expect(text).toMatch(expected);
          if (!single && blocks.length === 1) expect(parseCidr(text)?.cidr).toEqual(blocks[0]);
        }
      }),
    );
  });
  it('has one text for each set', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        expect(formatAddressSet(a) === formatAddressSet(b)).toBe(sameAddresses(a, b));
      }),
    );
  });
});
