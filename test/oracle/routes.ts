/** Route tables of a VPC, asked about one address. */
import { type Address, familyOf } from '../../network/address/address.js';
import type {
  CidrLiteral,
  DirectConnect,
  OnPremisesNetwork,
  ResourceType,
  Route,
  RouteTable,
  RouteTargetElement,
  Subnet,
  Topology,
  Vpc,
  Vpn,
  VpnGateway,
} from '../../network/topology/model.js';
import { contains, isNeverForwarded, refusedByInternetGateway, subnetOf } from './known-addresses.js';
import { cidrHas, inBlocks, inNetwork, inPrefixList } from './match.js';
import type { HeaderAddress } from './packet.js';
import { keyOf, type World } from './world.js';

export type Target = 'local' | 'blackhole' | 'unresolved' | RouteTargetElement;

/** Static routes before routes to prefix lists before learned ones: Direct Connect, then VPN with static routes, then VPN with BGP. */
export type Rank = 'static' | 'prefix-list' | 'vpc' | 'direct-connect' | 'vpn-static' | 'vpn-bgp';
const ORDER: readonly Rank[] = ['static', 'prefix-list', 'vpc', 'direct-connect', 'vpn-static', 'vpn-bgp'];

export interface Candidate<T> {
  readonly length: number;
  readonly rank: Rank;
  readonly target: T;
}

/** The longest prefix; then the order above; what AWS leaves open after that is tried in every world. */
export function best<T>(candidates: readonly Candidate<T>[], key: string, world: World): T | undefined {
  if (candidates.length === 0) return undefined;
  const longest = Math.max(...candidates.map((candidate) => candidate.length));
  const long = candidates.filter((candidate) => candidate.length === longest);
  const rank = Math.min(...long.map((candidate) => ORDER.indexOf(candidate.rank)));
  const targets = [
    ...new Set(long.filter((candidate) => ORDER.indexOf(candidate.rank) === rank).map((candidate) => candidate.target)),
  ];
  return targets[world.choose(`tie ${key}`, targets.length)];
}

/** How long the longest of the blocks is that has the address; undefined: none has. */
export function longest(
  literals: readonly { readonly cidr: { readonly base: Address; readonly prefixLength: number } | undefined }[],
  address: Address,
): number | undefined {
  const lengths = literals.flatMap((literal) =>
    literal.cidr && cidrHas(literal as never, address) ? [literal.cidr.prefixLength] : [],
  );
  return lengths.length > 0 ? Math.max(...lengths) : undefined;
}

/** A route whose blocks nobody knows: it may lose to every other or win over every other. */
function openLength(key: string, address: Address, world: World): number {
  return world.maybe(`${key} is specific for ${address}`) ? 129 : -1;
}

/** Likewise inside a VPC, where no block is more specific than that of the subnet. */
function openWithin(length: number, key: string, address: Address, world: World): number {
  return world.maybe(`${key} is specific for ${address}`) ? length : -1;
}

/** The length with which one route matches. */
export function routeLength(
  route: Pick<Route, 'destination'>,
  address: Address,
  hasIpv6: boolean,
  world: World,
): { length: number; rank: Rank } | undefined {
  const { destination } = route;
  if (destination.kind === 'cidr') {
    const length = longest([destination.literal], address);
    return length === undefined ? undefined : { length, rank: 'static' };
  }
  if (destination.kind === 'any') return familyOf(address) === 4 || hasIpv6 ? { length: 0, rank: 'static' } : undefined;
  const element = destination.ref.target;
  if (!element)
    return world.maybe(`${keyOf(destination)} has ${address}`)
      ? { length: openLength(keyOf(destination), address, world), rank: 'static' }
      : undefined;
  if (element.kind === 'prefix-list') {
    if (!inPrefixList(element, address, world)) return undefined;
    const length = element.unknown ? openLength(keyOf(element), address, world) : longest(element.cidrs, address)!;
    return { length, rank: 'prefix-list' };
  }
  if (element.kind === 'network' && element.unknown) {
    if (!inNetwork(element, address, world)) return undefined;
    return { length: openLength(keyOf(element), address, world), rank: 'static' };
  }
  const length = longest(element.cidrs, address);
  return length === undefined ? undefined : { length, rank: 'static' };
}

