import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KeptCode } from '../../cli/kept-code.js';

const root = mkdtempSync(join(tmpdir(), 'vpclens-kept-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A piece of a program, and a place for what is compiled of it. */
function piece(source: string) {
  const home = mkdtempSync(join(root, 'home-'));
  const folder = join(home, 'cache', 'compiled');
  const kept = (): string[] => readdirSync(folder).map((name) => join(folder, name));
  return {
    folder,
    kept,
    /** What a start of the program has of it, and whether something was compiled and kept. In a folder of its own: V8 itself remembers what it compiled of a file. */
    start(text = source): { exports: unknown; isFresh: boolean } {
      const file = join(mkdtempSync(join(home, 'program-')), 'piece.cjs');
      writeFileSync(file, text);
      const before = existing(kept).map((path) => statSync(path).ino);
      const code = new KeptCode(folder, 0);
      const module: { exports: { run?: () => unknown } } = { exports: {} };
      code.load(module, file);
      const exports = module.exports.run?.();
      code.keep();
      return { exports, isFresh: existing(kept).some((path) => !before.includes(statSync(path).ino)) };
    },
  };
}

function existing(list: () => string[]): string[] {
  try {
    return list();
  } catch {
    return [];
  }
}

const SOURCE = "exports.run = () => [require('node:path').basename(__filename), 'one'];";
const OTHER = SOURCE.replace('one', 'two');

describe('what is compiled of a piece', () => {
  it('is kept by the first start, and used by the next', () => {
    const { start, kept } = piece(SOURCE);
    expect(start()).toEqual({ exports: ['piece.cjs', 'one'], isFresh: true });
    expect(start()).toEqual({ exports: ['piece.cjs', 'one'], isFresh: false });
    expect(kept()).toHaveLength(1);
  });

  it('stands for no other source, be it as long', () => {
    const { start } = piece(SOURCE);
    start();
    expect(start(OTHER)).toEqual({ exports: ['piece.cjs', 'two'], isFresh: true });
    expect(start(OTHER)).toEqual({ exports: ['piece.cjs', 'two'], isFresh: false });
  });

  it.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['damaged', (bytes) => bytes.map((byte, i) => (i === bytes.length - 40 ? byte ^ 1 : byte))],
    ['cut off', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => new Uint8Array()],
    ['shorter than what stands before it', () => new Uint8Array(5)],
  ])('is compiled anew where what is kept is %s', (_, spoil) => {
    const { start, kept } = piece(SOURCE);
    start();
    const [file] = kept() as [string];
    writeFileSync(file, spoil(readFileSync(file)));
    expect(start()).toEqual({ exports: ['piece.cjs', 'one'], isFresh: true });
    expect(start().isFresh).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is neither read nor kept where others can write', () => {
    const [one, two] = [piece(SOURCE), piece(OTHER)];
    one.start();
    two.start();
    const [[kept], [theirs]] = [one.kept(), two.kept()] as [[string], [string]];
    // Whoever can write there can have anything run: here, the other source's code.
    writeFileSync(kept, Buffer.concat([readFileSync(kept).subarray(0, 4), readFileSync(theirs).subarray(4)]));
    expect(one.start()).toEqual({ exports: ['piece.cjs', 'two'], isFresh: false });
    chmodSync(one.folder, 0o777);
    expect(one.start()).toEqual({ exports: ['piece.cjs', 'one'], isFresh: false });
  });

  it('is compiled each time where no folder can be made', () => {
    const { start, folder } = piece(SOURCE);
    writeFileSync(join(folder, '..', '..', 'cache'), 'a file');
    expect(start()).toEqual({ exports: ['piece.cjs', 'one'], isFresh: false });
  });
});
