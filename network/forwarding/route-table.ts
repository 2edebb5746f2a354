import {
  type AddressClass,
  type AddressClasses,
  addressSetsOverlap,
  type BlockSpan,
  type Cidr,
  EVERY_IPV4,
  type HiddenAddresses,
  INTERNET,
  RFC1918_BLOCKS,
  RFC6598_BLOCK,
  UNKNOWN_ADDRESS,
  UNNAMED_PUBLIC_IPV4,
  UNROUTABLE_BLOCKS,
} from '../address/index.js';
import {
  blocksInside,
  type GatewayEndpoint,
  isSubnet,
  type MayBeAbsent,
  mayBeSubnetOf,
  qualifiedName,
  type RouteTable,
  type Vpc,
  type VpnGateway,
  validCidrs,
} from '../topology/index.js';
import { say } from '../words/index.js';
import { chooseForHidden, WIDEST_VPC_BLOCK, widestOf } from './hidden-choice.js';
import { NestedSpans } from './nested-spans.js';
import {
  acceptsInside,
  type GatewayConnection,
  type OpenEntry,
  RouteEntries,
  type RouteEntry,
  type RouteEntryTarget,
  RouteRank,
} from './route-entries.js';
import { mayHoldUntold } from './untold-destination.js';

/** Where a table sends packets to a class of addresses. */
export type RouteChoice =
  | { readonly kind: 'route'; readonly entry: RouteEntry }
  | { readonly kind: 'none' }
  /** It hangs on whether all of these are there. */
  | {
      readonly kind: 'doubtful';
      readonly things: readonly MayBeAbsent[];
      readonly text: string;
      readonly there: RouteChoice;
      readonly otherwise: RouteChoice;
    }
  /** `candidates` are the routes that may decide, undefined for none at all; the file leaves open which. */
  | { readonly kind: 'unknown'; readonly why: string; readonly candidates: readonly (RouteEntry | undefined)[] };

/** The route table of a subnet, compiled. Lookups are per class of addresses and remembered. */
export class CompiledRouteTable {
  private readonly entries: readonly RouteEntry[];
  private readonly byAddress: NestedSpans<RouteEntry>;
  private readonly open: readonly OpenEntry[];
  /** Some entry may not be there, or there may be more. */
  private readonly hasDoubts: boolean;
  private readonly localSpans: readonly BlockSpan[];
  private readonly unroutable: readonly BlockSpan[];
  private readonly privateSpans: readonly BlockSpan[];
  private ownSubnets: readonly { readonly span: BlockSpan; readonly prefixLength: number }[] | undefined;
  private readonly memo = new Map<AddressClass, RouteChoice>();
  private readonly replyMemo = new Map<AddressClass, RouteChoice>();

  constructor(
    readonly table: RouteTable | undefined,
    readonly vpc: Vpc,
    private readonly classes: AddressClasses,
    endpoints: readonly GatewayEndpoint[],
    connectionsOf: (gateway: VpnGateway) => readonly GatewayConnection[],
  ) {
    this.localSpans = blocksInside(vpc).map((block) => classes.spanOf(block));
    this.unroutable = UNROUTABLE_BLOCKS.map((block) => classes.spanOf(block));
    this.privateSpans = [...RFC1918_BLOCKS, RFC6598_BLOCK].map((block) => classes.spanOf(block));
    const { entries, open } = new RouteEntries(table, vpc, endpoints, connectionsOf);
    this.entries = entries;
    this.open = open;
    this.hasDoubts = table?.unknown === true || entries.some(({ maybe }) => maybe);
    this.byAddress = new NestedSpans(this.entries.map((item) => ({ span: classes.spanOf(item.block), item })));
  }

  private inVpc(cls: AddressClass): boolean {
    return this.localSpans.some((span) => cls >= span.first && cls <= span.last);
  }

  lookup(cls: AddressClass): RouteChoice {
    return this.remember(this.memo, cls, this.open);
  }

