import {
  type Cidr,
  cidrCovers,
  EVERY_IPV4,
  EVERY_IPV6,
  formatCidr,
  sameCidr,
  UNROUTABLE_BLOCKS,
} from '../address/index.js';
import {
  blocksInside,
  type DirectConnect,
  type GatewayEndpoint,
  type MayBeAbsent,
  type OnPremisesNetwork,
  type Origin,
  type PrefixList,
  type Route,
  type RouteTable,
  type RouteTargetElement,
  type Subnet,
  traitsOf,
  type Vpc,
  type Vpn,
  type VpnGateway,
  validCidrs,
  vpcHasIpv6,
} from '../topology/index.js';
import { say } from '../words/index.js';

/** Which of two routes to the same block wins: the lower. https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html */
export const RouteRank = { local: 0, static: 1, prefixList: 2, directConnect: 3, vpnStatic: 4, vpnBgp: 5 } as const;
export type RouteRank = (typeof RouteRank)[keyof typeof RouteRank];

export interface RouteEntry {
  readonly block: Cidr;
  readonly rank: RouteRank;
  /** Its destination as written, or the block. */
  readonly text: string;
  readonly origin: Origin | undefined;
  readonly target: RouteEntryTarget;
  /** What it hangs on, where the file leaves open whether all of that is there. */
  readonly maybe?: readonly MayBeAbsent[] | undefined;
  /** The route that gives it; undefined for `local`, gateway endpoints and what is learned. */
  readonly route?: Route | undefined;
}

export type RouteEntryTarget =
  | { readonly kind: 'local' }
  | { readonly kind: 'blackhole' }
  | { readonly kind: 'element'; readonly element: RouteTargetElement }
  /** The reference leads nowhere. */
  | { readonly kind: 'unknown' };

/** A route whose blocks are not known. */
export interface OpenEntry {
  readonly text: string;
  readonly target: RouteEntryTarget;
  /** An AWS service's own list: public addresses only. */
  readonly publicOnly?: boolean;
  /** A prefix list, which may overlap with others. */
  readonly isList?: boolean;
  /** A VPN on a VPN gateway announces IPv4 alone. */
  readonly ipv4Only?: boolean;
  /** What the blocks are those of: what is in it is held, whatever they are. */
  readonly place?: Vpc | Subnet | OnPremisesNetwork;
  /** A static route, or one to a prefix list, to what AWS accepts inside the VPC's own range: there it may be that of a whole subnet. */
  readonly isAcceptedInside: boolean;
  /** What it hangs on, where the file leaves open whether all of that is there. */
  readonly maybe?: readonly MayBeAbsent[] | undefined;
}

/** A connection of a VPN gateway and what it announces to the VPC. */
export interface GatewayConnection {
  readonly connection: Vpn | DirectConnect;
  readonly rank: RouteRank;
  readonly blocks: readonly Cidr[];
  /** BGP prefixes that no file tells. */
  readonly unknown: boolean;
}

/** Those that may not be there. */
export function doubts(...things: readonly MayBeAbsent[]): { readonly maybe?: readonly MayBeAbsent[] } {
  const maybe = things.filter((thing) => thing.maybe);
  return maybe.length > 0 ? { maybe } : {};
}

/** What a table holds, routes, endpoints and what it learns, before anything is looked up in it. */
export class RouteEntries {
  readonly entries: RouteEntry[] = [];
  readonly open: OpenEntry[] = [];

  constructor(
    table: RouteTable | undefined,
    private readonly vpc: Vpc,
    endpoints: readonly GatewayEndpoint[],
    connectionsOf: (gateway: VpnGateway) => readonly GatewayConnection[],
  ) {
    // Of a VPC whose blocks are unknown `local` is wider than anything that replaces it: see where it is looked up.
    for (const block of validCidrs(vpc.cidrs))
      this.add({ block, rank: RouteRank.local, text: formatCidr(block), origin: undefined, target: { kind: 'local' } });
    for (const route of table?.routes ?? []) this.addRoute(route);
    for (const endpoint of endpoints)
      this.addPrefixList(
        endpoint.service.target,
        endpoint.service.text,
        endpoint.origin,
        { kind: 'element', element: endpoint },
        undefined,
        doubts(endpoint),
      );
    for (const reference of table?.propagations ?? []) {
      const gateway = reference.target;
      if (!gateway)
        this.open.push({
          text: say`propagated from ${reference.text}`,
          target: { kind: 'unknown' },
          isAcceptedInside: false,
        });
      else this.propagate(gateway, connectionsOf(gateway), reference.origin);
    }
  }

