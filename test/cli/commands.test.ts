import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { builtWebview } from '../webview/page/built.js';
import { isRefused, SHOP, Workplace } from './fake-terminal.js';

let place = new Workplace({ 'shop.vpc': SHOP });
afterEach(() => {
  place.remove();
  place = new Workplace({ 'shop.vpc': SHOP });
});

const json = async (args: readonly string[]): Promise<{ code: number; answer: Record<string, unknown> }> => {
  const { code, out } = await place.run([...args, '--format', 'json']);
  return { code, answer: JSON.parse(out) };
};

describe('check', () => {
  const expecting = (text: string): void => place.write('shop.vpc', `${SHOP}expect ${text}\n`);

  it('ends with 0 where all is well', async () => {
    expecting('internet can reach cashier on https');
    const { code, answer } = await json(['check', 'shop.vpc']);
    expect(code).toBe(0);
    expect(answer.findings).toEqual([]);
    expect(answer.expectations).toMatchObject([
      { text: 'internet can reach cashier on https', holds: true, counterexample: null },
    ]);
  });

  it('ends with 1 for an expectation that fails; it is a finding too, and has a packet', async () => {
    expecting('internet can reach barista on https');
    const { code, answer } = await json(['check', 'shop.vpc']);
    expect(code).toBe(1);
    expect(answer.expectations).toMatchObject([{ holds: false, file: 'shop.vpc', range: { start: { line: 15 } } }]);
    expect(answer.findings).toMatchObject([{ rule: 'expectation-failed', severity: 'error', file: 'shop.vpc' }]);
  });

  it('ends with 1 for an error, and finds what cannot be parsed', async () => {
    place.write('shop.vpc', 'vpc shop {\n');
    const { code, answer } = await json(['check', 'shop.vpc']);
    expect(code).toBe(1);
    expect(answer.findings).toMatchObject([{ rule: 'syntax', severity: 'error', file: 'shop.vpc' }]);
  });

  it('takes severities: --rule RULE=SEVERITY', async () => {
    place.write('open.vpc', SHOP.replace('allow https from any', 'allow ssh from any'));
    const findings = async (...more: string[]): Promise<unknown[]> =>
      (
        JSON.parse((await place.run(['check', 'open.vpc', '--format', 'json', ...more])).out).findings as {
          rule: string;
          severity: string;
        }[]
      )
        .filter(({ rule }) => rule === 'group-open')
        .map(({ severity }) => severity);
    expect(await findings()).toEqual(['warning']);
    expect(await findings('--rule', 'group-open=error')).toEqual(['error']);
    expect(await findings('--rule', 'group-open=off')).toEqual([]);
    expect((await place.run(['check', 'open.vpc', '--rule', 'group-open=error'])).code).toBe(1);
  });

  it('speaks every format', async () => {
    expecting('internet can reach barista on https');
    const told = async (format: string): Promise<string> =>
      (await place.run(['check', 'shop.vpc', '--format', format])).out;
    expect(JSON.parse(await told('sarif')).runs[0].results[0].ruleId).toBe('expectation-failed');
    expect(JSON.parse(await told('sarif')).runs[0].tool.driver.rules.length).toBeGreaterThan(50);
    expect(await told('junit')).toContain(
      '<testcase classname="expectations" name="internet can reach barista on https"',
    );
    expect(await told('github')).toMatch(/^::error file=shop\.vpc,line=15,/);
    expect(await told('text')).toMatch(/^shop\.vpc:15:\d+ {2}error {2}expectation-failed$/m);
  });

  it('uses colour only where it is wanted', async () => {
    const text = (await place.run(['check', 'shop.vpc'])).out;
    expect(text).not.toContain('\u001b');
    expect((await place.run(['check', 'shop.vpc'], { colour: true })).out).toContain('\u001b[');
    expect((await place.run(['check', 'shop.vpc', '--format', 'json'], { colour: true })).out).not.toContain('\u001b');
  });
});

