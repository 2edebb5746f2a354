import { countEndpoints, type MatrixReportOptions, reportMatrix } from '../../library/reports/matrix.js';
import { say } from '../../network/words/index.js';
import { readNetwork } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Shard } from '../shards/shard-file.js';
import type { Terminal } from '../terminal.js';
import { isByClass, matrixStyle, sayByClass } from './matrix-style.js';
import { outPieces } from './output.js';

export interface MatrixOptions extends Required<Pick<MatrixReportOptions, 'format'>> {
  readonly group: boolean;
  readonly roots: readonly string[];
  readonly shard: Shard | undefined;
}

/** A matrix has no wrong answer: the exit code is 0. */
export async function tellMatrix(
  operands: readonly string[],
  { format = 'text', group, roots, shard }: MatrixOptions,
  terminal: Terminal,
): Promise<number> {
  const network = readNetwork(operands, roots, terminal);
  const title = say`Who reaches whom: ${operands.join(', ')}`;
  if (format === 'html' && !shard) {
    const [{ networkTexts }, { writeMatrixPage }] = await Promise.all([
      import('./network-texts.js'),
      import('./matrix-page.js'),
    ]);
    await writeMatrixPage(networkTexts(network), { title, group }, terminal);
    return 0;
  }
  const members = refusing(() => countEndpoints(network));
  const byClass = isByClass(format, group, members);
  if (shard) {
    const { writeMatrixShard } = await import('./write-matrix-shard.js');
    writeMatrixShard(network, shard, { format, group, byClass }, { title, members }, terminal);
    return 0;
  }
  if (byClass && !group) sayByClass(members, terminal);
  outPieces(reportMatrix(network, { format, group: byClass, title, ...matrixStyle(terminal) }), terminal);
  return 0;
}
