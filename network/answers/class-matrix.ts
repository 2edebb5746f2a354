import {
  type CompiledNetwork,
  type Endpoint,
  ForwardingClasses,
  type MatrixMember,
  membersOfMatrix,
} from '../endpoints/index.js';
import { type Direction, type GroupRow, GroupRows } from '../filters/index.js';
import type { Disposition } from '../trace/index.js';
import {
  ALL_SERVICES,
  type Allowed,
  both,
  EVERYTHING,
  isEverything,
  NO_SERVICES,
  type ServiceSet,
  servicesOverlap,
} from '../traffic/index.js';
import { areNamedAlike, namedMember } from './by-name.js';
import { ByNumber } from './by-number.js';
import { type ClassTrace, ClassTraces, type GroupView, hasSomeOf, isBlocked } from './class-traces.js';
import { letOutAlike, rulesChanged } from './rule-changes.js';
import { type Owned, type Slot, SourceIndex } from './source-index.js';

/** Members that share everything that decides a flow. */
export interface EndpointClass {
  readonly id: number;
  readonly members: readonly MatrixMember[];
  readonly sources: readonly Slot[];
  readonly goals: readonly Slot[];
  readonly publicGoals: readonly Slot[];
  readonly dialedGoals: readonly Slot[];
  readonly isInternet: boolean;
}

/** A flow between two endpoints: the positions tell which endpoint of each member it is. */
export interface EndpointFlow {
  readonly source: number;
  readonly goal: number;
  readonly dialed: 'natural' | 'public';
  readonly disposition: Disposition;
}

/** Who reaches one class, in the order in which they were found, and each with what. */
interface Column {
  readonly to: EndpointClass;
  readonly froms: readonly EndpointClass[];
  readonly flows: readonly (readonly EndpointFlow[])[];
}

/** Everybody against everybody, by class. */
export class ClassMatrix {
  readonly classes: readonly EndpointClass[];
  readonly members: readonly MatrixMember[];
  readonly forwardingClasses: ForwardingClasses;
  private readonly traces: ClassTraces;
  private readonly rows: GroupRows;
  /** Those with the same groups one after the other, so that their row is filled once. */
  readonly byGroups: readonly EndpointClass[];
  private readonly kept: GroupRow;
  private readonly lost: GroupRow;
  /** For the goal in hand, by set of groups: what sources are let out. */
  private readonly outward = { kept: new ByNumber<Allowed>(), lost: new ByNumber<Allowed>() };
  /** For the class of goals in hand, by the number of a class of sources: what reaches it. */
  private readonly column = new ByNumber<EndpointFlow[]>();
  /** All sources but the internet's: which of its class each is. */
  private readonly sources: SourceIndex<{ readonly cls: EndpointClass; readonly index: number }>;

  /** `before`: of a network from which this one may have been made on. What rests on no changed rule is known then. */
  constructor(
    readonly compiled: CompiledNetwork,
    before?: ClassMatrix,
  ) {
    const changed = before && rulesChanged(before.compiled, compiled);
    const known = changed && { matrix: before, changed };
    this.forwardingClasses = known?.matrix.forwardingClasses ?? new ForwardingClasses(compiled);
    this.traces = new ClassTraces(compiled, known && { traces: known.matrix.traces, changed: known.changed });
    this.rows = new GroupRows(compiled.classes, compiled.groups, known?.matrix.rows);
    this.kept = this.rows.row();
    this.lost = this.rows.row();
    const same = known && areNamedAlike(known.matrix.compiled, compiled, known.changed) ? known.matrix : undefined;
    this.members =
      same?.members ?? membersOfMatrix(compiled, this.forwardingClasses).map((member) => namedMember(compiled, member));
    this.classes = same?.classes ?? this.group(this.members);
    this.byGroups = same?.byGroups ?? [...this.classes].sort((a, b) => groupsOf(a) - groupsOf(b));
    this.sources = same && known && letOutAlike(known.changed) ? same.sources : this.sourcesOfAll();
  }

  private sourcesOfAll(): ClassMatrix['sources'] {
    const sources: ClassMatrix['sources'] = new SourceIndex(this.compiled.groups);
    for (const owner of this.classes) {
      if (owner.isInternet) continue;
      owner.sources.forEach((slot, index) => {
        sources.add(slot, { cls: owner, index });
      });
    }
    return sources;
  }

