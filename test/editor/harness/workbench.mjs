// The workbench's page in the browser: opened for the suite, or as a person opens it.
import { setTimeout as pause } from 'node:timers/promises';
import { LONGEST_RUN } from './until.mjs';

/** Runs the suite in the extension host; answers its exit code, and what the editor printed, which is much: the suite tells its own lines over the bridge. */
export async function runSuite(page, { port, workspace, extension, suite }) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(suite)],
    ['skipWelcome', 'true'],
  ];
  return runAt(page, address(port, workspace, payload));
}

/** The same for a page whose address says which suite. */
export async function runAt(page, url) {
  const log = [];
  await page.exposeFunction('codeAutomationLog', (_type, args) => log.push(String(args)));
  page.on('console', (message) => log.push(message.text()));
  let end;
  const ended = new Promise((resolve, reject) => {
    end = resolve;
    page.once('crash', () => reject(new Error('the page of the editor crashed')));
  });
  await page.exposeFunction('codeAutomationExit', end);
  await page.goto(url);
  return { code: await Promise.race([ended, limit()]), log };
}

async function limit() {
  await pause(LONGEST_RUN, undefined, { ref: false });
  throw new Error(`the suite did not end within ${LONGEST_RUN / 60_000} minutes`);
}

export function address(port, workspace, payload) {
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}
