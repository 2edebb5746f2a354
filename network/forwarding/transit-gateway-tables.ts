import {
  type AddressClass,
  type AddressClasses,
  type BlockSpan,
  type Cidr,
  cidrFamily,
  EVERY_IPV4,
  type Family,
  formatCidr,
  type HiddenAddresses,
  UNKNOWN_ADDRESS,
  UNNAMED_PUBLIC_IPV4,
} from '../address/index.js';
import {
  type Attached,
  blocksInside,
  type MayBeAbsent,
  type Origin,
  qualifiedName,
  type Topology,
  type TransitGateway,
  type TransitGatewayAttachment,
  type TransitGatewayRouteTable,
  type Vpc,
  validCidrs,
} from '../topology/index.js';
import { say } from '../words/index.js';
import { advertised, endsAt } from './advertised.js';
import { chooseForHidden, WIDEST_VPC_BLOCK, widestOf } from './hidden-choice.js';
import { doubts } from './route-entries.js';
import { carriesFamily } from './traffic-selectors.js';
import { mayHoldUntold } from './untold-destination.js';

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
  /** VPCs that propagate to the table too and share addresses with the target: only the one that was attached first is propagated, and no file says which that is. */
  readonly rivals?: ReadonlySet<Vpc> | undefined;
  /** What it hangs on, where the file leaves open whether all of that is there. */
  readonly maybe?: readonly MayBeAbsent[] | undefined;
}

export type TransitChoice =
  | { readonly kind: 'route'; readonly entry: TransitEntry }
  | { readonly kind: 'none' }
  /** It hangs on whether all of these are there. */
  | {
      readonly kind: 'doubtful';
      readonly things: readonly MayBeAbsent[];
      readonly text: string;
      readonly there: TransitChoice;
      readonly otherwise: TransitChoice;
    }
  /** `candidates`: one of these decides, undefined for none; the file leaves open which. */
  | { readonly kind: 'unknown'; readonly why: string; readonly candidates: readonly (TransitEntry | undefined)[] };

/** A route whose blocks are not known. */
interface OpenTransitEntry {
  readonly text: string;
  readonly attached: Attached | undefined;
  readonly target?: TransitEntry['target'] | undefined;
  /** What is in it is held, whatever its blocks are. */
  readonly place?: object | undefined;
  readonly maybe?: readonly MayBeAbsent[] | undefined;
}

interface PlacedEntry {
  readonly span: BlockSpan;
  readonly entry: TransitEntry;
}

/** One table of a transit gateway, declared or the default one. */
export class CompiledTransitTable {
  private readonly entries: PlacedEntry[] = [];
  private readonly open: OpenTransitEntry[] = [];
  private readonly memo = new Map<AddressClass, TransitChoice>();