  /** An endpoint made by `forwardingClasses`, ready for `into`. */
  slot(endpoint: Endpoint): Slot {
    return {
      endpoint,
      peer: this.rows.peerClass(endpoint.end.cls, endpoint.end.family, endpoint.iface?.groups),
      family4: endpoint.end.family === 4,
    };
  }

  /** A row of what groups allow, to be filled by whoever looks at groups alone. */
  row(): GroupRow {
    return this.rows.row();
  }

  private slots(endpoints: readonly Endpoint[]): Slot[] {
    return endpoints.map((endpoint) => this.slot(endpoint));
  }

  private group(members: readonly MatrixMember[]): EndpointClass[] {
    const byKey = new Map<string, MatrixMember[]>();
    for (const member of members) {
      const key = [member.sources, member.goals, member.publicGoals, member.dialedGoals]
        .map((endpoints) =>
          endpoints.map(({ forwardingClass, iface }) => `${forwardingClass}/${iface?.groups?.id ?? ''}`).join(' '),
        )
        .join('|');
      const known = byKey.get(key);
      if (known) known.push(member);
      else byKey.set(key, [member]);
    }
    return [...byKey.values()].map((list, id) => {
      const first = list[0] as MatrixMember;
      return {
        id,
        members: list,
        sources: this.slots(first.sources),
        goals: this.slots(first.goals),
        publicGoals: this.slots(first.publicGoals),
        dialedGoals: this.slots(first.dialedGoals),
        isInternet: first.element === 'internet',
      };
    });
  }

  /** The flows from each member of one class to each (other) member of another; empty where all is blocked. */
  flows(from: EndpointClass, to: EndpointClass, addressing: 'natural' | 'every' = 'natural'): EndpointFlow[] {
    const out: EndpointFlow[] = [];
    const goals = from.isInternet ? to.publicGoals : to.goals;
    this.collect(from.sources, goals, 'natural', out);
    if (addressing === 'every' && !from.isInternet) this.collect(from.sources, to.dialedGoals, 'public', out);
    return out;
  }

  private collect(
    sources: readonly Slot[],
    goals: readonly Slot[],
    dialed: EndpointFlow['dialed'],
    out: EndpointFlow[],
  ): void {
    goals.forEach((goal, g) => {
      sources.forEach((source, s) => {
        if (source.family4 !== goal.family4) return;
        const way = this.traces.between(source.endpoint, goal.endpoint);
        const disposition = this.disposition(way, source.endpoint, goal.endpoint);
        if (disposition) out.push({ source: s, goal: g, dialed, disposition });
      });
    });
  }

  /** Undefined: blocked. `incoming`, `outgoing`: what the groups at the ends say, where somebody knows already. */
  private disposition(
    way: ClassTrace,
    source: Endpoint,
    goal: Endpoint,
    incoming?: Allowed,
    outgoing?: Allowed,
  ): Disposition | undefined {
    if (way.dead) return undefined;
    const met = way.node ?? goal;
    if (way.odd) return notBlocked(this.dispositionOfOdd(way, source, goal, met));
    const inward = incoming ?? this.askIn(way, source, met);
    if (inward.may === NO_SERVICES) return undefined;
    const outward = outgoing ?? this.askOut(way, source, met);
    const groups = both(inward, outward);
    if (groups.may === NO_SERVICES) return undefined;
    return notBlocked(
      way.only ? this.traces.dispositionOfOne(way.only, groups) : this.traces.dispositionOfManner(way, inward, outward),
    );
  }

  private dispositionOfOdd(way: ClassTrace, source: Endpoint, goal: Endpoint, met: Endpoint): Disposition {
    if (way.manners.length === 0) return this.traces.dispositionOfOdd(source, goal);
    const answers = way.manners.map((manner) => ({
      incoming: this.askGroups(manner.in, met, source, 'inbound'),
      outgoing: this.askGroups(manner.out, source, met, 'outbound'),
    }));
    return this.traces.disposition(way, answers);
  }

  private askIn(way: ClassTrace, source: Endpoint, goal: Endpoint): Allowed {
    return this.askGroups(way.in, goal, source, 'inbound');
  }

  private askOut(way: ClassTrace, source: Endpoint, goal: Endpoint): Allowed {
    return this.askGroups(way.out, source, goal, 'outbound');
  }

  private askGroups(view: GroupView | undefined, asked: Endpoint, other: Endpoint, direction: Direction): Allowed {
    const groups = asked.iface?.groups;
    if (!groups || !view) return EVERYTHING;
    if (!view.own) return this.traces.translated(view, groups);
    return this.compiled.groups.allowed(
      groups,
      direction,
      other.end.cls,
      other.end.family,
      view.references === 'kept' ? other.iface?.groups : undefined,
    );
  }

