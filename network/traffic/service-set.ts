import type { Family } from '../address/index.js';
import {
  ICMP,
  ICMP_START,
  ICMPV6,
  ICMPV6_START,
  OTHER_START,
  type Service,
  TCP,
  TCP_START,
  UDP,
  UDP_START,
} from './service-line.js';

/**
 * A set of services: disjoint, non-adjacent, ascending intervals of the service line.
 * Invariant: sets are interned: two sets with the same members are the same object, so `===` compares them, and `id` keys a memo.
 * The tables hold every set of the process; there are as many as there are distinct rule combinations, not pairs of endpoints.
 */
export interface ServiceSet {
  readonly id: number;
  /** Interval ends, both included: low0, high0, low1, high1, … */
  readonly bounds: readonly number[];
}

/** What was computed of a set with others, by the other's id: small whole numbers, which hash fastest. */
class InternedSet implements ServiceSet {
  readonly unions = new Map<number, ServiceSet>();
  readonly intersections = new Map<number, ServiceSet>();
  readonly differences = new Map<number, ServiceSet>();

  constructor(
    readonly id: number,
    readonly bounds: readonly number[],
  ) {}
}

const interned = new Map<string, InternedSet>();
let counter = 0;

function intern(bounds: readonly number[]): ServiceSet {
  const key = bounds.join(',');
  let set = interned.get(key);
  if (!set) {
    set = new InternedSet(counter++, bounds);
    interned.set(key, set);
  }
  return set;
}

const otherProtocols: number[] = [];
for (const [low, high] of [
  [0, 0],
  [2, 5],
  [7, 16],
  [18, 57],
  [59, 255],
] as const)
  otherProtocols.push(OTHER_START + low, OTHER_START + high);

export const NO_SERVICES: ServiceSet = intern([]);
/** Every protocol, port, type and code. TCP to ICMPv6 lie end to end and so are one interval, which protocol 0 continues. */
export const ALL_SERVICES: ServiceSet = normalise([0, OTHER_START - 1, ...otherProtocols]);
export const ALL_TCP: ServiceSet = intern([TCP_START, UDP_START - 1]);
export const ALL_UDP: ServiceSet = intern([UDP_START, ICMP_START - 1]);
export const ALL_ICMP: ServiceSet = intern([ICMP_START, ICMPV6_START - 1]);
export const ALL_ICMPV6: ServiceSet = intern([ICMPV6_START, OTHER_START - 1]);
export const ALL_OTHER: ServiceSet = intern(otherProtocols);
/** Everything that a packet of one family can carry: ICMP is a protocol of IPv4 alone, ICMPv6 of IPv6 alone. https://www.rfc-editor.org/rfc/rfc792 and rfc4443 */
export const ALL_IPV4_SERVICES: ServiceSet = normalise([0, ICMPV6_START - 1, ...otherProtocols]);
const ALL_IPV6_SERVICES: ServiceSet = normalise([0, ICMP_START - 1, ICMPV6_START, OTHER_START - 1, ...otherProtocols]);

export const possibleServices = (family: Family): ServiceSet => (family === 4 ? ALL_IPV4_SERVICES : ALL_IPV6_SERVICES);

/** Whether the set leaves nothing out that is possible where it comes from: in one family, or in either. */
export function isEverything(set: ServiceSet): boolean {
  return set === ALL_IPV4_SERVICES || set === ALL_IPV6_SERVICES || set === ALL_SERVICES;
}

/** Sorts and merges any list of [low, high, low, high, …]. */
function normalise(bounds: readonly number[]): ServiceSet {
  const pairs: [number, number][] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const low = bounds[i] as number;
    const high = bounds[i + 1] as number;
    if (low <= high) pairs.push([low, high]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [low, high] of pairs) {
    const end = out.length - 1;
    if (end > 0 && low <= (out[end] as number) + 1) {
      if (high > (out[end] as number)) out[end] = high;
    } else out.push(low, high);
  }
  return intern(out);
}

/** The services from `low` to `high`, both included. */
export function serviceRange(low: Service, high: Service): ServiceSet {
  return normalise([low, high]);
}

/** Ports `low`-`high` of TCP or UDP. */
export function portServices(protocol: typeof TCP | typeof UDP, low: number, high: number): ServiceSet {
  const start = protocol === TCP ? TCP_START : UDP_START;
  return normalise([start + low, start + high]);
}

/** Ports of TCP or UDP in several ranges, in any order. At once: set by set, a list of n ranges would leave n sets behind, n² numbers in all. */
export function portListServices(
  protocol: typeof TCP | typeof UDP,
  ranges: readonly { readonly low: number; readonly high: number }[],
): ServiceSet {
  const start = protocol === TCP ? TCP_START : UDP_START;
  return normalise(ranges.flatMap(({ low, high }) => [start + low, start + high]));
}

