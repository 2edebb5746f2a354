import { say, termOf } from '../../../network/words/index.js';
import { type Cell, openPairs } from './cells.js';
import type { MatrixLine } from './lines.js';

export type CopyFormat = 'markdown' | 'csv';

/** More than a clipboard, or whoever pastes it, is made for. */
export const MOST_COPIED = 250_000;

/** The matrix as it is shown, groups and all: a table whose first row and column are the names. */
export function copied(
  cell: (from: MatrixLine, to: MatrixLine) => Cell,
  rows: readonly MatrixLine[],
  columns: readonly MatrixLine[],
  format: CopyFormat,
): string {
  const table = [
    ['from \\ to', ...columns.map(({ label }) => label)],
    ...rows.map((from) => [from.label, ...columns.map((to) => words(cell(from, to)))]),
  ];
  if (format === 'csv') return table.map((row) => row.map(csvField).join(',')).join('\r\n');
  const [head = [], ...body] = table.map((row) => `| ${row.map(markdownField).join(' | ')} |`);
  return [head, `|${' --- |'.repeat(columns.length + 1)}`, ...body].join('\n');
}

/** With its protocol: a spreadsheet takes `10-12` for a day in October. */
function words(cell: Cell): string {
  if (cell.verdict === 'self') return '';
  if (cell.verdict === 'mixed') return say`${openPairs(cell)} of ${cell.pairs} pairs`;
  return cell.traffic ? `${termOf(cell.verdict)}: ${cell.traffic}` : termOf(cell.verdict);
}

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const markdownField = (text: string): string => text.replaceAll(/[\\|]/g, '\\$&');
