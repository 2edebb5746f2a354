import { printMatrix } from '../../library/reports/matrix.js';
import { say } from '../../network/words/index.js';
import { Failure } from '../failure.js';
import type { WholeShard } from '../shards/read-shard.js';
import type { MatrixQuestion, ShardHead } from '../shards/shard-file.js';
import { inOrder } from '../shards/together.js';
import type { Terminal } from '../terminal.js';
import { isByClass, matrixStyle, sayByClass } from './matrix-style.js';
import { outPieces } from './output.js';

export const formats = ['text', 'json', 'csv', 'html'] as const;

export async function merge(
  shards: readonly WholeShard[],
  given: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const { head, path } = shards[0] as WholeShard;
  const { options, whole } = head as ShardHead<MatrixQuestion>;
  const format = formats.find((one) => one === given) ?? options.format;
  const { title, members, endpoints, assumptions, texts } = whole as MatrixQuestion['whole'];
  if (format === 'html') {
    const { writeMatrixPage } = await import('./matrix-page.js');
    await writeMatrixPage(texts, { title, group: options.group }, terminal);
    return 0;
  }
  if (isByClass(format, options.group, members) !== options.byClass)
    throw new Failure(
      options.byClass
        ? say`
          merge: ${path}: with ${members} endpoints one run tells classes as text and endpoints as ${format}; make
          the parts with --format ${format}, or with --group
        `
        : say`
          merge: ${path}: with ${members} endpoints one run tells endpoints in the format of these parts and
          classes as ${format}; make the parts with --format ${format}, or with --group
        `,
    );
  if (options.byClass && !options.group) sayByClass(members, terminal);
  const entries = shards.map((shard) => shard.entries as Iterable<MatrixQuestion['entry']>);
  const flows = {
    *[Symbol.iterator]() {
      for (const [, , flow] of inOrder(entries)) yield flow;
    },
  };
  const report = { endpoints, flows, ...(assumptions.length > 0 ? { assumptions } : {}) };
  outPieces(printMatrix(report, { format, title, ...matrixStyle(terminal) }), terminal);
  return 0;
}
