/** The command line on a whole account, from a cold start: reading, every rule, every expectation; and the matrix of 2,000 endpoints. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTopology } from '../../language/index.js';
import { accountText } from './account-text.js';
import { aimed, sized, tell } from './measure.js';
import { randomSubnets } from './networks/random-subnets.js';
import { runProgram } from './run-program.js';

function run(title: string, text: string, args: readonly string[], time: number | undefined, memory?: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-bench-'));
  writeFileSync(join(folder, 'account.vpc'), text);
  const { wall, cpu, peak, checksum } = runProgram([...args, 'account.vpc'], folder);
  rmSync(folder, { recursive: true });
  tell({ name: `${title}: time`, value: wall, cpu, unit: 'ms', checksum, aim: time });
  tell({ name: `${title}: largest resident size`, value: peak, unit: 'MB', checksum, aim: memory });
}

run(`check, ${sized(10_000)} instances`, accountText(sized(10_000)), ['check'], aimed(3_000), aimed(400));
const subnets = printTopology(randomSubnets(sized(2_000), 1));
run(`matrix, ${sized(2_000)} endpoints`, subnets, ['matrix'], undefined);
run(`matrix as CSV, ${sized(2_000)} endpoints`, subnets, ['matrix', '--format', 'csv'], undefined);
