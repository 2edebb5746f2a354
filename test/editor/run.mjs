// Tests in a real VS Code, with the extension installed from its package.
//   node test/editor/run.mjs
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBridge } from './harness/bridge.mjs';
import { launchBrowser } from './harness/browser.mjs';
import { bundleSuite, packageExtension } from './harness/build.mjs';
import { startCodeServer } from './harness/code-server.mjs';
import { root } from './harness/downloads.mjs';
import { checkReload } from './harness/reload.mjs';
import { runSuite } from './harness/workbench.mjs';

const started = Date.now();
const work = join(root, '.vscode-test', `run-${process.pid}`);
const workspace = join(work, 'workspace');
mkdirSync(work, { recursive: true });
cpSync(join(root, 'test', 'editor', 'workspace'), workspace, { recursive: true });

const counts = { passed: 0, failed: 0 };
const cleanUp = [() => rmSync(work, { recursive: true, force: true })];
const log = console.log;
console.log = (...args) => {
  const suite = /SUITE (\d+) passed, (\d+) failed/.exec(args.join(' '));
  if (!suite) return log(...args);
  counts.passed += Number(suite[1]);
  counts.failed += Number(suite[2]);
};

try {
  const vsix = packageExtension(work);
  const suite = await bundleSuite(work);
  const browser = await launchBrowser();
  cleanUp.unshift(() => browser.close());
  let page;
  const bridge = await startBridge(() => page);
  cleanUp.unshift(() => bridge.stop());
  const env = { ...process.env, VPCLENS_TEST_BRIDGE: bridge.address };
  const server = await startCodeServer({ data: join(work, 'data'), vsix, env });
  cleanUp.unshift(() => server.stop());

  page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
  const code = await runSuite(page, {
    port: server.port,
    workspace,
    extension: join(root, 'test/editor/stub-extension'),
    suite,
  });
  // A suite that tells no counts did not run.
  if (counts.passed + counts.failed === 0 || (code !== 0 && counts.failed === 0)) counts.failed++;
  await page.close();
  if (await checkReload(browser, server.port, workspace)) counts.passed++;
  else counts.failed++;
} catch (error) {
  console.error(error);
  counts.failed++;
} finally {
  for (const step of cleanUp) await step();
}
log(`real editor, ${((Date.now() - started) / 1000).toFixed(0)} s`);
log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
