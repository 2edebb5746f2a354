import { afterEach, describe, expect, it } from 'vitest';
import { isRefused, SHOP, Workplace } from './fake-terminal.js';

let place = new Workplace();
afterEach(() => {
  place.remove();
  place = new Workplace();
});

const ESCAPE = '\u001b';
/** Clears a screen, rings, turns text around, and speaks to the runner of GitHub Actions. */
const HOSTILE = '\u001b[2J\u0007\u009b31m\u202e\r\n::error::gotcha';
const OBEYED = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

describe('names that a terminal would obey', () => {
  const folder = 'nets\u001b[31m\u202e';

  it.each(['text', 'json', 'sarif', 'junit', 'github', 'compact'])('are shown by check --format %s', async (format) => {
    place.write(
      `${folder}/a.vpc`,
      `${SHOP}test "${HOSTILE}" {\n  internet can reach barista\n}\nimport "./${HOSTILE}.vpc"\n`,
    );
    const { code, out } = await place.run(['check', folder, '--format', format]);
    expect(code).toBe(1);
    expect(out).not.toMatch(OBEYED);
    expect(out).not.toMatch(/^\s*::error::gotcha/m);
    expect(out).toContain('gotcha');
  });

  it('are shown in colour too, where nothing but colour is obeyed', async () => {
    place.write('a.vpc', `${SHOP}test "${HOSTILE}" {\n  internet can reach barista\n}\n`);
    const { out } = await place.run(['check', 'a.vpc'], { colour: true });
    expect(out).toContain('\u001b[31m');
    expect(out.replace(new RegExp(`${ESCAPE}\\[\\d\\d?m`, 'g'), '')).not.toMatch(OBEYED);
    expect(out).toContain('\\u001b[2J');
  });

  it('are shown on standard error, a line a message', async () => {
    const outcomes = [
      await place.run(['check', HOSTILE]),
      await place.run([HOSTILE]),
      await place.run(['check', '.', `--rule=${HOSTILE}`]),
      await place.run(['matrix', '.', `--${HOSTILE}`]),
    ];
    for (const outcome of outcomes) {
      expect(outcome).toSatisfy(isRefused);
      expect(outcome.err).not.toMatch(OBEYED);
    }
  });

  it('are shown in the warnings of an import, and where fmt names a file', async () => {
    place.write('in\u001b.json', JSON.stringify({ Vpcs: [{ VpcId: HOSTILE, CidrBlock: HOSTILE }] }));
    const { err, out } = await place.run(['import', 'aws', 'in\u001b.json']);
    expect(err + out).not.toMatch(OBEYED);
    expect(err).toContain('warning: in\\u001b.json');
    for (const line of err.trimEnd().split('\n')) expect(line).toMatch(/^(warning|vpclens): /);
    place.write('a\u001b.vpc', 'vpc   a 10.0.0.0/16 { }\n');
    expect(await place.run(['fmt', '--check', 'a\u001b.vpc'])).toMatchObject({ out: 'a\\u001b.vpc\n' });
    expect(await place.run(['fmt', 'a\u001b.vpc'])).toMatchObject({ err: 'formatted a\\u001b.vpc\n' });
  });
});

