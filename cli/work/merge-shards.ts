import { say } from '../../network/words/index.js';
import { Failure } from '../failure.js';
import { readShard, type WholeShard } from '../shards/read-shard.js';
import { together } from '../shards/together.js';
import type { Terminal } from '../terminal.js';

type Merge = (
  shards: readonly WholeShard[],
  format: string | undefined,
  terminal: Terminal,
) => number | Promise<number>;

/** Each is loaded when it is needed, and says which formats it can be told in. */
const MERGES: Readonly<
  Record<WholeShard['head']['command'], () => Promise<{ readonly merge: Merge; readonly formats: readonly string[] }>>
> = {
  matrix: () => import('./merge-matrix.js'),
  diff: () => import('./merge-diff.js'),
  check: () => import('./merge-check.js'),
};

/** Puts the parts of a question together, and tells it as one run would. */
export async function mergeShards(
  paths: readonly string[],
  format: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const shards = together(paths.map((path) => readShard(path, terminal.cwd)));
  const { command } = (shards[0] as WholeShard).head;
  const { merge, formats } = await MERGES[command]();
  if (format !== undefined && !formats.includes(format))
    throw new Failure(
      say`merge: --format ${format}: expected one of ${formats.join(', ')}: these are parts of ${command}`,
    );
  return merge(shards, format, terminal);
}
