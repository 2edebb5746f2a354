import {
  type Analysis,
  type ClassMatrix,
  type EndpointClass,
  type EndpointFlow,
  FlowTeller,
} from '../../../network/answers/index.js';
import type { MatrixMember } from '../../../network/endpoints/index.js';
import { VERDICTS } from '../../../network/wire/index.js';
import { flowText } from './flow-text.js';

/** A flow from one kind to another. */
export interface KindFlow {
  readonly from: number;
  /** An index into `VERDICTS`. */
  readonly verdict: number;
  /** An index into the table's `traffics`. */
  readonly traffic: number;
}

/** Whoever leads to one kind. */
export interface KindColumn {
  readonly to: number;
  readonly flows: readonly KindFlow[];
}

/** So many flows are kept of a matrix: those that were asked for last. */
const MOST_KEPT = 1_000_000;
/** Where fewer than one in so many kinds are looked at, they are asked one by one. */
const FEW = 8;

/** The flows between kinds of endpoints, worked out when they are first asked for. A pair of kinds that has none is blocked. */
export class FlowTable {
  /** By endpoint: its kind. */
  readonly kinds: readonly number[];
  readonly traffics: string[] = [];
  private readonly known = new Map<string, number>();
  private readonly classes: ClassMatrix;
  private readonly columns = new Map<number, readonly KindFlow[]>();
  private kept = 0;

  constructor(
    { classes }: Analysis,
    private readonly most = MOST_KEPT,
  ) {
    this.classes = classes;
    const ids = new Map(
      classes.classes.flatMap(({ members, id }) => members.map((member): [MatrixMember, number] => [member, id])),
    );
    this.kinds = classes.members.map((member) => ids.get(member) ?? -1);
  }

  /** How many kinds there are, and the goals among them in the order in which they are soonest told. */
  get goals(): readonly number[] {
    return this.classes.byGroups.map(({ id }) => id);
  }

  /** What leads to these kinds from those, one after the other, so that others may work in between. */
  *into(goals: ReadonlySet<number>, sources: ReadonlySet<number>): Iterable<KindColumn> {
    const teller = new FlowTeller();
    const unknown = new Set<EndpointClass>();
    for (const goal of goals) {
      const flows = this.columns.get(goal);
      if (flows) {
        this.keep(goal, flows);
        yield { to: goal, flows: flows.filter(({ from }) => sources.has(from)) };
      } else unknown.add(this.classes.classes[goal] as EndpointClass);
    }
    if (sources.size * FEW < this.classes.classes.length) {
      for (const to of unknown) yield { to: to.id, flows: this.pairs(teller, sources, to) };
      return;
    }
    for (const { to, found } of this.classes.flowsByGoal(unknown)) {
      const flows = found.flatMap(([from, flowsOfPair]) => this.flow(teller, from, to, flowsOfPair));
      this.keep(to.id, flows);
      yield { to: to.id, flows: flows.filter(({ from }) => sources.has(from)) };
    }
  }

  private pairs(teller: FlowTeller, sources: ReadonlySet<number>, to: EndpointClass): KindFlow[] {
    return [...sources].flatMap((source) => {
      const from = this.classes.classes[source] as EndpointClass;
      const found = from === to && to.members.length < 2 ? [] : this.classes.flows(from, to);
      return found.length > 0 ? this.flow(teller, from, to, found) : [];
    });
  }

  private flow(teller: FlowTeller, from: EndpointClass, to: EndpointClass, found: readonly EndpointFlow[]): KindFlow[] {
    const [source] = from.members;
    // Nobody is asked about himself.
    const goal = to.members.find((member) => member !== source);
    if (!source || !goal) return [];
    const flow = teller.flowOf(from, source, goal, found);
    return [{ from: from.id, verdict: VERDICTS.indexOf(flow.verdict), traffic: this.number(flowText(flow)) }];
  }

  private number(traffic: string): number {
    let number = this.known.get(traffic);
    if (number === undefined) {
      number = this.traffics.push(traffic) - 1;
      this.known.set(traffic, number);
    }
    return number;
  }

  /** As the one that was asked for last. Two who asked at once may both have worked it out: it counts once. */
  private keep(goal: number, flows: readonly KindFlow[]): void {
    this.kept += flows.length - (this.columns.get(goal)?.length ?? 0);
    this.columns.delete(goal);
    this.columns.set(goal, flows);
    for (const [oldest, those] of this.columns) {
      if (this.kept <= this.most || oldest === goal) break;
      this.columns.delete(oldest);
      this.kept -= those.length;
    }
  }
}

const tables = new WeakMap<Analysis, FlowTable>();

/** That of an analysis: it goes with it. */
export function flowTableOf(analysis: Analysis): FlowTable {
  let table = tables.get(analysis);
  if (!table) {
    table = new FlowTable(analysis);
    tables.set(analysis, table);
  }
  return table;
}
