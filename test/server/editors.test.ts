/** Editors that people have besides VS Code, with the clients that they bring. Where one is not installed its test is not defined. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOptions } from '../../scripts/bundle/program.mjs';
import { buildSplit } from '../../scripts/bundle/split.mjs';
import { ROOT } from '../architecture/source-tree.js';

const SESSIONS = join(ROOT, 'test/server/editors');
const runs = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
const printed = (program: string, ...args: string[]): string => spawnSync(program, args, { encoding: 'utf8' }).stdout;
const hasNeovim = runs('nvim', '--version');
const hasEglot = runs('emacs', '--batch', '--eval', "(require 'eglot)");

/** What a session tells in its last line. */
interface Told {
  readonly failed?: string;
  readonly [what: string]: unknown;
}

/** The lines that an editor's page tells its reader to write, all blocks of a language. */
function setUp(page: string, language: string): readonly string[] {
  const text = readFileSync(join(ROOT, 'docs/editors', page), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap(([, of, lines = '']) => (of === language ? [lines] : []));
}

async function session(program: string, args: readonly string[], setUp = ''): Promise<Told> {
  const { folder, bin, file } = places();
  const written = join(folder, 'set-up');
  writeFileSync(written, setUp);
  const PATH = `${bin}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, HOME: folder, PATH, VPCLENS_SET_UP: written, VPCLENS_FILE: file };
  const { stdout, stderr } = await promisify(execFile)(program, args, { env, cwd: folder });
  // Neovim without a screen prints to its error stream what it would show.
  const line = `${stdout}\n${stderr}`.split('\n').findLast((one) => one.startsWith('{'));
  if (line === undefined) throw new Error(`the session told nothing:\n${stdout}\n${stderr}`);
  return JSON.parse(line) as Told;
}

let folder: string;

function places(): { folder: string; bin: string; file: string } {
  return { folder, bin: join(folder, 'bin'), file: join(folder, 'network/shop.vpc') };
}

if (hasNeovim || hasEglot)
  describe('in other editors', () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'vpclens-editors-'));
      mkdirSync(join(folder, 'network'));
      const text = 'network office 192.168.10.5/24\nvpc shop 10.0.0.0/16 { }\nexpect office cannot reach shop\n';
      writeFileSync(places().file, text);
      writeFileSync(join(folder, 'network/closed.vpc'), 'network annex 10.9.0.5/24\n');
      await buildSplit({ ...programOptions, absWorkingDir: ROOT, outdir: relative(ROOT, join(folder, 'program')) });
      mkdirSync(places().bin);
      const started = `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'program/vpclens.cjs')}' "$@"\n`;
      writeFileSync(join(places().bin, 'vpclens'), started, { mode: 0o755 });
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    if (hasNeovim)
      it('Neovim marks what is wrong, open or not, explains, renames, and says nothing of its own', async () => {
        const script = `luafile ${join(SESSIONS, 'session.lua')}`;
        const [newer = '', older = ''] = setUp('neovim.md', 'lua');
        const knows = printed(
          'nvim',
          '--headless',
          '--clean',
          '-c',
          'lua io.stdout:write(type(vim.lsp.enable))',
          '-c',
          'qa!',
        );
        const lines = knows.includes('nil') ? older : newer;
        const told = await session('nvim', ['--headless', '--clean', '-n', '-c', script], lines);
        expect(told).toEqual({
          client: 'vpclens',
          codes: ['cidr-host-bits'],
          hover: 'markdown',
          rename: true,
          closed: 1,
          mended: [],
          warned: [],
        });
      });

    if (hasEglot)
      it('Emacs with eglot marks what is wrong, explains, renames, and warns of nothing', async () => {
        const [mode] = setUp('emacs.md', 'elisp');
        const told = await session('emacs', ['--batch', '-l', join(SESSIONS, 'session.el')], mode);
        expect(told).toEqual({
          found: [expect.stringContaining('cidr-host-bits')],
          hover: expect.stringMatching(/^(markdown|plaintext)$/),
          text: expect.stringMatching(/vpc stall [\s\S]*reach stall$/m),
          mended: [],
          warned: [],
        });
      });
  });
