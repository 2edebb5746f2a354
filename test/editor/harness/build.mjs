// What the tests run: the extension's package as users get it, and the suite as one script.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { browserOptions } from '../../../scripts/bundle/browser.mjs';
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

/** The suite for the web worker, and the extension whose file system holds the workspace: neither has Node, or its environment. */
export async function bundleWebSuite(folder, { bridge, files }) {
  const web = join(root, 'test', 'editor', 'web');
  mkdirSync(folder, { recursive: true });
  cpSync(join(web, 'package.json'), join(folder, 'package.json'));
  await build({
    ...browserOptions,
    inject: [],
    entryPoints: { suite: join(web, 'index.ts'), extension: join(web, 'extension.ts') },
    format: 'cjs',
    external: ['vscode'],
    alias: { 'node:assert/strict': join(web, 'assert.ts') },
    define: {
      'process.env.VPCLENS_TEST_BRIDGE': JSON.stringify(bridge),
      'process.env.VPCLENS_TEST_GREP': JSON.stringify(process.env.VPCLENS_TEST_GREP ?? ''),
      'process.env.VPCLENS_TEST_FILES': JSON.stringify(JSON.stringify(files)),
    },
    outdir: folder,
  });
  return folder;
}

function run(cwd, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`);
}
