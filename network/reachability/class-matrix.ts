import { NO_SERVICES } from '../traffic/service-set.js';
import { type Allowed, both, EVERYTHING } from './certainty.js';
import type { Fabric } from './fabric.js';
import { type GroupRow, GroupRows } from './group-rows.js';
import type { Outcome } from './outcome.js';
import { type Member, membersOfMatrix, Sites, type Unit } from './units.js';
import { isBlocked, type Way, Ways } from './ways.js';

/** A unit with its peer class, so that rows can be asked for it. */
interface Slot {
  readonly unit: Unit;
  readonly peer: number;
  readonly family4: boolean;
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
  private readonly ways: Ways;
  private readonly rows: GroupRows;

  constructor(readonly fabric: Fabric) {
    const sites = new Sites(fabric);
    this.ways = new Ways(fabric);
    this.rows = new GroupRows(fabric.classes, fabric.groups);
    this.members = membersOfMatrix(fabric, sites);
    this.classes = this.group(this.members);
  }

  private slots(units: readonly Unit[]): Slot[] {
    return units.map((unit) => ({ unit, peer: this.rows.peerClass(unit.end.cls, unit.end.family, unit.iface?.groups), family4: unit.end.family === 4 }));
  }

  private group(members: readonly Member[]): MemberClass[] {
    const byKey = new Map<string, Member[]>();
    for (const member of members) {
      const key = [member.sources, member.goals, member.publicGoals, member.dialedGoals].map((units) => units.map(({ site, iface }) => `${site}/${iface?.groups?.id ?? ''}`).join(' ')).join('|');
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
    for (let g = 0; g < goals.length; g++) {
      const goal = goals[g] as Slot;
      for (let s = 0; s < sources.length; s++) {
        const source = sources[s] as Slot;
        if (source.family4 !== goal.family4) continue;
        const outcome = this.outcome(source, goal);
        if (outcome && !isBlocked(outcome)) out.push({ source: s, goal: g, dialed, outcome });
      }
    }
  }

  /** Undefined: blocked. */
  private outcome(source: Slot, goal: Slot): Outcome | undefined {
    const way = this.ways.between(source.unit, goal.unit);
    if (way.dead) return undefined;
    if (way.odd) return this.ways.outcomeOfOdd(source.unit, goal.unit);
    const incoming = this.askIn(way, source, goal);
    if (incoming.upper === NO_SERVICES) return undefined;
    const groups = both(incoming, this.askOut(way, source, goal));
    return groups.upper === NO_SERVICES ? undefined : this.ways.outcome(way, groups);
  }

  private askIn(way: Way, source: Slot, goal: Slot): Allowed {
    const groups = goal.unit.iface?.groups;
    if (!groups || !way.in) return EVERYTHING;
    if (!way.in.own) return this.ways.translated(way.in, groups);
    return cell(this.rows.row(groups, 'inbound', way.in.references), source);
  }

  private askOut(way: Way, source: Slot, goal: Slot): Allowed {
    const groups = source.unit.iface?.groups;
    if (!groups || !way.out) return EVERYTHING;
    if (!way.out.own) return this.ways.translated(way.out, groups);
    return cell(this.rows.row(groups, 'outbound', way.out.references), goal);
  }

  /** The way between two units and what the groups at its ends let through, for rules that look at single checkpoints. */
  look(source: Unit, goal: Unit): { readonly way: Way; readonly incoming: Allowed; readonly outgoing: Allowed } {
    const slot = (unit: Unit): Slot => ({ unit, peer: this.rows.peerClass(unit.end.cls, unit.end.family, unit.iface?.groups), family4: unit.end.family === 4 });
    const way = this.ways.between(source, goal);
    return { way, incoming: this.askIn(way, slot(source), slot(goal)), outgoing: this.askOut(way, slot(source), slot(goal)) };
  }

  /** Every ordered pair of classes with something in it. A class is paired with itself where it has several members. */
  forEachFlow(visit: (from: MemberClass, to: MemberClass, flows: readonly UnitFlow[]) => void): void {
    for (const to of this.classes) {
      for (const from of this.classes) {
        if (from === to && from.members.length < 2) continue;
        const flows = this.flows(from, to);
        if (flows.length > 0) visit(from, to, flows);
      }
    }
  }
}

function cell(row: GroupRow, peer: Slot): Allowed {
  return row.cells.get(peer.peer) ?? (peer.family4 ? row.base4 : row.base6);
}
