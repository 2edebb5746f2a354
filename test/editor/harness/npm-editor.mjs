// The VS Code that comes as an npm package, in a browser: no desktop is needed, and nothing but the npm registry.
import { join } from 'node:path';
import { startBridge } from './bridge.mjs';
import { launchBrowser, newWindow } from './browser.mjs';
import { startCodeServer } from './code-server.mjs';
import { checkReload } from './reload.mjs';
import { runSuite } from './workbench.mjs';

/** VS Code gives its extension host 60 s to start, and ends when they are over, whatever else the machine has to do: that is not the suite's failure. */
const ATTEMPTS = 5;
const LAST_WORDS = 20;

/** Runs the suite there, and then what must be seen from outside the extension host. `tell` gets the suite's lines. Answers the suite's exit code, and whether the rest passed. */
export async function runInNpmEditor({ work, workspace, vsix, suite, extension, tell }) {
  const browser = await launchBrowser();
  const cleanUp = [() => browser.close()];
  try {
    let page;
    let begun = false;
    const hear = (line) => {
      begun = true;
      tell(line);
    };
    const bridge = await startBridge(() => page, hear);
    cleanUp.unshift(() => bridge.stop());
    const env = { ...process.env, VPCLENS_TEST_BRIDGE: bridge.address };
    const server = await startCodeServer({ data: join(work, 'data'), vsix, env });
    cleanUp.unshift(() => server.stop());
    let code;
    for (let attempt = 1; !begun && attempt <= ATTEMPTS; attempt++) {
      page = await newWindow(browser);
      const run = await runSuite(page, { port: server.port, workspace, extension, suite });
      await page.close();
      code = run.code;
      if (!begun)
        console.log(`  attempt ${attempt} of ${ATTEMPTS}: the editor ended with ${code} before the suite began:`);
      if (!begun) console.log(run.log.slice(-LAST_WORDS).join('\n'));
    }
    return { code, reload: await checkReload(browser, server.port, workspace) };
  } finally {
    for (const step of cleanUp) await step();
  }
}
