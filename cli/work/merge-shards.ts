import { withoutNumbers } from '../../interchange/report/matrix/flows-in-order.js';
import { printMatrix } from '../../library/reports/matrix.js';
import { Failure } from '../failure.js';
import { readShard } from '../shards/read-shard.js';
import type { MatrixShardOptions, MatrixWhole } from '../shards/shard-file.js';
import { inOrder, together } from '../shards/together.js';
import type { Terminal } from '../terminal.js';
import { isByClass, matrixStyle, sayByClass } from './matrix-style.js';
import { outPieces } from './output.js';

/** Puts the parts of a matrix together, and tells it as one run would. */
export function mergeShards(
  paths: readonly string[],
  given: MatrixShardOptions['format'] | undefined,
  terminal: Terminal,
): number {
  const shards = together(paths.map((path) => readShard(path, terminal.cwd)));
  const { head, path } = shards[0] as (typeof shards)[number];
  const { options } = head;
  const format = given ?? options.format;
  const { title, members, endpoints, assumptions } = head.whole as MatrixWhole;
  if (isByClass(format, options.group, members) !== options.byClass)
    throw new Failure(
      `merge: ${path}: with ${members} endpoints one run tells ${options.byClass ? 'classes as text and endpoints' : 'endpoints in the format of these parts and classes'} as ${format}; make the parts with --format ${format}, or with --group`,
    );
  if (options.byClass && !options.group) sayByClass(members, terminal);
  const flows = withoutNumbers({ [Symbol.iterator]: () => inOrder(shards.map((shard) => shard.flows)) });
  const report = { endpoints, flows, ...(assumptions.length > 0 ? { assumptions } : {}) };
  outPieces(printMatrix(report, { format, title, ...matrixStyle(terminal) }), terminal);
  return 0;
}
