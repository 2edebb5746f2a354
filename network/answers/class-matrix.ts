import type { Fabric } from '../endpoints/compiled-network.js';
import { type Member, membersOfMatrix, Sites, type Unit } from '../endpoints/endpoint-rows.js';
import type { Direction } from '../filters/network-acl.js';
import { type GroupRow, GroupRows } from '../filters/security-group-rows.js';
import type { Outcome } from '../trace/disposition.js';
import { type Allowed, both, EVERYTHING } from '../traffic/bounds.js';
import { ALL_SERVICES, NO_SERVICES, type ServiceSet, servicesOverlap } from '../traffic/service-set.js';
import { type GroupView, hasSomeOf, isBlocked, type Way, Ways } from './class-traces.js';

/** A unit with its peer class, so that rows can be asked for it. */
export interface Slot {
  readonly unit: Unit;
  readonly peer: number;
  readonly family4: boolean;
}

/** Sources, found by site and by peer class. `T` tells whose a source is. */
export class SourceIndex<T> {
  readonly bySite = new Map<number, { readonly slot: Slot; readonly owner: T }[]>();
  readonly byPeer = new Map<number, { readonly slot: Slot; readonly owner: T }[]>();

  add(slot: Slot, owner: T): void {
    append(this.bySite, slot.unit.site, { slot, owner });
    append(this.byPeer, slot.peer, { slot, owner });
  }
}

/** Members that share everything that decides a flow. */
export interface MemberClass {
  readonly id: number;
  readonly members: readonly Member[];
  readonly sources: readonly Slot[];
  readonly goals: readonly Slot[];
  readonly publicGoals: readonly Slot[];
  readonly dialedGoals: readonly Slot[];
  readonly isInternet: boolean;
}

/** A flow between two units: the positions tell which unit of each member it is. */
export interface UnitFlow {
  readonly source: number;
  readonly goal: number;
  readonly dialed: 'natural' | 'public';
  readonly outcome: Outcome;
}

/** Everybody against everybody, by class. */
export class ClassMatrix {
  readonly classes: readonly MemberClass[];
  readonly members: readonly Member[];
  readonly sites: Sites;
  private readonly ways: Ways;
  private readonly rows: GroupRows;
  private readonly kept: GroupRow;
  private readonly lost: GroupRow;
  /** All sources but the internet's: which of its class each is. */
  private readonly sources = new SourceIndex<{ readonly cls: MemberClass; readonly index: number }>();

  constructor(readonly fabric: Fabric) {
    this.sites = new Sites(fabric);
    this.ways = new Ways(fabric);
    this.rows = new GroupRows(fabric.classes, fabric.groups);
    this.kept = this.rows.row();
    this.lost = this.rows.row();
    this.members = membersOfMatrix(fabric, this.sites);
    this.classes = this.group(this.members);
    for (const owner of this.classes) {
      if (owner.isInternet) continue;
      owner.sources.forEach((slot, index) => {
        this.sources.add(slot, { cls: owner, index });
      });
    }
  }

  /** A unit made by `sites`, ready for `into`. */
  slot(unit: Unit): Slot {
    return {
      unit,
      peer: this.rows.peerClass(unit.end.cls, unit.end.family, unit.iface?.groups),
      family4: unit.end.family === 4,
    };
  }

  private slots(units: readonly Unit[]): Slot[] {
    return units.map((unit) => this.slot(unit));
  }

