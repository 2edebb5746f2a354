import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../cli/arguments.js';
import type { CommandSpec } from '../../cli/command.js';
import { COMMANDS } from '../../cli/commands.js';
import { VERSION } from '../../cli/version.js';
import { isRefused, SHOP, Workplace } from './fake-terminal.js';

const place = new Workplace({ 'shop.vpc': SHOP });
afterAll(() => place.remove());

describe('the command line', () => {
  it('shows help: every command, its summary', async () => {
    const { code, out, err } = await place.run(['--help']);
    expect([code, err]).toEqual([0, '']);
    for (const { spec } of COMMANDS)
      expect(out).toMatch(new RegExp(`^  ${spec.name} .*${String(spec.summary).slice(0, 20)}`, 'm'));
    expect((await place.run(['help'])).out).toBe(out);
    expect((await place.run(['-h'])).out).toBe(out);
  });

  it('shows help where no command is given, as an error', async () => {
    const { code, out, err } = await place.run([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('usage: vpclens COMMAND');
  });

  it.each(COMMANDS.map(({ spec }) => [spec.name, spec] as const))(
    '%s --help tells every option',
    async (name, spec) => {
      const { code, out } = await place.run([...name.split(' '), '--help']);
      expect(code).toBe(0);
      for (const option of spec.options) {
        expect(out).toContain(`--${option.name}`);
        for (const choice of option.choices ?? []) expect(out).toContain(choice);
      }
      expect((await place.run(['help', ...name.split(' ')])).out).toBe(out);
    },
  );

  it('shows help even where other arguments are wrong, but not for what follows --', async () => {
    expect((await place.run(['check', '--nonsense', '--help'])).code).toBe(0);
    expect((await place.run(['check', '--', '--help'])).code).toBe(2);
  });

  it('tells its version', async () => {
    expect(await place.run(['--version'])).toEqual({ code: 0, out: `${VERSION}\n`, err: '' });
    expect(VERSION).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each([
    [['chekc', 'shop.vpc'], /unknown command chekc; there are check, reach/],
    [['--nonsense'], /unknown option --nonsense/],
    [['check', '--nonsense', 'shop.vpc'], /check: unknown option --nonsense; there are --format, --rule/],
    [['check', '-x', 'shop.vpc'], /check: unknown option -x/],
    [['check'], /check: expected FILE…/],
    [['check', 'shop.vpc', '--format'], /--format needs a value/],
    [['check', 'shop.vpc', '--format', 'yaml'], /--format yaml: expected one of text, json, sarif, junit, github/],
    [['check', 'shop.vpc', '--format=json', '--format=text'], /--format is given 2 times/],
    [['check', 'shop.vpc', '--rule', 'quota'], /--rule quota: expected RULE=SEVERITY/],
    [['check', 'shop.vpc', '--rule', 'quota=loud'], /--rule quota=loud: expected RULE=SEVERITY/],
    [['check', 'shop.vpc', '--rule', 'quoat=off'], /check: --rule: No rule is called `quoat`/],
    [['reach', 'shop.vpc', '--to', 'cashier'], /reach: --from S is missing/],
    [['reach', 'shop.vpc', '--from', '', '--to', 'cashier'], /--from needs a value/],
    [['matrix', 'shop.vpc', '--group=yes'], /--group takes no value/],
    [['diff', 'shop.vpc'], /diff: expected OLD NEW/],
    [['diff', 'shop.vpc', 'shop.vpc', 'shop.vpc'], /one argument too many/],
    [['import'], /import: expected one of aws/],
    [['import', 'gcp'], /import: expected one of aws.*not gcp/],
    [['lsp'], /--stdio is missing/],
  ])('refuses %j in one line', async (args, message) => {
    const outcome = await place.run(args);
    expect(outcome).toSatisfy(isRefused);
    expect(outcome.err).toMatch(message);
  });
});

describe('arguments', () => {
  const spec: CommandSpec = {
    name: 'try',
    operands: 'FILE…',
    count: [0, 3],
    summary: '',
    options: [
      { name: 'format', value: 'F', choices: ['text', 'json'], summary: '' },
      { name: 'output', short: 'o', value: 'FILE', summary: '' },
      { name: 'rule', value: 'R', multiple: true, summary: '' },
      { name: 'group', summary: '' },
    ],
  };

  it('come in any order, in every form', () => {
    const args = readArguments(
      ['a', '--rule', 'x', '-o', 'out', '--format=json', '-', '--rule=y', '--group', '--', '--b'],
      spec,
    );
    expect(args.operands).toEqual(['a', '-', '--b']);
    expect([args.text('format'), args.text('output'), args.all('rule'), args.flag('group')]).toEqual([
      'json',
      'out',
      ['x', 'y'],
      true,
    ]);
  });

  it('have defaults', () => {
    const args = readArguments([], spec);
    expect([args.text('format'), args.text('output'), args.all('rule'), args.flag('group')]).toEqual([
      'text',
      undefined,
      [],
      false,
    ]);
  });
});
