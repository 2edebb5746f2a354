import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as library from '../../library/index.js';
import { readNetwork, readTexts } from '../../library/node/index.js';
import { ROOT } from '../architecture/source-tree.js';
import { SHOP, Workplace } from '../cli/fake-terminal.js';

const { check, diff, format, importAws, loadNetwork, matrix, print, reach, VpcLensError } = library;

/** The error that the work throws, as data. */
function refusal(work: () => unknown): { code: string; argument: string | undefined; place: unknown; message: string } {
  try {
    work();
  } catch (error) {
    if (!(error instanceof VpcLensError)) throw error;
    const { code, argument, place, message } = error;
    return { code, argument, place, message };
  }
  throw new Error('it was not refused');
}

describe('answers', () => {
  const place = new Workplace();
  const terminal = { cwd: ROOT };
  const json = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await place.run([...args, '--format', 'json'], terminal)).out);

  it.each(['examples/coffee-shop', 'examples/classic-mistakes', 'examples/hybrid'])(
    'of %s are those of the command line, key for key',
    async (folder) => {
      const network = readNetwork(folder, { cwd: ROOT });
      expect(check(network)).toEqual(await json('check', folder));
      const all = matrix(network);
      expect(all).toEqual(await json('matrix', folder));
      expect(matrix(network, { group: true })).toEqual(await json('matrix', folder, '--group'));
      const { from, to } = all.flows.at(-1) as (typeof all.flows)[number];
      expect(reach(network, { from, to })).toEqual(await json('reach', folder, '--from', from, '--to', to));
      expect(reach(network, { from, to, on: 'tcp 22' })).toEqual(
        await json('reach', folder, '--from', from, '--to', to, '--on', 'tcp 22'),
      );
    },
  );

  it('about two networks are those of the command line', async () => {
    place.write('old.vpc', SHOP);
    place.write('new.vpc', SHOP.replace('tcp 8080', 'ssh'));
    const [before, after] = ['old.vpc', 'new.vpc'].map((file) => readNetwork(file, { cwd: place.folder }));
    if (!before || !after) throw new Error('two networks');
    const { out, code } = await place.run(['diff', 'old.vpc', 'new.vpc', '--format', 'json']);
    expect(diff(before, after)).toEqual(JSON.parse(out));
    expect([code, diff(before, after).changes.length > 0, diff(before, before).changes]).toEqual([1, true, []]);
  });

  it('survive printing and loading again', () => {
    const network = loadNetwork(SHOP);
    const again = loadNetwork(print(network));
    expect(matrix(again)).toEqual(matrix(network));
    expect(format(print(network))).toBe(print(network));
  });

  it('leave out what a setting turns off', () => {
    const network = loadNetwork('vpc v 10.0.0.0/16 { subnet s 10.1.0.0/24 in a { } }');
    const rules = (settings: Record<string, library.RuleSetting>): string[] =>
      check(network, { rules: settings }).findings.map(({ rule, severity }) => `${rule} ${severity}`);
    expect(rules({})).toContain('subnet-outside-vpc error');
    expect(rules({ 'subnet-outside-vpc': 'hint' })).toContain('subnet-outside-vpc hint');
    expect(rules({ 'subnet-outside-vpc': 'off' }).join()).not.toContain('subnet-outside-vpc');
  });
});

describe('texts', () => {
  it('import each other by their paths, however those are spelled', () => {
    const network = loadNetwork({
      './nets/a b/shop.vpc': 'import "../office%.vpc"\nvpc shop 10.0.0.0/16 { }\nvpn line from office to shop { }',
      'nets/office%.vpc': 'network office 192.168.0.0/16',
    });
    expect(network.files).toEqual(['./nets/a b/shop.vpc', 'nets/office%.vpc']);
    expect(check(network).findings.filter(({ rule }) => rule === 'import-unresolved')).toEqual([]);
  });

  it('are asked for where they are imported, once each, by paths from the same folder', () => {
    const asked: string[] = [];
    const network = loadNetwork(
      { 'a/b.vpc': 'import "./c.vpc"\nimport "../d e.vpc"', 'f.vpc': 'import "./a/c.vpc"' },
      {
        readImport: (path) => {
          asked.push(path);
          return path === 'a/c.vpc' ? 'network office 192.168.0.0/16' : undefined;
        },
      },
    );
    expect(asked).toEqual(['a/c.vpc', 'd e.vpc']);
    expect(network.files).toEqual(['a/b.vpc', 'f.vpc', 'a/c.vpc']);
  });

  it.each([
    [{ '../a.vpc': '' }, /leads out of the folder/],
    [{ 'a/../../b.vpc': '' }, /leads out of the folder/],
    [{ '': '' }, /has no path/],
    [{ 'a.vpc': '', './a.vpc': '' }, /same path/],
  ] as const)('%j is refused', (texts, message) => {
    const { code, argument, message: told } = refusal(() => loadNetwork(texts));
    expect([code, argument]).toEqual(['option-invalid', 'texts']);
    expect(told).toMatch(message);
  });
});

