import type { CompactEndpoint, MapElement, MapSubnet, NetworkMap } from '../../../../server/protocol.js';
import { type AddressRange, rangesIn } from './address-range.js';

/** Something that can be found on the map, and all by which it is found. */
export interface Entry {
  readonly id: string;
  /** Of a connection, the end at which it is shown. */
  readonly at: string;
  /** A sentence, to be said. */
  readonly description: string;
  /** Its names, in small letters. */
  readonly names: readonly string[];
  /** Names, kind, addresses, and what guards it, in small letters. */
  readonly text: string;
  /** The addresses that it has. */
  readonly addresses: readonly AddressRange[];
  /** The blocks that it is made of: it holds what has an address in them. */
  readonly blocks: readonly AddressRange[];
}

/** What is known of an end's addresses beside what the map says: those that the internet sees, and those that nobody wrote. */
export type EndAddresses = Pick<CompactEndpoint, 'name' | 'addresses' | 'publicAddresses'>;

/** Everything that has a box or a named line, in reading order. Made once for a picture, when something is first sought. */
export function searchIndex(map: NetworkMap, ends: readonly EndAddresses[]): Entry[] {
  const known = new Map(ends.map((end) => [end.name, [...end.addresses, ...end.publicAddresses].join(' ')]));
  const labels = new Map(map.guards.map(({ id, label }) => [id, label]));
  const guard = (id: string | undefined): string => (id === undefined ? '' : `${labels.get(id) ?? ''} ${id}`);
  const container = (element: MapElement & { readonly cidrs?: readonly string[] }, guards: readonly string[] = []) => {
    const blocks = rangesIn((element.cidrs ?? [element.detail]).join(' '));
    return entry(element, guards, [], blocks, '');
  };
  const thing = (element: MapElement): Entry => {
    const addresses = `${element.detail} ${known.get(element.id) ?? ''}`;
    return entry(element, (element.securityGroups ?? []).map(guard), rangesIn(addresses), [], addresses);
  };
  const subnet = (one: MapSubnet): Entry => {
    const { networkAcl, routeTable } = one.guards;
    return container(one, [guard(networkAcl), guard(routeTable), one.access]);
  };
  return [
    ...(map.internet ? [INTERNET] : []),
    ...map.networks.flatMap((network) => [container(network), ...network.hosts.map(thing)]),
    ...map.transitGateways.map(thing),
    ...map.vpcs.flatMap((vpc) => [
      container(vpc, [vpc.region ?? '']),
      ...[...vpc.gateways, ...vpc.loadBalancers, ...vpc.spanningResources].map(thing),
      ...vpc.zones.flatMap(({ subnets }) => subnets.flatMap((one) => [subnet(one), ...one.resources.map(thing)])),
    ]),
    ...map.connections
      .filter(({ label }) => label !== '')
      .map((connection) => ({ ...thing(connection), at: connection.from })),
  ];
}

const INTERNET: Entry = {
  id: 'internet',
  at: 'internet',
  description: 'internet',
  names: ['internet'],
  text: 'internet',
  addresses: [],
  blocks: [],
};

function entry(
  { id, kind, label, detail, description }: MapElement,
  guards: readonly string[],
  addresses: readonly AddressRange[],
  blocks: readonly AddressRange[],
  more: string,
): Entry {
  // The kind as the language has it and as people write it; the sentence begins with it in their own language.
  const [said = ''] = description.split(',');
  const text = [label, id, kind, kind.replaceAll('-', ' '), said, detail, ...guards, more].join('\n').toLowerCase();
  return { id, at: id, description, names: [label.toLowerCase(), id.toLowerCase()], text, addresses, blocks };
}
