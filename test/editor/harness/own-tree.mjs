// Whoever builds in the checkout writes over what another test builds or packs there at the same time.
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './downloads.mjs';

const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.vscode-test', 'coverage', 'test', 'findings']);

/** A copy of the checkout to build in, as it is just after `npm ci`; answers its folder. */
export function ownTree(folder) {
  const tree = join(folder, 'tree');
  mkdirSync(tree, { recursive: true });
  // One by one: Node copies no folder into itself, whatever is left out.
  for (const name of readdirSync(root))
    if (!LEFT_OUT.has(name)) cpSync(join(root, name), join(tree, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  return tree;
}
