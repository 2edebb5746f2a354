import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ICMP,
  ICMP_START,
  ICMPV6,
  ICMPV6_START,
  OTHER_START,
  partsOf,
  SERVICE_LINE_END,
  type Service,
  serviceOf,
  TCP,
  UDP,
  UDP_START,
} from '../../network/traffic/service-line.js';
import {
  ALL_ICMP,
  ALL_ICMPV6,
  ALL_OTHER,
  ALL_SERVICES,
  ALL_TCP,
  ALL_UDP,
  icmpServices,
  intersectServices,
  NO_SERVICES,
  portServices,
  protocolServices,
  type ServiceSet,
  sampleService,
  serviceRange,
  serviceSetContains,
  servicesCover,
  servicesOverlap,
  subtractServices,
  uniteAllServices,
  uniteServices,
} from '../../network/traffic/service-set.js';

/** Both sides of every border between protocols, and a few services inside: small enough to try each. */
const UNIVERSE: readonly Service[] = [
  0,
  1,
  2,
  3,
  80,
  443,
  65534,
  65535,
  UDP_START,
  UDP_START + 1,
  UDP_START + 53,
  ICMP_START - 1,
  ICMP_START,
  ICMP_START + 2048,
  ICMPV6_START - 1,
  ICMPV6_START,
  ICMPV6_START + 128 * 256,
  OTHER_START - 1,
  OTHER_START,
  OTHER_START + 2,
  OTHER_START + 50,
  SERVICE_LINE_END,
];

/** Numbers of protocols that have a place of their own on the line are never used among the others, so those are taken one by one. */
const LAST_WHOLE = UNIVERSE.indexOf(OTHER_START);
const index = fc.integer({ min: 0, max: LAST_WHOLE });
const ranges = fc.oneof(
  fc.tuple(index, index).map(([a, b]) => serviceRange(UNIVERSE[Math.min(a, b)]!, UNIVERSE[Math.max(a, b)]!)),
  fc.constantFrom(2, 50, 255).map(protocolServices),
  fc.constant(ALL_OTHER),
);
const sets: fc.Arbitrary<ServiceSet> = fc
  .array(ranges, { maxLength: 5 })
  .map((parts) => parts.reduce((set, part) => uniteServices(set, part), NO_SERVICES));

/** Sets know their neighbours, so an equality that fails must not print them. */
function expectSame(a: ServiceSet, b: ServiceSet): void {
  expect(a === b, `${a.bounds.join()} and ${b.bounds.join()}`).toBe(true);
}

const members = (set: ServiceSet): Service[] =>
  UNIVERSE.filter((service) =>
    set.bounds.some((low, i) => i % 2 === 0 && low <= service && service <= set.bounds[i + 1]!),
  );

function expectCanonical(set: ServiceSet): void {
  for (let i = 0; i < set.bounds.length; i++) {
    if (i % 2 === 1) expect(set.bounds[i]).toBeGreaterThanOrEqual(set.bounds[i - 1]!);
    else if (i > 0) expect(set.bounds[i]).toBeGreaterThan(set.bounds[i - 1]! + 1);
  }
}

describe('against its members, one by one', () => {
  const both = (
    name: string,
    operation: (a: ServiceSet, b: ServiceSet) => ServiceSet,
    member: (inA: boolean, inB: boolean) => boolean,
  ): void => {
    it(name, () => {
      fc.assert(
        fc.property(sets, sets, (a, b) => {
          const result = operation(a, b);
          expectCanonical(result);
          expect(members(result)).toEqual(
            UNIVERSE.filter((service) => member(members(a).includes(service), members(b).includes(service))),
          );
          // Asked again it is the very same set, not an equal one.
          expectSame(operation(a, b), result);
        }),
        { numRuns: 500 },
      );
    });
  };
  both('union', uniteServices, (inA, inB) => inA || inB);
  both(
    'union of many',
    (a, b) => uniteAllServices([a, b, a]),
    (inA, inB) => inA || inB,
  );
  both('intersection', intersectServices, (inA, inB) => inA && inB);
  both('difference', subtractServices, (inA, inB) => inA && !inB);

  it('contains, covers, overlaps, samples', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        for (const service of UNIVERSE) expect(serviceSetContains(a, service)).toBe(members(a).includes(service));
        expect(servicesCover(a, b)).toBe(subtractServices(b, a) === NO_SERVICES);
        expect(servicesOverlap(a, b)).toBe(intersectServices(a, b) !== NO_SERVICES);
        const sample = sampleService(a);
        if (sample === undefined) expectSame(a, NO_SERVICES);
        else expect(serviceSetContains(a, sample)).toBe(true);
      }),
    );
  });
});

