// Programs that the tests need and that are too large for everybody's node_modules. Each is installed once, on demand, from the npm registry, into .vscode-test/.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
const store = join(root, '.vscode-test');

/**
 * Installs a package in a folder of its own; answers that package's folder. `also`: folders inside it whose own dependencies are installed too.
 * It is put in its place only when it is whole, so that an interrupted download is not taken for one.
 */
export function installed(name, version, also = []) {
  const place = join(store, `${name.replace(/[@/]/g, '_')}-${version}`);
  if (!existsSync(place)) {
    const parts = `${place}.part-${process.pid}`;
    console.log(`fetching ${name}@${version} …`);
    mkdirSync(parts, { recursive: true });
    writeFileSync(join(parts, 'package.json'), '{ "private": true }\n');
    npm(['install', `${name}@${version}`], parts);
    for (const folder of also) npm(['install', '--omit=dev'], join(parts, 'node_modules', name, folder));
    try {
      renameSync(parts, place);
    } catch (error) {
      // Another run was faster.
      if (!existsSync(place)) throw error;
      rmSync(parts, { recursive: true, force: true });
    }
  }
  return join(place, 'node_modules', name);
}

/** Without install scripts: they would fetch or compile what is not needed here. */
function npm(args, cwd) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stderr, error } = spawnSync(
    command,
    [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${error?.message ?? stderr}`);
}
