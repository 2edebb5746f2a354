import type { AddressClass, AddressClasses, BlockSpan } from '../address/address-classes.js';
import { UNKNOWN_ADDRESS, UNNAMED_PUBLIC_IPV4 } from '../address/address-classes.js';
import { addressSetsOverlap, cidrRange } from '../address/address-set.js';
import { type Cidr, cidrCovers, cidrFamily, EVERY_IPV4, EVERY_IPV6, formatCidr, sameCidr } from '../address/cidr.js';
import { INTERNET, RFC1918_BLOCKS, RFC6598_BLOCK, UNROUTABLE_BLOCKS } from '../address/known-ranges.js';
import { validCidrs, vpcHasIpv6 } from '../topology/effective.js';
import { traitsOf } from '../topology/kinds.js';
import type {
  DirectConnect,
  GatewayEndpoint,
  PrefixList,
  Route,
  RouteTable,
  RouteTargetElement,
  Vpc,
  Vpn,
  VpnGateway,
} from '../topology/model.js';
import type { Origin } from '../topology/origin.js';
import { NestedSpans } from './nested-spans.js';

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
}

export type RouteEntryTarget =
  | { readonly kind: 'local' }
  | { readonly kind: 'blackhole' }
  | { readonly kind: 'element'; readonly element: RouteTargetElement }
  /** The reference leads nowhere. */
  | { readonly kind: 'unknown' };

/** Where a table sends packets to a class of addresses. */
export type RouteChoice =
  | { readonly kind: 'route'; readonly entry: RouteEntry }
  | { readonly kind: 'none' }
  /** `candidates` are the routes that may decide, undefined for none at all; the file leaves open which. */
  | { readonly kind: 'unknown'; readonly why: string; readonly candidates: readonly (RouteEntry | undefined)[] };

/** A route whose blocks are not known. */
interface OpenEntry {
  readonly text: string;
  readonly target: RouteEntryTarget;
  /** An AWS service's own list: public addresses only. */
  readonly publicOnly?: boolean;
  /** A VPN on a VPN gateway announces IPv4 alone. */
  readonly ipv4Only?: boolean;
}

/** A connection of a VPN gateway and what it announces to the VPC. */
export interface GatewayConnection {
  readonly connection: Vpn | DirectConnect;
  readonly rank: RouteRank;
  readonly blocks: readonly Cidr[];
  /** BGP prefixes that no file tells. */
  readonly unknown: boolean;
}

/** The route table of a subnet, compiled. Lookups are per class of addresses and remembered. */
export class CompiledRouteTable {
  private readonly entries: RouteEntry[] = [];
  private readonly byAddress: NestedSpans<RouteEntry>;
  private readonly open: OpenEntry[] = [];
  private readonly localSpans: readonly BlockSpan[];
  private readonly unroutable: readonly BlockSpan[];
  private readonly privateSpans: readonly BlockSpan[];
  private readonly memo = new Map<AddressClass, RouteChoice>();
  private readonly replyMemo = new Map<AddressClass, RouteChoice>();

  constructor(
    readonly table: RouteTable | undefined,
    readonly vpc: Vpc,
    private readonly classes: AddressClasses,
    endpoints: readonly GatewayEndpoint[],
    connectionsOf: (gateway: VpnGateway) => readonly GatewayConnection[],
  ) {
    const blocks = validCidrs(vpc.cidrs);
    this.localSpans = blocks.map((block) => classes.spanOf(block));
    this.unroutable = UNROUTABLE_BLOCKS.map((block) => classes.spanOf(block));
    this.privateSpans = [...RFC1918_BLOCKS, RFC6598_BLOCK].map((block) => classes.spanOf(block));
    for (const block of blocks)
      this.add({ block, rank: RouteRank.local, text: formatCidr(block), origin: undefined, target: { kind: 'local' } });
    for (const route of table?.routes ?? []) this.addRoute(route);
    for (const endpoint of endpoints)
      this.addPrefixList(endpoint.service.target, endpoint.service.text, endpoint.origin, {
        kind: 'element',
        element: endpoint,
      });
    for (const reference of table?.propagations ?? []) {
      const gateway = reference.target;
      if (!gateway) this.open.push({ text: `propagated from ${reference.text}`, target: { kind: 'unknown' } });
      else this.propagate(gateway, connectionsOf(gateway), reference.origin);
    }
    this.byAddress = new NestedSpans(this.entries.map((item) => ({ span: classes.spanOf(item.block), item })));
  }

  private add(entry: RouteEntry): void {
    this.entries.push(entry);
  }

