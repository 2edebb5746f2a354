import { memberReport } from '../interchange/report/matrix/flows-in-order.js';
import { classReport } from '../interchange/report/matrix/group.js';
import { type MatrixAnswer, matrixAnswer } from '../interchange/report/matrix/json.js';
import type { MatrixReport } from '../interchange/report/matrix/matrix-report.js';
import { type Network, soundInsideOf } from './network.js';

export interface MatrixOptions {
  /** Put endpoints that share everything that decides a flow together: `members` of an endpoint are the names of all that it stands for. */
  readonly group?: boolean | undefined;
}

/**
 * Tells who can reach whom: all pairs. A large network has very many; with `group` it has few.
 *
 * @throws VpcLensError `network-unreadable`
 */
export function matrix(network: Network, options: MatrixOptions = {}): MatrixAnswer {
  return matrixAnswer(matrixReportOf(network, options.group ?? false));
}

export function matrixReportOf(network: Network, group: boolean): MatrixReport {
  const { classes } = soundInsideOf(network).analysis;
  return group ? classReport(classes) : memberReport(classes);
}
