import { memberReport } from '../interchange/report/matrix/flows-in-order.js';
import { classReport } from '../interchange/report/matrix/group.js';
import { type MatrixAnswer, matrixAnswer } from '../interchange/report/matrix/json.js';
import type { MatrixReport } from '../interchange/report/matrix/matrix-report.js';
import type { Analysis } from '../network/answers/index.js';
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
  const { analysis } = soundInsideOf(network);
  const report = reportOf(analysis, group);
  const assumptions = analysis.assumptions((other) => toldBy(reportOf(other, true)));
  return assumptions.length > 0 ? { ...report, assumptions } : report;
}

const reportOf = ({ classes }: Analysis, group: boolean): MatrixReport =>
  group ? classReport(classes) : memberReport(classes);

/** Every flow, each by its claims: of classes, of which there are few even in a large network. */
function toldBy({ flows }: MatrixReport): string {
  return [...flows].map((flow) => JSON.stringify(flow)).join('\n');
}