const targetOf = (route: Route): Target =>
  route.target.kind === 'ref' ? (route.target.ref.target ?? 'unresolved') : route.target.kind;

/** The blocks that a route's destination names; undefined: nobody knows them. */
export function blocksOf({ destination }: Pick<Route, 'destination'>): readonly CidrLiteral[] | undefined {
  if (destination.kind === 'cidr') return [destination.literal];
  const element = destination.kind === 'ref' ? destination.ref.target : undefined;
  return element && !('unknown' in element && element.unknown) ? element.cidrs : undefined;
}

/** Where a table sends a public address that the file does not name: any public block of the table may have it. */
export function lookUpUnnamed(
  vpc: Vpc,
  table: RouteTable | undefined,
  address: Exclude<HeaderAddress, Address>,
  topology: Topology,
  world: World,
  reply: boolean,
): Target | undefined {
  const candidates: Candidate<Target>[] = [];
  const add = (rank: Rank, target: Target, blocks: readonly CidrLiteral[] | undefined, key: string): void => {
    if (!blocks) {
      if (world.maybe(`${key} has ${keyOf(address.unnamed)}`))
        candidates.push({ length: world.maybe(`${key} is specific`) ? 129 : -1, rank, target });
      return;
    }
    const lengths = blocks.flatMap((literal) =>
      inBlocks([literal], address, world) ? [literal.cidr?.prefixLength ?? 0] : [],
    );
    if (lengths.length > 0) candidates.push({ length: Math.max(...lengths), rank, target });
  };
  for (const route of table?.routes ?? []) {
    const { destination } = route;
    if (destination.kind === 'any') candidates.push({ length: 0, rank: 'static', target: targetOf(route) });
    else
      add(
        destination.kind === 'ref' && destination.ref.target?.kind === 'prefix-list' ? 'prefix-list' : 'static',
        targetOf(route),
        blocksOf(route),
        keyOf(destination),
      );
  }
  for (const endpoint of table ? vpc.gatewayEndpoints : []) {
    if (!endpoint.routeTables.some((ref) => ref.target === table)) continue;
    const list = endpoint.service.target;
    if (!reply || (list && !list.unknown))
      add('prefix-list', endpoint, list?.unknown ? undefined : list?.cidrs, keyOf(endpoint));
  }
  for (const ref of table?.propagations ?? []) {
    if (!ref.target) add('vpn-bgp', 'unresolved', undefined, keyOf(ref));
    else
      for (const connection of [...topology.vpns, ...topology.directConnects]) {
        const ends = connection.kind === 'vpn' ? [connection.gateway] : connection.gateways;
        if (!ends.some((end) => end.target === ref.target)) continue;
        const network = connection.network.target;
        const known = connection.routes ?? (network && !network.unknown ? network.cidrs : undefined);
        add(connection.kind === 'vpn' ? 'vpn-bgp' : 'direct-connect', ref.target, known, keyOf(connection));
      }
  }
  return best(candidates, `${keyOf(table ?? vpc)} ${keyOf(address.unnamed)}`, world);
}

