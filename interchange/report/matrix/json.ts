import type { MatrixReport } from './matrix-report.js';

/** `matrix --format json`, schema 1; a line an endpoint and a line a flow. In pieces: with thousands of endpoints the whole is longer than a string may be. */
export function* matrixJson({ endpoints, flows }: MatrixReport): Iterable<string> {
  yield '{\n  "schema": 1,\n  "endpoints": [';
  yield* list(endpoints);
  yield '],\n  "flows": [';
  yield* list(flows);
  yield ']\n}\n';
}

function* list(items: readonly unknown[]): Iterable<string> {
  for (let i = 0; i < items.length; i++) yield `${i === 0 ? '' : ','}\n    ${JSON.stringify(items[i])}`;
  if (items.length > 0) yield '\n  ';
}
