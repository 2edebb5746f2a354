import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { webviewBundles } from '../../../scripts/bundle/webview.mjs';
import { ROOT } from '../../architecture/source-tree.js';

let made: Promise<string> | undefined;

/** The folder of what pages and pictures are made of, bundled from the sources as they are: what `dist/webview` is to a program that is delivered. */
export function builtWebview(): Promise<string> {
  made ??= buildAll();
  return made;
}

async function buildAll(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-webview-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const { outfile, ...options } of webviewBundles)
    await build({
      ...options,
      absWorkingDir: ROOT,
      outfile: join(folder, basename(outfile ?? '')),
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
  return folder;
}
