import { matrixCsv } from '../../interchange/report/matrix/csv.js';
import { matrixHtml } from '../../interchange/report/matrix/html.js';
import { matrixJson } from '../../interchange/report/matrix/json.js';
import type { MatrixReport } from '../../interchange/report/matrix/matrix-report.js';
import { matrixText } from '../../interchange/report/matrix/text.js';
import { say } from '../../network/words/index.js';
import { type MatrixOptions, matrixReportOf } from '../matrix.js';
import { type Network, soundInsideOf } from '../network.js';
import { type Style, styleOf } from './report.js';

export interface MatrixReportOptions extends MatrixOptions, Style {
  /** `csv` is RFC 4180; `html` one page that needs nothing else: tables, without the scripts of the preview that `vpclens matrix --format html` puts into its own. Default: `text`. */
  readonly format?: 'text' | 'json' | 'csv' | 'html' | undefined;
  /** The heading of the page. */
  readonly title?: string | undefined;
}

/**
 * Tells who can reach whom as text, in pieces: of a large network the whole may be longer than a string can be.
 *
 * @throws VpcLensError `network-unreadable`
 */
export function reportMatrix(network: Network, options: MatrixReportOptions = {}): Iterable<string> {
  const title = options.title ?? say`Who reaches whom: ${network.files.join(', ')}`;
  return printMatrix(matrixReportOf(network, options.group ?? false), { ...options, title });
}

/** How many endpoints the matrix has. */
export function countEndpoints(network: Network): number {
  return soundInsideOf(network).analysis.classes.members.length;
}

export function printMatrix(
  report: MatrixReport,
  options: MatrixReportOptions & { readonly title: string },
): Iterable<string> {
  switch (options.format) {
    case 'json':
      return matrixJson(report);
    case 'csv':
      return matrixCsv(report);
    case 'html':
      return matrixHtml(report, options.title);
    default:
      return [matrixText(report, styleOf(options))];
  }
}
