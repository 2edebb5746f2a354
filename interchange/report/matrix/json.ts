import { jsonText } from '../json-text.js';
import type { MatrixReport } from './matrix-report.js';

/** `matrix --format json`, schema 1; a line an endpoint and a line a flow. In pieces: with thousands of endpoints the whole is longer than a string may be. */
export function* matrixJson({ endpoints, flows }: MatrixReport): Iterable<string> {
  yield '{\n  "schema": 1,\n  "endpoints": [';
  yield* list(endpoints);
  yield '],\n  "flows": [';
  yield* list(flows);
  yield ']\n}\n';
}

function* list(items: Iterable<unknown>): Iterable<string> {
  let separator = '\n    ';
  for (const item of items) {
    yield separator + jsonText(item);
    separator = ',\n    ';
  }
  if (separator.startsWith(',')) yield '\n  ';
}
