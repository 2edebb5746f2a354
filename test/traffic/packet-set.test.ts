/** Sets of packets against sets of members, one by one, in a universe small enough to count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressSetContains, addressSetOf } from '../../network/address/address-set.js';
import {
  boxesOf,
  intersectPackets,
  isNoPackets,
  NO_PACKETS,
  type PacketBox,
  type PacketSet,
  packetBox,
  packetsOf,
  samePackets,
  samplePackets,
  subtractPackets,
  unitePackets,
} from '../../network/traffic/packet-set.js';
import {
  type ServiceSet,
  serviceRange,
  serviceSetContains,
  uniteAllServices,
} from '../../network/traffic/service-set.js';

const SIZE = 4;
const values = Array.from({ length: SIZE }, (_, i) => i);
const some = fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }), { minLength: 1 });

const addresses = some.map((list) => addressSetOf(list.map((n) => ({ low: n, high: n }))));
const services: fc.Arbitrary<ServiceSet> = some.map((list) => uniteAllServices(list.map((n) => serviceRange(n, n))));
const box: fc.Arbitrary<PacketBox> = fc.record({
  source: addresses,
  destination: addresses,
  services,
  sourcePorts: services,
});
const boxes = fc.array(box, { maxLength: 5 });

const has = (one: PacketBox, [source, destination, service, port]: readonly number[]): boolean =>
  addressSetContains(one.source, source as number) &&
  addressSetContains(one.destination, destination as number) &&
  serviceSetContains(one.services, service as number) &&
  serviceSetContains(one.sourcePorts, port as number);

/** Every packet of the universe that is in some box. */
function members(list: readonly PacketBox[]): Set<string> {
  const out = new Set<string>();
  for (const a of values)
    for (const b of values)
      for (const c of values)
        for (const d of values) if (list.some((one) => has(one, [a, b, c, d]))) out.add(`${a} ${b} ${c} ${d}`);
  return out;
}

const united = (list: readonly PacketBox[]): PacketSet =>
  list.reduce((set, one) => unitePackets(set, packetBox(one)), NO_PACKETS);

describe('sets of packets', () => {
  it('have the members of their boxes, however they are made', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const set = packetsOf(list);
        expect(members(boxesOf(set))).toEqual(members(list));
        expect(samePackets(set, united(list))).toBe(true);
        expect(samePackets(set, packetsOf([...list].reverse()))).toBe(true);
      }),
    );
  });

  it('are united, intersected and subtracted member by member', () => {
    fc.assert(
      fc.property(boxes, boxes, (left, right) => {
        const [a, b] = [packetsOf(left), packetsOf(right)];
        const [inA, inB] = [members(left), members(right)];
        expect(members(boxesOf(unitePackets(a, b)))).toEqual(members([...left, ...right]));
        expect(members(boxesOf(intersectPackets(a, b)))).toEqual(new Set([...inA].filter((one) => inB.has(one))));
        expect(members(boxesOf(subtractPackets(a, b)))).toEqual(new Set([...inA].filter((one) => !inB.has(one))));
      }),
    );
  });

  it('keep the laws of sets, as the same objects', () => {
    fc.assert(
      fc.property(boxes, boxes, boxes, (one, two, three) => {
        const [a, b, c] = [packetsOf(one), packetsOf(two), packetsOf(three)];
        expect(samePackets(unitePackets(a, b), unitePackets(b, a))).toBe(true);
        expect(samePackets(intersectPackets(a, b), intersectPackets(b, a))).toBe(true);
        expect(samePackets(unitePackets(a, unitePackets(b, c)), unitePackets(unitePackets(a, b), c))).toBe(true);
        expect(
          samePackets(
            intersectPackets(a, unitePackets(b, c)),
            unitePackets(intersectPackets(a, b), intersectPackets(a, c)),
          ),
        ).toBe(true);
        expect(samePackets(unitePackets(subtractPackets(a, b), intersectPackets(a, b)), a)).toBe(true);
        expect(isNoPackets(intersectPackets(subtractPackets(a, b), b))).toBe(true);
        expect(samePackets(subtractPackets(a, unitePackets(b, c)), subtractPackets(subtractPackets(a, b), c))).toBe(
          true,
        );
      }),
    );
  });

  it('are told as boxes that share nothing', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const told = boxesOf(packetsOf(list));
        const counted = told.reduce((sum, one) => sum + members([one]).size, 0);
        expect(counted).toBe(members(list).size);
      }),
    );
  });

  it('show a member if they have one', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const sample = samplePackets(packetsOf(list));
        const all = members(list);
        expect(sample === undefined).toBe(all.size === 0);
        if (sample) expect([...members([sample])].filter((packet) => !all.has(packet))).toEqual([]);
      }),
    );
  });
});
