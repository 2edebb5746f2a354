import {
  type CompiledNetwork,
  type Endpoint,
  ForwardingClasses,
  type MatrixMember,
  membersOfMatrix,
} from '../endpoints/index.js';
import { type Direction, type GroupEvaluator, type GroupRow, GroupRows } from '../filters/index.js';
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
import { namedMember } from './by-name.js';
import { ByNumber } from './by-number.js';
import { type ClassTrace, ClassTraces, type GroupView, hasSomeOf, isBlocked } from './class-traces.js';

/** An endpoint with its peer class, so that rows can be asked for it. */
export interface Slot {
  readonly endpoint: Endpoint;
  readonly peer: number;
  readonly family4: boolean;
}

/** Sources, found by forwardingClass and by peer class. `T` tells whose a source is. */
export class SourceIndex<T> {
  readonly byForwardingClass = new Map<number, Owned<T>[]>();
  /** By the peer class's number. */
  readonly byPeer: (Owned<T>[] | undefined)[] = [];

  constructor(private readonly groups: GroupEvaluator) {}

  add(slot: Slot, owner: T): void {
    const { forwardingClass, iface } = slot.endpoint;
    const letsOut = !iface?.groups || this.groups.opensOutbound(iface.groups);
    const owned = { slot, owner, forwardingClass, letsOut };
    const alike = this.byForwardingClass.get(forwardingClass);
    if (alike) alike.push(owned);
    else this.byForwardingClass.set(forwardingClass, [owned]);
    const peers = this.byPeer[slot.peer];
    if (peers) peers.push(owned);
    else this.byPeer[slot.peer] = [owned];
  }
}

interface Owned<T> {
  readonly slot: Slot;
  readonly owner: T;
  /** The slot's. */
  readonly forwardingClass: number;
  /** Its groups let everything out, or it has none. */
  readonly letsOut: boolean;
}

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

/** Who reaches one class, in the order in which they were found, and with what, by the number of their class. */
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
  /** For the goal in hand, by forwarding class: the ways on which the row of kept references tells what comes in. */
  private readonly direct = new ByNumber<ClassTrace>();
  /** All sources but the internet's: which of its class each is. */
  private readonly sources: SourceIndex<{ readonly cls: EndpointClass; readonly index: number }>;

  constructor(readonly compiled: CompiledNetwork) {
    this.forwardingClasses = new ForwardingClasses(compiled);
    this.traces = new ClassTraces(compiled);
    this.rows = new GroupRows(compiled.classes, compiled.groups);
    this.kept = this.rows.row();
    this.lost = this.rows.row();
    this.members = membersOfMatrix(compiled, this.forwardingClasses).map((member) => namedMember(compiled, member));
    this.classes = this.group(this.members);
    this.byGroups = [...this.classes].sort((a, b) => groupsOf(a) - groupsOf(b));
    this.sources = new SourceIndex(compiled.groups);
    for (const owner of this.classes) {
      if (owner.isInternet) continue;
      owner.sources.forEach((slot, index) => {
        this.sources.add(slot, { cls: owner, index });
      });
    }
  }

  /** An endpoint made by `forwardingClasses`, ready for `into`. */
  slot(endpoint: Endpoint): Slot {
    return {
      endpoint,
      peer: this.rows.peerClass(endpoint.end.cls, endpoint.end.family, endpoint.iface?.groups),
      family4: endpoint.end.family === 4,
    };
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
      for (const from of froms) visit(from, to, flows[from.id] as readonly EndpointFlow[]);
  }

  /** The same, one class of goals after the other: for whoever lets others work in between. */
  *flowsByGoal(goals?: ReadonlySet<EndpointClass>): Iterable<{
    readonly to: EndpointClass;
    readonly found: readonly (readonly [EndpointClass, readonly EndpointFlow[]])[];
  }> {
    for (const { to, froms, flows } of this.columns(goals))
      yield { to, found: froms.map((from) => [from, flows[from.id] as readonly EndpointFlow[]]) };
  }

  private *columns(goals: ReadonlySet<EndpointClass> | undefined): Iterable<Column> {
    const internet = this.classes.find(({ isInternet }) => isInternet);
    for (const to of this.byGroups) {
      if (goals && !goals.has(to)) continue;
      const froms: EndpointClass[] = [];
      const flows: EndpointFlow[][] = [];
      to.goals.forEach((goal, index) => {
        this.into(goal, this.sources, ({ cls, index: source }, disposition) => {
          if (cls === to && to.members.length < 2) return;
          const flow: EndpointFlow = { source, goal: index, dialed: 'natural', disposition };
          const known = flows[cls.id];
          if (known) known.push(flow);
          else {
            flows[cls.id] = [flow];
            froms.push(cls);
          }
        });
      });
      if (internet && internet !== to) {
        const found: EndpointFlow[] = [];
        this.collect(internet.sources, to.publicGoals, 'natural', found);
        if (found.length > 0) {
          flows[internet.id] = found;
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
   * Sources whose packets come with another address, or without their groups, are looked at forwardingClass by forwardingClass.
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
    this.outward.kept.forget();
    this.outward.lost.forget();
    this.direct.forget();
    const asksAll = isEverything(asked);
    const add = (way: ClassTrace, source: Owned<T>, incoming: Allowed | undefined): void => {
      if (incoming && !servicesOverlap(incoming.may, asked)) return;
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
    for (const [forwardingClass, sources] of index.byForwardingClass) {
      const first = sources[0];
      if (!first) continue;
      if (first.slot.family4 !== goal.family4) continue;
      const way = this.traces.between(first.slot.endpoint, goal.endpoint);
      if (way.dead) continue;
      if (way.odd || way.node || !groups || !way.in) for (const source of sources) add(way, source, undefined);
      else if (!way.in.own) {
        const incoming = this.traces.translated(way.in, groups);
        if (servicesOverlap(incoming.may, asked)) for (const source of sources) add(way, source, incoming);
      } else if (way.in.references === 'kept') {
        this.direct.set(forwardingClass, way);
        hasDirect = true;
      } else {
        if (!lostFilled) lost.fill(groups, 'inbound', 'lost');
        lostFilled = true;
        for (const source of sources) {
          const incoming = lost.of(source.slot.peer, goal.family4);
          if (incoming.may !== NO_SERVICES) add(way, source, incoming);
        }
      }
    }
    if (!groups || !hasDirect) return;
    kept.fill(groups, 'inbound', 'kept');
    const base = goal.family4 ? kept.base4 : kept.base6;
    // Where everybody may come in, every peer is looked at; else those alone of whom the row says something.
    const peers = servicesOverlap(base.may, asked) ? index.byPeer.keys() : kept.touched;
    for (const peer of peers) {
      const sources = index.byPeer[peer];
      if (!sources) continue;
      const incoming = kept.of(peer, goal.family4);
      if (incoming.may === NO_SERVICES) continue;
      for (const source of sources) {
        const way = this.direct.get(source.forwardingClass);
        if (way) add(way, source, incoming);
      }
    }
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
