import { say, termOf } from '../../../network/words/index.js';
import { type Cell, openPairs } from './cells.js';
import type { MatrixLine } from './lines.js';
import { trafficWords } from './traffic.js';

export type CopyFormat = 'markdown' | 'csv';

/** The ending of a file of it. */
export const ENDINGS: Readonly<Record<CopyFormat, 'md' | 'csv'>> = { markdown: 'md', csv: 'csv' };

/** The matrix as it is shown, groups and all, is a table whose first row and column are the names. This is that row. */
export function headText(columns: readonly MatrixLine[], format: CopyFormat): string {
  const head = rowText(['from \\ to', ...columns.map(({ label }) => label)], format);
  return format === 'csv' ? head : `${head}\n|${' --- |'.repeat(columns.length + 1)}`;
}

export function lineText(from: MatrixLine, cells: readonly string[], format: CopyFormat): string {
  return rowText([from.label, ...cells], format);
}

export const lineBreak = (format: CopyFormat): string => (format === 'csv' ? '\r\n' : '\n');

/** With its protocol: a spreadsheet takes `10-12` for a day in October. */
export function copiedCell(cell: Cell, format: CopyFormat): string {
  if (cell.verdict === 'self') return '';
  if (cell.verdict === 'mixed') return say`${openPairs(cell)} of ${cell.pairs} pairs`;
  if (!cell.traffic) return termOf(cell.verdict);
  // What a program reads is told whole.
  return `${termOf(cell.verdict)}: ${format === 'csv' ? cell.traffic : trafficWords(cell.traffic)}`;
}

const rowText = (fields: readonly string[], format: CopyFormat): string =>
  format === 'csv' ? fields.map(csvField).join(',') : `| ${fields.map(markdownField).join(' | ')} |`;

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const markdownField = (text: string): string => text.replaceAll(/[\\|]/g, '\\$&');
