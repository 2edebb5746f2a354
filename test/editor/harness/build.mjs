// What the tests run: the extension's package as users get it, and the suite as one script.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './downloads.mjs';
import { ownTree } from './own-tree.mjs';

/** Builds and packages the extension; answers the package's file. */
export function packageExtension(folder) {
  const vsix = join(folder, 'vpc-lens.vsix');
  const tree = ownTree(folder);
  run(tree, [join(tree, 'esbuild.mjs')]);
  const vsce = join(tree, 'node_modules', '@vscode', 'vsce', 'vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix];
  run(tree, [vsce, 'package', ...options]);
  rmSync(tree, { recursive: true, force: true });
  return vsix;
}

/** Mocha stays outside: it finds its reporters by itself. */
export async function bundleSuite(folder) {
  const outfile = join(folder, 'suite.cjs');
  await build({
    entryPoints: [join(root, 'test', 'editor', 'suite', 'index.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}

function run(cwd, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`);
}
