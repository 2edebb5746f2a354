import { pathsInRepository } from '../../library/node/repository.js';
import { type CheckReportOptions, reportCheck } from '../../library/reports/check.js';
import { readNetwork } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Shard } from '../shards/shard-file.js';
import type { Terminal } from '../terminal.js';
import { styleFor } from './output.js';

export interface CheckOptions extends Pick<CheckReportOptions, 'format' | 'rules'> {
  readonly roots: readonly string[];
  readonly shard: Shard | undefined;
}

export async function checkNetwork(
  operands: readonly string[],
  { format = 'text', rules = {}, roots, shard }: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const network = readNetwork(operands, roots, terminal);
  const pathInRepository = pathsInRepository(terminal.cwd);
  const calls = (argument: string): string | undefined => (argument === 'rules' ? 'check: --rule:' : undefined);
  if (shard) {
    const { writeCheckShard } = await import('./write-check-shard.js');
    refusing(() => writeCheckShard(network, shard, { format, rules }, pathInRepository, terminal), calls);
    return 0;
  }
  const { text, ok } = refusing(
    () => reportCheck(network, { format, rules, pathInRepository, ...styleFor(terminal) }),
    calls,
  );
  terminal.out(text);
  return ok ? 0 : 1;
}
