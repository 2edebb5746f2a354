import type { AddressClass, AddressClasses, BlockSpan } from '../address/address-classes.js';
import { UNKNOWN_ADDRESS, UNNAMED_PUBLIC_IPV4 } from '../address/address-classes.js';
import { type Cidr, cidrsOverlap, EVERY_IPV4, formatCidr } from '../address/cidr.js';
import { validCidrs } from '../topology/effective.js';
import {
  type Attached,
  qualifiedName,
  type Topology,
  type TransitGateway,
  type TransitGatewayAttachment,
  type TransitGatewayRouteTable,
  type Vpc,
} from '../topology/model.js';
import type { Origin } from '../topology/origin.js';
import { advertisedToTransit, endsAt } from './advertised.js';

/** Which route of a transit gateway's table wins among equals: the lower. https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview */
const TransitRank = { static: 0, prefixList: 1, vpc: 2, directConnect: 3, vpn: 4 } as const;

export interface TransitEntry {
  readonly block: Cidr;
  readonly rank: number;
  readonly text: string;
  readonly origin: Origin | undefined;
  readonly target:
    | { readonly kind: 'attached'; readonly attached: Attached }
    | { readonly kind: 'blackhole' }
    | { readonly kind: 'unknown' };
}

export type TransitChoice =
  | { readonly kind: 'route'; readonly entry: TransitEntry }
  | { readonly kind: 'none' }
  /** `candidates`: one of these decides, undefined for none; the file leaves open which. */
  | { readonly kind: 'unknown'; readonly why: string; readonly candidates: readonly (TransitEntry | undefined)[] };

/** One table of a transit gateway, declared or the default one. */
export class CompiledTransitTable {
  private readonly entries: { readonly span: BlockSpan; readonly entry: TransitEntry }[] = [];
  private readonly open: { readonly text: string; readonly attached: Attached | undefined }[] = [];
  private readonly memo = new Map<AddressClass, TransitChoice>();

  constructor(
    readonly hub: TransitGateway,
    readonly table: TransitGatewayRouteTable | undefined,
    propagating: readonly Attached[],
    private readonly classes: AddressClasses,
  ) {
    for (const route of table?.routes ?? []) this.addRoute(route);
    const taken: Cidr[] = [];
    for (const attached of propagating) this.propagate(attached, taken);
  }

  /** As messages call it. */
  get name(): string {
    return this.table ? qualifiedName(this.table) : `${this.hub.name}.default`;
  }

  private add(entry: TransitEntry): void {
    this.entries.push({ span: this.classes.spanOf(entry.block), entry });
  }

  private addRoute(route: TransitGatewayRouteTable['routes'][number]): void {
    const element = route.target.kind === 'ref' ? route.target.ref.target : undefined;
    const attached =
      element &&
      (element.kind === 'vpc' ||
        element.kind === 'vpn' ||
        element.kind === 'direct-connect' ||
        element.kind === 'peering')
        ? element
        : undefined;
    const target: TransitEntry['target'] =
      route.target.kind === 'blackhole'
        ? { kind: 'blackhole' }
        : attached
          ? { kind: 'attached', attached }
          : { kind: 'unknown' };
    const { destination, origin } = route;
    if (destination.kind === 'cidr') {
      if (destination.literal.cidr)
        this.add({
          block: destination.literal.cidr,
          rank: TransitRank.static,
          text: destination.literal.text,
          origin,
          target,
        });
      return;
    }
    if (destination.kind === 'any') {
      for (const text of ['0.0.0.0/0', '::/0'])
        this.add({
          block: { base: text === '::/0' ? 0n : 0, prefixLength: 0 },
          rank: TransitRank.static,
          text: 'any',
          origin,
          target,
        });
      return;
    }
    const named = destination.ref.target;
    if (!named || ((named.kind === 'prefix-list' || named.kind === 'network') && named.unknown))
      this.open.push({ text: destination.ref.text, attached });
    const rank = named?.kind === 'prefix-list' ? TransitRank.prefixList : TransitRank.static;
    for (const block of named ? validCidrs(named.cidrs) : [])
      this.add({ block, rank, text: destination.ref.text, origin, target });
  }

