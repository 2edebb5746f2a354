import { STANDARD_STREAM } from '../../library/node/files.js';
import { type DiffReportOptions, reportDiff } from '../../library/reports/diff.js';
import { say } from '../../network/words/index.js';
import { Failure } from '../failure.js';
import { readNetwork } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Shard } from '../shards/shard-file.js';
import type { Terminal } from '../terminal.js';
import { styleFor } from './output.js';

export interface DiffOptions extends Required<Pick<DiffReportOptions, 'format'>> {
  readonly roots: readonly string[];
  readonly shard: Shard | undefined;
}

export async function compareNetworks(
  before: string,
  after: string,
  { format = 'text', roots, shard }: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  if (before === STANDARD_STREAM && after === STANDARD_STREAM)
    throw new Failure(say`diff: only one of OLD and NEW can be standard input`);
  const [old, fresh] = [readNetwork([before], roots, terminal), readNetwork([after], roots, terminal)];
  if (shard) {
    const { writeDiffShard } = await import('./write-diff-shard.js');
    refusing(() => writeDiffShard(old, fresh, shard, { format }, terminal));
    return 0;
  }
  const { text, ok } = refusing(() => reportDiff(old, fresh, { format, ...styleFor(terminal) }));
  terminal.out(text);
  return ok ? 0 : 1;
}
