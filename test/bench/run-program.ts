import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run of a program took, and what stands for its answer. */
export interface ProgramRun {
  readonly wall: number;
  readonly cpu: number;
  /** Megabytes. */
  readonly peak: number;
  readonly checksum: string;
}

/** The child tells at its end what it has used. */
const PRELOAD = `process.on('exit', () => process.stderr.write('\\n' + JSON.stringify(process.resourceUsage())));`;

/** Starts the command line of the tree that is measured, from nothing. */
export function runProgram(args: readonly string[], cwd: string): ProgramRun {
  const cli = join(process.cwd(), 'dist/cli/vpclens.cjs');
  if (!existsSync(cli)) throw new Error(`${cli} is not there: run "npm run build" first`);
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-bench-'));
  const preload = join(folder, 'preload.cjs');
  writeFileSync(preload, PRELOAD);
  const start = performance.now();
  const child = spawnSync(process.execPath, ['--require', preload, cli, ...args], { cwd, maxBuffer: 1 << 29 });
  const wall = performance.now() - start;
  rmSync(folder, { recursive: true });
  if (child.status !== 0) throw new Error(`vpclens ${args.join(' ')} ended with ${child.status}: ${child.stderr}`);
  const usage = JSON.parse(String(child.stderr).split('\n').at(-1) as string) as NodeJS.ResourceUsage;
  return {
    wall,
    cpu: (usage.userCPUTime + usage.systemCPUTime) / 1_000,
    peak: usage.maxRSS / 1e3,
    checksum: createHash('sha256').update(child.stdout).digest('hex').slice(0, 8),
  };
}
