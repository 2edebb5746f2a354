import { matrixShardOf } from '../../library/matrix.js';
import type { Network } from '../../library/network.js';
import { relativeTexts } from '../../server/recorded/relative-texts.js';
import type { MatrixQuestion, Shard } from '../shards/shard-file.js';
import type { Terminal } from '../terminal.js';
import { networkTexts } from './network-texts.js';
import { writeShard } from './write-shard.js';

export function writeMatrixShard(
  network: Network,
  shard: Shard,
  options: MatrixQuestion['options'],
  about: Pick<MatrixQuestion['whole'], 'title' | 'members'>,
  terminal: Terminal,
): void {
  const { flows, whole } = matrixShardOf(network, options.byClass, shard);
  function* entries(): Generator<MatrixQuestion['entry']> {
    for (const { from, to, flow } of flows) yield [from, to, flow];
  }
  const question = {
    command: 'matrix' as const,
    options,
    whole: whole && { ...about, ...whole, texts: relativeTexts(networkTexts(network)) },
  };
  writeShard<MatrixQuestion>(question, entries(), shard, [network], terminal);
}
