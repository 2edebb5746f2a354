import {
  type AddressSet,
  formatAddressSet,
  intersectAddresses,
  subtractAddresses,
} from '../../../network/address/index.js';
import type { TrafficBox } from '../../../network/answers/index.js';
import {
  ALL_TYPES,
  parseRanges,
  parseTypes,
  type Ranges,
  rangesMeet,
  rangesText,
  subtractRanges,
  typesText,
} from '../../../network/words/index.js';
import { addressesAt } from '../end-addresses.js';

export const LAST_PORT = 65_535;
const LAST_PROTOCOL = 255;
export const ICMP = 1;
export const ICMPV6 = 58;
const NUMBERS: Readonly<Record<string, number>> = { icmp: ICMP, tcp: 6, udp: 17, icmpv6: ICMPV6 };
const ALL: Ranges = [[0, LAST_PROTOCOL]];
const NAMES = new Map(Object.entries(NUMBERS).map(([name, number]) => [number, name]));

/** One end: its addresses, as they are told. Without a set there may be some that no file tells. */
export interface RegionEnd {
  readonly text: string;
  readonly set: AddressSet | undefined;
}

/** Packets that have each of their parts of a list: what a box of an answer is, in numbers. */
export interface Region {
  readonly protocols: Ranges;
  /** Undefined: all, or the protocol has none. */
  readonly ports: Ranges | undefined;
  readonly types: Ranges | undefined;
  readonly from: RegionEnd;
  readonly to: RegionEnd;
}

const endOf = (text: string): RegionEnd => ({ text, set: addressesAt(text) });
export const endAt = (set: AddressSet): RegionEnd => ({ text: formatAddressSet(set), set });

export function regionOf({ protocol, ports, types, from, to }: TrafficBox): Region {
  return {
    protocols: protocolsOf(protocol),
    ports: ports === undefined ? undefined : parseRanges(ports),
    types: types === undefined ? undefined : parseTypes(types),
    from: endOf(from),
    to: endOf(to),
  };
}

function protocolsOf(protocol: string): Ranges {
  const number = NUMBERS[protocol];
  if (number !== undefined) return [[number, number]];
  return parseRanges(protocol) ?? ALL;
}

/** What is surely in the first, and in none of the others. */
export function without(region: Region, others: readonly Region[]): Region[] {
  return others.reduce<Region[]>((left, other) => left.flatMap((one) => besides(one, other)), [region]);
}

/** Part by part: what differs in an end, of the rest what differs in the protocol, then in the ports or types. */
function besides(region: Region, other: Region): Region[] {
  if (!meet(region, other)) return [region];
  const { protocols, ports, types } = region;
  const pieces: Region[] = [];
  const rest = { ...region };
  const keep = (part: Partial<Region>, common: Partial<Region>): void => {
    pieces.push({ ...rest, ...part });
    Object.assign(rest, common);
  };
  for (const end of ['from', 'to'] as const) {
    const [own, its] = [region[end].set, other[end].set];
    const left = own && its ? subtractAddresses(own, its) : [];
    if (own && its && left.length > 0) keep({ [end]: endAt(left) }, { [end]: endAt(intersectAddresses(own, its)) });
  }
  const elsewhere = subtractRanges(protocols, other.protocols);
  if (elsewhere.length > 0) keep({ protocols: elsewhere }, { protocols: subtractRanges(protocols, elsewhere) });
  if (other.ports) {
    const left = subtractRanges(ports ?? [[0, LAST_PORT]], other.ports);
    if (left.length > 0) keep({ ports: left }, {});
  }
  if (other.types) {
    const left = subtractRanges(types ?? ALL_TYPES, other.types);
    if (left.length > 0) keep({ types: left }, {});
  }
  return pieces;
}

function meet(a: Region, b: Region): boolean {
  if (!rangesMeet(a.protocols, b.protocols) || !mayMeet(a.ports, b.ports) || !mayMeet(a.types, b.types)) return false;
  return (['from', 'to'] as const).every((end) => {
    const [one, other] = [a[end].set, b[end].set];
    return !one || !other || intersectAddresses(one, other).length > 0;
  });
}

const mayMeet = (a: Ranges | undefined, b: Ranges | undefined): boolean => !a || !b || rangesMeet(a, b);

/** As an answer tells it: all protocols in one box, or each in its own. */
export function boxesOf({ protocols, ports, types, from, to }: Region, isEach: boolean): TrafficBox[] {
  const what = {
    ...(ports === undefined ? {} : { ports: rangesText(ports) }),
    ...(types === undefined ? {} : { types: typesText(types) }),
    from: from.text,
    to: to.text,
  };
  const names = isEach ? protocols.flatMap(numbersIn).map(nameOf) : [protocolsText(protocols)];
  return names.map((protocol) => ({ protocol, ...what }));
}

const numbersIn = ([low, high]: Ranges[number]): number[] =>
  Array.from({ length: high - low + 1 }, (_, index) => low + index);

const nameOf = (number: number): string => NAMES.get(number) ?? String(number);

function protocolsText(protocols: Ranges): string {
  const [[low, high] = [0, LAST_PROTOCOL], ...more] = protocols;
  if (more.length > 0) return rangesText(protocols);
  if (low === high) return nameOf(low);
  return low === 0 && high === LAST_PROTOCOL ? 'all' : rangesText(protocols);
}