describe('what cannot be answered', () => {
  const network = loadNetwork({ 'shop.vpc': SHOP });
  const question = { from: 'internet', to: 'cashier' };

  it.each([
    [() => reach(network, { ...question, from: 'nobody' }), 'subject-invalid', 'from'],
    [() => reach(network, { ...question, to: '10.0.0.0/33' }), 'subject-invalid', 'to'],
    [() => reach(network, { ...question, on: 'tpc 443' }), 'traffic-invalid', 'on'],
    [() => check(network, { rules: { quoat: 'off' } }), 'option-invalid', 'rules'],
    [() => check(network, { rules: { quota: 'loud' as 'off' } }), 'option-invalid', 'rules'],
    [() => check({ files: [] }), 'option-invalid', 'network'],
    [() => importAws({ 'a.json': '{}' }, { networks: { 'cgw-1': ['10.0.0.0/40'] } }), 'option-invalid', 'networks'],
    [() => importAws({ 'a.json': '{' }), 'import-unreadable', undefined],
    [() => readTexts('a-file-that-is-not-there.json', 'aws'), 'file-unreadable', undefined],
    [() => readNetwork('.', { cwd: ROOT, roots: ['not-there'] }), 'option-invalid', 'roots'],
  ] as const)('%s is refused as %s', (work, code, argument) => {
    expect(refusal(work)).toMatchObject({ code, argument });
  });

  it('is a network that cannot be read; its check tells why', () => {
    const broken = loadNetwork({ 'nets/shop.vpc': 'vpc shop 10.0.0.0/16 {\n  subnet\n}\n' });
    const [first] = check(broken).findings;
    const { line, column } = first?.range.start ?? { line: 0, column: 0 };
    for (const work of [
      () => reach(broken, question),
      () => matrix(broken),
      () => print(broken),
      () => library.analyse(broken),
    ])
      expect(refusal(work)).toMatchObject({
        code: 'network-unreadable',
        place: { file: 'nets/shop.vpc', line, column },
        message: `nets/shop.vpc:${line}:${column}: ${first?.message} [syntax]`,
      });
  });
});

describe('what is imported', () => {
  const account = {
    'a.json': JSON.stringify({
      Vpcs: [
        { VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16' },
        { VpcId: 'vpc-2', CidrBlock: '10.2.0.0/16' },
      ],
    }),
  };

  it('is one text, or one a VPC, which mean the same', () => {
    expect(Object.keys(importAws(account).texts)).toEqual(['network.vpc']);
    const split = importAws(account, { split: true }).texts;
    expect(Object.keys(split)).toEqual(expect.arrayContaining(['vpc-1.vpc', 'vpc-2.vpc']));
    expect(matrix(loadNetwork(split))).toEqual(matrix(loadNetwork(importAws(account).texts)));
  });
});

describe('the page of the library', () => {
  const page = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');

  it('names every function and every code', () => {
    const values = Object.keys(library).filter((name) => name !== 'VERSION');
    expect(values.filter((name) => !page.includes(name))).toEqual([]);
    const codes = readFileSync(join(ROOT, 'library/errors.ts'), 'utf8').matchAll(/^ {2}\| '([\w-]+)'/gm);
    const missing = [...codes].map(([, code]) => code as string).filter((code) => !page.includes(`| \`${code}\` |`));
    expect(missing).toEqual([]);
  });
});
