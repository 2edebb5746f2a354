// Tests in a real VS Code, with the extension installed from its package.
//   node test/editor/run.mjs
//   VPCLENS_DESKTOP=1 node test/editor/run.mjs                   in a desktop VS Code, downloaded
//   VPCLENS_VSCODE=/path/to/code node test/editor/run.mjs        in that desktop VS Code
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSuite, packageExtension } from './harness/build.mjs';
import { isDesktopWanted, runInDesktop } from './harness/desktop.mjs';
import { root } from './harness/downloads.mjs';
import { runInNpmEditor } from './harness/npm-editor.mjs';
import { Tally } from './harness/tally.mjs';
import { runInWebEditor } from './harness/web-editor.mjs';

const started = Date.now();
const work = join(root, '.vscode-test', `run-${process.pid}`);
const workspace = join(work, 'workspace');
mkdirSync(work, { recursive: true });
cpSync(join(root, 'test', 'editor', 'workspace'), workspace, { recursive: true });

const tally = new Tally();
const tell = (line) => {
  if (!tally.hears(line)) console.log(line);
};

const desktop = isDesktopWanted();
try {
  const vsix = packageExtension(work);
  const suite = await bundleSuite(work);
  const extension = join(root, 'test', 'editor', 'stub-extension');
  const options = { work, workspace, vsix, suite, extension, tell };
  const { code, reload } = desktop ? { code: await runInDesktop(options) } : await runInNpmEditor(options);
  tally.ended(code);
  if (reload === undefined)
    console.log('  not run here: the reload of the window, which only the npm editor’s page can be told to do');
  else tally.looked(reload);
  if (!desktop) {
    console.log('The same in a browser alone, with neither a server nor a disk:');
    tally.ended(await runInWebEditor(options));
  }
} catch (error) {
  console.error(error);
  tally.looked(false);
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`real editor (${desktop ? 'desktop' : 'npm'}), ${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(tally.text);
process.exit(tally.isGood ? 0 : 1);
