// The VS Code that comes as an npm package: server, workbench and Node extension host, shown by a browser.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { installed } from './downloads.mjs';
import { freePort } from './free-port.mjs';

const CODE_SERVER = '4.139.1';
/** It wants a newer Node than the project does. */
const NODE = '24.21.0';

/** `vsix` undefined: nothing is installed. `locale` is the language of the window. */
export async function startCodeServer({ data, vsix, env, locale = 'en' }) {
  const folder = editorFolder();
  const main = join(folder, 'out', 'server-main.js');
  const node = nodeBinary();
  const common = ['--accept-server-license-terms', '--server-data-dir', data, '--disable-telemetry'];
  const install =
    vsix === undefined
      ? { status: 0 }
      : spawnSync(node, [main, ...common, '--install-extension', vsix], { encoding: 'utf8', env });
  if (install.status !== 0) throw new Error(`the package could not be installed:\n${install.stdout}${install.stderr}`);
  const port = await freePort();
  const where = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  const what = ['--disable-workspace-trust', '--enable-smoke-test-driver', '--locale', locale];
  const server = spawn(node, [main, ...where, ...common, ...what], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = await listening(server);
  return {
    port,
    output,
    async stop() {
      if (server.exitCode !== null) return;
      server.kill();
      await once(server, 'exit');
    },
  };
}

/** The VS Code in the package. */
export function editorFolder() {
  return join(installed('code-server', CODE_SERVER, [join('lib', 'vscode')]), 'lib', 'vscode');
}

function nodeBinary() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  return join(installed(name, NODE), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Resolves when the server says that it listens; what it writes is kept for a failure's report. */
function listening(server) {
  const output = [];
  return new Promise((resolve, reject) => {
    const read = (chunk) => {
      output.push(chunk.toString());
      if (/Extension host agent listening/.test(output.join(''))) resolve(output);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('exit', (code) => reject(new Error(`the editor's server ended with ${code}:\n${output.join('')}`)));
  });
}
