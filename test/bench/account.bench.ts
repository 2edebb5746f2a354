/** The command line on a whole account, from a cold start: reading, every rule, every expectation; and the matrix of 2,000 endpoints. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTopology } from '../../language/index.js';
import { accountText } from './account-text.js';
import { aimed, sized, tell } from './measure.js';
import { randomSubnets } from './networks/random-subnets.js';

const CLI = join(process.cwd(), 'dist/cli/vpclens.cjs');
if (!existsSync(CLI)) throw new Error(`${CLI} is not there: run "npm run build" first`);

/** The child tells at its end what it has used. */
const PRELOAD = `process.on('exit', () => process.stderr.write('\\n' + JSON.stringify(process.resourceUsage())));`;

function run(title: string, text: string, args: readonly string[], time: number | undefined, memory?: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-bench-'));
  const preload = join(folder, 'preload.cjs');
  writeFileSync(preload, PRELOAD);
  writeFileSync(join(folder, 'account.vpc'), text);
  const start = performance.now();
  const child = spawnSync(process.execPath, ['--require', preload, CLI, ...args, 'account.vpc'], {
    cwd: folder,
    maxBuffer: 1 << 29,
  });
  const wall = performance.now() - start;
  rmSync(folder, { recursive: true });
  if (child.status !== 0) throw new Error(`${title}: ended with ${child.status}: ${child.stderr}`);
  const usage = JSON.parse(String(child.stderr).split('\n').at(-1) as string) as NodeJS.ResourceUsage;
  const checksum = createHash('sha256').update(child.stdout).digest('hex').slice(0, 8);
  const cpu = (usage.userCPUTime + usage.systemCPUTime) / 1_000;
  tell({ name: `${title}: time`, value: wall, cpu, unit: 'ms', checksum, aim: time });
  tell({ name: `${title}: largest resident size`, value: usage.maxRSS / 1e3, unit: 'MB', checksum, aim: memory });
}

run(`check, ${sized(10_000)} instances`, accountText(sized(10_000)), ['check'], aimed(3_000), aimed(400));
const subnets = printTopology(randomSubnets(sized(2_000), 1));
run(`matrix, ${sized(2_000)} endpoints`, subnets, ['matrix'], undefined);
run(`matrix as CSV, ${sized(2_000)} endpoints`, subnets, ['matrix', '--format', 'csv'], undefined);
