import { isDifferent } from '../../interchange/report/diff/diff-report.js';
import { diffJson } from '../../interchange/report/diff/json.js';
import { diffMarkdown } from '../../interchange/report/diff/markdown.js';
import { diffText } from '../../interchange/report/diff/text.js';
import type { Difference } from '../../network/answers/index.js';
import { differenceBetween } from '../diff.js';
import type { Network } from '../network.js';
import { type Report, type Style, styleOf } from './report.js';

export interface DiffReportOptions extends Style {
  /** `markdown` is for a comment on a pull request. Default: `text`. */
  readonly format?: 'text' | 'json' | 'markdown' | undefined;
}

/**
 * Tells what `diff` finds as text.
 *
 * @throws VpcLensError `network-unreadable`
 */
export function reportDiff(before: Network, after: Network, options: DiffReportOptions = {}): Report {
  const difference = differenceBetween(before, after);
  return { text: print(difference, options), ok: !isDifferent(difference) };
}

function print(difference: Difference, options: DiffReportOptions): string {
  if (options.format === 'json') return diffJson(difference);
  return options.format === 'markdown' ? diffMarkdown(difference) : diffText(difference, styleOf(options).paint);
}
