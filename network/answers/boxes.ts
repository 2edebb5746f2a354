import { type Family, familyOf } from '../address/address.js';
import { type AddressSet, ALL_ADDRESSES, formatAddressSet } from '../address/address-set.js';
import type { End } from '../trace/trace.js';
import { formatPorts, protocolParts } from '../traffic/format-services.js';
import { ANY_PORT, boxesOf, type PacketBox, packetsOf } from '../traffic/packet-set.js';
import { NO_SERVICES, type ServiceSet } from '../traffic/service-set.js';
import type { TrafficBox } from './answer.js';

/** What the port list of a box speaks of. */
type PortKind = 'client' | 'translated' | 'none';

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
      from: from.set ? undefined : nameless(from),
      to: to.set ? undefined : nameless(to),
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
        for (const part of protocolParts(services)) {
          const hasPorts = part.ports !== undefined || part.protocol === 'all';
          out.push({
            protocol: part.protocol,
            ...(part.ports === undefined ? {} : { ports: part.ports }),
            ...(part.types === undefined ? {} : { types: part.types }),
            from: labels.from ?? text(source),
            to: labels.to ?? text(destination),
            ...(hasPorts && labels.ports === 'client' ? { clientPorts: formatPorts(sourcePorts) } : {}),
            ...(hasPorts && labels.ports === 'translated'
              ? {
                  ...(labels.client ? { clientPorts: formatPorts(labels.client) } : {}),
                  translatedPorts: formatPorts(sourcePorts),
                }
              : {}),
          });
        }
      }
    }
    return out;
  }
}

const nameless = (end: End): string => (end.cls === -1 ? 'public' : 'unknown');

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
  return text(first.source) < text(second.source) ? boxes : [second, first];
}

/** Undefined: addresses of both. */
function familyOfSet(set: AddressSet): Family | undefined {
  const [first, last] = [set[0], set.at(-1)];
  return first && last && familyOf(first.low) === familyOf(last.high) ? familyOf(first.low) : undefined;
}

const texts = new WeakMap<AddressSet, string>();

/** The ends of a matrix come again in every row. */
function text(set: AddressSet): string {
  let known = texts.get(set);
  if (known === undefined) {
    known = formatAddressSet(set);
    texts.set(set, known);
  }
  return known;
}
