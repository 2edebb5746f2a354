import {
  type AddressSet,
  formatAddressSet,
  lackingOfInternet,
  subtractAddresses,
} from '../../../network/address/index.js';
import type { Answer, TrafficBox } from '../../../network/answers/index.js';
import { addressesAt, endsMayMeet } from '../end-addresses.js';
import { parseRanges, type Ranges, rangesMeet, rangesText, restOf, subtractRanges } from './ranges.js';

const NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };
const NAMES = new Map(Object.entries(NUMBERS).map(([name, number]) => [number, name]));
const LAST_PORT = 65_535;
const LAST_PROTOCOL = 255;

/** What a box says of ports or protocols is easier said by the few that it leaves out, which are told in boxes of their own. */
export interface Others {
  readonly ports: boolean;
  readonly protocols: boolean;
}

/**
 * Of what was asked for, what is stopped while nearly all else of its kind gets through: `tcp 22` where an answer has `tcp 0-21,23-65535`. Nobody reads that from a list of
 * what is left. Invariant: no packet of these boxes is in a box of the answer; and what a box that `othersIn` names leaves out is here, or in another box.
 */
export function stoppedBoxes(answer: Answer, internet?: AddressSet): TrafficBox[] {
  const all = boxesOf(answer);
  const told = new Set<string>();
  return all
    .flatMap((box): TrafficBox[] => {
      const others = othersIn(box, answer);
      const { protocol, ports, types, from, to } = box;
      const what = { protocol, ...(ports === undefined ? {} : { ports }), ...(types === undefined ? {} : { types }) };
      const elsewhere = (['from', 'to'] as const).flatMap((end) =>
        internet && isInternet(answer[end])
          ? addressesBesides(box, end, all, internet).map((text) => ({ ...what, from, to, [end]: text }))
          : [],
      );
      if (others.ports) elsewhere.push(...besides(box, all).map((few) => ({ protocol, ports: few, from, to })));
      if (others.protocols) elsewhere.push(...protocolsBesides(box, all).map((one) => ({ protocol: one, from, to })));
      return elsewhere;
    })
    .filter((box) => {
      const key = JSON.stringify(box);
      return !told.has(key) && told.add(key);
    });
}

/** An end that was asked for as the whole internet: what lacks of it in a box is told in another. */
export const isInternet = (end: string): boolean => end.trim() === 'internet';

/** Whether a box can be told by what it leaves out: only of what was asked for as a whole is that stopped. */
export function othersIn({ protocol, ports }: TrafficBox, { traffic }: Pick<Answer, 'traffic'>): Others {
  const asked = traffic.split(',').map((term) => term.trim());
  const all = asked.includes('all');
  return {
    ports: ports !== undefined && leavesFewOut(ports, LAST_PORT) && (all || asked.includes(protocol)),
    protocols: all && leavesFewOut(protocol, LAST_PROTOCOL),
  };
}

/** From the first to the last, with gaps. */
function leavesFewOut(list: string, last: number): boolean {
  const ranges = parseRanges(list);
  return ranges !== undefined && ranges.length > 1 && ranges[0]?.[0] === 0 && ranges.at(-1)?.[1] === last;
}

/** Of the internet, who gets nothing through of all that the others do. */
function addressesBesides(
  box: TrafficBox,
  end: 'from' | 'to',
  all: readonly TrafficBox[],
  internet: AddressSet,
): string[] {
  const far = end === 'from' ? 'to' : 'from';
  let left = lackingOfInternet(addressesAt(box[end]) ?? [], internet);
  for (const other of all)
    if (left.length > 0 && endsMayMeet(box[far], other[far]) && servicesMayMeet(box, other))
      left = subtractAddresses(left, addressesAt(other[end]) ?? left);
  return left.length > 0 ? [formatAddressSet(left)] : [];
}

function servicesMayMeet(a: TrafficBox, b: TrafficBox): boolean {
  if (!rangesMeet(protocolsOf(a), protocolsOf(b))) return false;
  const [one, other] = [parseRanges(a.ports ?? ''), parseRanges(b.ports ?? '')];
  return !one || !other || rangesMeet(one, other);
}

function besides(box: TrafficBox, all: readonly TrafficBox[]): string[] {
  let left: Ranges = restOf(parseRanges(box.ports ?? '') ?? [], LAST_PORT);
  for (const other of all)
    if (mayMeet(box, other) && (other.protocol === box.protocol || other.protocol === 'all'))
      left = subtractRanges(left, parseRanges(other.ports ?? '') ?? [[0, LAST_PORT]]);
  return left.length > 0 ? [rangesText(left)] : [];
}

function protocolsBesides(box: TrafficBox, all: readonly TrafficBox[]): string[] {
  let left: Ranges = restOf(parseRanges(box.protocol) ?? [], LAST_PROTOCOL);
  for (const other of all) if (mayMeet(box, other)) left = subtractRanges(left, protocolsOf(other));
  // Of the two ICMPs each family of addresses has one.
  const foreign = box.from.includes(':') ? NUMBERS.icmp : NUMBERS.icmpv6;
  left = subtractRanges(left, [[foreign as number, foreign as number]]);
  return left.flatMap(([low, high]) =>
    Array.from({ length: high - low + 1 }, (_, index) => NAMES.get(low + index) ?? String(low + index)),
  );
}

function protocolsOf({ protocol }: TrafficBox): Ranges {
  const number = NUMBERS[protocol];
  if (number !== undefined) return [[number, number]];
  return parseRanges(protocol) ?? [[0, LAST_PROTOCOL]];
}

/** Ends that are not the same may still have addresses in common: what is told of one may be true of the other. */
const mayMeet = (a: TrafficBox, b: TrafficBox): boolean => endsMayMeet(a.from, b.from) && endsMayMeet(a.to, b.to);

const boxesOf = ({ reachable, partly, oneWay, unknown }: Answer): readonly TrafficBox[] => [
  ...reachable,
  ...partly,
  ...oneWay,
  ...unknown,
];