  private add(entry: RouteEntry): void {
    this.entries.push(entry);
  }

  private addRoute(route: Route): void {
    const target = targetOf(route);
    const isAcceptedInside = acceptsInside(target);
    const { destination } = route;
    if (destination.kind === 'any') {
      for (const block of vpcHasIpv6(this.vpc) ? [EVERY_IPV4, EVERY_IPV6] : [EVERY_IPV4])
        this.addStatic(block, 'any', route, target);
    } else if (destination.kind === 'cidr') {
      if (destination.literal.cidr) this.addStatic(destination.literal.cidr, destination.literal.text, route, target);
      else this.open.push({ text: destination.literal.text, target, isAcceptedInside });
    } else if (!destination.ref.target) this.open.push({ text: destination.ref.text, target, isAcceptedInside });
    else if (destination.ref.target.kind === 'prefix-list')
      this.addPrefixList(destination.ref.target, destination.ref.text, route.origin, target, route);
    else {
      for (const block of validCidrs(destination.ref.target.cidrs))
        this.addStatic(block, destination.ref.text, route, target);
      if (destination.ref.target.unknown)
        this.open.push({
          text: destination.ref.text,
          target,
          place: destination.ref.target,
          isAcceptedInside,
          ...doubts(route),
        });
    }
  }

  /** A route that AWS refuses does not exist; a rule reports it. */
  private addStatic(block: Cidr, text: string, route: Route, target: RouteEntryTarget): void {
    if (!isTaken(block, target, this.vpc)) return;
    this.add({ block, rank: RouteRank.static, text, origin: route.origin, target, route, ...doubts(route) });
  }

  private addPrefixList(
    list: PrefixList | undefined,
    text: string,
    origin: Origin,
    target: RouteEntryTarget,
    route?: Route,
    open = route ? doubts(route) : {},
  ): void {
    const publicOnly = target.kind === 'element' && target.element.kind === 'gateway-endpoint';
    if (!list || list.unknown)
      this.open.push({ text, target, publicOnly, isList: true, isAcceptedInside: acceptsInside(target), ...open });
    for (const block of list ? validCidrs(list.cidrs).filter((one) => isTaken(one, target, this.vpc)) : [])
      this.add({ block, rank: RouteRank.prefixList, text, origin, target, route, ...open });
  }

  private propagate(gateway: VpnGateway, connections: readonly GatewayConnection[], origin: Origin): void {
    const target: RouteEntryTarget = { kind: 'element', element: gateway };
    for (const { blocks, rank, unknown, connection } of connections) {
      for (const block of blocks)
        this.add({ block, rank, text: formatCidr(block), origin, target, ...doubts(gateway, connection) });
      if (unknown)
        this.open.push({
          text: say`propagated from ${connection.name}`,
          target,
          isAcceptedInside: false,
          ipv4Only: connection.kind === 'vpn',
          ...(connection.network.target ? { place: connection.network.target } : {}),
          ...doubts(gateway, connection),
        });
    }
  }
}

function targetOf(route: Route): RouteEntryTarget {
  if (route.target.kind !== 'ref') return { kind: route.target.kind };
  return route.target.ref.target ? { kind: 'element', element: route.target.ref.target } : { kind: 'unknown' };
}

/**
 * Inside the VPC's own range AWS accepts a static route only for the whole block (replacing `local`) or for a whole subnet,
 * and only to a network interface, a NAT gateway or a Gateway Load Balancer endpoint; an entry of a prefix list likewise.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
function acceptedBesideLocal(block: Cidr, target: RouteEntryTarget, vpc: Vpc): boolean {
  const outer = blocksInside(vpc).find((own) => typeof own.base === typeof block.base && cidrCovers(own, block));
  if (!outer || target.kind === 'unknown') return true;
  return (
    acceptsInside(target) &&
    (sameCidr(outer, block) ||
      vpc.subnets.some(
        (subnet) =>
          (subnet.unknown && target.kind !== 'local') || validCidrs(subnet.cidrs).some((own) => sameCidr(own, block)),
      ))
  );
}

/** Of a target that is gone, or that no file tells, nobody knows what it was. */
export const acceptsInside = (target: RouteEntryTarget): boolean =>
  target.kind !== 'element' || (target.element.kind === 'resource' && traitsOf(target.element).forwards !== 'never');

const isTaken = (block: Cidr, target: RouteEntryTarget, vpc: Vpc): boolean =>
  acceptedBesideLocal(block, target, vpc) &&
  !UNROUTABLE_BLOCKS.some((outer) => typeof outer.base === typeof block.base && cidrCovers(outer, block));
