import { memberFlows, memberReport } from '../interchange/report/matrix/flows-in-order.js';
import { classEndpoints, classReport, groupedFlows } from '../interchange/report/matrix/group.js';
import { type MatrixAnswer, matrixAnswer } from '../interchange/report/matrix/json.js';
import type { MatrixReport, NumberedFlow, ReportEndpoint } from '../interchange/report/matrix/matrix-report.js';
import { type Analysis, type Shard, shareByClass, shareByMember } from '../network/answers/index.js';
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
  const assumptions = assumptionsOf(analysis);
  return assumptions.length > 0 ? { ...report, assumptions } : report;
}

/** On what the matrix rests, as a whole: an assumption that no flow of one part rests on may be what one of another does. */
const assumptionsOf = (analysis: Analysis): readonly string[] =>
  analysis.assumptions((other) => toldBy(reportOf(other, true)));

/** One part of a matrix. What is about the whole is in the first part alone. */
export interface MatrixShard {
  readonly whole?: { readonly endpoints: readonly ReportEndpoint[]; readonly assumptions: readonly string[] };
  /** In the order of the whole matrix. */
  readonly flows: Iterable<NumberedFlow>;
}

export function matrixShardOf(network: Network, group: boolean, shard: Shard): MatrixShard {
  const { analysis } = soundInsideOf(network);
  const { classes } = analysis;
  const flows = group
    ? groupedFlows(classes, shareByClass(classes, shard))
    : memberFlows(classes, shareByMember(classes, shard));
  if (shard.index > 0) return { flows };
  const endpoints = group ? classEndpoints(classes) : classes.members.map(({ endpoint }) => endpoint);
  return { flows, whole: { endpoints, assumptions: assumptionsOf(analysis) } };
}

const reportOf = ({ classes }: Analysis, group: boolean): MatrixReport =>
  group ? classReport(classes) : memberReport(classes);

/** Every flow, each by its claims: of classes, of which there are few even in a large network. */
function toldBy({ flows }: MatrixReport): string {
  return [...flows].map((flow) => JSON.stringify(flow)).join('\n');
}
