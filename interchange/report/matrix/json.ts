import type { MatrixFlow } from '../../../network/answers/index.js';
import { jsonText } from '../json-text.js';
import type { MatrixReport, ReportEndpoint } from './matrix-report.js';

/** `matrix --format json`, schema 1. */
export interface MatrixAnswer {
  /** The version of this shape. */
  readonly schema: 1;
  readonly endpoints: readonly ReportEndpoint[];
  /** Every ordered pair with something in it; a pair that is not listed is blocked. */
  readonly flows: readonly MatrixFlow[];
  /** What is assumed of blocks that no file tells, without which some flow would be told otherwise; absent where nothing is. */
  readonly assumptions?: readonly string[];
}

export function matrixAnswer({ endpoints, flows, assumptions }: MatrixReport): MatrixAnswer {
  return { schema: 1, endpoints, flows: [...flows], ...(assumptions ? { assumptions } : {}) };
}

/** A line an endpoint and a line a flow. In pieces: with thousands of endpoints the whole is longer than a string may be. */
export function* matrixJson({ endpoints, flows, assumptions }: MatrixReport): Iterable<string> {
  yield '{\n  "schema": 1,\n  "endpoints": [';
  yield* list(endpoints);
  yield '],\n  "flows": [';
  yield* list(flows);
  yield ']';
  if (assumptions) {
    yield ',\n  "assumptions": [';
    yield* list(assumptions);
    yield ']';
  }
  yield '\n}\n';
}

function* list(items: Iterable<unknown>): Iterable<string> {
  let separator = '\n    ';
  for (const item of items) {
    yield separator + jsonText(item);
    separator = ',\n    ';
  }
  if (separator.startsWith(',')) yield '\n  ';
}