  /** For a reply: an AWS service opens no connections, so the client is none whose unknown addresses a gateway endpoint's list holds. */
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
    const hidden = this.classes.hidden(cls);
    if (hidden) return this.decideHidden(hidden, openEntries);
    if (cls === UNNAMED_PUBLIC_IPV4 || cls === UNKNOWN_ADDRESS) return this.decideUnknownAddress(openEntries, cls);
    if (this.unroutable.some((span) => cls >= span.first && cls <= span.last)) return { kind: 'none' };
    const local = this.inVpc(cls);
    const found = this.byAddress.at(cls).filter((entry) => !(local && entry.rank >= RouteRank.directConnect));
    const matching = local && this.vpc.unknown ? [LOCAL, ...found.filter(replacesLocal)] : found;
    if (!this.hasDoubts) return this.decideAmong(cls, matching, local, openEntries);
    const doubtful = matching.filter(({ maybe }) => maybe).sort(byPriority);
    const certain = matching.filter(({ maybe }) => !maybe);
    return this.decideWith(doubtful, certain, (entries) =>
      this.andUnwritten(this.decideAmong(cls, entries, local, openEntries)),
    );
  }

  /** The doubtful ones, the most specific first, each once as if it were there and once as if it were not. */
  private decideWith(
    [first, ...others]: readonly RouteEntry[],
    certain: readonly RouteEntry[],
    decide: (entries: readonly RouteEntry[]) => RouteChoice,
  ): RouteChoice {
    if (!first) return decide(certain);
    const best = bestEntry(certain);
    if (!first.maybe || (best && byPriority(best, first) < 0)) return decide(certain);
    const there = this.decideWith(others, [...certain, first], decide);
    const otherwise = this.decideWith(others, certain, decide);
    return isSameChoice(there, otherwise)
      ? otherwise
      : { kind: 'doubtful', things: first.maybe, text: first.text, there, otherwise };
  }

  /** A table that may hold more decides only where no route can be more specific than the one that is written. */
  private andUnwritten(choice: RouteChoice): RouteChoice {
    if (!this.table?.unknown || (choice.kind === 'route' && isOneAddress(choice.entry.block))) return choice;
    return {
      kind: 'unknown',
      why: say`${qualifiedName(this.table)} may hold more routes than are written`,
      candidates: [...candidatesOf(choice), unwritten(this.table)],
    };
  }

  private decideAmong(
    cls: AddressClass,
    matching: readonly RouteEntry[],
    local: boolean,
    openEntries: readonly OpenEntry[],
  ): RouteChoice {
    const written = bestEntry(matching);
    const naming = local ? undefined : this.namingAt(cls);
    const best =
      naming && !naming.maybe && (!written || written.block.prefixLength < WIDEST_VPC_BLOCK)
        ? asEntry(naming)
        : written;
    const isPrivate = this.privateSpans.some((span) => cls >= span.first && cls <= span.last);
    const others = openEntries.filter(
      (one) =>
        !(one.publicOnly && isPrivate) &&
        !(one.place && this.classes.isAssumedOutside(one.place, cls)) &&
        !(one.ipv4Only && this.classes.familyOfClass(cls) === 6) &&
        (!local || this.mayReplaceLocal(one, cls, best)) &&
        (!best || !sameTarget(one.target, best.target)),
    );
    const choice = this.decideWritten(best, matching);
    if (others.length === 0) return choice;
    // Of lists that overlap AWS may pick the one that says less than another route.
    const isOneOfLists = best?.rank === RouteRank.prefixList && others.some(({ isList }) => isList);
    const beside = isOneOfLists ? [bestEntry(matching.filter(({ rank }) => rank !== RouteRank.prefixList))] : [];
    return {
      kind: 'unknown',
      why: say`whether ${others[0]?.text} holds this address is not known`,
      candidates: distinctTargets([...candidatesOf(choice), ...others.map(asEntry), ...beside]),
    };
  }

  private decideWritten(best: RouteEntry | undefined, matching: readonly RouteEntry[]): RouteChoice {
    if (!best) return { kind: 'none' };
    if (best.rank === RouteRank.prefixList) {
      const rivals = matching.filter(
        (entry) => entry.rank === RouteRank.prefixList && !sameTarget(entry.target, best.target),
      );
      if (rivals.length > 0)
        return {
          kind: 'unknown',
          why: say`
            two prefix lists (${best.text}, ${rivals[0]?.text}) hold this address and lead to different targets;
            AWS picks one at random
          `,
          candidates: distinctTargets(
            [best, ...rivals].map(({ target }) =>
              bestEntry(
                matching.filter((entry) => entry.rank !== RouteRank.prefixList || sameTarget(entry.target, target)),
              ),
            ),
          ),
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
        why: say`several routes to ${best.text} lead to different targets, of which AWS takes one alone`,
        candidates: equals,
      };
    return { kind: 'route', entry: best };
  }

  /** Inside the VPC's own range its block can be that of a whole subnet alone, where it loses to a written one. */
  private mayReplaceLocal({ isAcceptedInside, place }: OpenEntry, cls: AddressClass, best?: RouteEntry): boolean {
    if (!isAcceptedInside) return false;
    this.ownSubnets ??= this.vpc.subnets.flatMap(({ cidrs }) =>
      validCidrs(cidrs).map((block) => ({ span: this.classes.spanOf(block), prefixLength: block.prefixLength })),
    );
    const subnet = this.ownSubnets.find(({ span }) => cls >= span.first && cls <= span.last);
    if (!subnet) return this.vpc.unknown === true || this.vpc.subnets.some(({ unknown }) => unknown);
    if (place?.kind === 'subnet' && !place.anywhere) return false;
    if (!best || best.block.prefixLength < subnet.prefixLength) return true;
    return best.block.prefixLength === subnet.prefixLength && best.rank === RouteRank.prefixList;
  }

  /** A route that names what is known to have the address, though its blocks are unknown. */
  private namingAt(cls: AddressClass): OpenEntry | undefined {
    return this.open.find(
      ({ place }) =>
        place?.kind === 'vpc' &&
        blocksInside(place).some((block) => {
          const span = this.classes.spanOf(block);
          return cls >= span.first && cls <= span.last;
        }),
    );
  }

  /** Addresses that no file tells, of which it is known what they are in. */
  private decideHidden(hidden: HiddenAddresses, openEntries: readonly OpenEntry[]): RouteChoice {
    const isOwn = hidden.owners.includes(this.vpc);
    const naming = openEntries.find(
      ({ place, maybe, isAcceptedInside }) =>
        place && hidden.owners.includes(place) && !maybe && (!isOwn || (isAcceptedInside && place.kind === 'subnet')),
    );
    const named = naming ? asEntry(naming) : isOwn ? LOCAL : undefined;
    const weighed = this.entries.flatMap((entry) => {
      const span = this.classes.spanOf(entry.block);
      if (this.classes.familyOfClass(span.first) !== hidden.family || (isOwn && !canReplaceLocal(entry))) return [];
      return [{ entry, span, prefixLength: entry.block.prefixLength, maybe: entry.maybe !== undefined }];
    });
    const { best, rivals } = chooseForHidden(
      hidden,
      weighed,
      named && { entry: named, widest: widestOf(naming?.place, this.classes) },
    );
    const open = openEntries
      .filter((one) => (isOwn ? !naming && one.isAcceptedInside : one !== naming) && this.mayHold(one, hidden))
      .map(asEntry);
    const others = [...rivals, ...open, ...(this.table?.unknown ? [unwritten(this.table)] : [])].filter(
      ({ target }) => !best || !sameTarget(target, best.target),
    );
    if (others.length > 0)
      return {
        kind: 'unknown',
        why: say`the blocks of what has this address are not in the file`,
        candidates: distinctTargets([best, ...others]),
      };
    return best ? { kind: 'route', entry: best } : { kind: 'none' };
  }

  /** The list of a gateway endpoint holds public addresses alone. */
  private mayHold({ publicOnly, ipv4Only, place }: OpenEntry, hidden: HiddenAddresses): boolean {
    const { cls, family, set, owners } = hidden;
    if (place && this.classes.isAssumedOutside(place, cls)) return false;
    // Subnets do not overlap.
    if (place?.kind === 'subnet' && owners.some(isSubnet) && !mayBeSubnetOf(owners, place)) return false;
    return !(ipv4Only && family === 6) && !(publicOnly && !addressSetsOverlap(set, INTERNET));
  }

  /** An address without a value: decided only where every route that could match has the same target. */
  private decideUnknownAddress(openEntries: readonly OpenEntry[], cls: AddressClass): RouteChoice {
    const candidates = this.entries.filter(({ block, rank }) => rank !== RouteRank.local && mayHoldUntold(block, cls));
    const every = candidates.filter((entry) => entry.block.prefixLength === 0 && !entry.maybe);
    const best = bestEntry(every);
    const isWhole = openEntries.length === 0 && !this.table?.unknown;
    if (best && isWhole && candidates.every((entry) => sameTarget(entry.target, best.target)))
      return { kind: 'route', entry: best };
    if (candidates.length === 0 && isWhole) return { kind: 'none' };
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
      why: say`the address has no value in the file`,
      candidates: distinctTargets([
        ...candidates,
        ...open,
        ...(this.table?.unknown ? [unwritten(this.table)] : []),
        ...(best ? [] : [undefined]),
      ]),
    };
  }
}

