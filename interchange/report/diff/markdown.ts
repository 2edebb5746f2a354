import { say } from '../../../network/words/index.js';
import { visible } from '../../text/visible.js';
import { groupBy } from '../group-by.js';
import { type DiffReport, isDifferent } from './diff-report.js';
import { meaningOf, NO_DIFFERENCE, TITLES } from './words.js';

/** `diff --format markdown`: for a comment on a pull request. */
export function diffMarkdown(difference: DiffReport): string {
  const { added, removed, changes } = difference;
  const lines = ['## Reachability', ''];
  const byMeaning = groupBy(changes, meaningOf);
  for (const meaning of ['opened', 'closed', 'other'] as const) {
    const mine = byMeaning.get(meaning) ?? [];
    if (mine.length === 0) continue;
    lines.push(`### ${TITLES[meaning]}`, '', say`| from | to | before | after | traffic |`, '|---|---|---|---|---|');
    for (const change of mine) {
      lines.push(
        `| ${[code(change.from), code(change.to), change.before, change.after, cell(change.words)].join(' | ')} |`,
      );
    }
    lines.push('');
  }
  if (added.length > 0) lines.push(say`New endpoints: ${added.map(code).join(', ')}`, '');
  if (removed.length > 0) lines.push(say`Endpoints that are gone: ${removed.map(code).join(', ')}`, '');
  if (!isDifferent(difference)) lines.push(`${NO_DIFFERENCE}`, '');
  return visible(lines.join('\n'));
}

const code = (text: string): string => `\`${text}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');