  constructor(
    readonly hub: TransitGateway,
    readonly table: TransitGatewayRouteTable | undefined,
    propagating: readonly Attached[],
    /** What may not be attached. */
    private readonly doubtsOf: (attached: Attached) => readonly MayBeAbsent[],
    private readonly classes: AddressClasses,
  ) {
    for (const route of table?.routes ?? []) this.addRoute(route);
    const rivals = overlappingVpcs(propagating, classes);
    for (const attached of propagating) this.propagate(attached, rivals);
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
          ...doubts(route),
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
          ...doubts(route),
        });
      return;
    }
    const named = destination.ref.target;
    if (!named || named.unknown)
      this.open.push({ text: destination.ref.text, attached, target, place: named, ...doubts(route) });
    const rank = named?.kind === 'prefix-list' ? TransitRank.prefixList : TransitRank.static;
    for (const block of named ? validCidrs(named.cidrs) : [])
      this.add({ block, rank, text: destination.ref.text, origin, target, ...doubts(route) });
  }

  /** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayVpcAttachmentOptions.html */
  private propagatesIpv6(vpc: Vpc): boolean {
    const own = this.hub.attachments.filter((attachment) => attachment.vpc.target === vpc);
    return own.some(({ ipv6 }) => ipv6 !== false);
  }

  private propagate(attached: Attached, rivalsOf: ReadonlyMap<Vpc, ReadonlySet<Vpc>>): void {
    const target: TransitEntry['target'] = { kind: 'attached', attached };
    const rivals = attached.kind === 'vpc' ? rivalsOf.get(attached) : undefined;
    const add = (block: Cidr, rank: number): void =>
      this.add({
        block,
        rank,
        text: formatCidr(block),
        origin: undefined,
        target,
        rivals,
        ...doubts(...this.doubtsOf(attached)),
      });
    if (attached.kind === 'vpc') {
      for (const block of validCidrs(attached.cidrs))
        if (cidrFamily(block) === 4 || this.propagatesIpv6(attached)) add(block, TransitRank.vpc);
      if (attached.unknown)
        this.open.push({ text: attached.name, attached, place: attached, ...doubts(...this.doubtsOf(attached)) });
    } else if (attached.kind === 'vpn' || attached.kind === 'direct-connect') {
      const { blocks, unknown } = advertised(attached);
      for (const block of blocks) add(block, attached.kind === 'vpn' ? TransitRank.vpn : TransitRank.directConnect);
      if (unknown)
        this.open.push({
          text: attached.name,
          attached,
          place: attached.network.target,
          ...doubts(...this.doubtsOf(attached)),
        });
    }
  }

  /**
   * Whether packets for some address of the block find a route here, `blackhole` included, which is a route on purpose.
   * `doubtful`: only where a VPC is propagated that shares addresses with another, and so may not be.
   */
  routesInto(block: Cidr): 'some' | 'none' | { readonly doubtful: TransitEntry } {
    const { first, last } = this.classes.spanOf(block);
    const entries = this.entries
      .filter(({ span }) => span.first <= last && span.last >= first)
      .map(({ entry }) => entry);
    const [doubtful] = entries;
    if (this.table?.unknown || this.open.length > 0 || entries.some(({ rivals }) => !rivals)) return 'some';
    if (!doubtful) return 'none';
    // Of two that share the block itself, one is propagated, whichever.
    return mayBeAbsent(entries) ? { doubtful } : 'some';
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
    const isWhole = !this.table?.unknown;
    if (cls >= 0 && isWhole && !this.entries.some(({ entry }) => entry.maybe))
      return this.decideAmong(cls, this.entries);
    const hidden = this.classes.hidden(cls);
    if (hidden) return this.andUnwritten(this.decideHidden(hidden));
    if (cls < 0) return this.andUnwritten(this.decideAmong(cls, this.entries));
    const doubtful = this.entries
      .filter(({ span, entry }) => entry.maybe && cls >= span.first && cls <= span.last)
      .sort(({ entry: a }, { entry: b }) => (goesBefore(a, b) ? -1 : goesBefore(b, a) ? 1 : 0));
    const certain = this.entries.filter(({ entry }) => !entry.maybe);
    return this.decideWith(cls, doubtful, certain);
  }

  /** What a VPN propagates is of a family that its tunnels carry. */
  private openFor(family: Family): readonly OpenTransitEntry[] {
    return this.open.filter(
      ({ attached, target }) => target !== undefined || attached?.kind !== 'vpn' || carriesFamily(attached, family),
    );
  }

  /** Addresses that no file tells, of which it is known what they are in. */
  private decideHidden(hidden: HiddenAddresses): TransitChoice {
    const isNamed = ({ place, maybe }: OpenTransitEntry): boolean =>
      place !== undefined && hidden.owners.includes(place) && !maybe;
    const all = this.openFor(hidden.family);
    // A static route goes before what is propagated.
    const naming = all.find((one) => isNamed(one) && one.target) ?? all.find(isNamed);
    const weighed = this.entries
      .filter(({ span }) => this.classes.familyOfClass(span.first) === hidden.family)
      .map(({ span, entry }) => ({
        entry,
        span,
        prefixLength: entry.block.prefixLength,
        maybe: entry.maybe !== undefined || entry.rivals !== undefined,
      }));
    const { best, rivals } = chooseForHidden(
      hidden,
      weighed,
      naming && { entry: openEntry(naming), widest: widestOf(naming.place, this.classes) },
    );
    const open = all
      .filter((one) => one !== naming && !(one.place && this.classes.isAssumedOutside(one.place, hidden.cls)))
      .map(openEntry);
    const candidates = distinctTargets([...(best ? [best] : []), ...rivals, ...open]);
    if (candidates.length > 1 || (!best && candidates.length > 0))
      return {
        kind: 'unknown',
        why: say`the blocks of what has this address are not in the file`,
        candidates: best ? candidates : [undefined, ...candidates],
      };
    return best ? { kind: 'route', entry: best } : { kind: 'none' };
  }

  /** A route that names what is known to have the address, though its blocks are unknown. */
  private namingAt(cls: AddressClass): OpenTransitEntry | undefined {
    const inside = (vpc: Vpc): boolean =>
      blocksInside(vpc).some((block) => {
        const span = this.classes.spanOf(block);
        return cls >= span.first && cls <= span.last;
      });
    return this.open.find(({ attached, place }) => attached?.kind === 'vpc' && place === attached && inside(attached));
  }

  /** The doubtful ones, the most specific first, each once as if it were there and once as if it were not. */
  private decideWith(
    cls: AddressClass,
    [first, ...others]: readonly PlacedEntry[],
    certain: readonly PlacedEntry[],
  ): TransitChoice {
    const choice = this.andUnwritten(this.decideAmong(cls, certain));
    if (!first?.entry.maybe || (choice.kind === 'route' && goesBefore(choice.entry, first.entry))) return choice;
    const there = this.decideWith(cls, others, [...certain, first]);
    const otherwise = this.decideWith(cls, others, certain);
    return { kind: 'doubtful', things: first.entry.maybe, text: first.entry.text, there, otherwise };
  }

  /** A table that may hold more decides only where no route can be more specific than the one that is written. */
  private andUnwritten(choice: TransitChoice): TransitChoice {
    if (!this.table?.unknown || (choice.kind === 'route' && isOneAddress(choice.entry.block))) return choice;
    return {
      kind: 'unknown',
      why: say`${this.name} may hold more routes than are written`,
      candidates: [
        ...(choice.kind === 'route' ? [choice.entry] : choice.kind === 'unknown' ? choice.candidates : [undefined]),
        openEntry({ text: say`a route of ${this.name} that is not written`, attached: undefined }),
      ],
    };
  }

  private decideAmong(cls: AddressClass, entries: readonly PlacedEntry[]): TransitChoice {
    if (cls === UNNAMED_PUBLIC_IPV4 || cls === UNKNOWN_ADDRESS) {
      const held = entries.map(({ entry }) => entry).filter(({ block }) => mayHoldUntold(block, cls));
      const best = bestOf(held.filter(({ block, maybe, rivals }) => block.prefixLength === 0 && !maybe && !rivals));
      const candidates = distinctTargets([...held, ...this.openFor(4).map(openEntry)]);
      if (candidates.length === 0) return { kind: 'none' };
      if (best && candidates.length === 1) return { kind: 'route', entry: best };
      const why = say`the address has no value in the file`;
      return { kind: 'unknown', why, candidates: best ? candidates : [undefined, ...candidates] };
    }
    const matching = entries.filter(({ span }) => cls >= span.first && cls <= span.last).map(({ entry }) => entry);
    const written = bestOf(matching.filter(({ rivals }) => !rivals));
    const naming = this.namingAt(cls);
    const best =
      naming && !naming.maybe && (!written || written.block.prefixLength < WIDEST_VPC_BLOCK)
        ? openEntry(naming)
        : written;
    const doubtful = matching.filter((entry) => entry.rivals && (!best || goesBefore(entry, best)));
    const rivals = this.openFor(this.classes.familyOfClass(cls)).filter(
      ({ attached, place }) =>
        !(place && this.classes.isAssumedOutside(place, cls)) &&
        (!attached || best?.target.kind !== 'attached' || best.target.attached !== attached),
    );
    if (rivals.length > 0)
      return {
        kind: 'unknown',
        why: say`whether ${rivals[0]?.text} holds this address is not known`,
        candidates: [
          ...(doubtful.length === 0 || mayBeAbsent(doubtful) ? [best] : []),
          ...doubtful,
          ...rivals.map(openEntry),
        ],
      };
    const [first] = doubtful;
    if (first) {
      const other = [...(first.rivals ?? [])][0];
      return {
        kind: 'unknown',
        why: say`
          ${first.target.kind === 'attached' ? first.target.attached.name : ''} and ${other?.name} share
          addresses, and of such VPCs only the one attached first is propagated, which no file tells
        `,
        candidates: mayBeAbsent(doubtful) ? [...doubtful, best] : doubtful,
      };
    }
    if (!best) return { kind: 'none' };
    const equals = distinctTargets(matching.filter((entry) => !entry.rivals && isEqual(entry, best)));
    if (equals.length > 1)
      return {
        kind: 'unknown',
        why:
          best.rank < TransitRank.vpc
            ? say`several routes to ${best.text} lead to different targets, of which AWS takes one alone`
            : say`several that are attached announce ${best.text} alike, and which one is taken no file tells`,
        candidates: equals,
      };
    return { kind: 'route', entry: best };
  }
}

