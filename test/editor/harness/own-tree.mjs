// Whoever builds in the checkout writes over what another test builds or packs there at the same time.
import { cpSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './downloads.mjs';

const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.vscode-test', 'coverage', 'test', 'findings']);

/** A copy of the checkout to build in, as it is just after `npm ci`; answers its folder. */
export function ownTree(folder) {
  const tree = join(folder, 'tree');
  cpSync(root, tree, { recursive: true, filter: (path) => !LEFT_OUT.has(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  return tree;
}
