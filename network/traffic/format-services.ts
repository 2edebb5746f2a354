import {
  areMostTypes,
  isMostOfRare,
  mergedRanges,
  parseRanges,
  portsLeftOut,
  portWords,
  protocolWords,
  say,
  typeWords,
} from '../words/index.js';
import { ICMP_START, ICMPV6_START, OTHER_START, SERVICE_LINE_END, UDP_START } from './service-line.js';
import {
  ALL_ICMP,
  ALL_ICMPV6,
  ALL_OTHER,
  ALL_TCP,
  ALL_UDP,
  intersectServices,
  isEverything,
  NO_SERVICES,
  possibleServices,
  type ServiceSet,
} from './service-set.js';

/** A part of a service set that has one protocol, or all of them. */
export interface ProtocolPart {
  /** `all`, `tcp`, `udp`, `icmp`, `icmpv6`, or a number as text. */
  readonly protocol: string;
  /** Canonical range list, where the protocol has ports. */
  readonly ports?: string;
  /** ICMP types and codes: `8/0`, `3/0-15`, `11` (every code), `0-255` (everything). */
  readonly types?: string;
}

function ranges(set: ServiceSet, offset: number): string {
  const out: string[] = [];
  for (let i = 0; i < set.bounds.length; i += 2) {
    const low = (set.bounds[i] as number) - offset;
    const high = (set.bounds[i + 1] as number) - offset;
    out.push(low === high ? String(low) : `${low}-${high}`);
  }
  return out.join(',');
}

const portTexts: string[] = [];

/** Ports as text: `22,443,8000-8010`. */
export function formatPorts(ports: ServiceSet): string {
  portTexts[ports.id] ??= ranges(ports, 0);
  return portTexts[ports.id] as string;
}

function types(set: ServiceSet, offset: number): string {
  const out: string[] = [];
  for (let i = 0; i < set.bounds.length; i += 2) {
    let low = (set.bounds[i] as number) - offset;
    const high = (set.bounds[i + 1] as number) - offset;
    while (low <= high) {
      const type = low >> 8;
      const code = low & 255;
      const lastType = high >> 8;
      if (code === 0 && high >= type * 256 + 255) {
        // Whole types in a row.
        const wholeEnd = (high & 255) === 255 ? lastType : lastType - 1;
        out.push(type === wholeEnd ? String(type) : `${type}-${wholeEnd}`);
        low = (wholeEnd + 1) * 256;
      } else {
        const end = Math.min(high, type * 256 + 255);
        const lastCode = end & 255;
        out.push(code === lastCode ? `${type}/${code}` : `${type}/${code}-${lastCode}`);
        low = end + 1;
      }
    }
  }
  return out.join(',');
}

const EVERY_OTHER = '0,2-5,7-16,18-57,59-255';

const partsBySet: (readonly ProtocolPart[])[] = [];

/** The set by protocol, in the order TCP, UDP, ICMP, ICMPv6, others. Remembered: there are few sets and many who tell them. */
export function protocolParts(set: ServiceSet): readonly ProtocolPart[] {
  partsBySet[set.id] ??= makeParts(set);
  return partsBySet[set.id] as readonly ProtocolPart[];
}

function makeParts(set: ServiceSet): ProtocolPart[] {
  if (isEverything(set)) return [{ protocol: 'all' }];
  const out: ProtocolPart[] = [];
  const tcp = intersectServices(set, ALL_TCP);
  if (tcp !== NO_SERVICES) out.push({ protocol: 'tcp', ports: ranges(tcp, 0) });
  const udp = intersectServices(set, ALL_UDP);
  if (udp !== NO_SERVICES) out.push({ protocol: 'udp', ports: ranges(udp, UDP_START) });
  const icmp = intersectServices(set, ALL_ICMP);
  if (icmp !== NO_SERVICES) out.push({ protocol: 'icmp', types: types(icmp, ICMP_START) });
  const icmpv6 = intersectServices(set, ALL_ICMPV6);
  if (icmpv6 !== NO_SERVICES) out.push({ protocol: 'icmpv6', types: types(icmpv6, ICMPV6_START) });
  const others = intersectServices(set, ALL_OTHER);
  if (others === ALL_OTHER) out.push({ protocol: EVERY_OTHER });
  else
    for (let number = 0; number <= SERVICE_LINE_END - OTHER_START; number++)
      if (inBounds(others, OTHER_START + number)) out.push({ protocol: String(number) });
  return out;
}

function inBounds(set: ServiceSet, service: number): boolean {
  for (let i = 0; i < set.bounds.length; i += 2)
    if (service >= (set.bounds[i] as number) && service <= (set.bounds[i + 1] as number)) return true;
  return false;
}

/** In words: `tcp 22,443, udp 53`; of nearly all ports `tcp on most ports`, since nobody reads which are left out from a list of the others. */
export function formatServices(set: ServiceSet): string {
  if (set === NO_SERVICES) return 'nothing';
  if (isAllTraffic(set)) return say`all traffic`;
  const parts = protocolParts(set);
  const numbers = parts.flatMap(({ protocol }) => (/^\d/.test(protocol) ? [protocol] : []));
  const words = parts.flatMap(({ protocol, ports, types: list }) => {
    if (ports !== undefined) return [ports === '0-65535' ? protocol : compact(portWords(protocol, ports))];
    if (list !== undefined) return [compact(typeWords(protocol, list))];
    return /^\d/.test(protocol) ? [] : [protocolWords(protocol)];
  });
  return [...words, ...(numbers.length > 0 ? [protocolWords(numbers.join(','))] : [])].join(', ');
}

/** One of several that are told in a list. */
const compact = (words: string): string => words.replaceAll(', ', ',');

/** Everything that a packet between addresses of one family can be, or of both. */
export const isAllTraffic = (set: ServiceSet): boolean =>
  isEverything(set) || ([4, 6] as const).some((family) => set === possibleServices(family));

/** Whether it has nearly all of a protocol's ports or types, or of the protocols that have a number alone: then its words do not say which. */
export function saysMost(set: ServiceSet): boolean {
  const parts = protocolParts(set);
  const numbers = parts.flatMap(({ protocol }) => (/^\d/.test(protocol) ? [protocol] : []));
  return (
    isMostOfRare(mergedRanges(parseRanges(numbers.join(',')) ?? [])) ||
    parts.some(({ ports, types: list }) => {
      if (ports !== undefined) return portsLeftOut(ports) !== undefined;
      return list !== undefined && areMostTypes(list);
    })
  );
}

/** How many protocols it has something of; those that have a number alone are one. */
export const kindsOf = (set: ServiceSet): number =>
  new Set(protocolParts(set).map(({ protocol }) => (/^\d/.test(protocol) ? '' : protocol))).size;