const isOneAddress = ({ base, prefixLength }: Cidr): boolean => prefixLength === (typeof base === 'number' ? 32 : 128);

/** The longest prefix, then the rank. */
const goesBefore = (a: TransitEntry, b: TransitEntry): boolean =>
  a.block.prefixLength > b.block.prefixLength || (a.block.prefixLength === b.block.prefixLength && a.rank < b.rank);

const isEqual = (a: TransitEntry, b: TransitEntry): boolean =>
  a.block.prefixLength === b.block.prefixLength && a.rank === b.rank;

function bestOf(entries: readonly TransitEntry[]): TransitEntry | undefined {
  return entries.reduce<TransitEntry | undefined>(
    (best, entry) => (!best || goesBefore(entry, best) ? entry : best),
    undefined,
  );
}

function distinctTargets(entries: readonly TransitEntry[]): TransitEntry[] {
  const same = ({ target: a }: TransitEntry, { target: b }: TransitEntry): boolean =>
    a.kind === 'attached' ? b.kind === 'attached' && a.attached === b.attached : a.kind === b.kind;
  return entries.filter((entry, i) => entries.findIndex((other) => same(other, entry)) === i);
}

/** Whether none of the entries may have been propagated: each would need an older rival that is not among them. */
function mayBeAbsent(entries: readonly TransitEntry[]): boolean {
  const owners = new Set(entries.map(({ target }) => (target.kind === 'attached' ? target.attached : undefined)));
  return entries.every(({ rivals }) => [...(rivals ?? [])].some((rival) => !owners.has(rival)));
}