/** A route that nobody wrote, to somewhere. */
const unwritten = ({ name, nameOrigin }: RouteTable): RouteEntry => ({
  block: EVERY_IPV4,
  rank: RouteRank.static,
  text: say`a route of ${name} that is not written`,
  origin: nameOrigin,
  target: { kind: 'unknown' },
});

const LOCAL: RouteEntry = {
  block: EVERY_IPV4,
  rank: RouteRank.local,
  text: 'local',
  origin: undefined,
  target: { kind: 'local' },
};

/** Of an open entry, as if it held the address. */
const asEntry = ({ text, target, maybe }: OpenEntry): RouteEntry => ({
  block: EVERY_IPV4,
  rank: RouteRank.prefixList,
  text,
  origin: undefined,
  target,
  maybe,
});

const canReplaceLocal = ({ target, rank }: RouteEntry): boolean =>
  rank < RouteRank.directConnect && rank !== RouteRank.local && acceptsInside(target);

/** A VPC's block is no wider than this, and a route that replaces `local` no wider than the block. */
const replacesLocal = (entry: RouteEntry): boolean =>
  canReplaceLocal(entry) && entry.block.prefixLength >= WIDEST_VPC_BLOCK;

const isOneAddress = ({ base, prefixLength }: Cidr): boolean => prefixLength === (typeof base === 'number' ? 32 : 128);

const candidatesOf = (choice: RouteChoice): (RouteEntry | undefined)[] => {
  switch (choice.kind) {
    case 'route':
      return [choice.entry];
    case 'none':
      return [undefined];
    case 'unknown':
      return [...choice.candidates];
    case 'doubtful':
      return [...candidatesOf(choice.there), ...candidatesOf(choice.otherwise)];
  }
};

const byPriority = (a: RouteEntry, b: RouteEntry): number =>
  b.block.prefixLength - a.block.prefixLength || priority(a) - priority(b);

function isSameChoice(a: RouteChoice, b: RouteChoice): boolean {
  if (a.kind === 'route' && b.kind === 'route')
    return a.entry === b.entry || sameTarget(a.entry.target, b.entry.target);
  return a.kind === 'none' && b.kind === 'none';
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

function sameTarget(a: RouteEntryTarget, b: RouteEntryTarget): boolean {
  return (
    a.kind === b.kind &&
    a.kind !== 'unknown' &&
    (a.kind !== 'element' || (b.kind === 'element' && a.element === b.element))
  );
}
