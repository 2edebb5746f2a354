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
import { interned, PairMemo, type ServiceSet } from './set-table.js';

export type { ServiceSet } from './set-table.js';

const otherProtocols: number[] = [];
for (const [low, high] of [
  [0, 0],
  [2, 5],
  [7, 16],
  [18, 57],
  [59, 255],
] as const)
  otherProtocols.push(OTHER_START + low, OTHER_START + high);

export const NO_SERVICES: ServiceSet = interned([]);
/** Every protocol, port, type and code. TCP to ICMPv6 lie end to end and so are one interval, which protocol 0 continues. */
export const ALL_SERVICES: ServiceSet = normalise([0, OTHER_START - 1, ...otherProtocols]);
export const ALL_TCP: ServiceSet = interned([TCP_START, UDP_START - 1]);
export const ALL_UDP: ServiceSet = interned([UDP_START, ICMP_START - 1]);
export const ALL_ICMP: ServiceSet = interned([ICMP_START, ICMPV6_START - 1]);
export const ALL_ICMPV6: ServiceSet = interned([ICMPV6_START, OTHER_START - 1]);
export const ALL_OTHER: ServiceSet = interned(otherProtocols);
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
  if (bounds.length === 2 && (bounds[0] as number) <= (bounds[1] as number)) return interned(bounds);
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
  return interned(out);
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
  const [only] = ranges;
  // Nearly every rule has one range.
  if (only && ranges.length === 1) return portServices(protocol, only.low, only.high);
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

/** Work done since the process began: a deterministic measure for tests of cost. */
export const serviceSetCounters = { operations: 0, computed: 0 };

const unions = new PairMemo();
const intersections = new PairMemo();
const differences = new PairMemo();

function remembered(
  memo: PairMemo,
  a: ServiceSet,
  b: ServiceSet,
  compute: (a: readonly number[], b: readonly number[]) => ServiceSet,
): ServiceSet {
  const known = memo.get(a, b);
  if (known) return known;
  serviceSetCounters.computed++;
  const result = compute(a.bounds, b.bounds);
  memo.set(a, b, result);
  return result;
}

/** Bounds in the making. Few results are new sets, so nearly all lists would be thrown away. */
const made: number[] = [];

export function uniteServices(a: ServiceSet, b: ServiceSet): ServiceSet {
  serviceSetCounters.operations++;
  if (a === b || b === NO_SERVICES) return a;
  if (a === NO_SERVICES) return b;
  if (a === ALL_SERVICES || b === ALL_SERVICES) return ALL_SERVICES;
  return a.id < b.id ? remembered(unions, a, b, union) : remembered(unions, b, a, union);
}

function union(a: readonly number[], b: readonly number[]): ServiceSet {
  let [i, j, size] = [0, 0, 0];
  while (i < a.length || j < b.length) {
    const isOfA = j >= b.length || (i < a.length && (a[i] as number) <= (b[j] as number));
    const low = (isOfA ? a[i] : b[j]) as number;
    const high = (isOfA ? a[i + 1] : b[j + 1]) as number;
    if (isOfA) i += 2;
    else j += 2;
    if (size > 0 && low <= (made[size - 1] as number) + 1) {
      if (high > (made[size - 1] as number)) made[size - 1] = high;
    } else {
      made[size++] = low;
      made[size++] = high;
    }
  }
  return interned(made, size);
}

export function uniteAllServices(sets: Iterable<ServiceSet>): ServiceSet {
  let only: ServiceSet | undefined;
  let bounds: number[] | undefined;
  for (const set of sets) {
    if (only === undefined) only = set;
    else if (only !== set) {
      bounds ??= [...only.bounds];
      bounds.push(...set.bounds);
    }
  }
  return bounds ? normalise(bounds) : (only ?? NO_SERVICES);
}

export function intersectServices(a: ServiceSet, b: ServiceSet): ServiceSet {
  serviceSetCounters.operations++;
  if (a === b || b === ALL_SERVICES) return a;
  if (a === ALL_SERVICES) return b;
  if (a === NO_SERVICES || b === NO_SERVICES) return NO_SERVICES;
  return a.id < b.id ? remembered(intersections, a, b, intersection) : remembered(intersections, b, a, intersection);
}

function intersection(a: readonly number[], b: readonly number[]): ServiceSet {
  let [i, j, size] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const low = Math.max(a[i] as number, b[j] as number);
    const highA = a[i + 1] as number;
    const highB = b[j + 1] as number;
    const high = Math.min(highA, highB);
    if (low <= high) {
      made[size++] = low;
      made[size++] = high;
    }
    if (highA < highB) i += 2;
    else j += 2;
  }
  return interned(made, size);
}

export function subtractServices(a: ServiceSet, b: ServiceSet): ServiceSet {
  serviceSetCounters.operations++;
  if (a === b || b === ALL_SERVICES || a === NO_SERVICES) return NO_SERVICES;
  if (b === NO_SERVICES) return a;
  return remembered(differences, a, b, difference);
}

function difference(a: readonly number[], b: readonly number[]): ServiceSet {
  let [j, size] = [0, 0];
  for (let i = 0; i < a.length; i += 2) {
    let low = a[i] as number;
    const high = a[i + 1] as number;
    while (j < b.length && (b[j + 1] as number) < low) j += 2;
    for (let k = j; k < b.length && (b[k] as number) <= high; k += 2) {
      if ((b[k] as number) > low) {
        made[size++] = low;
        made[size++] = (b[k] as number) - 1;
      }
      low = Math.max(low, (b[k + 1] as number) + 1);
    }
    if (low <= high) {
      made[size++] = low;
      made[size++] = high;
    }
  }
  return interned(made, size);
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
