/**
 * Builds where npm installs this from its repository, as pre-commit and `npm install git+https://…` do; nothing is built there yet.
 * After `npm ci` and before `npm pack` it does nothing: who works here builds when it is needed, and `prepack` builds all.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (process.env.npm_command === 'install' && !existsSync('dist/cli/vpclens.cjs')) {
  // An `npm install --global` of a repository leaves out what it is built with, since it installs that repository globally, too.
  if (!existsSync('node_modules/esbuild')) npm('ci', '--no-audit', '--no-fund');
  npm('run', '--silent', 'build');
}

function npm(...args) {
  const { status } = spawnSync('npm', args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, npm_config_global: 'false', npm_config_location: 'project' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
