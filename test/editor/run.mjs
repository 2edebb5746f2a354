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
import { runInWebEditor } from './harness/web-editor.mjs';

const started = Date.now();
const work = join(root, '.vscode-test', `run-${process.pid}`);
const workspace = join(work, 'workspace');
mkdirSync(work, { recursive: true });
cpSync(join(root, 'test', 'editor', 'workspace'), workspace, { recursive: true });

const counts = { passed: 0, failed: 0 };
const tell = (line) => {
  const suite = /^SUITE (\d+) passed, (\d+) failed$/.exec(line);
  if (!suite) return console.log(line);
  counts.passed += Number(suite[1]);
  counts.failed += Number(suite[2]);
};

/** A suite that tells no counts did not run. */
function mustHaveRun(code, before) {
  if (counts.passed + counts.failed === before || (code !== 0 && counts.failed === 0)) counts.failed++;
}

const desktop = isDesktopWanted();
try {
  const vsix = packageExtension(work);
  const suite = await bundleSuite(work);
  const extension = join(root, 'test', 'editor', 'stub-extension');
  const options = { work, workspace, vsix, suite, extension, tell };
  const { code, reload } = desktop ? { code: await runInDesktop(options) } : await runInNpmEditor(options);
  mustHaveRun(code, 0);
  if (reload === undefined)
    console.log('  not run here: the reload of the window, which only the npm editor’s page can be told to do');
  else if (reload) counts.passed++;
  else counts.failed++;
  if (!desktop) {
    console.log('The same in a browser alone, with neither a server nor a disk:');
    const before = counts.passed + counts.failed;
    mustHaveRun(await runInWebEditor(options), before);
  }
} catch (error) {
  console.error(error);
  counts.failed++;
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`real editor (${desktop ? 'desktop' : 'npm'}), ${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
