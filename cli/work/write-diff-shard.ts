import { reportedChange } from '../../interchange/report/diff/diff-report.js';
import { diffShardOf } from '../../library/diff.js';
import type { Network } from '../../library/network.js';
import type { DiffQuestion, Shard } from '../shards/shard-file.js';
import type { Terminal } from '../terminal.js';
import { writeShard } from './write-shard.js';

export function writeDiffShard(
  before: Network,
  after: Network,
  shard: Shard,
  options: DiffQuestion['options'],
  terminal: Terminal,
): void {
  const { added, removed, changes, terms } = diffShardOf(before, after, shard);
  function* entries(): Generator<DiffQuestion['entry']> {
    for (const { from, to, change } of changes) yield [from, to, reportedChange(change, terms)];
  }
  const whole = shard.index === 0 ? { added, removed } : undefined;
  writeShard<DiffQuestion>({ command: 'diff', options, whole }, entries(), shard, [before, after], terminal);
}
