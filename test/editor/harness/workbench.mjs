// The workbench's page in the browser: opened for the suite, or as a person opens it.
import { EventEmitter, once } from 'node:events';

/** Runs the suite in the extension host; answers its exit code. Everything that it prints is printed here. */
export async function runSuite(page, { port, workspace, extension, suite }) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const done = new EventEmitter();
  await page.exposeFunction('codeAutomationLog', (type, args) => print(type, args));
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

/** The suite's own lines. What else the extension host writes is the editor's, and much. */
function print(_type, args) {
  for (const arg of args) {
    const text = typeof arg === 'string' ? arg : '';
    if (/^(SUITE| {2}ok| {2}FAILED) /.test(text)) console.log(text);
  }
}
