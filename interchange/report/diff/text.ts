import { plural, say } from '../../../network/words/index.js';
import { alignColumns } from '../columns.js';
import { groupBy } from '../group-by.js';
import { terminalText } from '../lines.js';
import type { Paint } from '../paint.js';
import { type DiffReport, isDifferent } from './diff-report.js';
import { meaningOf, NO_DIFFERENCE, TITLES } from './words.js';

const SIGNS = { opened: '+', closed: '-', other: '~' } as const;

/** `diff` for a reader at a terminal. */
export function diffText(difference: DiffReport, paint: Paint): string {
  const { added, removed, changes } = difference;
  const lines: string[] = [];
  const byMeaning = groupBy(changes, meaningOf);
  const paints = { opened: paint.good, closed: paint.bad, other: paint.dim };
  for (const meaning of ['opened', 'closed', 'other'] as const) {
    const mine = byMeaning.get(meaning) ?? [];
    if (mine.length === 0) continue;
    lines.push(paint.bold(`${TITLES[meaning]} (${plural(mine.length, 'change')})`));
    const rows = mine.map((change) => [
      { text: `${SIGNS[meaning]} ${change.from} → ${change.to}`, paint: paints[meaning] },
      `${change.before} → ${change.after}`,
      change.words,
    ]);
    lines.push(...alignColumns(rows, '  '), '');
  }
  if (added.length > 0) lines.push(say`New endpoints: ${added.join(', ')}`);
  if (removed.length > 0) lines.push(say`Endpoints that are gone: ${removed.join(', ')}`);
  if (!isDifferent(difference)) lines.push(`${NO_DIFFERENCE}`);
  if (lines.at(-1) === '') lines.pop();
  return terminalText(lines);
}