/**
 * VPCs whose blocks overlap those of others: all are attached, but what is attached later is not propagated.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
function overlappingVpcs(propagating: readonly Attached[], classes: AddressClasses): Map<Vpc, Set<Vpc>> {
  const rivals = new Map<Vpc, Set<Vpc>>();
  const blocks = propagating
    .flatMap((vpc) =>
      vpc.kind === 'vpc' ? validCidrs(vpc.cidrs).map((block) => ({ vpc, span: classes.spanOf(block) })) : [],
    )
    .sort((a, b) => a.span.first - b.span.first || b.span.last - a.span.last);
  let open: typeof blocks = [];
  for (const block of blocks) {
    open = open.filter(({ span }) => span.last >= block.span.first);
    for (const { vpc } of open) {
      if (vpc === block.vpc) continue;
      rivals.set(vpc, (rivals.get(vpc) ?? new Set()).add(block.vpc));
      rivals.set(block.vpc, (rivals.get(block.vpc) ?? new Set()).add(vpc));
    }
    open.push(block);
  }
  return rivals;
}

/** A route whose blocks are not known, as it would be if it held the address. */
function openEntry({ text, attached, target, maybe }: OpenTransitEntry): TransitEntry {
  return {
    block: EVERY_IPV4,
    rank: TransitRank.prefixList,
    text,
    origin: undefined,
    target: target ?? (attached ? { kind: 'attached', attached } : { kind: 'unknown' }),
    maybe,
  };
}

