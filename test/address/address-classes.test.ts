/** Address classes against what containment says of each address by itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../network/address/address.js';
import { AddressClasses } from '../../network/address/address-classes.js';
import { addressCount, addressSetContains, cidrRange, unionAddresses } from '../../network/address/address-set.js';
import { type Cidr, cidrContains, cidrOf, firstAddress, lastAddress } from '../../network/address/cidr.js';

const IPV4 = 10 * 2 ** 24;
const IPV6 = 0x2001_0db8n << 96n;

/** Blocks that lie close together, so that they nest, touch and repeat. */
const block: fc.Arbitrary<Cidr> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 22, max: 32 }))
    .map(([n, bits]) => cidrOf(IPV4 + n, bits)),
  fc
    .tuple(fc.bigInt({ min: 0n, max: 255n }), fc.integer({ min: 118, max: 128 }))
    .map(([n, bits]) => cidrOf(IPV6 + n, bits)),
  fc.constantFrom<Cidr>(cidrOf(0, 0), cidrOf(0n, 0), cidrOf(0, 1), cidrOf(2 ** 31, 1), cidrOf(IPV6, 1)),
);

/** The addresses around every border, and both ends of either family. */
function probes(blocks: readonly Cidr[]): Address[] {
  const ends = blocks.flatMap((one) => [firstAddress(one), lastAddress(one)]);
  const around = ends.flatMap((address): Address[] =>
    typeof address === 'number'
      ? [address - 1, address, address + 1].filter((n) => n >= 0 && n < 2 ** 32)
      : [address - 1n, address, address + 1n].filter((n) => n >= 0n && n < 1n << 128n),
  );
  return [...new Set<Address>([0, 2 ** 32 - 1, 0n, (1n << 128n) - 1n, ...around])];
}

const holders = (blocks: readonly Cidr[], address: Address): string =>
  blocks.map((one) => (typeof one.base === typeof address && cidrContains(one, address) ? '1' : '0')).join('');

describe('address classes', () => {
  it('are the same for two addresses exactly where the same blocks hold them', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const classes = new AddressClasses(blocks);
        const held = new Map<string, number>();
        const seen = new Map<number, string>();
        for (const address of probes(blocks)) {
          const key = `${typeof address} ${holders(blocks, address)}`;
          const cls = classes.classOf(address);
          expect(held.get(key) ?? cls).toBe(cls);
          expect(seen.get(cls) ?? key).toBe(key);
          held.set(key, cls);
          seen.set(cls, key);
        }
      }),
    );
  });

  it('have a broad class: that of the blocks that are not aside', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.array(block, { maxLength: 8 }), (blocks, aside) => {
        const [all, broad] = [new AddressClasses(blocks, aside), new AddressClasses(blocks)];
        const known = new Map<number, number>();
        for (const address of probes([...blocks, ...aside])) {
          const cls = all.broadClassOf(all.classOf(address));
          expect(known.get(cls) ?? broad.classOf(address)).toBe(broad.classOf(address));
          known.set(cls, broad.classOf(address));
        }
        expect(new Set(known.values()).size).toBe(known.size);
      }),
    );
  });

  it('number a block so that its classes are a range', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
        const classes = new AddressClasses(blocks);
        for (const one of blocks) {
          const { first, last } = classes.spanOf(one);
          for (const address of probes(blocks)) {
            const cls = classes.classOf(address);
            expect(cls >= first && cls <= last).toBe(typeof one.base === typeof address && cidrContains(one, address));
          }
        }
      }),
    );
  });

  it('tell the family of a class, and all of it', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const classes = new AddressClasses(blocks);
        for (const address of probes(blocks)) {
          const cls = classes.classOf(address);
          const family = typeof address === 'number' ? 4 : 6;
          const root = classes.rootOf(cls);
          expect([classes.familyOfClass(cls), root.family]).toEqual([family, family]);
          expect(cls >= root.first && cls <= root.last).toBe(true);
        }
      }),
    );
  });

  it('split a set into parts that lose nothing, share nothing and fare alike', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.array(block, { maxLength: 4 }), (blocks, members) => {
        const classes = new AddressClasses(blocks);
        const set = unionAddresses(...members.map((one) => [cidrRange(one)]));
        const parts = [...classes.partition(set)];
        let total = 0n;
        for (const [, part] of parts) total += addressCount(part);
        expect(total).toBe(addressCount(set));
        for (const address of probes([...blocks, ...members])) {
          const of = parts.filter(([, part]) => addressSetContains(part, address)).map(([cls]) => cls);
          expect(of).toEqual(addressSetContains(set, address) ? [classes.classOf(address)] : []);
        }
      }),
    );
  });

  it('refuse a block that they were not made for', () => {
    expect(() => new AddressClasses([]).spanOf(cidrOf(IPV4, 24))).toThrow('10.0.0.0/24');
  });
});