  private addRoute(route: Route): void {
    const target = targetOf(route);
    const { destination } = route;
    if (destination.kind === 'any') {
      for (const block of vpcHasIpv6(this.vpc) ? [EVERY_IPV4, EVERY_IPV6] : [EVERY_IPV4])
        this.addStatic(block, 'any', route.origin, target);
    } else if (destination.kind === 'cidr') {
      if (destination.literal.cidr)
        this.addStatic(destination.literal.cidr, destination.literal.text, route.origin, target);
      else this.open.push({ text: destination.literal.text, target });
    } else if (!destination.ref.target) this.open.push({ text: destination.ref.text, target });
    else if (destination.ref.target.kind === 'prefix-list')
      this.addPrefixList(destination.ref.target, destination.ref.text, route.origin, target);
    else {
      for (const block of validCidrs(destination.ref.target.cidrs))
        this.addStatic(block, destination.ref.text, route.origin, target);
      if (destination.ref.target.kind === 'network' && destination.ref.target.unknown)
        this.open.push({ text: destination.ref.text, target });
    }
  }

  /** A route that AWS refuses does not exist; a rule reports it. */
  private addStatic(block: Cidr, text: string, origin: Origin, target: RouteEntryTarget): void {
    if (!acceptedBesideLocal(block, target, this.vpc)) return;
    if (UNROUTABLE_BLOCKS.some((outer) => typeof outer.base === typeof block.base && cidrCovers(outer, block))) return;
    this.add({ block, rank: RouteRank.static, text, origin, target });
  }

  private addPrefixList(list: PrefixList | undefined, text: string, origin: Origin, target: RouteEntryTarget): void {
    const publicOnly = target.kind === 'element' && target.element.kind === 'gateway-endpoint';
    if (!list || list.unknown) this.open.push({ text, target, publicOnly });
    for (const block of list ? validCidrs(list.cidrs) : [])
      this.add({ block, rank: RouteRank.prefixList, text, origin, target });
  }

  private propagate(gateway: VpnGateway, connections: readonly GatewayConnection[], origin: Origin): void {
    const target: RouteEntryTarget = { kind: 'element', element: gateway };
    for (const { blocks, rank, unknown, connection } of connections) {
      for (const block of blocks) this.add({ block, rank, text: formatCidr(block), origin, target });
      if (unknown)
        this.open.push({ text: `propagated from ${connection.name}`, target, ipv4Only: connection.kind === 'vpn' });
    }
  }

  private inVpc(cls: AddressClass): boolean {
    return this.localSpans.some((span) => cls >= span.first && cls <= span.last);
  }

  lookup(cls: AddressClass): RouteChoice {
    return this.remember(this.memo, cls, this.open);
  }

  /** For a reply to a client on the internet: an AWS service opens no connections, so the client is none whose unknown addresses a gateway endpoint's list holds. */
  lookupForReply(cls: AddressClass): RouteChoice {
    if (!this.open.some(({ publicOnly }) => publicOnly)) return this.lookup(cls);
    return this.remember(
      this.replyMemo,
      cls,
      this.open.filter(({ publicOnly }) => !publicOnly),
    );
  }

  private remember(memo: Map<AddressClass, RouteChoice>, cls: AddressClass, open: readonly OpenEntry[]): RouteChoice {
    let choice = memo.get(cls);
    if (!choice) {
      choice = this.decide(cls, open);
      memo.set(cls, choice);
    }
    return choice;
  }

  private decide(cls: AddressClass, openEntries: readonly OpenEntry[]): RouteChoice {
    if (cls === UNNAMED_PUBLIC_IPV4 || cls === UNKNOWN_ADDRESS) return this.decideUnknownAddress(openEntries, cls);
    if (this.unroutable.some((span) => cls >= span.first && cls <= span.last)) return { kind: 'none' };
    const local = this.inVpc(cls);
    const matching = this.byAddress.at(cls).filter((entry) => !(local && entry.rank >= RouteRank.directConnect));
    const best = bestEntry(matching);
    // A prefix list cannot reach into the VPC's own range, and propagated routes lose to local there.
    if (!local && openEntries.length > 0) {
      const isPrivate = this.privateSpans.some((span) => cls >= span.first && cls <= span.last);
      const others = openEntries.filter(
        ({ target, publicOnly, ipv4Only }) =>
          !(publicOnly && isPrivate) &&
          !(ipv4Only && this.classes.familyOfClass(cls) === 6) &&
          (!best || !sameTarget(target, best.target)),
      );
      if (others.length > 0)
        return {
          kind: 'unknown',
          why: `whether ${others[0]?.text} holds this address is not known`,
          candidates: [
            best,
            ...others.map(
              ({ text, target }): RouteEntry => ({
                block: EVERY_IPV4,
                rank: RouteRank.prefixList,
                text,
                origin: undefined,
                target,
              }),
            ),
          ],
        };
    }
    if (!best) return { kind: 'none' };
    if (best.rank === RouteRank.prefixList) {
      const rivals = matching.filter(
        (entry) => entry.rank === RouteRank.prefixList && !sameTarget(entry.target, best.target),
      );
      if (rivals.length > 0)
        return {
          kind: 'unknown',
          why: `two prefix lists (${best.text}, ${rivals[0]?.text}) hold this address and lead to different targets; AWS picks one at random`,
          candidates: [best, ...rivals],
        };
    }
    const equals = distinctTargets(
      matching.filter(
        (entry) => entry.block.prefixLength === best.block.prefixLength && priority(entry) === priority(best),
      ),
    );
    if (equals.length > 1)
      return {
        kind: 'unknown',
        why: `several routes to ${best.text} lead to different targets, of which AWS takes one alone`,
        candidates: equals,
      };
    return { kind: 'route', entry: best };
  }

