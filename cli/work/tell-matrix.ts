import { countEndpoints, type MatrixReportOptions, reportMatrix } from '../../library/reports/matrix.js';
import { readNetwork } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Terminal } from '../terminal.js';
import { outPieces, styleFor } from './output.js';

export interface MatrixOptions extends Pick<MatrixReportOptions, 'format'> {
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
  const network = readNetwork(operands, roots, terminal);
  const count = refusing(() => countEndpoints(network));
  const byClass = group || (format === 'text' && count > MOST_TOLD);
  if (byClass && !group)
    terminal.err(
      `${count} endpoints: those that share everything that decides a flow are told once, as with --group\n`,
    );
  const style = styleFor(terminal);
  // A grid may be wider than prose.
  const width = terminal.width ?? style.width;
  const title = `Who reaches whom: ${operands.join(', ')}`;
  outPieces(reportMatrix(network, { format, group: byClass, title, ...style, width }), terminal);
  return 0;
}