describe('input with nothing in it', () => {
  const commands = [
    ['check'],
    ['matrix'],
    ['reach', '--from', 'a', '--to', 'b'],
    ['import', 'aws'],
    ['import', 'terraform'],
    ['import', 'cloudformation'],
  ];

  it.each(commands.map((command) => [command.join(' '), command] as const))('%s says so', async (_, command) => {
    for (const text of ['', '\n \n', '\uFEFF']) {
      place.write('empty.txt', text);
      const file = await place.run([...command, 'empty.txt']);
      expect(file).toEqual({ code: 2, out: '', err: 'vpclens: empty.txt: is empty; there is nothing to read\n' });
      const input = await place.run([...command, '-'], { readInput: () => text });
      expect(input).toEqual({ code: 2, out: '', err: 'vpclens: standard input: is empty; there is nothing to read\n' });
    }
    expect(await place.run([...command, ''])).toSatisfy(isRefused);
  });

  it('is refused by diff, on either side, and by fmt, from standard input alone', async () => {
    place.write('shop.vpc', SHOP);
    place.write('empty.vpc', '');
    expect(await place.run(['diff', 'empty.vpc', 'shop.vpc'])).toSatisfy(isRefused);
    expect(await place.run(['diff', 'shop.vpc', 'empty.vpc'])).toSatisfy(isRefused);
    expect(await place.run(['fmt', '-'])).toSatisfy(isRefused);
    expect((await place.run(['fmt', '--check', 'empty.vpc'])).code).toBe(0);
  });

  it('may be a part of more', async () => {
    place.write('nets/shop.vpc', SHOP);
    place.write('nets/empty.vpc', '');
    expect((await place.run(['matrix', 'nets'])).code).toBe(0);
  });
});

describe('input that is nested as nobody writes it', () => {
  const nested = (open: string, close: string, inside = '', depth = 20_000): string =>
    open.repeat(depth) + inside + close.repeat(depth);

  it('20,000 modules of Terraform, one in the other, are read', async () => {
    const vpc = {
      address: 'aws_vpc.deep',
      mode: 'managed',
      type: 'aws_vpc',
      name: 'deep',
      values: { cidr_block: '10.0.0.0/16', id: 'vpc-1' },
    };
    const inside = `{"resources":[${JSON.stringify(vpc)}]}`;
    const modules = nested('{"child_modules":[', ']}', inside);
    const calls = nested('{"module_calls":{"m":{"module":', '}}}', '{}');
    place.write(
      'plan.json',
      `{"format_version":"1.0","planned_values":{"root_module":${modules}},"configuration":{"root_module":${calls}}}`,
    );
    const { code, out } = await place.run(['import', 'terraform', 'plan.json']);
    // It is read; a VPC alone is nothing to ask about, hence 1.
    expect([code, out]).toEqual([1, expect.stringContaining('vpc deep 10.0.0.0/16')]);
  });

  it('values of Terraform are told to be too deep', async () => {
    const deep = nested('{"a":', '}', '1');
    const resource = `{"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v","values":{"cidr_block":${deep}}}`;
    place.write('plan.json', `{"format_version":"1.0","planned_values":{"root_module":{"resources":[${resource}]}}}`);
    const outcome = await place.run(['import', 'terraform', 'plan.json']);
    expect([outcome.code, outcome.err]).toEqual([
      2,
      'vpclens: plan.json: aws_vpc.v: its values are nested more deeply than those of any resource\n',
    ]);
  });

  it.each([
    ['YAML', nested('[', ']')],
    ['JSON', `{"Resources":${nested('{"a":', '}', '1')}}`],
    ['dashes', `Resources:\n  ${'- '.repeat(20_000)}x`],
    ['indented YAML', Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('a template in %s is told to be too deep', async (_, text) => {
    place.write('template.yaml', text);
    const outcome = await place.run(['import', 'cloudformation', 'template.yaml']);
    expect(outcome).toSatisfy(isRefused);
    expect(outcome.err).toMatch(/template\.yaml: .*nested too deeply to be a template/);
  });

  it.each([
    ['blocks', `vpc a 10.0.0.0/16 ${nested('{ ', '} ')}`],
    ['subnets', `vpc a 10.0.0.0/16 { ${nested('subnet s 10.0.0.0/24 { ', '} ', '', 5_000)} }`],
    ['comments', '/*'.repeat(20_000)],
  ])('%s of the language are findings', async (_, text) => {
    place.write('a.vpc', text);
    const { code, out, err } = await place.run(['check', 'a.vpc', '--format', 'json']);
    expect([code, err]).toEqual([1, '']);
    expect(JSON.parse(out).findings.length).toBeGreaterThan(0);
  });
});