/** Where a table of the VPC sends an address; undefined: no route. */
export function lookUp(
  vpc: Vpc,
  table: RouteTable | undefined,
  address: Address,
  topology: Topology,
  world: World,
  reply: boolean,
): Target | undefined {
  if (isNeverForwarded(address)) return undefined;
  const hasIpv6 = vpc.cidrs.some(({ cidr }) => cidr && familyOf(cidr.base) === 6);
  const insideVpc = contains(vpc.cidrs, address);
  const candidates: Candidate<Target>[] = [];
  for (const route of table?.routes ?? []) {
    const target = targetOf(route);
    const match = insideVpc
      ? lengthInside(vpc, route, target, address, world)
      : routeLength(route, address, hasIpv6, world);
    if (match) candidates.push({ ...match, target });
  }
  for (const literal of vpc.cidrs) {
    if (!cidrHas(literal, address)) continue;
    const replaced = table?.routes.some(
      ({ destination }) =>
        destination.kind === 'cidr' &&
        destination.literal.cidr?.base === literal.cidr!.base &&
        destination.literal.cidr.prefixLength === literal.cidr!.prefixLength,
    );
    if (!replaced) candidates.push({ length: literal.cidr!.prefixLength, rank: 'static', target: 'local' });
  }
  if (table) {
    for (const endpoint of vpc.gatewayEndpoints) {
      if (!endpoint.routeTables.some((ref) => ref.target === table)) continue;
      const list = endpoint.service.target;
      // The services behind gateway endpoints have public addresses, and open no connections that one could answer.
      if ((insideVpc || reply || refusedByInternetGateway(address)) && (!list || list.unknown)) continue;
      const destination = { kind: 'ref' as const, origin: endpoint.origin, ref: endpoint.service };
      const match = routeLength({ destination }, address, hasIpv6, world);
      if (match) candidates.push({ ...match, rank: 'prefix-list', target: endpoint });
    }
    for (const ref of table.propagations) {
      if (insideVpc) continue;
      if (!ref.target)
        candidates.push({ length: openLength(keyOf(ref), address, world), rank: 'vpn-bgp', target: 'unresolved' });
      else
        for (const { length, rank } of known(ref.target, address, topology, world))
          candidates.push({ length, rank, target: ref.target });
    }
  }
  const name = table ? keyOf(table) : keyOf(vpc);
  return best(oneList(candidates, name, world), `${name} ${address}`, world);
}

/** What AWS takes routes to that are more specific than `local`; what a target was that is gone, nobody knows. */
const TAKEN_INSIDE: readonly ResourceType[] = [
  'nat-gateway',
  'nat-instance',
  'instance',
  'interface',
  'gateway-load-balancer-endpoint',
];

const isTakenInside = (target: Target): boolean =>
  typeof target !== 'object' || (target.kind === 'resource' && TAKEN_INSIDE.includes(target.type));

/** The length with which a route matches an address of the VPC itself: more specific than `local` it is for a whole subnet alone, be it a route to a block or to a list of them. */
function lengthInside(
  vpc: Vpc,
  { destination }: Pick<Route, 'destination'>,
  target: Target,
  address: Address,
  world: World,
): { length: number; rank: Rank } | undefined {
  if (destination.kind === 'any')
    return familyOf(address) === 4 || vpc.cidrs.some(({ cidr }) => cidr && familyOf(cidr.base) === 6)
      ? { length: 0, rank: 'static' }
      : undefined;
  const element = destination.kind === 'ref' ? destination.ref.target : undefined;
  const rank = element?.kind === 'prefix-list' ? 'prefix-list' : 'static';
  if (destination.kind === 'ref' && (!element || ('unknown' in element && element.unknown))) {
    const length = longest(subnetOf(vpc, address)?.cidrs ?? [], address);
    const key = keyOf(element ?? destination);
    if (length === undefined || !isTakenInside(target) || !world.maybe(`${key} has ${address}`)) return undefined;
    // A list may have it in a wider block, by which it loses to `local`, and yet be the one that AWS takes.
    return { length: rank === 'prefix-list' ? openWithin(length, key, address, world) : length, rank };
  }
  const blocks = destination.kind === 'cidr' ? [destination.literal] : (element?.cidrs ?? []);
  const whole = [vpc, ...vpc.subnets].flatMap(({ cidrs }) => cidrs.map(blockKey));
  const taken = blocks.filter(
    (literal) =>
      target === 'unresolved' ||
      !vpc.cidrs.some((own) => covers(own, literal)) ||
      (isTakenInside(target) && whole.includes(blockKey(literal))),
  );
  const length = longest(taken, address);
  return length === undefined ? undefined : { length, rank };
}

