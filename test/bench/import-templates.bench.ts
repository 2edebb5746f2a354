/**
 * `vpclens import cloudformation` from a cold start: a system of 40 templates that import each other's exports, and as many resources in one template.
 * Earlier builds read one template only: they get all resources in one for both.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sized, tell } from './measure.js';
import { countOf, systemOf, togetherOf } from './templates.js';

const CLI = join(process.cwd(), 'dist/cli/vpclens.cjs');
if (!existsSync(CLI)) throw new Error(`${CLI} is not there: run "npm run build" first`);

/** The child tells at its end what it has used. */
const PRELOAD = `process.on('exit', () => process.stderr.write('\\n' + JSON.stringify(process.resourceUsage())));`;

function run(title: string, files: ReadonlyMap<string, string>): void {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-bench-'));
  try {
    const preload = join(folder, 'preload.cjs');
    writeFileSync(preload, PRELOAD);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const start = performance.now();
    const child = spawnSync(
      process.execPath,
      ['--require', preload, CLI, 'import', 'cloudformation', ...files.keys()],
      {
        cwd: folder,
        maxBuffer: 1 << 29,
      },
    );
    const wall = performance.now() - start;
    if (child.status !== 0) throw new Error(`${title}: ended with ${child.status}: ${child.stderr}`);
    const usage = JSON.parse(String(child.stderr).split('\n').at(-1) as string) as NodeJS.ResourceUsage;
    const checksum = createHash('sha256').update(child.stdout).digest('hex').slice(0, 8);
    const cpu = (usage.userCPUTime + usage.systemCPUTime) / 1_000;
    tell({ name: `${title}: time`, value: wall, cpu, unit: 'ms', checksum });
    tell({ name: `${title}: largest resident size`, value: usage.maxRSS / 1e3, unit: 'MB', checksum });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const templates = sized(40);
const together = new Map([['all.json', togetherOf(templates)]]);
const isEarlier = process.env.BENCH_EARLIER === '1';
run(`import, ${templates} templates, ${countOf(templates)} resources`, isEarlier ? together : systemOf(templates));
run(`import, ${countOf(templates)} resources in one template`, together);
