import { type DiffReport, isDifferent } from '../../interchange/report/diff/diff-report.js';
import { diffJson } from '../../interchange/report/diff/json.js';
import { diffMarkdown } from '../../interchange/report/diff/markdown.js';
import { diffText } from '../../interchange/report/diff/text.js';
import { diffReportOf } from '../diff.js';
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
  return printDiff(diffReportOf(before, after), options);
}

export function printDiff(report: DiffReport, options: DiffReportOptions): Report {
  return { text: print(report, options), ok: !isDifferent(report) };
}

function print(report: DiffReport, options: DiffReportOptions): string {
  if (options.format === 'json') return diffJson(report);
  return options.format === 'markdown' ? diffMarkdown(report) : diffText(report, styleOf(options).paint);
}
