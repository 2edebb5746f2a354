// `npm start -- --editor`: the editor that the tests use, with the extension installed, for a person.
//   node test/editor/open.mjs FOLDER
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageExtension } from './harness/build.mjs';
import { startCodeServer } from './harness/code-server.mjs';
import { root } from './harness/downloads.mjs';

const folder = resolve(process.argv[2] ?? join(root, 'examples'));
const work = join(root, '.vscode-test', 'open');
mkdirSync(work, { recursive: true });

console.log('Packaging the extension, starting the editor …');
const server = await startCodeServer({ data: join(work, 'data'), vsix: packageExtension(work), env: process.env });
const address = `http://127.0.0.1:${server.port}/?folder=${encodeURIComponent(folder)}`;
console.log(`The editor is at ${address}\nCtrl+C ends it.`);
if (process.stdout.isTTY) show(address);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.stop().then(() => process.exit(0)));

/** In the browser that the system opens pages with; where there is none, the address is on the screen. */
function show(url) {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open'];
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
