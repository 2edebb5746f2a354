import { createHash } from 'node:crypto';
import { matrixShardOf } from '../../library/matrix.js';
import { insideOf, type Network } from '../../library/network.js';
import {
  type MatrixShardOptions,
  type MatrixWhole,
  type Shard,
  type ShardHead,
  shardLines,
} from '../shards/shard-file.js';
import type { Terminal } from '../terminal.js';
import { VERSION } from '../version.js';
import { outPieces } from './output.js';

export function writeMatrixShard(
  network: Network,
  shard: Shard,
  options: MatrixShardOptions,
  about: Pick<MatrixWhole, 'title' | 'members'>,
  terminal: Terminal,
): void {
  const { flows, whole } = matrixShardOf(network, options.byClass, shard);
  const head: ShardHead = {
    vpclens: 'shard',
    version: VERSION,
    command: 'matrix',
    shard: shard.index + 1,
    of: shard.count,
    input: inputOf(network),
    options,
    ...(whole ? { whole: { ...about, ...whole } } : {}),
  };
  outPieces(shardLines(head, flows, createHash('sha256')), terminal);
}

/** Where the files lie does not count, since the machines of the parts differ in that: what they are called and what they say does. */
function inputOf(network: Network): string {
  const { sources, texts } = insideOf(network);
  const digest = createHash('sha256');
  for (const [uri, text] of texts) digest.update(JSON.stringify([sources.pathOf(uri), text]));
  return digest.digest('hex');
}
