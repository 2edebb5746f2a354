import { createHash } from 'node:crypto';
import { insideOf, type Network } from '../../library/network.js';
import { type Question, type Shard, shardLines } from '../shards/shard-file.js';
import type { Terminal } from '../terminal.js';
import { VERSION } from '../version.js';
import { outPieces } from './output.js';

/** What one part of a question writes. `whole`: what is about the question as a whole; it is written in the first part. */
export function writeShard<Q extends Question>(
  { command, options, whole }: Pick<Q, 'command' | 'options'> & { readonly whole: Q['whole'] | undefined },
  entries: Iterable<Q['entry']>,
  { index, count }: Shard,
  networks: readonly Network[],
  terminal: Terminal,
): void {
  const head = {
    vpclens: 'shard' as const,
    version: VERSION,
    command,
    shard: index + 1,
    of: count,
    input: inputOf(networks),
    options,
    ...(whole ? { whole } : {}),
  };
  outPieces(shardLines<Q>(head, entries, createHash('sha256')), terminal);
}

/** Where the files lie does not count, since the machines of the parts differ in that: what they are called and what they say does. */
function inputOf(networks: readonly Network[]): string {
  const digest = createHash('sha256');
  for (const network of networks) {
    const { sources, texts } = insideOf(network);
    digest.update(`${texts.size}\n`);
    for (const [uri, text] of texts) digest.update(JSON.stringify([sources.pathOf(uri), text]));
  }
  return digest.digest('hex');
}