  /** An address without a value: decided only where every route that could match has the same target. */
  private decideUnknownAddress(openEntries: readonly OpenEntry[], cls: AddressClass): RouteChoice {
    // A public address is in no block of private ones, whatever its value.
    const mayHold = ({ block }: RouteEntry): boolean =>
      cls !== UNNAMED_PUBLIC_IPV4 || addressSetsOverlap([cidrRange(block)], INTERNET);
    const candidates = this.entries.filter(
      (entry) => cidrFamily(entry.block) === 4 && entry.rank !== RouteRank.local && mayHold(entry),
    );
    const every = candidates.filter((entry) => entry.block.prefixLength === 0);
    const best = bestEntry(every);
    if (best && openEntries.length === 0 && candidates.every((entry) => sameTarget(entry.target, best.target)))
      return { kind: 'route', entry: best };
    if (candidates.length === 0 && openEntries.length === 0) return { kind: 'none' };
    const open = openEntries.map(
      ({ text, target }): RouteEntry => ({
        block: EVERY_IPV4,
        rank: RouteRank.prefixList,
        text,
        origin: undefined,
        target,
      }),
    );
    return {
      kind: 'unknown',
      why: 'the address has no value in the file',
      candidates: distinctTargets([...candidates, ...open, ...(best ? [] : [undefined])]),
    };
  }
}

/** Longest prefix first, then rank. */
function bestEntry(entries: readonly RouteEntry[]): RouteEntry | undefined {
  let best: RouteEntry | undefined;
  for (const entry of entries) {
    if (!best || entry.block.prefixLength > best.block.prefixLength) best = entry;
    else if (entry.block.prefixLength === best.block.prefixLength && priority(entry) < priority(best)) best = entry;
  }
  return best;
}

/** One route for each target is enough to try them all. */
function distinctTargets(entries: readonly (RouteEntry | undefined)[]): (RouteEntry | undefined)[] {
  return entries.filter(
    (entry, i) =>
      entries.findIndex((other) => entry === other || (entry && other && sameTarget(entry.target, other.target))) === i,
  );
}

/** A static route to exactly a VPC block replaces the target of `local`. */
function priority(entry: RouteEntry): number {
  return entry.rank === RouteRank.local ? RouteRank.static + 0.5 : entry.rank;
}

function targetOf(route: Route): RouteEntryTarget {
  if (route.target.kind !== 'ref') return { kind: route.target.kind };
  return route.target.ref.target ? { kind: 'element', element: route.target.ref.target } : { kind: 'unknown' };
}

function sameTarget(a: RouteEntryTarget, b: RouteEntryTarget): boolean {
  return (
    a.kind === b.kind &&
    a.kind !== 'unknown' &&
    (a.kind !== 'element' || (b.kind === 'element' && a.element === b.element))
  );
}

/**
 * Inside the VPC's own range AWS accepts a static route only for the whole block (replacing `local`) or for a whole subnet,
 * and only to a network interface, a NAT gateway or a Gateway Load Balancer endpoint.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
function acceptedBesideLocal(block: Cidr, target: RouteEntryTarget, vpc: Vpc): boolean {
  const outer = validCidrs(vpc.cidrs).find((own) => typeof own.base === typeof block.base && cidrCovers(own, block));
  if (!outer || target.kind === 'unknown') return true;
  if (target.kind === 'local')
    return (
      sameCidr(outer, block) ||
      vpc.subnets.some((subnet) => validCidrs(subnet.cidrs).some((own) => sameCidr(own, block)))
    );
  const whole =
    sameCidr(outer, block) ||
    vpc.subnets.some((subnet) => validCidrs(subnet.cidrs).some((own) => sameCidr(own, block)));
  if (target.kind === 'blackhole') return whole;
  const { element } = target;
  return whole && element.kind === 'resource' && traitsOf(element).forwards !== 'never';
}