describe('reach', () => {
  it.each([
    ['internet', 'cashier', 'tcp 443', 'reachable', 0],
    ['internet', 'shop.cashier', 'https, ping', 'partly', 1],
    ['internet', 'barista', 'all', 'blocked', 1],
    ['203.0.113.5', 'cashier', 'https', 'reachable', 0],
    ['10.0.0.10', 'barista', 'tcp 8080', 'reachable', 0],
  ])('%s to %s on %s is %s', async (from, to, on, verdict, code) => {
    const asked = await json(['reach', 'shop.vpc', '--from', from, '--to', to, '--on', on]);
    expect(asked.answer).toMatchObject({ schema: 1, from, to, traffic: on, verdict });
    expect(asked.code).toBe(code);
  });

  it('asks for everything where --on is left out', async () => {
    const { answer } = await json(['reach', 'shop.vpc', '--from', 'cashier', '--to', 'barista']);
    expect(answer).toMatchObject({
      traffic: 'all',
      verdict: 'reachable',
      reachable: [{ protocol: 'tcp', ports: '8080' }],
    });
  });

  it('has places as cli programs read them: file, line, column', async () => {
    const { answer } = await json(['reach', 'shop.vpc', '--from', 'cashier', '--to', 'barista', '--on', 'tcp 8080']);
    const paths = answer.paths as { forward: { checkpoint: string; location?: unknown }[] }[];
    const inbound = paths[0]?.forward.find(({ checkpoint }) => checkpoint === 'security-group-inbound');
    expect(inbound?.location).toEqual({ file: 'shop.vpc', line: 13, column: 39 });
  });

  it.each([
    [['--from', 'nobody', '--to', 'barista'], /--from nobody: /],
    [['--from', 'cashir', '--to', 'barista'], /cashier/],
    [['--from', 'cashier', '--to', '10.0.0.999'], /--to 10\.0\.0\.999: /],
    [['--from', 'cashier', '--to', 'barista', '--on', 'tpc 80'], /--on tpc 80: /],
  ])('refuses %j, and says what is near', async (args, message) => {
    const outcome = await place.run(['reach', 'shop.vpc', ...args]);
    expect(outcome).toSatisfy(isRefused);
    expect(outcome.err).toMatch(message);
  });
});

describe('matrix', () => {
  it('lists every pair with something in it', async () => {
    const { code, answer } = await json(['matrix', 'shop.vpc']);
    expect(code).toBe(0);
    expect((answer.endpoints as { name: string }[]).map(({ name }) => name)).toEqual([
      'internet',
      'shop.cashier',
      'shop.barista',
    ]);
    expect((answer.flows as { from: string; to: string }[]).map(({ from, to }) => `${from} > ${to}`).sort()).toEqual([
      'internet > shop.cashier',
      'shop.barista > shop.cashier',
      'shop.cashier > internet',
      'shop.cashier > shop.barista',
    ]);
  });

  it('speaks every format', async () => {
    const told = async (...more: string[]): Promise<string> => (await place.run(['matrix', 'shop.vpc', ...more])).out;
    expect(await told('--format', 'csv')).toMatch(/^internet,shop\.cashier,reachable,reachable,tcp,443,/m);
    const delivered = { webview: await builtWebview() };
    expect((await place.run(['matrix', 'shop.vpc', '--format', 'html'], delivered)).out).toContain(
      '<title>Who reaches whom: shop.vpc</title>',
    );
    expect(await told()).toMatch(/^internet\n {2}● → shop\.cashier tcp 443$/m);
  });

  it('puts endpoints together with --group', async () => {
    place.write(
      'shop.vpc',
      SHOP.replace(
        'instance barista 10.0.1.5 { security-groups baristas }',
        '$& instance other 10.0.1.6 { security-groups baristas }',
      ),
    );
    const { answer } = await json(['matrix', 'shop.vpc', '--group']);
    expect((answer.endpoints as { members: string[] }[]).map(({ members }) => members)).toContainEqual([
      'shop.barista',
      'shop.other',
    ]);
  });
});