const blockKey = ({ cidr }: CidrLiteral): string => `${cidr?.base}/${cidr?.prefixLength}`;

const covers = (outer: CidrLiteral, { cidr }: CidrLiteral): boolean =>
  outer.cidr !== undefined &&
  cidr !== undefined &&
  outer.cidr.prefixLength <= cidr.prefixLength &&
  cidrHas(outer, cidr.base);

/** Where entries of several prefix lists overlap and lead apart, AWS takes one of the lists, whichever, and stays with it. */
function oneList(candidates: readonly Candidate<Target>[], name: string, world: World): Candidate<Target>[] {
  const targets = [...new Set(candidates.filter((one) => one.rank === 'prefix-list').map((one) => one.target))];
  const key = targets.map((target) => (typeof target === 'string' ? target : keyOf(target))).join(' ');
  const taken = targets[world.choose(`list ${name} ${key}`, targets.length)];
  return candidates.filter((one) => one.rank !== 'prefix-list' || one.target === taken);
}

/** The table of a subnet: its own, else the main one, else one with `local` alone. */
export function tableOf(subnet: Subnet): RouteTable | undefined | 'unresolved' {
  if (subnet.routeTable) return subnet.routeTable.target ?? 'unresolved';
  const mains = subnet.vpc.routeTables.filter((table) => table.main);
  return mains.length > 1 ? 'unresolved' : mains[0];
}

export type Connection = Vpn | DirectConnect;

/** What a VPN gateway knows of an address: prefixes entered on a static VPN, or announced over BGP by VPN or Direct Connect. VPN over it carries no IPv6. */
export function known(
  gateway: VpnGateway,
  address: Address,
  topology: Topology,
  world: World,
): Candidate<{ connection: Connection; network: OnPremisesNetwork | undefined }>[] {
  const found: Candidate<{ connection: Connection; network: OnPremisesNetwork | undefined }>[] = [];
  for (const vpn of topology.vpns) {
    if (vpn.gateway.target !== gateway || familyOf(address) === 6) continue;
    const match = announced(vpn, vpn.routes ? 'vpn-static' : 'vpn-bgp', address, world);
    if (match) found.push(match);
  }
  for (const line of topology.directConnects) {
    if (!line.gateways.some((ref) => ref.target === gateway)) continue;
    const match = announced(line, 'direct-connect', address, world);
    if (match) found.push(match);
  }
  return found;
}

/** Whether the tunnels of a VPN are for the family at all: where its selectors have no block of it, its routers tell each other nothing of it. */
export function isForFamily(connection: Connection, family: 4 | 6): boolean {
  if (connection.kind === 'direct-connect') return true;
  return [connection.localCidrs, connection.remoteCidrs].every(
    (selector) =>
      !selector || selector.unknown || selector.cidrs.some(({ cidr }) => cidr && familyOf(cidr.base) === family),
  );
}

/** The prefixes that a connection brings: its own list, else the blocks of its network. */
export function announced(
  connection: Connection,
  rank: Rank,
  address: Address,
  world: World,
): Candidate<{ connection: Connection; network: OnPremisesNetwork | undefined }> | undefined {
  const network = connection.network.target;
  const target = { connection, network };
  if (!isForFamily(connection, familyOf(address))) return undefined;
  if (connection.routes) {
    const length = longest(connection.routes, address);
    return length === undefined ? undefined : { length, rank, target };
  }
  if (!network || network.unknown) {
    const has = network ? inNetwork(network, address, world) : world.maybe(`${keyOf(connection)} has ${address}`);
    return has ? { length: openLength(keyOf(network ?? connection), address, world), rank, target } : undefined;
  }
  const length = longest(network.cidrs, address);
  return length === undefined ? undefined : { length, rank, target };
}
