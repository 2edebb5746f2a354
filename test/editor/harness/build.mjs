// What the tests run: the extension's package as users get it, and the suite as one script.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './downloads.mjs';

/** Builds and packages the extension; answers the package's file. */
export function packageExtension(folder) {
  const vsix = join(folder, 'vpc-lens.vsix');
  run([join(root, 'esbuild.mjs')]);
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  run([
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix,
  ]);
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

function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`);
}
