import { printDiff } from '../../library/reports/diff.js';
import type { WholeShard } from '../shards/read-shard.js';
import type { DiffQuestion, ShardHead } from '../shards/shard-file.js';
import { inOrder } from '../shards/together.js';
import type { Terminal } from '../terminal.js';
import { styleFor } from './output.js';

export const formats = ['text', 'json', 'markdown'] as const;

export function merge(shards: readonly WholeShard[], given: string | undefined, terminal: Terminal): number {
  const { options, whole } = (shards[0] as WholeShard).head as ShardHead<DiffQuestion>;
  const format = formats.find((one) => one === given) ?? options.format;
  const { added, removed } = whole as DiffQuestion['whole'];
  const entries = shards.map((shard) => shard.entries as Iterable<DiffQuestion['entry']>);
  const changes = Array.from(inOrder(entries), ([, , change]) => change);
  const { text, ok } = printDiff({ added, removed, changes }, { format, ...styleFor(terminal) });
  terminal.out(text);
  return ok ? 0 : 1;
}
