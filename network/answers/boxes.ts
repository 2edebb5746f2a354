import { type AddressSet, ALL_ADDRESSES, type Family, familyOf, formatAddressSet } from '../address/index.js';
import type { End } from '../endpoints/index.js';
import {
  ANY_PORT,
  boxesOf,
  formatPorts,
  NO_SERVICES,
  type PacketBox,
  type PacketSet,
  packetsOf,
  protocolParts,
  type ServiceSet,
} from '../traffic/index.js';
import type { TrafficBox } from './answer.js';

/** What the port list of a box speaks of. */
type PortKind = 'client' | 'translated' | 'load-balancer' | 'none';

interface Labels {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly ports: PortKind;
  readonly client?: ServiceSet | undefined;
}

/** Gathers traffic and prints it as the fewest boxes that its canonical form gives; the same set always prints the same. */
export class BoxCollector {
  private readonly groups = new Map<string, { readonly labels: Labels; readonly boxes: PacketBox[] }>();

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  add(
    from: End,
    to: End,
    services: ServiceSet,
    ports: { readonly kind: PortKind; readonly set: ServiceSet; readonly client?: ServiceSet | undefined },
  ): void {
    if (services === NO_SERVICES) return;
    const labels: Labels = {
      from: nameless(from),
      to: nameless(to),
      ports: ports.kind,
      client: ports.client,
    };
    const key = `${labels.from ?? ''}|${labels.to ?? ''}|${labels.ports}|${labels.client?.id ?? ''}`;
    const box: PacketBox = {
      source: from.set ?? ALL_ADDRESSES,
      destination: to.set ?? ALL_ADDRESSES,
      services,
      sourcePorts: ports.kind === 'none' ? ANY_PORT : ports.set,
    };
    const group = this.groups.get(key);
    if (group) group.boxes.push(box);
    else this.groups.set(key, { labels, boxes: [box] });
  }

  boxes(): TrafficBox[] {
    const out: TrafficBox[] = [];
    for (const [, { labels, boxes }] of [...this.groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const { source, destination, services, sourcePorts } of fewest(boxes)) {
        const client = labels.ports === 'translated' ? labels.client : sourcePorts;
        const translated = labels.ports === 'translated' ? sourcePorts : undefined;
        const ends = { from: labels.from ?? addressText(source), to: labels.to ?? addressText(destination) };
        if (labels.ports === 'load-balancer') out.push(...dependent(told(ends, services, undefined, undefined)));
        else out.push(...told(ends, services, client, translated));
      }
    }
    return out;
  }
}

/** The word for an end whose address is in no file; undefined where it is. */
export const nameless = ({ set, cls }: End): string | undefined =>
  set ? undefined : cls === -1 ? 'public' : 'unknown';

const dependent = (boxes: readonly TrafficBox[]): TrafficBox[] =>
  boxes.map((box) => ({ ...box, dependsOn: 'load-balancer' }));

/** One box as it is told: a line a protocol. */
function told(
  ends: { readonly from: string; readonly to: string },
  services: ServiceSet,
  clientPorts: ServiceSet | undefined,
  translatedPorts: ServiceSet | undefined,
): TrafficBox[] {
  return protocolParts(services).map((part) => {
    const hasPorts = part.ports !== undefined || part.protocol === 'all';
    return {
      protocol: part.protocol,
      ...(part.ports === undefined ? {} : { ports: part.ports }),
      ...(part.types === undefined ? {} : { types: part.types }),
      ...ends,
      ...(hasPorts && clientPorts ? { clientPorts: formatPorts(clientPorts) } : {}),
      ...(hasPorts && translatedPorts ? { translatedPorts: formatPorts(translatedPorts) } : {}),
    };
  });
}

/** Packets between addresses that the files name, or one of whose ends has no address in them: `from` and `to` are the words for such an end. */
export interface Packets {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly set: PacketSet;
}

/** A set of packets in the boxes of its canonical form. */
export function boxesOfPackets({ from, to, set }: Packets, translatedPorts?: ServiceSet): TrafficBox[] {
  return boxesOf(set).flatMap(({ source, destination, services, sourcePorts }) =>
    told(
      { from: from ?? addressText(source), to: to ?? addressText(destination) },
      services,
      sourcePorts,
      translatedPorts,
    ),
  );
}

/** One box, or one of each family, is in its canonical form already: nearly always so in a matrix. */
function fewest(boxes: readonly PacketBox[]): readonly PacketBox[] {
  const [first, second] = boxes;
  if (!first || boxes.length > 2 || boxes.some(({ source, destination }) => !source[0] || !destination[0]))
    return boxesOf(packetsOf(boxes));
  if (!second) return boxes;
  const families = boxes.map(({ source, destination }) => {
    const [from, to] = [familyOfSet(source), familyOfSet(destination)];
    return from === to ? from : undefined;
  });
  if (!families[0] || !families[1] || families[0] === families[1]) return boxesOf(packetsOf(boxes));
  return addressText(first.source) < addressText(second.source) ? boxes : [second, first];
}

/** Undefined: addresses of both. */
function familyOfSet(set: AddressSet): Family | undefined {
  const [first, last] = [set[0], set.at(-1)];
  return first && last && familyOf(first.low) === familyOf(last.high) ? familyOf(first.low) : undefined;
}

const texts = new WeakMap<AddressSet, string>();

/** The ends of a matrix come again in every row. */
export function addressText(set: AddressSet): string {
  let known = texts.get(set);
  if (known === undefined) {
    known = formatAddressSet(set);
    texts.set(set, known);
  }
  return known;
}
