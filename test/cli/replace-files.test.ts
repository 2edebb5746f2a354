import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../cli/failure.js';
import { commitAll, type Prepared, replaceFiles } from '../../cli/work/replace-files.js';
import { isRefused, Workplace } from './fake-terminal.js';

const UNTIDY = 'vpc   shop 10.0.0.0/16 {\nsubnet a 10.0.0.0/24 {}\n}\n';
const TIDY = 'vpc shop 10.0.0.0/16 {\n  subnet a 10.0.0.0/24 { }\n}\n';

let place = new Workplace();
afterEach(() => {
  place.remove();
  place = new Workplace();
});
const at = (name: string): string => join(place.folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const replace = (texts: Readonly<Record<string, string>>): void =>
  replaceFiles(
    Object.entries(texts).map(([path, text]) => ({ path, text })),
    place.terminal(),
  );
/** Nothing that was written beside is left behind. */
const names = (folder = '.'): string[] => readdirSync(at(folder)).sort();

describe('a file that gets a new text', () => {
  it('is another file of the same name: who had the old one open still reads all of it', () => {
    place.write('a.vpc', 'old');
    const before = statSync(at('a.vpc')).ino;
    replace({ 'a.vpc': 'new' });
    expect(read('a.vpc')).toBe('new');
    expect(statSync(at('a.vpc')).ino).not.toBe(before);
    expect(names()).toEqual(['a.vpc']);
  });

  it.each([0o600, 0o640, 0o755])('keeps its mode %o', (mode) => {
    place.write('a.vpc', 'old');
    chmodSync(at('a.vpc'), mode);
    replace({ 'a.vpc': 'new' });
    expect(statSync(at('a.vpc')).mode & 0o777).toBe(mode);
  });

  it('stays behind its links, which stay links', () => {
    place.write('real/a.vpc', 'old');
    symlinkSync(join('real', 'a.vpc'), at('one.vpc'));
    symlinkSync('one.vpc', at('two.vpc'));
    replace({ 'two.vpc': 'new' });
    expect(read('real/a.vpc')).toBe('new');
    expect(readlinkSync(at('two.vpc'))).toBe('one.vpc');
    expect(lstatSync(at('one.vpc')).isSymbolicLink()).toBe(true);
    expect(names('real')).toEqual(['a.vpc']);
  });

  it('is made where a link leads to nothing yet', () => {
    place.write('real/other.vpc', '');
    symlinkSync(join('real', 'a.vpc'), at('link.vpc'));
    replace({ 'link.vpc': 'new' });
    expect(read('real/a.vpc')).toBe('new');
    expect(lstatSync(at('link.vpc')).isSymbolicLink()).toBe(true);
  });

  it('may be a device, which is written to as it is', () => {
    replace({ '/dev/null': 'new' });
    expect(statSync('/dev/null').isFile()).toBe(false);
  });
});

describe('several files', () => {
  it('are left as they were where one of them cannot be written', () => {
    place.write('a.vpc', 'old');
    place.write('folder.vpc/x', '');
    expect(() => replace({ 'a.vpc': 'new', 'folder.vpc': 'new' })).toThrow(
      new Failure('folder.vpc: is a folder; no file was changed'),
    );
    expect(read('a.vpc')).toBe('old');
    expect(() => replace({ 'a.vpc': 'new', 'gone/b.vpc': 'new' })).toThrow(/gone\/b\.vpc: no such file or folder; no/);
    expect(read('a.vpc')).toBe('old');
    expect(names()).toEqual(['a.vpc', 'folder.vpc']);
  });

  it('are told apart where the world changed in between: which were changed, and which were not', () => {
    const log: string[] = [];
    const prepared = (path: string, code?: string): Prepared => ({
      path,
      commit() {
        if (code) throw Object.assign(new Error(code), { code });
        log.push(`commit ${path}`);
      },
      discard: () => log.push(`discard ${path}`),
    });
    expect(() => commitAll([prepared('a'), prepared('b'), prepared('c', 'EACCES'), prepared('d')])).toThrow(
      new Failure('c: permission denied; changed: a, b; left as they were: c, d'),
    );
    expect(log).toEqual(['commit a', 'commit b', 'discard c', 'discard d']);
  });
});

describe('fmt', () => {
  it('keeps a byte order mark', async () => {
    place.write('a.vpc', `\uFEFF${UNTIDY}`);
    await place.run(['fmt', 'a.vpc']);
    expect(read('a.vpc')).toBe(`\uFEFF${TIDY}`);
    expect((await place.run(['fmt', '--check', 'a.vpc'])).code).toBe(0);
  });

  it('changes no file of a folder where one cannot be read as text', async () => {
    place.write('a.vpc', UNTIDY);
    place.write('b.vpc', Buffer.from('// caf\xe9\n', 'latin1'));
    const outcome = await place.run(['fmt', '.']);
    expect(outcome).toSatisfy(isRefused);
    expect(outcome.err).toMatch(/^vpclens: b\.vpc:1:7: the byte 0xE9 /);
    expect(read('a.vpc')).toBe(UNTIDY);
    expect(readFileSync(at('b.vpc')).length).toBe(8);
  });
});

describe('bytes that are not UTF-8', () => {
  const latin = Buffer.from('vpc shop 10.0.0.0/16 { } // caf\xe9\n', 'latin1');

  it.each([['check'], ['matrix'], ['fmt'], ['import', 'aws'], ['import', 'terraform'], ['import', 'cloudformation']])(
    'are refused by %s %s, with their place',
    async (...command) => {
      place.write('bad.json', latin);
      const outcome = await place.run([...command, 'bad.json']);
      expect(outcome).toSatisfy(isRefused);
      expect(outcome.err).toMatch(/^vpclens: bad\.json:1:32: the byte 0xE9 here, after 31 others/);
      expect((await place.run([...command, '-'], { readInput: () => latin })).err).toMatch(/^vpclens: -:1:32: /);
    },
  );

  it('of a file that is imported are a finding at the import', async () => {
    place.write('main.vpc', 'import "./bad.vpc"\n');
    place.write('bad.vpc', latin);
    const { code, out } = await place.run(['check', 'main.vpc', '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([
      { rule: 'import-unresolved', file: 'main.vpc', message: expect.stringMatching(/bad\.vpc.*0xE9.*UTF-8/) },
    ]);
  });
});

describe('-o', () => {
  /** Nothing is in it to ask about, so that its import is written and ends with 1. */
  const account = JSON.stringify({ Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16' }] });

  it('- is standard output', async () => {
    place.write('in.json', account);
    const { code, out } = await place.run(['import', 'aws', 'in.json', '-o', '-']);
    expect([code, names()]).toEqual([1, ['in.json']]);
    expect(out).toBe((await place.run(['import', 'aws', 'in.json'])).out);
    expect(await place.run(['import', 'aws', 'in.json', '--split', '-o', '-'])).toSatisfy(isRefused);
  });

  it('never writes over what is being imported, however that is spelled', async () => {
    place.write('in.json', account);
    place.write('data/more.json', account);
    symlinkSync('in.json', at('link.json'));
    for (const [input, output] of [
      ['in.json', 'in.json'],
      ['in.json', './data/../in.json'],
      ['in.json', 'link.json'],
      ['data', 'data/more.json'],
    ] as const) {
      const outcome = await place.run(['import', 'aws', input, '-o', output]);
      expect(outcome).toSatisfy(isRefused);
      expect(outcome.err).toContain(`${output}: this file is being imported, and would be lost`);
    }
    expect([read('in.json'), read('data/more.json')]).toEqual([account, account]);
  });

  it('replaces an older result as a whole', async () => {
    place.write('in.json', account);
    place.write('out.vpc', 'old\n'.repeat(1000));
    chmodSync(at('out.vpc'), 0o600);
    expect((await place.run(['import', 'aws', 'in.json', '-o', 'out.vpc'])).code).toBe(1);
    expect(read('out.vpc')).toMatch(/^vpc vpc-1 /);
    expect(statSync(at('out.vpc')).mode & 0o777).toBe(0o600);
    expect(existsSync(at('in.json'))).toBe(true);
  });
});
