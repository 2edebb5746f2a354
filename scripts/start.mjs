// `npm start`: builds if needed, checks and draws the example in the terminal, then opens it in an editor if one is there.
//   npm start -- --editor        the editor from npm (fetched on first use), if `code` is not what you want
//   npm start -- --no-editor     the terminal alone
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const example = 'examples/coffee-shop';
const cli = 'dist/cli/vpclens.cjs';
const args = process.argv.slice(2);

process.chdir(root);
if (isDue()) run([process.execPath, 'esbuild.mjs']);

title(`vpclens check ${example}`);
const checked = run([process.execPath, cli, 'check', example]);
title(`vpclens matrix ${example}`);
run([process.execPath, cli, 'matrix', example]);

if (args.includes('--editor')) {
  title('The editor');
  process.exitCode = run([process.execPath, 'test/editor/open.mjs', example]);
} else if (!args.includes('--no-editor') && process.stdout.isTTY && hasCode()) {
  title(`code ${example}`);
  // One word each, as cmd.exe needs on Windows too: no path here has a space but the root itself.
  run([process.platform === 'win32' ? 'code.cmd' : 'code', `--extensionDevelopmentPath=${root}`, join(root, example)]);
} else {
  console.log('\nTo see it in an editor, with the live preview: npm start -- --editor');
}
process.exitCode ||= checked;

/** The bundles are missing, or older than a source file. */
function isDue() {
  if (!existsSync(cli)) return true;
  const built = statSync(cli).mtimeMs;
  const rooms = [
    'network',
    'language',
    'interchange',
    'library',
    'server',
    'client',
    'cli',
    'esbuild.mjs',
    'package.json',
  ];
  return rooms.some((room) => newest(room) > built);
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function hasCode() {
  const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => names.some((name) => existsSync(join(folder, name))));
}

function run([command, ...rest]) {
  const { status, error } = spawnSync(command, rest, {
    stdio: 'inherit',
    shell: process.platform === 'win32' && command.endsWith('.cmd'),
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

function title(text) {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(4, 76 - text.length))}\n`);
}
