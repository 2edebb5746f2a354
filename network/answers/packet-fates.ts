import { ALL_ADDRESSES } from '../address/index.js';
import type { End } from '../endpoints/index.js';
import type { Disposition } from '../trace/index.js';
import {
  ALL_TCP,
  ALL_UDP,
  ANY_PORT,
  intersectServices,
  NO_PACKETS,
  NO_SERVICES,
  type PacketBox,
  type PacketSet,
  packetsOf,
  type ServiceSet,
  subtractPackets,
  subtractServices,
  unitePackets,
  uniteServices,
} from '../traffic/index.js';
import type { Asked } from './ask.js';
import { addressText, nameless, type Packets } from './boxes.js';

/** What becomes of a request packet, its client port included. */
export interface Fate {
  /** `partly`: its reply comes back if a NAT gateway picks one of `translatedPorts`. */
  readonly verdict: 'reachable' | 'partly' | 'one-way' | 'unknown';
  readonly translatedPorts?: ServiceSet;
  /** `partly`: it hangs on the node or target that is picked. */
  readonly dependsOn?: 'load-balancer';
}

export interface PacketFate extends Packets {
  readonly fate: Fate;
}

/** Where several ways lead to one end the best counts, as in a verdict. */
const BEST_FIRST: readonly Fate['verdict'][] = ['reachable', 'unknown', 'partly', 'one-way'];

const WITH_PORTS = uniteServices(ALL_TCP, ALL_UDP);

/** Every packet between two endpoints that does not simply stop, by its fate; no packet has two. */
export function packetFates(items: readonly Asked[]): PacketFate[] {
  const boxes = new Map<
    string,
    { readonly fate: Fate; readonly ends: Omit<Packets, 'set'>; readonly list: PacketBox[] }
  >();
  for (const { pair, asked, disposition } of items) {
    const ends = { from: nameless(pair.source), to: nameless(pair.destination) };
    const source = pair.source.set ?? ALL_ADDRESSES;
    const destination = pair.destination.set ?? ALL_ADDRESSES;
    for (const { fate, services, clientPorts } of fatesIn(disposition)) {
      const key = `${ends.from ?? ''}|${ends.to ?? ''}|${fateKey(fate)}`;
      const group = boxes.get(key) ?? { fate, ends, list: [] };
      boxes.set(key, group);
      const here = intersectServices(services, asked);
      const ported = intersectServices(here, WITH_PORTS);
      const others = subtractServices(here, WITH_PORTS);
      if (ported !== NO_SERVICES && clientPorts !== NO_SERVICES)
        group.list.push({ source, destination, services: ported, sourcePorts: clientPorts });
      if (others !== NO_SERVICES) group.list.push({ source, destination, services: others, sourcePorts: ANY_PORT });
    }
  }
  const groups = [...boxes.values()].sort((a, b) => rank(a.fate) - rank(b.fate));
  const taken = new Map<string, PacketSet>();
  return groups.flatMap(({ fate, ends, list }) => {
    const label = `${ends.from ?? ''}|${ends.to ?? ''}`;
    const known = taken.get(label) ?? NO_PACKETS;
    const set = subtractPackets(packetsOf(list), known);
    taken.set(label, unitePackets(known, set));
    return set === NO_PACKETS ? [] : [{ fate, ...ends, set }];
  });
}

const rank = ({ verdict }: Fate): number => BEST_FIRST.indexOf(verdict);

export const fateKey = ({ verdict, translatedPorts, dependsOn }: Fate): string =>
  `${verdict} ${translatedPorts?.id ?? ''} ${dependsOn ?? ''}`;

interface Part {
  readonly fate: Fate;
  readonly services: ServiceSet;
  readonly clientPorts: ServiceSet;
}

function* fatesIn({ reachable, partly, oneWay, unknown, clientPorts }: Disposition): Iterable<Part> {
  yield { fate: { verdict: 'reachable' }, services: reachable, clientPorts };
  yield { fate: { verdict: 'one-way' }, services: oneWay, clientPorts };
  yield { fate: { verdict: 'unknown' }, services: unknown, clientPorts };
  for (const part of partly) {
    const { services, translatedPorts } = part;
    if (part.dependsOn) {
      yield { fate: { verdict: 'partly', dependsOn: part.dependsOn }, services, clientPorts };
      continue;
    }
    const answered = part.clientPorts ?? clientPorts;
    const fate: Fate = translatedPorts ? { verdict: 'partly', translatedPorts } : { verdict: 'reachable' };
    yield { fate, services, clientPorts: answered };
    yield { fate: { verdict: 'one-way' }, services, clientPorts: subtractServices(clientPorts, answered) };
  }
}

const keys = new WeakMap<Disposition, string>();

/** Equal for flows between the same addresses with the same dispositions: of such there is nothing to compare. */
export function flowKey(items: readonly Asked[]): string {
  const textOf = (end: End): string => (end.set ? addressText(end.set) : (nameless(end) as string));
  return items
    .map(({ pair, disposition }) => `${textOf(pair.source)}>${textOf(pair.destination)}:${dispositionKey(disposition)}`)
    .sort()
    .join('|');
}

export function dispositionKey(disposition: Disposition): string {
  let key = keys.get(disposition);
  if (key === undefined) {
    const { reachable, oneWay, unknown, clientPorts, partly } = disposition;
    const parts = partly.map(
      (part) =>
        `${part.services.id}/${part.clientPorts?.id ?? ''}/${part.translatedPorts?.id ?? ''}/${part.dependsOn ?? ''}`,
    );
    key = [reachable.id, oneWay.id, unknown.id, clientPorts.id, ...parts].join();
    keys.set(disposition, key);
  }
  return key;
}
