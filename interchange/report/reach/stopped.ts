import { type AddressSet, lackingOfInternet } from '../../../network/address/index.js';
import type { Answer, TrafficBox } from '../../../network/answers/index.js';
import {
  areMostProtocols,
  areMostTypes,
  nearlyAll,
  parseRanges,
  protocolsLeftOut,
  type Ranges,
  subtractRanges,
  typesLeftOut,
} from '../../../network/words/index.js';
import { boxesOf, endAt, ICMP, ICMPV6, LAST_PORT, type Region, type RegionEnd, regionOf, without } from './regions.js';

/** What a box says of ports, types or protocols is easier said by the few that it leaves out, which are told in boxes of their own. */
export interface Others {
  readonly ports: boolean;
  readonly types: boolean;
  readonly protocols: boolean;
}

/** What an answer tells of its traffic. */
type Told = Pick<Answer, 'from' | 'to' | 'traffic' | 'reachable' | 'partly' | 'oneWay' | 'unknown'>;

/**
 * Of what was asked for, what is stopped while nearly all else of its kind gets through: `tcp 22` where an answer has `tcp 0-21,23-65535`. Nobody reads that from a list of
 * what is left. Invariant: no packet of these boxes is in a box of the answer; and what is left out of a box that `othersIn` names, or that is told as the rest of the
 * internet, is here or in another box: also what it leaves out in several ways at once.
 */
export function stoppedBoxes(answer: Told, internet?: AddressSet): TrafficBox[] {
  const all = [...answer.reachable, ...answer.partly, ...answer.oneWay, ...answer.unknown];
  const regions = all.map(regionOf);
  const told = new Set<string>();
  return all
    .flatMap((box, index) => {
      const own = regions[index] as Region;
      const leftOut = leftOutOf(own, answer, box);
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

/** The services of the kind that a box does not have: other ports or types, or other protocols. */
function leftOutOf(own: Region, answer: Told, box: TrafficBox): Region[] {
  const others = othersIn(box, answer);
  if (others.ports) return [{ ...own, ports: nearlyAll(own.ports ?? [], LAST_PORT)?.leftOut }];
  if (others.types) return [{ ...own, types: typesLeftOut(box.types ?? '0-255') }];
  const numbers = isAllAsked(answer) ? parseRanges(box.protocol) : undefined;
  const protocols = numbers && protocolsLeftOut(numbers);
  return protocols ? [{ ...own, protocols }] : [];
}

/** What lacks at an end of the internet that it is told as the rest of. */
function lackingAt({ set }: RegionEnd, internet: AddressSet | undefined): RegionEnd[] {
  const lacking = internet && set ? lackingOfInternet(set, internet) : [];
  return lacking.length > 0 ? [endAt(lacking)] : [];
}

/** An end that was asked for as the whole internet: what lacks of it in a box is told in another. */
export const isInternet = (end: string): boolean => end.trim() === 'internet';

/** Whether a box can be told by what it leaves out: only of what was asked for is that stopped. */
export function othersIn(
  { protocol, ports, types }: Pick<TrafficBox, 'protocol' | 'ports' | 'types'>,
  { traffic }: Pick<Answer, 'traffic'>,
): Others {
  const asked = traffic.split(',').map((term) => term.trim());
  const all = isAllAsked({ traffic });
  const whole = all || asked.includes(protocol);
  const found = ports === undefined ? undefined : nearlyAll(parseRanges(ports) ?? [], LAST_PORT);
  const numbers = parseRanges(protocol);
  return {
    ports: found !== undefined && (whole || subtractRanges(found.leftOut, portsIn(asked, protocol)).length === 0),
    types: types !== undefined && whole && areMostTypes(types),
    protocols: all && numbers !== undefined && areMostProtocols(numbers),
  };
}

const isAllAsked = ({ traffic }: Pick<Answer, 'traffic'>): boolean =>
  traffic.split(',').some((term) => term.trim() === 'all');

/** The ports that were asked for by number: `tcp 1024-65535`. */
const portsIn = (asked: readonly string[], protocol: string): Ranges =>
  asked.flatMap((term) => {
    const [name, ports = ''] = term.split(' ');
    return name === protocol ? (parseRanges(ports) ?? []) : [];
  });
