import { type AddressSet, lackingOfInternet } from '../../../network/address/index.js';
import type { Answer, TrafficBox } from '../../../network/answers/index.js';
import { parseRanges, restOf, subtractRanges } from '../../../network/words/index.js';
import {
  boxesOf,
  endAt,
  ICMP,
  ICMPV6,
  LAST_PORT,
  LAST_PROTOCOL,
  type Region,
  type RegionEnd,
  regionOf,
  without,
} from './regions.js';

/** What a box says of ports or protocols is easier said by the few that it leaves out, which are told in boxes of their own. */
export interface Others {
  readonly ports: boolean;
  readonly protocols: boolean;
}

/**
 * Of what was asked for, what is stopped while nearly all else of its kind gets through: `tcp 22` where an answer has `tcp 0-21,23-65535`. Nobody reads that from a list of
 * what is left. Invariant: no packet of these boxes is in a box of the answer; and what is left out of a box that `othersIn` names, or that is told as the rest of the
 * internet, is here or in another box: also what it leaves out in several ways at once.
 */
export function stoppedBoxes(answer: Answer, internet?: AddressSet): TrafficBox[] {
  const all = [...answer.reachable, ...answer.partly, ...answer.oneWay, ...answer.unknown];
  const regions = all.map(regionOf);
  const told = new Set<string>();
  return all
    .flatMap((box, index) => {
      const own = regions[index] as Region;
      const leftOut = leftOutOf(own, othersIn(box, answer));
      return waysBesides(own, leftOut, (end) => (isInternet(answer[end]) ? lackingAt(own[end], internet) : [])).flatMap(
        ({ region, isEach }) => without(region, regions).flatMap((one) => boxesOf(one, isEach)),
      );
    })
    .filter((box) => {
      const key = JSON.stringify(box);
      return !told.has(key) && told.add(key);
    });
}

interface Way {
  readonly region: Region;
  /** Of several protocols each by its name. */
  readonly isEach: boolean;
}

/** Each choice, of the services and of either end, between what the box has and what it leaves out; but for the box itself. */
function waysBesides(
  own: Region,
  leftOut: readonly Region[],
  lacking: (end: 'from' | 'to') => readonly RegionEnd[],
): Way[] {
  const services = [{ region: own, isEach: false }, ...leftOut.map((region) => ({ region, isEach: true }))];
  const [froms, tos] = [lacking('from'), lacking('to')];
  return services
    .flatMap(({ region, isEach }) =>
      [own.from, ...froms].flatMap((from) =>
        [own.to, ...tos].map((to): Way => ({ region: { ...region, from, to }, isEach })),
      ),
    )
    .slice(1)
    .flatMap(asOfFamily);
}

/** Of the two ICMPs each family of addresses has one. */
function asOfFamily({ region, isEach }: Way): Way[] {
  const { protocols, from } = region;
  if (!isEach && protocols.some(([low, high]) => low < high)) return [{ region, isEach }];
  const foreign = [
    ...(from.text.includes(':') ? [] : [ICMPV6]),
    ...(from.text.includes(':') && !from.text.includes('.') ? [ICMP] : []),
  ];
  const own = subtractRanges(
    protocols,
    foreign.map((one) => [one, one] as const),
  );
  return own.length > 0 ? [{ region: { ...region, protocols: own }, isEach }] : [];
}

/** The services of the kind that a box does not have: other ports, or other protocols. */
function leftOutOf(own: Region, others: Others): Region[] {
  if (others.ports) return [{ ...own, ports: restOf(own.ports ?? [], LAST_PORT) }];
  return others.protocols ? [{ ...own, protocols: restOf(own.protocols, LAST_PROTOCOL) }] : [];
}

/** What lacks at an end of the internet that it is told as the rest of. */
function lackingAt({ set }: RegionEnd, internet: AddressSet | undefined): RegionEnd[] {
  const lacking = internet && set ? lackingOfInternet(set, internet) : [];
  return lacking.length > 0 ? [endAt(lacking)] : [];
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
