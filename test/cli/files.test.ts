import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Place, readInputs } from '../../library/node/files.js';
import { isRefused, SHOP, Workplace } from './fake-terminal.js';

let place = new Workplace();
afterEach(() => {
  place.remove();
  place = new Workplace();
});

const here = (input = ''): Place => ({ cwd: place.folder, standardInput: () => Buffer.from(input) });
const paths = (operands: readonly string[]): string[] => readInputs(operands, here(), ['.vpc']).map(({ path }) => path);

describe('FILE operands', () => {
  it('are files, folders at any depth in order of name, and standard input', () => {
    for (const name of ['nets/b.vpc', 'nets/a.vpc', 'nets/deep/er/c.vpc', 'nets/readme.md', 'one.vpc'])
      place.write(name, 'x');
    expect(paths(['one.vpc', 'nets', '-'])).toEqual([
      'one.vpc',
      join('nets', 'a.vpc'),
      join('nets', 'b.vpc'),
      join('nets', 'deep', 'er', 'c.vpc'),
      '-',
    ]);
  });

  it('are read once each, however they are spelled', () => {
    place.write('nets/a.vpc', 'x');
    expect(paths(['nets/a.vpc', './nets/a.vpc', 'nets', 'nets/'])).toEqual(['nets/a.vpc']);
  });

  it('leave out hidden folders, packages and links to folders', () => {
    for (const name of ['a.vpc', '.git/b.vpc', 'node_modules/c/c.vpc']) place.write(name, 'x');
    symlinkSync(place.folder, join(place.folder, 'circle'));
    expect(paths(['.'])).toEqual(['a.vpc']);
  });

  it('take any ending where the file itself is named', () => {
    place.write('network.txt', 'x');
    expect(paths(['network.txt'])).toEqual(['network.txt']);
  });

  it('lose a byte order mark', () => {
    place.write('a.vpc', '\uFEFFvpc');
    expect(readInputs(['a.vpc'], here(), ['.vpc'])[0]?.text).toBe('vpc');
    expect(readInputs(['-'], here('\uFEFFvpc'), ['.vpc'])[0]?.text).toBe('vpc');
  });

  it.each([
    ['missing.vpc', /missing\.vpc: no such file or folder/],
    ['empty', /empty: no \.vpc file in this folder/],
    ['file.vpc/inside.vpc', /file\.vpc\/inside\.vpc: a part of this path is no folder/],
  ])('%s is refused in words', async (operand, message) => {
    place.write('empty/readme.md', 'x');
    place.write('file.vpc', SHOP);
    for (const command of [['check'], ['matrix'], ['fmt'], ['reach', '--from', 'a', '--to', 'b']]) {
      const outcome = await place.run([...command, operand]);
      expect(outcome).toSatisfy(isRefused);
      expect(outcome.err).toMatch(message);
    }
  });
});

describe('paths in answers', () => {
  const broken = 'vpc shop 10.0.0.0/16 { subnet a 10.1.0.0/24 { } }\n';
  const filesOf = async (args: readonly string[], input?: string): Promise<string[]> => {
    const { out } = await place.run(
      ['check', ...args, '--format', 'json'],
      input === undefined ? {} : { readInput: () => input },
    );
    return JSON.parse(out).findings.map((finding: { file: string }) => finding.file);
  };

  it('are those that were given', async () => {
    place.write('nets/a.vpc', broken);
    expect(await filesOf(['./nets/a.vpc'])).toEqual(['./nets/a.vpc']);
    expect(await filesOf(['nets'])).toEqual([join('nets', 'a.vpc')]);
    expect(await filesOf([join(place.folder, 'nets/a.vpc')])).toEqual([join(place.folder, 'nets/a.vpc')]);
    expect(await filesOf(['-'], broken)).toEqual(['-']);
  });

  it('of imported files are in the manner of those given', async () => {
    place.write('nets/a.vpc', 'import "../lib/b.vpc"\n');
    place.write('lib/b.vpc', broken);
    expect(await filesOf(['nets/a.vpc'])).toEqual([join('lib', 'b.vpc')]);
    expect(await filesOf([join(place.folder, 'nets/a.vpc')])).toEqual([join(place.folder, 'lib/b.vpc')]);
  });

  it('work for names with spaces, percent signs and other letters', async () => {
    place.write('my nets/100% größe.vpc', 'import "./b #1.vpc"\n');
    place.write('my nets/b #1.vpc', broken);
    expect(await filesOf(['my nets/100% größe.vpc'])).toEqual([join('my nets', 'b #1.vpc')]);
  });

  it('of what standard input imports are found from the working folder', async () => {
    place.write('lib/b.vpc', broken);
    expect(await filesOf(['-'], 'import "./lib/b.vpc"\n')).toEqual([join('lib', 'b.vpc')]);
  });
});
