import { ColumnCount, CountedRows } from './count-column.js';
import type { FlowTable } from './flow-table.js';
import type {
  CompactCell,
  MatrixCellsQuestion,
  MatrixCellsResult,
  MatrixKindsQuestion,
  MatrixKindsResult,
} from './messages.js';
import { soughtTest } from './sought.js';
import { Turns } from './turns.js';

/** Kinds of goals that are looked at together. */
const GOALS_AT_ONCE = 16;

/** The cells that are asked for, column by column, and after a while those that are there. `pause` lets waiting messages in, and throws where nobody wants the answer any more. */
export async function tellCells(
  table: FlowTable,
  { rows, columns, sought = {} }: MatrixCellsQuestion,
  pause: () => Promise<void>,
): Promise<MatrixCellsResult> {
  const turns = new Turns(pause);
  const counted = new CountedRows(table, rows);
  const { kinds } = counted;
  const traffics = new Map<string, number>();
  const number = (text: string): number => {
    const known = traffics.get(text) ?? traffics.size;
    traffics.set(text, known);
    return known;
  };
  const told: CompactCell[][] = [];
  for (const column of columns) {
    const count = new ColumnCount(table, counted, column, sought);
    for (const flows of table.into(new Set(count.goals.keys()), kinds)) {
      count.add(flows);
      await turns.breathe();
    }
    told.push(count.cells(number));
    await turns.breathe();
    if (turns.tookLong) break;
  }
  return { columns: told, traffics: [...traffics.keys()] };
}

/** Which kinds have what is sought, goal by goal. */
export async function tellKinds(
  table: FlowTable,
  { sought, after }: MatrixKindsQuestion,
  pause: () => Promise<void>,
): Promise<MatrixKindsResult> {
  const turns = new Turns(pause);
  const { goals } = table;
  const test = soughtTest(table, sought);
  const [from, to] = [new Set<number>(), new Set<number>()];
  const all = new Set(goals);
  let next = after;
  while (next < goals.length && !turns.tookLong) {
    const some = goals.slice(next, next + GOALS_AT_ONCE);
    for (const { to: goal, flows } of table.into(new Set(some), all)) {
      for (const { from: source, verdict, traffic } of flows)
        if (test(verdict, traffic)) {
          from.add(source);
          to.add(goal);
        }
      await turns.breathe();
    }
    next += some.length;
  }
  return { from: [...from], to: [...to], all: goals.length, ...(next < goals.length ? { next } : {}) };
}
