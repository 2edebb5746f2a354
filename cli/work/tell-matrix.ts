import { matrixCsv } from '../../interchange/report/matrix/csv.js';
import { memberReport } from '../../interchange/report/matrix/flows-in-order.js';
import { classReport } from '../../interchange/report/matrix/group.js';
import { matrixHtml } from '../../interchange/report/matrix/html.js';
import { matrixJson } from '../../interchange/report/matrix/json.js';
import type { MatrixReport } from '../../interchange/report/matrix/matrix-report.js';
import { matrixText } from '../../interchange/report/matrix/text.js';
import { analyse } from '../../network/answers/analyse.js';
import { readSoundNetwork } from '../input/network.js';
import type { Terminal } from '../terminal.js';
import { outPieces, paintFor, widthOf } from './output.js';

export interface MatrixOptions {
  readonly format: string;
  readonly group: boolean;
  readonly roots: readonly string[];
}

/** With more endpoints than these, text that tells them one by one is longer than anybody reads. */
const MOST_TOLD = 200;

/** A matrix has no wrong answer: the exit code is 0. */
export function tellMatrix(
  operands: readonly string[],
  { format, group, roots }: MatrixOptions,
  terminal: Terminal,
): number {
  const { loaded } = readSoundNetwork(operands, terminal, roots);
  const { classes } = analyse(loaded.topology);
  const byClass = group || (format === 'text' && classes.members.length > MOST_TOLD);
  if (byClass && !group) {
    terminal.err(
      `${classes.members.length} endpoints: those that share everything that decides a flow are told once, as with --group\n`,
    );
  }
  outPieces(print(byClass ? classReport(classes) : memberReport(classes), format, operands, terminal), terminal);
  return 0;
}

function print(
  report: MatrixReport,
  format: string,
  operands: readonly string[],
  terminal: Terminal,
): Iterable<string> {
  switch (format) {
    case 'json':
      return matrixJson(report);
    case 'csv':
      return matrixCsv(report);
    case 'html':
      return matrixHtml(report, `Who reaches whom: ${operands.join(', ')}`);
    default:
      return [matrixText(report, { paint: paintFor(terminal), width: terminal.width ?? widthOf(terminal) })];
  }
}