  /** A VPC whose blocks overlap those of one attached before is attached, but not propagated. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
  private propagate(attached: Attached, taken: Cidr[]): void {
    const target: TransitEntry['target'] = { kind: 'attached', attached };
    const add = (block: Cidr, rank: number): void =>
      this.add({ block, rank, text: formatCidr(block), origin: undefined, target });
    if (attached.kind === 'vpc') {
      const blocks = validCidrs(attached.cidrs);
      if (
        blocks.some((block) =>
          taken.some((other) => typeof other.base === typeof block.base && cidrsOverlap(other, block)),
        )
      )
        return;
      taken.push(...blocks);
      for (const block of blocks) add(block, TransitRank.vpc);
    } else if (attached.kind === 'vpn' || attached.kind === 'direct-connect') {
      const { blocks, unknown } = advertisedToTransit(attached);
      for (const block of blocks) add(block, attached.kind === 'vpn' ? TransitRank.vpn : TransitRank.directConnect);
      if (unknown) this.open.push({ text: attached.name, attached });
    }
  }

  lookup(cls: AddressClass): TransitChoice {
    let choice = this.memo.get(cls);
    if (!choice) {
      choice = this.decide(cls);
      this.memo.set(cls, choice);
    }
    return choice;
  }

  private decide(cls: AddressClass): TransitChoice {
    if (cls === UNNAMED_PUBLIC_IPV4 || cls === UNKNOWN_ADDRESS) {
      return this.entries.length === 0 && this.open.length === 0
        ? { kind: 'none' }
        : {
            kind: 'unknown',
            why: 'the address has no value in the file',
            candidates: [undefined, ...this.entries.map(({ entry }) => entry), ...this.open.map(openEntry)],
          };
    }
    let best: TransitEntry | undefined;
    for (const { span, entry } of this.entries) {
      if (cls < span.first || cls > span.last) continue;
      if (
        !best ||
        entry.block.prefixLength > best.block.prefixLength ||
        (entry.block.prefixLength === best.block.prefixLength && entry.rank < best.rank)
      )
        best = entry;
    }
    const rivals = this.open.filter(
      ({ attached }) => !attached || best?.target.kind !== 'attached' || best.target.attached !== attached,
    );
    if (rivals.length > 0)
      return {
        kind: 'unknown',
        why: `whether ${rivals[0]?.text} holds this address is not known`,
        candidates: [best, ...rivals.map(openEntry)],
      };
    if (!best) return { kind: 'none' };
    const equals = this.equalsOf(best, cls);
    if (equals.length > 1)
      return {
        kind: 'unknown',
        why: `several that are attached announce ${best.text} alike, and which one is taken no file tells`,
        candidates: equals,
      };
    return { kind: 'route', entry: best };
  }

  /** Learned routes of the same block and rank that lead to different attachments: the gateway splits traffic between them. */
  private equalsOf(best: TransitEntry, cls: AddressClass): TransitEntry[] {
    if (best.rank < TransitRank.directConnect || best.target.kind !== 'attached') return [best];
    return this.entries
      .filter(({ span }) => cls >= span.first && cls <= span.last)
      .map(({ entry }) => entry)
      .filter(({ rank, block }) => rank === best.rank && block.prefixLength === best.block.prefixLength);
  }
}

/** A route whose blocks are not known, as it would be if it held the address. */
function openEntry({
  text,
  attached,
}: {
  readonly text: string;
  readonly attached: Attached | undefined;
}): TransitEntry {
  return {
    block: EVERY_IPV4,
    rank: TransitRank.prefixList,
    text,
    origin: undefined,
    target: attached ? { kind: 'attached', attached } : { kind: 'unknown' },
  };
}

/** All transit gateways of a topology: what is attached, and which table each asks. */
export class TransitGateways {
  private readonly tables = new Map<
    TransitGateway,
    { readonly compiled: readonly CompiledTransitTable[]; readonly associated: Map<Attached, CompiledTransitTable> }
  >();
  private readonly attachments = new Map<TransitGateway, Map<Vpc, TransitGatewayAttachment>>();

  constructor(
    private readonly topology: Topology,
    classes: AddressClasses,
  ) {
    for (const hub of topology.transitGateways) this.compile(hub, classes);
  }

  private compile(hub: TransitGateway, classes: AddressClasses): void {
    const vpcs = new Map<Vpc, TransitGatewayAttachment>();
    for (const attachment of hub.attachments)
      if (attachment.vpc.target && !vpcs.has(attachment.vpc.target)) vpcs.set(attachment.vpc.target, attachment);
    this.attachments.set(hub, vpcs);
    const attached = this.attachedTo(hub);
    const associated = new Map<Attached, CompiledTransitTable>();
    let compiled: CompiledTransitTable[];
    if (hub.routeTables.length === 0) {
      const only = new CompiledTransitTable(hub, undefined, attached, classes);
      compiled = [only];
      for (const element of attached) associated.set(element, only);
    } else {
      compiled = hub.routeTables.map((table) => {
        const named = new Set(table.propagations.flatMap(({ target }) => (target ? [target] : [])));
        return new CompiledTransitTable(
          hub,
          table,
          attached.filter((element) => named.has(element)),
          classes,
        );
      });
      hub.routeTables.forEach((table, i) => {
        for (const { target } of table.associations)
          if (target && !associated.has(target)) associated.set(target, compiled[i] as CompiledTransitTable);
      });
    }
    this.tables.set(hub, { compiled, associated });
  }

  /** In the order written: VPCs first. */
  private attachedTo(hub: TransitGateway): Attached[] {
    const { vpns, directConnects, peerings } = this.topology;
    return [
      ...(this.attachments.get(hub) as Map<Vpc, TransitGatewayAttachment>).keys(),
      ...vpns.filter((vpn) => endsAt(vpn, hub)),
      ...directConnects.filter((line) => endsAt(line, hub)),
      ...peerings.filter((peering) => peering.ends.some(({ target }) => target === hub)),
    ];
  }

  attachmentOf(hub: TransitGateway, vpc: Vpc): TransitGatewayAttachment | undefined {
    return this.attachments.get(hub)?.get(vpc);
  }

  /** The table that packets entering from it are looked up in. */
  tableOf(hub: TransitGateway, attached: Attached): CompiledTransitTable | undefined {
    return this.tables.get(hub)?.associated.get(attached);
  }
}