describe('interning: equal sets are one object', () => {
  it('whichever way they came about', () => {
    fc.assert(
      fc.property(sets, sets, sets, (a, b, c) => {
        expectSame(uniteServices(a, b), uniteServices(b, a));
        expectSame(intersectServices(a, b), intersectServices(b, a));
        expectSame(uniteServices(uniteServices(a, b), c), uniteAllServices([c, b, a]));
        expectSame(
          intersectServices(a, uniteServices(b, c)),
          uniteServices(intersectServices(a, b), intersectServices(a, c)),
        );
        expectSame(subtractServices(a, uniteServices(b, c)), subtractServices(subtractServices(a, b), c));
        expectSame(uniteServices(subtractServices(a, b), intersectServices(a, b)), a);
        expectSame(subtractServices(ALL_SERVICES, subtractServices(ALL_SERVICES, a)), a);
      }),
      { numRuns: 300 },
    );
  });
  it('with ids of their own', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        expect(a.id === b.id).toBe(a.bounds.join() === b.bounds.join());
      }),
    );
  });
});

describe('the line', () => {
  it('has a place for every kind of traffic, and tells which', () => {
    const parts = fc.oneof(
      fc.record({ protocol: fc.constantFrom(TCP, UDP), port: fc.integer({ min: 0, max: 65535 }) }),
      fc.record({
        protocol: fc.constantFrom(ICMP, ICMPV6),
        type: fc.integer({ min: 0, max: 255 }),
        code: fc.integer({ min: 0, max: 255 }),
      }),
      fc.record({
        protocol: fc.integer({ min: 0, max: 255 }).filter((protocol) => ![TCP, UDP, ICMP, ICMPV6].includes(protocol)),
      }),
    );
    fc.assert(
      fc.property(parts, (one) => {
        expect(partsOf(serviceOf(one))).toEqual(one);
      }),
    );
  });

  it('is divided into protocols', () => {
    const kinds = [ALL_TCP, ALL_UDP, ALL_ICMP, ALL_ICMPV6, ALL_OTHER];
    expectSame(uniteAllServices(kinds), ALL_SERVICES);
    for (const a of kinds) for (const b of kinds) if (a !== b) expect(servicesOverlap(a, b)).toBe(false);
    for (let protocol = 0; protocol < 256; protocol++)
      expect(servicesCover(ALL_SERVICES, protocolServices(protocol))).toBe(true);
    expectSame(
      uniteAllServices(Array.from({ length: 256 }, (_, protocol) => protocolServices(protocol))),
      ALL_SERVICES,
    );
  });

  it('has ports and types where they belong', () => {
    expectSame(portServices(TCP, 0, 65535), ALL_TCP);
    expectSame(portServices(UDP, 0, 65535), ALL_UDP);
    expectSame(icmpServices(ICMP), ALL_ICMP);
    expectSame(
      icmpServices(ICMP, 8, 0),
      serviceRange(serviceOf({ protocol: ICMP, type: 8, code: 0 }), serviceOf({ protocol: ICMP, type: 8, code: 0 })),
    );
    expect(servicesCover(icmpServices(ICMPV6, 128), icmpServices(ICMPV6, 128, 255))).toBe(true);
    expect(servicesOverlap(icmpServices(ICMPV6, 128), icmpServices(ICMP, 128))).toBe(false);
    expect(servicesOverlap(portServices(TCP, 53, 53), portServices(UDP, 53, 53))).toBe(false);
  });
});
