/**
 * VPC Lens as a library: reachability in AWS networks that are described as text, decided for every packet.
 *
 * Text in, plain values out; it runs in Node.js, in a browser, in a worker. `vpc-lens/node` reads files.
 * Answers are those of the command line's `--format json`, and `docs/schemas/` describes them.
 */

export type { ImportWarning } from '../interchange/import/types.js';
export type {
  CheckAnswer,
  JsonExpectation as Expectation,
  JsonFinding as Finding,
  JsonPlace as Place,
} from '../interchange/report/check/json.js';
export type { ToldChange as Change } from '../interchange/report/diff/diff-report.js';
export type { DiffAnswer } from '../interchange/report/diff/json.js';
export type {
  JsonBlocker as Blocker,
  JsonHop as Hop,
  JsonLocation as Location,
} from '../interchange/report/location.js';
export type { MatrixAnswer } from '../interchange/report/matrix/json.js';
export type { ReportEndpoint as Endpoint } from '../interchange/report/matrix/matrix-report.js';
export type { JsonPath as Path, ReachAnswer } from '../interchange/report/reach/json.js';
export type { CheckpointKind, ExamplePacket, MatrixFlow, TrafficBox, Verdict } from '../network/answers/index.js';
export type { RuleSetting, Severity } from '../network/findings/index.js';
export type { RuleDescription } from '../network/rules/index.js';
export { type Analysis, analyse } from './analyse.js';
export { type CheckOptions, check, RULES } from './check.js';
export { type DiagramOptions, diagram } from './diagram.js';
export { diff } from './diff.js';
export { type ErrorCode, type ErrorPlace, VpcLensError } from './errors.js';
export { format, print } from './format.js';
export {
  type AwsOptions,
  type CloudFormationOptions,
  type Imported,
  type ImportOptions,
  importAws,
  importCloudFormation,
  importTerraform,
} from './import.js';
export { type MatrixOptions, matrix } from './matrix.js';
export { type LoadOptions, loadNetwork, type Network, type Texts } from './network.js';
export { type Question, reach } from './reach.js';
export { type CheckReportOptions, reportCheck } from './reports/check.js';
export { type DiffReportOptions, reportDiff } from './reports/diff.js';
export { type MatrixReportOptions, reportMatrix } from './reports/matrix.js';
export { type ReachReportOptions, reportReach } from './reports/reach.js';
export type { Report, Style } from './reports/report.js';
export { VERSION } from './version.js';