describe('diff', () => {
  it('ends with 1 and tells what opens', async () => {
    place.write('new.vpc', SHOP.replace('tcp 8080', 'tcp 8080, ssh'));
    const { code, answer } = await json(['diff', 'shop.vpc', 'new.vpc']);
    expect(code).toBe(1);
    expect(answer.changes).toMatchObject([
      {
        from: 'shop.cashier',
        to: 'shop.barista',
        before: 'blocked',
        after: 'reachable',
        traffic: [{ protocol: 'tcp', ports: '22' }],
      },
    ]);
  });

  it('ends with 0 where only names and layout differ that nobody can be reached by', async () => {
    place.write('new.vpc', SHOP.replaceAll('cashiers', 'tills').replaceAll('\n', '\n\n'));
    const { code, answer } = await json(['diff', 'shop.vpc', 'new.vpc']);
    expect(code).toBe(0);
    expect(answer.changes).toEqual([]);
  });
});

describe('fmt', () => {
  const untidy = 'vpc   shop 10.0.0.0/16 {\nsubnet a 10.0.0.0/24 {}\n}\n';

  it('formats in place, once', async () => {
    place.write('a.vpc', untidy);
    const first = await place.run(['fmt', 'a.vpc']);
    expect(first).toEqual({ code: 0, out: '', err: 'formatted a.vpc\n' });
    expect(readFileSync(join(place.folder, 'a.vpc'), 'utf8')).not.toBe(untidy);
    expect(await place.run(['fmt', 'a.vpc'])).toEqual({ code: 0, out: '', err: '' });
    expect(await place.run(['fmt', '--check', 'a.vpc'])).toEqual({ code: 0, out: '', err: '' });
  });

  it('changes nothing with --check, and names what is due', async () => {
    place.write('a.vpc', untidy);
    expect(await place.run(['fmt', '--check', 'a.vpc'])).toEqual({ code: 1, out: 'a.vpc\n', err: '' });
    expect(readFileSync(join(place.folder, 'a.vpc'), 'utf8')).toBe(untidy);
  });

  it('answers standard input on standard output', async () => {
    place.write('a.vpc', untidy);
    await place.run(['fmt', 'a.vpc']);
    const { code, out } = await place.run(['fmt', '-'], { readInput: () => untidy });
    expect([code, out]).toEqual([0, readFileSync(join(place.folder, 'a.vpc'), 'utf8')]);
  });

  it('touches nothing where one file cannot be parsed', async () => {
    place.write('a.vpc', untidy);
    place.write('b.vpc', 'vpc {\n');
    const outcome = await place.run(['fmt', '.']);
    expect(outcome).toSatisfy(isRefused);
    expect(outcome.err).toMatch(/b\.vpc:1:5: /);
    expect(readFileSync(join(place.folder, 'a.vpc'), 'utf8')).toBe(untidy);
  });
});

describe('a file that cannot be read as a network', () => {
  it.each([
    ['a syntax error', 'vpc shop {\n', /bad\.vpc:\d+:\d+: .*\[syntax\]/],
    ['an import that is not there', 'import "./gone.vpc"\n', /bad\.vpc:1:\d+: .*\[import-unresolved\]/],
    ['an address that is none', 'vpc shop 10.0.0.256/16 { }\n', /bad\.vpc:1:10: .*\[address-invalid\]/],
  ])('with %s is refused by every command that answers a question', async (_, text, message) => {
    place.write('bad.vpc', text);
    for (const args of [
      ['matrix', 'bad.vpc'],
      ['reach', 'bad.vpc', '--from', 'internet', '--to', 'internet'],
      ['diff', 'bad.vpc', 'shop.vpc'],
      ['diff', 'shop.vpc', 'bad.vpc'],
    ]) {
      const outcome = await place.run(args);
      expect(outcome).toSatisfy(isRefused);
      expect(outcome.err).toMatch(message);
    }
    expect((await place.run(['check', 'bad.vpc'])).code).toBe(1);
  });

  it('has nothing but a comment: nothing is wrong, and nobody is there', async () => {
    place.write('bare.vpc', '// To be done.\n');
    expect((await json(['check', 'bare.vpc'])).answer).toEqual({ schema: 1, findings: [], expectations: [] });
    expect((await place.run(['check', 'bare.vpc'])).code).toBe(0);
    expect((await place.run(['matrix', 'bare.vpc'])).code).toBe(0);
    expect((await place.run(['fmt', '--check', 'bare.vpc'])).code).toBe(0);
  });
});
