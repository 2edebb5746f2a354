import { VERDICTS } from '../../../network/wire/index.js';
import type { FlowTable, KindColumn } from './flow-table.js';
import type { CompactCell, EndRanges, Sought } from './messages.js';
import { endsIn, sharedEnds, sizeOf } from './ranges.js';
import { soughtTest } from './sought.js';

/** How many endpoints of each kind there are. */
export type KindCounts = ReadonlyMap<number, number>;

const BLOCKED = VERDICTS.indexOf('blocked');

function countKinds({ kinds }: FlowTable, ends: Iterable<number>): KindCounts {
  const counts = new Map<number, number>();
  for (const end of ends) {
    const kind = kinds[end] as number;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** The rows that somebody looks at, by the kinds in them: a flow says in which it counts. */
export class CountedRows {
  readonly byKind = new Map<number, { readonly row: number; readonly many: number }[]>();
  readonly sizes: readonly number[];

  constructor(
    table: FlowTable,
    readonly rows: readonly EndRanges[],
  ) {
    this.sizes = rows.map(sizeOf);
    for (const [row, ends] of rows.entries())
      for (const [kind, many] of countKinds(table, endsIn(ends))) {
        const known = this.byKind.get(kind);
        if (known) known.push({ row, many });
        else this.byKind.set(kind, [{ row, many }]);
      }
  }

  get kinds(): ReadonlySet<number> {
    return new Set(this.byKind.keys());
  }
}

/** A cell on its way. */
interface Count {
  readonly verdicts: number[];
  /** -1: none so far; -2: several. */
  traffic: number;
  sought: number;
}

/** One column, counted kind of goals by kind of goals: large groups cost what they differ in. */
export class ColumnCount {
  readonly goals: KindCounts;
  private readonly counts: readonly Count[];
  /** By row: of each kind how many are in the row and in the column. */
  private readonly both: readonly KindCounts[];
  private readonly isSought: (verdict: number, traffic: number) => boolean;
  private readonly blockedIsSought: boolean;

  constructor(
    private readonly table: FlowTable,
    private readonly rows: CountedRows,
    private readonly column: EndRanges,
    sought: Sought,
  ) {
    this.goals = countKinds(table, endsIn(column));
    this.counts = rows.rows.map(() => ({ verdicts: VERDICTS.map(() => 0), traffic: -1, sought: 0 }));
    this.both = rows.rows.map((row) => countKinds(table, sharedEnds(row, column)));
    this.isSought = soughtTest(table, sought);
    this.blockedIsSought = sought.port === undefined && (sought.verdict ?? 'blocked') === 'blocked';
  }

  add({ to, flows }: KindColumn): void {
    const goals = this.goals.get(to) ?? 0;
    for (const { from, verdict, traffic } of flows) {
      const counts = this.isSought(verdict, traffic);
      for (const { row, many } of this.rows.byKind.get(from) ?? []) {
        // Nobody is asked about himself.
        const pairs = many * goals - (from === to ? (this.both[row]?.get(to) ?? 0) : 0);
        const count = this.counts[row];
        if (pairs === 0 || !count) continue;
        count.verdicts[verdict] = (count.verdicts[verdict] ?? 0) + pairs;
        if (verdict !== BLOCKED) count.traffic = count.traffic === -1 || count.traffic === traffic ? traffic : -2;
        if (counts) count.sought += pairs;
      }
    }
  }

  /** `traffic` tells the number of a text in the answer. */
  cells(traffic: (text: string) => number): CompactCell[] {
    const size = sizeOf(this.column);
    return this.counts.map((count, row) => {
      let same = 0;
      for (const number of this.both[row]?.values() ?? []) same += number;
      const [reachable = 0, partly = 0, oneWay = 0, unknown = 0, told = 0] = count.verdicts;
      const rest = (this.rows.sizes[row] ?? 0) * size - same - reachable - partly - oneWay - unknown - told;
      const sought = count.sought + (this.blockedIsSought ? rest : 0);
      const text = this.table.traffics[count.traffic];
      return [reachable, partly, oneWay, unknown, told + rest, sought, text === undefined ? -1 : traffic(text)];
    });
  }
}
