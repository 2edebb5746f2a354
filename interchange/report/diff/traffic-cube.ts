import { intersectAddresses, subtractAddresses } from '../../../network/address/address-set.js';
import type { TrafficBox } from '../../../network/answers/answer.js';
import {
  ICMP,
  ICMP_START,
  ICMPV6,
  ICMPV6_START,
  OTHER_START,
  partsOf,
  TCP,
  UDP,
  UDP_START,
} from '../../../network/traffic/service-line.js';
import {
  ALL_ICMP,
  ALL_ICMPV6,
  ALL_SERVICES,
  ALL_TCP,
  ALL_UDP,
  intersectServices,
  isEverything,
  NO_SERVICES,
  portServices,
  possibleServices,
  protocolServices,
  type ServiceSet,
  serviceRange,
  subtractServices,
  uniteServices,
} from '../../../network/traffic/service-set.js';
import { type EndAddresses, endOf, endText } from '../end-addresses.js';

/** A box of traffic read back as sets, so that boxes can be compared whatever their text. */
export interface TrafficCube {
  readonly from: EndAddresses;
  readonly to: EndAddresses;
  readonly services: ServiceSet;
}

export function cubeOf(box: TrafficBox): TrafficCube {
  const [from, to] = [endOf(box.from), endOf(box.to)];
  // `all` is all that packets between these ends can carry. A public address that no file tells is IPv4.
  const isIpv6 = typeof (from.named[0] ?? to.named[0])?.low === 'bigint';
  return { from, to, services: intersectServices(servicesOfBox(box), possibleServices(isIpv6 ? 6 : 4)) };
}

function servicesOfBox({ protocol, ports, types }: TrafficBox): ServiceSet {
  const detail = (ports ?? types)?.split(',');
  switch (protocol) {
    case 'all':
      return ALL_SERVICES;
    case 'tcp':
    case 'udp': {
      if (!detail) return protocol === 'tcp' ? ALL_TCP : ALL_UDP;
      const number = protocol === 'tcp' ? TCP : UDP;
      return detail.reduce((set, item) => {
        const [low = 0, high = low] = item.split('-').map(Number);
        return uniteServices(set, portServices(number, low, high));
      }, NO_SERVICES);
    }
    case 'icmp':
    case 'icmpv6': {
      if (!detail) return protocol === 'icmp' ? ALL_ICMP : ALL_ICMPV6;
      const start = protocol === 'icmp' ? ICMP_START : ICMPV6_START;
      return detail.reduce((set, item) => uniteServices(set, icmpTypes(start, item)), NO_SERVICES);
    }
    default:
      return protocol.split(',').reduce((set, item) => {
        const [low = 0, high = low] = item.split('-').map(Number);
        for (let number = low; number <= high; number++) set = uniteServices(set, protocolServices(number));
        return set;
      }, NO_SERVICES);
  }
}

/** `8/0`, `3/0-15`, `11`, `0-255` */
function icmpTypes(start: number, text: string): ServiceSet {
  const [types = '', codes = '0-255'] = text.split('/');
  const [firstType = 0, lastType = firstType] = types.split('-').map(Number);
  const [firstCode = 0, lastCode = firstCode] = codes.split('-').map(Number);
  let set = NO_SERVICES;
  for (let type = firstType; type <= lastType; type++) {
    set = uniteServices(set, serviceRange(start + type * 256 + firstCode, start + type * 256 + lastCode));
  }
  return set;
}

const isEmptyEnd = (end: EndAddresses): boolean => end.named.length === 0 && !end.unnamed;
const isEmpty = (cube: TrafficCube): boolean =>
  isEmptyEnd(cube.from) || isEmptyEnd(cube.to) || cube.services === NO_SERVICES;

const both = (a: EndAddresses, b: EndAddresses): EndAddresses => ({
  named: intersectAddresses(a.named, b.named),
  unnamed: a.unnamed && b.unnamed,
});
const without = (a: EndAddresses, b: EndAddresses): EndAddresses => ({
  named: subtractAddresses(a.named, b.named),
  unnamed: a.unnamed && !b.unnamed,
});

export function intersectCubes(a: readonly TrafficCube[], b: readonly TrafficCube[]): TrafficCube[] {
  return a
    .flatMap((x) =>
      b.map((y) => ({
        from: both(x.from, y.from),
        to: both(x.to, y.to),
        services: intersectServices(x.services, y.services),
      })),
    )
    .filter((cube) => !isEmpty(cube));
}

/** What is in `a` and in none of `b`, in disjoint cubes if those of `a` are. */
export function subtractCubes(a: readonly TrafficCube[], b: readonly TrafficCube[]): TrafficCube[] {
  return b.reduce<readonly TrafficCube[]>((rest, hole) => rest.flatMap((cube) => cut(cube, hole)), a) as TrafficCube[];
}

function cut(cube: TrafficCube, hole: TrafficCube): TrafficCube[] {
  const from = both(cube.from, hole.from);
  const to = both(cube.to, hole.to);
  const services = intersectServices(cube.services, hole.services);
  if (isEmpty({ from, to, services })) return [cube];
  return [
    { ...cube, services: subtractServices(cube.services, hole.services) },
    { ...cube, services, from: without(cube.from, hole.from) },
    { from, services, to: without(cube.to, hole.to) },
  ].filter((part) => !isEmpty(part));
}

/** A cube as boxes, one a protocol. */
export function boxesOf({ from, to, services }: TrafficCube): TrafficBox[] {
  const ends = { from: endText(from), to: endText(to) };
  if (isEverything(services)) return [{ protocol: 'all', ...ends }];
  const boxes: TrafficBox[] = [];
  const ports = (protocol: 'tcp' | 'udp', all: ServiceSet, start: number): void => {
    const { bounds } = intersectServices(services, all);
    if (bounds.length > 0) boxes.push({ protocol, ports: ranges(bounds.map((bound) => bound - start)), ...ends });
  };
  const types = (protocol: 'icmp' | 'icmpv6', number: typeof ICMP | typeof ICMPV6): void => {
    const mine = intersectServices(services, protocolServices(number));
    if (mine.bounds.length > 0) boxes.push({ protocol, types: typesText(mine), ...ends });
  };
  ports('tcp', ALL_TCP, 0);
  ports('udp', ALL_UDP, UDP_START);
  types('icmp', ICMP);
  types('icmpv6', ICMPV6);
  const { bounds } = intersectServices(services, serviceRange(OTHER_START, OTHER_START + 255));
  if (bounds.length > 0) boxes.push({ protocol: ranges(bounds.map((bound) => bound - OTHER_START)), ...ends });
  return boxes;
}

function ranges(bounds: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < bounds.length; i += 2)
    parts.push(bounds[i] === bounds[i + 1] ? `${bounds[i]}` : `${bounds[i]}-${bounds[i + 1]}`);
  return parts.join(',');
}

function typesText({ bounds }: ServiceSet): string {
  const parts: string[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const low = partsOf(bounds[i] as number) as { type: number; code: number };
    const high = partsOf(bounds[i + 1] as number) as { type: number; code: number };
    for (let type = low.type; type <= high.type; type++) {
      const first = type === low.type ? low.code : 0;
      const last = type === high.type ? high.code : 255;
      parts.push(first === 0 && last === 255 ? `${type}` : `${type}/${first === last ? first : `${first}-${last}`}`);
    }
  }
  return parts.join(',');
}