/** All transit gateways of a topology: what is attached, and which table each asks. */
export class TransitGateways {
  private readonly tables = new Map<TransitGateway, ReadonlyMap<Attached, readonly CompiledTransitTable[]>>();
  private readonly attachments = new Map<TransitGateway, Map<Vpc, TransitGatewayAttachment[]>>();

  constructor(
    private readonly topology: Topology,
    classes: AddressClasses,
  ) {
    for (const hub of topology.transitGateways) this.compile(hub, classes);
  }

  private compile(hub: TransitGateway, classes: AddressClasses): void {
    const vpcs = new Map<Vpc, TransitGatewayAttachment[]>();
    for (const attachment of hub.attachments)
      if (attachment.vpc.target) append(vpcs, attachment.vpc.target, attachment);
    this.attachments.set(hub, vpcs);
    const attached = this.attachedTo(hub);
    const doubtsOf = (element: Attached): readonly MayBeAbsent[] => {
      if (element.kind !== 'vpc') return [element];
      const attachments = vpcs.get(element) ?? [];
      return attachments.every(({ maybe }) => maybe) ? attachments : [];
    };
    const associated = new Map<Attached, CompiledTransitTable[]>();
    if (hub.routeTables.length === 0 && hub.defaultRouteTable !== 'none') {
      const only = new CompiledTransitTable(hub, undefined, attached, doubtsOf, classes);
      for (const element of attached) associated.set(element, [only]);
    }
    for (const table of hub.routeTables) {
      const named = new Set(table.propagations.flatMap(({ target }) => (target ? [target] : [])));
      const propagating = attached.filter((element) => named.has(element));
      const compiled = new CompiledTransitTable(hub, table, propagating, doubtsOf, classes);
      for (const target of new Set(table.associations.map((reference) => reference.target)))
        if (target) append(associated, target, compiled);
    }
    this.tables.set(hub, associated);
  }

  /** In the order written: VPCs first. */
  private attachedTo(hub: TransitGateway): Attached[] {
    const { vpns, directConnects, peerings } = this.topology;
    return [
      ...(this.attachments.get(hub) as ReadonlyMap<Vpc, unknown>).keys(),
      ...vpns.filter((vpn) => endsAt(vpn, hub)),
      ...directConnects.filter((line) => endsAt(line, hub)),
      ...peerings.filter((peering) => peering.ends.some(({ target }) => target === hub)),
    ];
  }

  /** AWS takes one alone; where a file has several, it leaves open which. */
  attachmentsOf(hub: TransitGateway, vpc: Vpc): readonly TransitGatewayAttachment[] {
    return this.attachments.get(hub)?.get(vpc) ?? [];
  }

  /** The table that packets entering from it are looked up in. AWS takes one alone; where a file has several, it leaves open which. */
  tablesOf(hub: TransitGateway, attached: Attached): readonly CompiledTransitTable[] {
    return this.tables.get(hub)?.get(attached) ?? [];
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
