import type { Answer, Hop, MapElement, MapSubnet, NetworkMap, PathAnswer } from '../../../server/protocol.js';
import { elementsOf } from '../ui/origin-of.js';
import type { Place } from './journey.js';

/** Finds on the map where the steps of a way happen, in their order: a table is that of the subnet in which the packet is. */
export class Places {
  readonly start: Place | undefined;
  readonly goal: Place | undefined;
  private readonly elements = new Map<string, MapElement>();
  private readonly subnets: readonly MapSubnet[];
  /** The subnet whose border the packet passed last. */
  private subnet: string | undefined;

  constructor(
    private readonly map: NetworkMap,
    answer: Pick<Answer, 'from' | 'to'>,
    { forward, return: back }: Pick<PathAnswer, 'forward' | 'return'>,
  ) {
    for (const element of elementsOf(map)) this.elements.set(element.id, element);
    this.subnets = map.vpcs.flatMap(({ zones }) => zones.flatMap(({ subnets }) => subnets));
    const [first] = forward;
    const last = forward.at(-1);
    this.start = this.end(answer.from, first, first?.packet.source, 'security-group-outbound');
    this.goal = this.end(answer.to, last, back[0]?.packet.source ?? last?.packet.destination, 'security-group-inbound');
  }

  next(hop: Hop): Place | undefined {
    const { checkpoint, object, at } = hop;
    if (checkpoint.startsWith('security-group')) return this.at(at ?? object, 'group');
    if (checkpoint.startsWith('network-acl')) {
      this.subnet = at;
      return this.at(at, checkpoint === 'network-acl-inbound' ? 'acl-in' : 'acl-out');
    }
    if (checkpoint === 'route-table') return this.table(object);
    const connection = this.map.connections.find(({ id, kind }) => id === object && kind !== 'route');
    if (connection) return { connection: connection.id };
    // What a transit gateway decides, one of its tables does, which is no box.
    const gateway = checkpoint === 'transit-gateway' ? object.slice(0, object.lastIndexOf('.')) : object;
    return this.at(object, 'box') ?? this.at(gateway, 'box');
  }

  /** The resource at the end of this way, where the files tell it; else what was asked for by name. */
  private end(
    asked: string,
    hop: Hop | undefined,
    address: string | undefined,
    group: Hop['checkpoint'],
  ): Place | undefined {
    if (hop?.at && hop.checkpoint === group) return this.at(hop.at, 'box');
    if (asked === 'internet' || address?.startsWith('the internet')) return this.internet();
    const named = this.named(asked);
    if (named && !isContainer(named)) return this.at(named.id, 'box');
    const addressed = [...this.elements.values()].find(
      (element) => !isContainer(element) && element.detail.split(/[\s,]+/).includes(address ?? ''),
    );
    if (addressed) return this.at(addressed.id, 'box');
    if (named) return this.at(named.id, 'box');
    // An address of the internet, or of a network on premises, that has no box.
    const line = this.map.connections.find(({ id }) => id === hop?.object);
    if (line) return this.at(line.from, 'box');
    return hop?.checkpoint.endsWith('internet-gateway') ? this.internet() : undefined;
  }

  private named(text: string): MapElement | undefined {
    const known = this.elements.get(text);
    if (known) return known;
    const found = [...this.elements.values()].filter(({ id, endpoint }) => endpoint && id.endsWith(`.${text}`));
    return found.length === 1 ? found[0] : undefined;
  }

  private internet(): Place | undefined {
    return this.map.internet ? { element: 'internet', part: 'box' } : undefined;
  }

  private at(element: string | undefined, part: 'box' | 'group' | 'acl-in' | 'acl-out'): Place | undefined {
    return element !== undefined && this.elements.has(element) ? { element, part } : undefined;
  }

  private table(object: string): Place | undefined {
    const using = this.subnets.filter(({ guards }) => guards.routeTable === object);
    const here = this.subnets.find(({ id }) => id === this.subnet);
    const subnet = here && (using.length === 0 || using.includes(here)) ? here : using[0];
    return subnet ? { element: subnet.id, part: 'table' } : this.at(object, 'box');
  }
}

function isContainer({ kind }: MapElement): boolean {
  return kind === 'vpc' || kind === 'subnet' || kind === 'network';
}