  /** The way between two endpoints and what the groups at its ends let through, for rules that look at single checkpoints. */
  look(
    source: Endpoint,
    goal: Endpoint,
  ): { readonly way: ClassTrace; readonly incoming: Allowed; readonly outgoing: Allowed } {
    const way = this.traces.between(source, goal);
    const met = way.node ?? goal;
    return { way, incoming: this.askIn(way, source, met), outgoing: this.askOut(way, source, met) };
  }

  /** Every ordered pair of classes with something in it. A class is paired with itself where it has several members. `goals`: only flows to these. */
  forEachFlow(
    visit: (from: EndpointClass, to: EndpointClass, flows: readonly EndpointFlow[]) => void,
    goals?: ReadonlySet<EndpointClass>,
  ): void {
    for (const { to, froms, flows } of this.columns(goals))
      for (const [i, from] of froms.entries()) visit(from, to, flows[i] as readonly EndpointFlow[]);
  }

  /** The same, one class of goals after the other: for whoever lets others work in between. */
  *flowsByGoal(goals?: ReadonlySet<EndpointClass>): Iterable<{
    readonly to: EndpointClass;
    readonly found: readonly (readonly [EndpointClass, readonly EndpointFlow[]])[];
  }> {
    for (const { to, froms, flows } of this.columns(goals))
      yield { to, found: froms.map((from, i) => [from, flows[i] as readonly EndpointFlow[]]) };
  }

  private *columns(goals: ReadonlySet<EndpointClass> | undefined): Iterable<Column> {
    const internet = this.classes.find(({ isInternet }) => isInternet);
    for (const to of this.byGroups) {
      if (goals && !goals.has(to)) continue;
      const froms: EndpointClass[] = [];
      const flows: EndpointFlow[][] = [];
      this.column.forget();
      to.goals.forEach((goal, index) => {
        this.into(goal, this.sources, ({ cls, index: source }, disposition) => {
          if (cls === to && to.members.length < 2) return;
          const flow: EndpointFlow = { source, goal: index, dialed: 'natural', disposition };
          const known = this.column.get(cls.id);
          if (known) known.push(flow);
          else {
            const found = [flow];
            this.column.set(cls.id, found);
            flows.push(found);
            froms.push(cls);
          }
        });
      });
      if (internet && internet !== to) {
        const found: EndpointFlow[] = [];
        this.collect(internet.sources, to.publicGoals, 'natural', found);
        if (found.length > 0) {
          flows.push(found);
          froms.push(internet);
        }
      }
      yield { to, froms, flows };
    }
  }

  /** The classes that reach one, or that it reaches, each with the flows: one row or column of the matrix, and nothing of the others is asked. */
  *flowsOf(
    own: EndpointClass,
    direction: 'from' | 'to',
  ): Iterable<{ readonly other: EndpointClass; readonly found: readonly EndpointFlow[] }> {
    for (const other of this.classes) {
      if (other === own && own.members.length < 2) continue;
      const found = direction === 'from' ? this.flows(own, other) : this.flows(other, own);
      yield { other, found };
    }
  }