  private group(members: readonly Member[]): MemberClass[] {
    const byKey = new Map<string, Member[]>();
    for (const member of members) {
      const key = [member.sources, member.goals, member.publicGoals, member.dialedGoals]
        .map((units) => units.map(({ site, iface }) => `${site}/${iface?.groups?.id ?? ''}`).join(' '))
        .join('|');
      const known = byKey.get(key);
      if (known) known.push(member);
      else byKey.set(key, [member]);
    }
    return [...byKey.values()].map((list, id) => {
      const first = list[0] as Member;
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
  flows(from: MemberClass, to: MemberClass, addressing: 'natural' | 'every' = 'natural'): UnitFlow[] {
    const out: UnitFlow[] = [];
    const goals = from.isInternet ? to.publicGoals : to.goals;
    this.collect(from.sources, goals, 'natural', out);
    if (addressing === 'every' && !from.isInternet) this.collect(from.sources, to.dialedGoals, 'public', out);
    return out;
  }

  private collect(sources: readonly Slot[], goals: readonly Slot[], dialed: UnitFlow['dialed'], out: UnitFlow[]): void {
    goals.forEach((goal, g) => {
      sources.forEach((source, s) => {
        const outcome = source.family4 === goal.family4 ? this.outcome(source, goal) : undefined;
        if (outcome) out.push({ source: s, goal: g, dialed, outcome });
      });
    });
  }

  /** Undefined: blocked. `incoming`: what the goal's groups say, where a row told already. */
  private outcome(source: Slot, goal: Slot, incoming?: Allowed): Outcome | undefined {
    const way = this.ways.between(source.unit, goal.unit);
    if (way.dead) return undefined;
    const met = way.node ?? goal.unit;
    if (way.odd) return notBlocked(this.outcomeOfOdd(way, source.unit, goal.unit, met));
    const inward = incoming ?? this.askIn(way, source.unit, met);
    if (inward.upper === NO_SERVICES) return undefined;
    const outward = this.askOut(way, source.unit, met);
    const groups = both(inward, outward);
    if (groups.upper === NO_SERVICES) return undefined;
    return notBlocked(
      way.only
        ? this.ways.outcomeOfOne(way.only, groups)
        : this.ways.outcome(way, [{ incoming: inward, outgoing: outward }]),
    );
  }

  private outcomeOfOdd(way: Way, source: Unit, goal: Unit, met: Unit): Outcome {
    if (way.manners.length === 0) return this.ways.outcomeOfOdd(source, goal);
    const answers = way.manners.map((manner) => ({
      incoming: this.askGroups(manner.in, met, source, 'inbound'),
      outgoing: this.askGroups(manner.out, source, met, 'outbound'),
    }));
    return this.ways.outcome(way, answers);
  }

  private askIn(way: Way, source: Unit, goal: Unit): Allowed {
    return this.askGroups(way.in, goal, source, 'inbound');
  }

  private askOut(way: Way, source: Unit, goal: Unit): Allowed {
    return this.askGroups(way.out, source, goal, 'outbound');
  }

  private askGroups(view: GroupView | undefined, asked: Unit, other: Unit, direction: Direction): Allowed {
    const groups = asked.iface?.groups;
    if (!groups || !view) return EVERYTHING;
    if (!view.own) return this.ways.translated(view, groups);
    return this.fabric.groups.allowed(
      groups,
      direction,
      other.end.cls,
      other.end.family,
      view.references === 'kept' ? other.iface?.groups : undefined,
    );
  }

  /** The way between two units and what the groups at its ends let through, for rules that look at single checkpoints. */
  look(source: Unit, goal: Unit): { readonly way: Way; readonly incoming: Allowed; readonly outgoing: Allowed } {
    const way = this.ways.between(source, goal);
    const met = way.node ?? goal;
    return { way, incoming: this.askIn(way, source, met), outgoing: this.askOut(way, source, met) };
  }

  /** Every ordered pair of classes with something in it. A class is paired with itself where it has several members. */
  forEachFlow(visit: (from: MemberClass, to: MemberClass, flows: readonly UnitFlow[]) => void): void {
    for (const { to, found } of this.flowsByGoal()) for (const [from, flows] of found) visit(from, to, flows);
  }

  /** The same, one class of goals after the other: for whoever lets others work in between. */
  *flowsByGoal(): Iterable<{
    readonly to: MemberClass;
    readonly found: ReadonlyMap<MemberClass, readonly UnitFlow[]>;
  }> {
    const internet = this.classes.find(({ isInternet }) => isInternet);
    for (const to of this.classes) {
      const found = new Map<MemberClass, UnitFlow[]>();
      to.goals.forEach((goal, index) => {
        this.into(goal, this.sources, ({ cls, index: source }, outcome) => {
          const flow: UnitFlow = { source, goal: index, dialed: 'natural', outcome };
          const flows = found.get(cls);
          if (flows) flows.push(flow);
          else found.set(cls, [flow]);
        });
      });
      if (internet && internet !== to) {
        const flows: UnitFlow[] = [];
        this.collect(internet.sources, to.publicGoals, 'natural', flows);
        if (flows.length > 0) found.set(internet, flows);
      }
      if (to.members.length < 2) found.delete(to);
      yield { to, found };
    }
  }

  /**
   * All flows into one goal. Its groups' row names the sources that may pass; only those are looked at.
   * Sources whose packets come with another address, or without their groups, are looked at site by site.
   * `asked`: only flows with some of these services.
   */
  into<T>(
    goal: Slot,
    index: SourceIndex<T>,
    visit: (owner: T, outcome: Outcome) => void,
    asked: ServiceSet = ALL_SERVICES,
  ): void {
    const groups = goal.unit.iface?.groups;
    const add = ({ slot, owner }: { readonly slot: Slot; readonly owner: T }, incoming: Allowed | undefined): void => {
      if (incoming && !servicesOverlap(incoming.upper, asked)) return;
      const outcome = this.outcome(slot, goal, incoming);
      if (outcome && (asked === ALL_SERVICES || hasSomeOf(outcome, asked))) visit(owner, outcome);
    };
    const { kept, lost } = this;
    let lostFilled = false;
    const direct = new Set<number>();
    for (const [site, sources] of index.bySite) {
      const first = sources[0];
      if (!first) continue;
      if (first.slot.family4 !== goal.family4) continue;
      const way = this.ways.between(first.slot.unit, goal.unit);
      if (way.dead) continue;
      if (way.odd || way.node || !groups || !way.in) for (const source of sources) add(source, undefined);
      else if (!way.in.own) {
        const incoming = this.ways.translated(way.in, groups);
        if (servicesOverlap(incoming.upper, asked)) for (const source of sources) add(source, incoming);
      } else if (way.in.references === 'kept') direct.add(site);
      else {
        if (!lostFilled) lost.fill(groups, 'inbound', 'lost');
        lostFilled = true;
        for (const source of sources) {
          const incoming = lost.of(source.slot.peer, goal.family4);
          if (incoming.upper !== NO_SERVICES) add(source, incoming);
        }
      }
    }
    if (!groups || direct.size === 0) return;
    kept.fill(groups, 'inbound', 'kept');
    const base = goal.family4 ? kept.base4 : kept.base6;
    if (!servicesOverlap(base.upper, asked)) {
      for (const peer of kept.touched)
        for (const source of index.byPeer.get(peer) ?? [])
          if (direct.has(source.slot.unit.site)) add(source, kept.of(peer, goal.family4));
    } else
      for (const site of direct)
        for (const source of index.bySite.get(site) ?? []) add(source, kept.of(source.slot.peer, goal.family4));
  }
}

function notBlocked(outcome: Outcome): Outcome | undefined {
  return isBlocked(outcome) ? undefined : outcome;
}

function append<S>(map: Map<number, S[]>, key: number, source: S): void {
  const known = map.get(key);
  if (known) known.push(source);
  else map.set(key, [source]);
}
