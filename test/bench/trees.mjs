// Trees whose benches are run: this one, and for `--against REV` that revision, checked out and built beside it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const here = resolve(import.meta.dirname, '../..');

/** A tree: what it is called in the table, and its folder. */
export const thisTree = { title: 'now', root: here };

export function benchesOf({ root }) {
  return readdirSync(join(root, 'test/bench'))
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.slice(0, -'.bench.ts'.length));
}

/** Benches that speak to the programs alone: this tree's measure those of any revision. */
const OF_PROGRAMS = ['start-up', 'import-aws', 'import-templates', 'keystrokes', 'questions'];

/** Of an older revision, those of the names that it had already, or that need nothing of it but its programs. */
export function namesFor(tree, names) {
  const had = new Set([...benchesOf(tree), ...OF_PROGRAMS]);
  return names.filter((name) => had.has(name));
}

export const bundleOf = ({ root }, name) =>
  join(OF_PROGRAMS.includes(name) ? thisTree.root : root, 'dist/bench', `${name}.bench.cjs`);

/** Each tree brings its own benches: they speak to the code of their time. */
export async function bundleBenches({ root }, names) {
  mkdirSync(join(root, 'dist/bench'), { recursive: true });
  await build({
    entryPoints: names
      .filter((name) => root === thisTree.root || !OF_PROGRAMS.includes(name))
      .map((name) => join(root, 'test/bench', `${name}.bench.ts`)),
    outdir: join(root, 'dist/bench'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    inject: [join(root, 'language/object-group-by.ts')],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/**
 * Checks the revision out in a temporary folder, which goes when this process ends, and builds what benches start: the server and the command line.
 * Packages are this tree's where the lock files agree, and are installed from that revision's lock file where they do not.
 * Throws with what the failing command said.
 */
export function treeOf(revision) {
  const commit = run('git', ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], here)
    .toString()
    .trim();
  const root = mkdtempSync(join(tmpdir(), 'vpc-lens-bench-'));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  run('tar', ['-x'], root, run('git', ['archive', '--format=tar', commit], here));
  const isSameLock = text(here, 'package-lock.json') === text(root, 'package-lock.json');
  if (isSameLock) symlinkSync(join(here, 'node_modules'), join(root, 'node_modules'), 'junction');
  else run('npm', ['ci', '--no-audit', '--no-fund'], root);
  buildPrograms(root);
  return { title: commit.slice(0, 7), root };
}

/** What benches start: the server, the command line, the page. */
export function buildPrograms(root) {
  run(process.execPath, ['esbuild.mjs'], root);
}

const text = (root, file) => readFileSync(join(root, file), 'utf8');

function run(command, args, cwd, input) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    input,
    maxBuffer: 1 << 30,
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stderr}`);
  return stdout;
}