  /**
   * All flows into one goal. Its groups' row names the sources that may pass; only those are looked at.
   * Sources whose packets come with another address, or without their groups, are looked at place by place.
   * `asked`: only flows with some of these services.
   * One goal at a time: `visit` may not ask for another.
   */
  into<T>(
    goal: Slot,
    index: SourceIndex<T>,
    visit: (owner: T, disposition: Disposition) => void,
    asked: ServiceSet = ALL_SERVICES,
  ): void {
    const groups = goal.endpoint.iface?.groups;
    const { kept, lost } = this;
    if (this.letsNothingIn(goal, asked)) return;
    this.outward.kept.forget();
    this.outward.lost.forget();
    const asksAll = isEverything(asked);
    const isAsked = ({ may }: Allowed): boolean => (asksAll ? may !== NO_SERVICES : servicesOverlap(may, asked));
    const add = (way: ClassTrace, source: Owned<T>, incoming: Allowed | undefined): void => {
      const { endpoint } = source.slot;
      const isPlain = !way.odd && !way.node;
      const outgoing = !isPlain
        ? undefined
        : source.letsOut
          ? EVERYTHING
          : this.outwardOf(way, endpoint, goal.endpoint);
      const disposition = this.disposition(way, endpoint, goal.endpoint, incoming, outgoing);
      if (disposition && (asksAll || hasSomeOf(disposition, asked))) visit(source.owner, disposition);
    };
    let lostFilled = false;
    let hasDirect = false;
    /** The way itself where the row of kept references tells what comes in on it; else the sources are looked at here. */
    const along = (way: ClassTrace, sources: readonly Owned<T>[]): ClassTrace | undefined => {
      if (way.dead) return undefined;
      if (way.odd || way.node || !groups || !way.in) for (const source of sources) add(way, source, undefined);
      else if (!way.in.own) {
        const incoming = this.traces.translated(way.in, groups);
        if (isAsked(incoming)) for (const source of sources) add(way, source, incoming);
      } else if (way.in.references === 'kept') {
        hasDirect = true;
        return way;
      } else {
        if (!lostFilled) lost.fill(groups, 'inbound', 'lost');
        lostFilled = true;
        for (const source of sources) {
          const incoming = lost.of(source.slot.peer, goal.family4);
          if (isAsked(incoming)) add(way, source, incoming);
        }
      }
      return undefined;
    };
    for (const place of index.places) {
      place.direct = undefined;
      place.isEach = false;
      if (place.family4 !== goal.family4) continue;
      const [first] = place.sources;
      const common = first && this.traces.ofPlaces(first.slot.endpoint, goal.endpoint);
      place.isEach = common === 'each';
      if (common && common !== 'each') place.direct = along(common, place.sources);
      else
        for (const alike of place.classes) {
          const [one] = alike.sources;
          alike.direct = one && along(this.traces.between(one.slot.endpoint, goal.endpoint), alike.sources);
        }
    }
    if (!groups || !hasDirect) return;
    kept.fill(groups, 'inbound', 'kept');
    const base = goal.family4 ? kept.base4 : kept.base6;
    // Where everybody may come in, every peer is looked at; else those alone of whom the row says something.
    const peers = isAsked(base) ? index.byPeer.keys() : kept.touched;
    for (const peer of peers) {
      const sources = index.byPeer[peer];
      if (!sources) continue;
      const incoming = kept.of(peer, goal.family4);
      if (!isAsked(incoming)) continue;
      for (const source of sources) {
        const way = source.place.isEach ? source.alike.direct : source.place.direct;
        if (!way) continue;
        const disposition = source.letsOut
          ? this.dispositionOfOpen(way, source.slot.endpoint, goal.endpoint, incoming)
          : this.disposition(
              way,
              source.slot.endpoint,
              goal.endpoint,
              incoming,
              this.outwardOf(way, source.slot.endpoint, goal.endpoint),
            );
        if (disposition && (asksAll || hasSomeOf(disposition, asked))) visit(source.owner, disposition);
      }
    }
  }

  /** A goal's groups are asked on whichever way packets come; save for IPv6 clients of a Client VPN endpoint, of whom nobody tells how any come to them. */
  private letsNothingIn({ endpoint: { iface } }: Slot, asked: ServiceSet): boolean {
    if (!iface?.groups || (iface.owner.kind === 'resource' && iface.owner.clientVpn)) return false;
    return !servicesOverlap(this.compiled.groups.mostInbound(iface.groups), asked);
  }

  /** Of a source that lets everything out, on a way that is neither odd nor by a node. */
  private dispositionOfOpen(
    way: ClassTrace,
    source: Endpoint,
    goal: Endpoint,
    incoming: Allowed,
  ): Disposition | undefined {
    if (way.last?.incoming === incoming) return way.last.disposition;
    const disposition = this.disposition(way, source, goal, incoming, EVERYTHING);
    way.last = { incoming, disposition };
    return disposition;
  }

  /** What the groups of a source let out to the goal in hand, each set of groups asked once. */
  private outwardOf(way: ClassTrace, source: Endpoint, goal: Endpoint): Allowed {
    const groups = source.iface?.groups;
    const view = way.out;
    if (!groups || !view?.own) return this.askOut(way, source, goal);
    const known = this.outward[view.references];
    let allowed = known.get(groups.id);
    if (!allowed) {
      allowed = this.askOut(way, source, goal);
      known.set(groups.id, allowed);
    }
    return allowed;
  }
}

const groupsOf = ({ goals }: EndpointClass): number => goals[0]?.endpoint.iface?.groups?.id ?? -1;

function notBlocked(disposition: Disposition): Disposition | undefined {
  return isBlocked(disposition) ? undefined : disposition;
}
