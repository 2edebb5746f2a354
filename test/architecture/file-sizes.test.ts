import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-tree.js';

const LONGEST = 500;
const ROOMS = ['network', 'language', 'interchange', 'library', 'server', 'client', 'cli'];

const linesOf = (text: string): number => text.split('\n').length - 1;

describe('file sizes', () => {
  it(`no hand-written file has more than ${LONGEST} lines`, () => {
    const files = [...ROOMS, 'test', 'scripts', 'syntaxes'].flatMap((folder) =>
      sourceFiles(folder, ['.ts', '.mjs', '.css', '.langium']),
    );
    expect(files.length).toBeGreaterThan(100);
    const long = files
      .filter(({ text }) => linesOf(text) > LONGEST)
      .map(({ path, text }) => `${path}: ${linesOf(text)}`);
    expect(long).toEqual([]);
  });

  it('files are small: half of them under 100 lines, nine in ten under 300', () => {
    const sizes = ROOMS.flatMap((folder) => sourceFiles(folder))
      .map(({ text }) => linesOf(text))
      .sort((a, b) => a - b);
    const at = (share: number): number => sizes[Math.floor(sizes.length * share)] ?? 0;
    expect(at(0.5)).toBeLessThan(100);
    expect(at(0.9)).toBeLessThan(300);
  });
});
