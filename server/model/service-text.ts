/** Sets of traffic and of addresses in words, for hovers. */

import { type AddressSet, ALL_IPV4, ALL_IPV6, formatAddressSet, sameAddresses } from '../../network/address/index.js';
import type { TrafficTerm } from '../../network/topology/index.js';
import {
  ICMP_START,
  ICMPV6_START,
  intersectServices,
  isEverything,
  NO_SERVICES,
  OTHER_START,
  partsOf,
  type ServiceSet,
  serviceRange,
  TCP_START,
  UDP_START,
} from '../../network/traffic/index.js';
import { portsLeftOut, portWords, say } from '../../network/words/index.js';

/** At most this many ranges are told; a set of more is told by their number. */
const MOST_RANGES = 12;

const ZONES = [
  { name: 'tcp', start: TCP_START, end: UDP_START - 1 },
  { name: 'udp', start: UDP_START, end: ICMP_START - 1 },
  { name: 'icmp', start: ICMP_START, end: ICMPV6_START - 1 },
  { name: 'icmpv6', start: ICMPV6_START, end: OTHER_START - 1 },
] as const;

/** `tcp 443, 8000-8010; udp 53; icmp type 8 code 0`. */
export function serviceText(set: ServiceSet): string {
  if (set === NO_SERVICES) return 'nothing';
  if (isEverything(set)) return say`all traffic`;
  const words: string[] = ZONES.flatMap((zone) => zoneText(set, zone));
  const others = intersectServices(set, serviceRange(OTHER_START, OTHER_START + 255));
  if (others !== NO_SERVICES) words.push(otherText(others));
  return words.join('; ');
}

function zoneText(set: ServiceSet, { name, start, end }: (typeof ZONES)[number]): string[] {
  const part = intersectServices(set, serviceRange(start, end));
  if (part === NO_SERVICES) return [];
  const { bounds } = part;
  if (bounds[0] === start && bounds[1] === end) return [say`all ${name}`];
  const ranges: string[] = [];
  for (let i = 0; i < bounds.length; i += 2) ranges.push(rangeText(bounds[i] as number, bounds[i + 1] as number));
  const list = ranges.map((range) => range.replaceAll(' ', '')).join(',');
  if (portsLeftOut(list) !== undefined) return [portWords(name, list)];
  if (ranges.length > MOST_RANGES) return [say`${name} in ${ranges.length} ranges of ports`];
  return [`${name} ${ranges.join(', ')}`];
}

function rangeText(low: number, high: number): string {
  const from = partsOf(low);
  const to = partsOf(high);
  if (from.port !== undefined) return low === high ? `${from.port}` : `${from.port}-${to.port ?? from.port}`;
  if (low === high) return say`type ${from.type} code ${from.code}`;
  if (from.type === to.type && from.code === 0 && to.code === 255) return say`type ${from.type}`;
  return say`type ${from.type} code ${from.code} to type ${to.type} code ${to.code}`;
}

function otherText(set: ServiceSet): string {
  const numbers: string[] = [];
  for (let i = 0; i < set.bounds.length; i += 2) {
    const low = (set.bounds[i] as number) - OTHER_START;
    const high = (set.bounds[i + 1] as number) - OTHER_START;
    numbers.push(low === high ? `${low}` : `${low}-${high}`);
  }
  return numbers.length > 4 ? say`the other protocols` : say`protocol ${numbers.join(', ')}`;
}

/** `anywhere`, `10.0.0.0/24`, `10.0.0.0/24 and 3 more ranges`. */
export function addressText(set: AddressSet): string {
  if (set.length === 0) return 'nowhere';
  const covers = (all: AddressSet): boolean =>
    all.every((range) =>
      set.some((own) => typeof own.low === typeof range.low && own.low <= range.low && own.high >= range.high),
    );
  if (covers(ALL_IPV4) && covers(ALL_IPV6)) return say`anywhere`;
  if (sameAddresses(set, ALL_IPV4)) return say`anywhere (0.0.0.0/0)`;
  if (sameAddresses(set, ALL_IPV6)) return say`anywhere (::/0)`;
  const ranges = formatAddressSet(set).split(',');
  if (ranges.length <= 6) return ranges.join(', ');
  return say`${ranges.slice(0, 5).join(', ')} and ${ranges.length - 5} more ranges`;
}

/** A term as the language writes it. */
export function termText(term: TrafficTerm): string {
  switch (term.kind) {
    case 'all':
      return say`all traffic`;
    case 'ports':
      return term.ports.length === 0
        ? `all ${term.protocol}`
        : `${term.protocol} ${term.ports.map(({ low, high }) => (low === high ? `${low}` : `${low}-${high}`)).join(', ')}`;
    case 'icmp':
      return term.type === undefined
        ? `all ${term.protocol}`
        : say`${term.protocol} type ${term.type}${term.code === undefined ? '' : say` code ${term.code}`}`;
    case 'protocol':
      return `protocol ${term.protocol}`;
    case 'service':
      return term.ref.text;
  }
}
