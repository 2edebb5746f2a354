import type { Item, Statement } from './layout-tree.js';
import { flat, isBroken, type Word } from './words.js';

/** A cell wider than this does not push the columns of its neighbours apart. */
const WIDEST_CELL = 40;

/**
 * Lines up the columns of the rules and routes of one block by setting the spaces before the words that start one.
 * Those that would not fit into `width` columns then stand apart: they are broken, and what is broken is in no columns.
 */
export function alignColumns(statements: ReadonlyMap<Statement, Word[]>, width: number): void {
  const byType = new Map<string, Word[][][]>();
  for (const [{ shape }, words] of statements) {
    if (!shape || shape.columns.length === 0 || words.some(isBroken)) continue;
    const cells = cellsOf(words, shape.columns);
    const key = `${shape.type} ${cells.length}`;
    const rows = byType.get(key);
    if (rows) rows.push(cells);
    else byType.set(key, [cells]);
  }
  for (const rows of byType.values()) alignThoseThatFit(rows, width);
}

function alignThoseThatFit(rows: readonly Word[][][], width: number): void {
  const spaces = new Map(rows.flatMap((row) => row.flat()).map((word) => [word, word.spaces]));
  alignRows(rows);
  const fitting = rows.filter((row) => flat(row.flat()).length <= width);
  if (fitting.length === rows.length) return;
  for (const [word, before] of spaces) word.spaces = before;
  alignThoseThatFit(fitting, width);
}

function cellsOf(words: readonly Word[], starts: readonly number[]): Word[][] {
  const cells: Word[][] = [[]];
  for (const word of words) {
    if (starts.includes(word.offset) && (cells.at(-1) as Word[]).length > 0) cells.push([]);
    (cells.at(-1) as Word[]).push(word);
  }
  return cells;
}

function alignRows(rows: readonly Word[][][]): void {
  const columns = rows[0]?.length ?? 0;
  for (let column = 0; column + 1 < columns; column++) {
    const lengths = rows.map((row) => cellLength(row[column] as Word[]));
    const width = Math.max(...lengths.filter((length) => length <= WIDEST_CELL), 0);
    rows.forEach((row, index) => {
      const missing = Math.max(0, width - (lengths[index] as number));
      const [first] = row[column] as Word[];
      const [next] = row[column + 1] as Word[];
      // Numbers end in one column, so that 90 stands under the last digits of 100.
      if (column === 0 && first && /^\d+$/.test(first.text) && (row[0] as Word[]).length === 1) first.spaces += missing;
      else if (next) next.spaces += missing;
    });
  }
}

function cellLength(words: readonly Word[]): number {
  return flat(words).trimStart().length;
}

/**
 * The spaces to add before the `{` of statements that follow each other, each on one line, so that their blocks stand in one column:
 *
 *     security-group baristas    { inbound { allow brew from cashiers } }
 *     security-group order-books { inbound { allow postgres from baristas } }
 */
export function blockPadding(
  items: readonly Item[],
  words: ReadonlyMap<Statement, Word[]>,
  oneLiners: ReadonlyMap<Statement, string>,
  width: number,
): ReadonlyMap<Item, number> {
  const padding = new Map<Item, number>();
  let group: Statement[] = [];
  const header = (statement: Statement): number => flat(words.get(statement) ?? []).length;
  const finish = (): void => {
    const widest = Math.max(...group.map(header), 0);
    const fits = group.every(
      (statement) => (oneLiners.get(statement)?.length ?? 0) + widest - header(statement) <= width,
    );
    if (group.length > 1 && fits) for (const statement of group) padding.set(statement, widest - header(statement));
    group = [];
  };
  for (const item of items) {
    const aligned =
      item.kind === 'statement' &&
      oneLiners.has(item) &&
      item.pieces.some((piece) => piece.kind === 'block') &&
      !item.pieces.some((piece) => piece.kind === 'comment');
    if (!aligned || item.blankBefore || item.shape?.type !== group[0]?.shape?.type) finish();
    if (aligned) group.push(item);
  }
  finish();
  return padding;
}
