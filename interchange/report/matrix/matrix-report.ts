import type { MatrixEndpoint, MatrixFlow } from '../../../network/answers/index.js';

/** An endpoint, or several that share everything that decides a flow. */
export interface ReportEndpoint extends MatrixEndpoint {
  /** The names of all that it stands for, itself among them; absent where endpoints are told one by one. */
  readonly members?: readonly string[];
}

/** A matrix as reports show it: of endpoints, or of their classes. */
export interface MatrixReport {
  readonly endpoints: readonly ReportEndpoint[];
  /** Between classes: every member of the one with every member of the other. May be iterated more than once, and each time may cost the work anew. */
  readonly flows: Iterable<MatrixFlow>;
  /** What is assumed of blocks that no file tells, without which some flow would be told otherwise. */
  readonly assumptions?: readonly string[];
}

/** A flow with the places of its ends among the report's endpoints, from 0: two endpoints may have one name. */
export interface NumberedFlow {
  readonly from: number;
  readonly to: number;
  readonly flow: MatrixFlow;
}