/** ICMP or ICMPv6 by type and code; left out means every one. */
export function icmpServices(protocol: typeof ICMP | typeof ICMPV6, type?: number, code?: number): ServiceSet {
  const start = protocol === ICMP ? ICMP_START : ICMPV6_START;
  if (type === undefined) return protocol === ICMP ? ALL_ICMP : ALL_ICMPV6;
  if (code === undefined) return normalise([start + type * 256, start + type * 256 + 255]);
  return normalise([start + type * 256 + code, start + type * 256 + code]);
}

/** A whole protocol by number, 0-255. */
export function protocolServices(protocol: number): ServiceSet {
  switch (protocol) {
    case TCP:
      return ALL_TCP;
    case UDP:
      return ALL_UDP;
    case ICMP:
      return ALL_ICMP;
    case ICMPV6:
      return ALL_ICMPV6;
    default:
      return normalise([OTHER_START + protocol, OTHER_START + protocol]);
  }
}

type MemoName = 'unions' | 'intersections' | 'differences';

function remembered(memo: MemoName, a: ServiceSet, b: ServiceSet, compute: () => ServiceSet): ServiceSet {
  const known = (a as InternedSet)[memo];
  let result = known.get(b.id);
  if (!result) {
    serviceSetCounters.computed++;
    result = compute();
    known.set(b.id, result);
  }
  return result;
}

/** Work done since the process began: a deterministic measure for tests of cost. */
export const serviceSetCounters = { operations: 0, computed: 0 };

export function uniteServices(a: ServiceSet, b: ServiceSet): ServiceSet {
  serviceSetCounters.operations++;
  if (a === b || b === NO_SERVICES) return a;
  if (a === NO_SERVICES) return b;
  if (a === ALL_SERVICES || b === ALL_SERVICES) return ALL_SERVICES;
  const [first, second] = a.id < b.id ? [a, b] : [b, a];
  return remembered('unions', first, second, () => normalise([...a.bounds, ...b.bounds]));
}

export function uniteAllServices(sets: Iterable<ServiceSet>): ServiceSet {
  const bounds: number[] = [];
  let only: ServiceSet | undefined;
  let several = false;
  for (const set of sets) {
    if (only && only !== set) several = true;
    only = set;
    bounds.push(...set.bounds);
  }
  return several ? normalise(bounds) : (only ?? NO_SERVICES);
}

export function intersectServices(a: ServiceSet, b: ServiceSet): ServiceSet {
  serviceSetCounters.operations++;
  if (a === b || b === ALL_SERVICES) return a;
  if (a === ALL_SERVICES) return b;
  if (a === NO_SERVICES || b === NO_SERVICES) return NO_SERVICES;
  const [first, second] = a.id < b.id ? [a, b] : [b, a];
  return remembered('intersections', first, second, () => intersection(a.bounds, b.bounds));
}

function intersection(a: readonly number[], b: readonly number[]): ServiceSet {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const low = Math.max(a[i] as number, b[j] as number);
    const highA = a[i + 1] as number;
    const highB = b[j + 1] as number;
    const high = Math.min(highA, highB);
    if (low <= high) out.push(low, high);
    if (highA < highB) i += 2;
    else j += 2;
  }
  return intern(out);
}

export function subtractServices(a: ServiceSet, b: ServiceSet): ServiceSet {
  serviceSetCounters.operations++;
  if (a === b || b === ALL_SERVICES || a === NO_SERVICES) return NO_SERVICES;
  if (b === NO_SERVICES) return a;
  return remembered('differences', a, b, () => difference(a.bounds, b.bounds));
}

function difference(a: readonly number[], b: readonly number[]): ServiceSet {
  const out: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let low = a[i] as number;
    const high = a[i + 1] as number;
    while (j < b.length && (b[j + 1] as number) < low) j += 2;
    for (let k = j; k < b.length && (b[k] as number) <= high; k += 2) {
      if ((b[k] as number) > low) out.push(low, (b[k] as number) - 1);
      low = Math.max(low, (b[k + 1] as number) + 1);
    }
    if (low <= high) out.push(low, high);
  }
  return intern(out);
}

export function servicesOverlap(a: ServiceSet, b: ServiceSet): boolean {
  return intersectServices(a, b) !== NO_SERVICES;
}

/** True if every service of `inner` is in `outer`. */
export function servicesCover(outer: ServiceSet, inner: ServiceSet): boolean {
  return intersectServices(outer, inner) === inner;
}

export function serviceSetContains(set: ServiceSet, service: Service): boolean {
  let low = 0;
  let high = set.bounds.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (service < (set.bounds[2 * middle] as number)) high = middle - 1;
    else if (service > (set.bounds[2 * middle + 1] as number)) low = middle + 1;
    else return true;
  }
  return false;
}

/** One port of one protocol, one ICMP type and code, or one other protocol. */
export function isOneService({ bounds }: ServiceSet): boolean {
  return bounds.length === 2 && bounds[0] === bounds[1];
}

/** A member, the lowest; undefined if there is none. */
export function sampleService(set: ServiceSet): Service | undefined {
  return set.bounds[0];
}
