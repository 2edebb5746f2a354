// The VS Code that comes as an npm package, in a browser: no desktop is needed, and nothing but the npm registry.
import { join } from 'node:path';
import { startBridge } from './bridge.mjs';
import { launchBrowser } from './browser.mjs';
import { startCodeServer } from './code-server.mjs';
import { checkReload } from './reload.mjs';
import { runSuite } from './workbench.mjs';

/** Runs the suite there, and then what must be seen from outside the extension host. `tell` gets the suite's lines. Answers the suite's exit code, and whether the rest passed. */
export async function runInNpmEditor({ work, workspace, vsix, suite, extension, tell }) {
  const browser = await launchBrowser();
  const cleanUp = [() => browser.close()];
  try {
    let page;
    const bridge = await startBridge(() => page, tell);
    cleanUp.unshift(() => bridge.stop());
    const env = { ...process.env, VPCLENS_TEST_BRIDGE: bridge.address };
    const server = await startCodeServer({ data: join(work, 'data'), vsix, env });
    cleanUp.unshift(() => server.stop());
    page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    const code = await runSuite(page, { port: server.port, workspace, extension, suite });
    await page.close();
    return { code, reload: await checkReload(browser, server.port, workspace) };
  } finally {
    for (const step of cleanUp) await step();
  }
}
