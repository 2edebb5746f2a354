// The workbench's page in the browser: opened for the suite, or as a person opens it.
import { EventEmitter, once } from 'node:events';

/** Runs the suite in the extension host; answers its exit code. What the extension host prints is the editor's, and much: the suite tells its own lines over the bridge. */
export async function runSuite(page, { port, workspace, extension, suite }) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const done = new EventEmitter();
  await page.exposeFunction('codeAutomationLog', () => {});
  await page.exposeFunction('codeAutomationExit', (code) => done.emit('exit', code));
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(suite)],
    ['skipWelcome', 'true'],
  ];
  const exit = once(done, 'exit');
  await page.goto(address(port, workspace, payload));
  const [code] = await exit;
  return code;
}

export function address(port, workspace, payload) {
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}
