import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseForeign, replaceFolder } from '../../cli/collect/files.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collected-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const VPCS = 'ec2-describe-vpcs.json';
const write = (path: string, files: Iterable<[string, string]>): void =>
  replaceFolder('answers', path, { [Symbol.iterator]: () => files[Symbol.iterator]() } as ReadonlyMap<string, string>);

describe('the folder of a collection', () => {
  it('is what it was where the writing fails, and nothing is left beside it', () => {
    const path = join(folder, 'answers');
    write(path, [[VPCS, 'earlier']]);
    expect(() =>
      write(path, [
        ['a.json', ''],
        ['a.json/b.json', ''],
      ]),
    ).toThrow('answers: ');
    expect(readdirSync(folder)).toEqual(['answers']);
    expect(readFileSync(join(path, VPCS), 'utf8')).toBe('earlier');
  });

  it('is written through a link, which stays one', () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'answers'));
    write(join(folder, 'answers'), [[VPCS, 'new']]);
    expect(readFileSync(join(folder, 'real', VPCS), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['answers', 'real']);
  });

  it('lets Ctrl-C wait until it is whole, and no longer', () => {
    const listening = (): number => process.listenerCount('SIGINT');
    const before = listening();
    let during = before;
    function* files(): Generator<[string, string]> {
      yield [VPCS, ''];
      during = listening();
    }
    write(join(folder, 'answers'), files());
    expect([during - before, listening() - before]).toEqual([1, 0]);
  });

  it.each<[string, () => void, string]>([
    ['a file', () => writeFileSync(join(folder, 'answers'), ''), 'is a file'],
    ['a link that leads nowhere', () => symlinkSync('nowhere', join(folder, 'answers')), 'is a link to what is not'],
    ['a folder of something else', () => mkdirSync(join(folder, 'answers', 'src'), { recursive: true }), '(src)'],
    [
      'a region’s folder with something else in it',
      () => {
        mkdirSync(join(folder, 'answers', 'eu-west-1'), { recursive: true });
        writeFileSync(join(folder, 'answers', 'eu-west-1', 'mine'), '');
      },
      `(${join('eu-west-1', 'mine')})`,
    ],
  ])('is not %s', (_, make, why) => {
    make();
    expect(() => refuseForeign('answers', join(folder, 'answers'), folder)).toThrow(why);
  });

  it('is not the one that the user is in', () => {
    expect(() => refuseForeign('.', folder, folder)).toThrow('is the folder that you are in');
    expect(() => refuseForeign('answers', join(folder, 'answers'), folder)).not.toThrow();
  });
});
