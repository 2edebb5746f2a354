import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtWebview } from '../webview/page/built.js';
import { isRefused, SHOP, Workplace } from './fake-terminal.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace({ 'shop.vpc': SHOP, 'all.vpc': 'import "./shop.vpc"\n' });
});
afterEach(() => place.remove());

const read = (name: string): string => readFileSync(join(place.folder, name), 'utf8');

it.each(['mermaid', 'd2', 'terraform', 'cloudformation'])('export %s writes what it prints', async (format) => {
  const printed = await place.run(['export', format, 'shop.vpc']);
  expect(printed.code).toBe(0);
  expect(await place.run(['export', format, 'shop.vpc', '-o', 'out'])).toEqual({ ...printed, out: '' });
  expect(read('out')).toBe(printed.out);
});

it('export terraform says what no resource says, with its place, on standard error', async () => {
  const { code, out, err } = await place.run(['export', 'terraform', 'all.vpc']);
  expect(code).toBe(0);
  expect(JSON.parse(out).resource.aws_vpc.shop.cidr_block).toBe('10.0.0.0/16');
  expect(err).toMatch(/^shop\.vpc:7:\d+: AWS picks the public address of cashier, not 198\.51\.100\.10/m);
});

describe('pictures and pages', () => {
  const run = async (...args: string[]) => place.run(['export', ...args], { webview: await builtWebview() });

  it.each(['svg', 'html'])('export %s writes what it prints, the same each time', async (format) => {
    const printed = await run(format, 'all.vpc');
    expect([printed.code, printed.err]).toEqual([0, '']);
    expect(printed.out).toContain('cashier');
    expect(await run(format, 'all.vpc', '-o', 'out')).toEqual({ code: 0, out: '', err: '' });
    expect(read('out')).toBe(printed.out);
    expect(isRefused(await run(format, 'all.vpc', '-o', 'shop.vpc'))).toBe(true);
    expect(read('shop.vpc')).toBe(SHOP);
  });

  it('export svg has the colours that are asked for', async () => {
    const papers = await Promise.all(
      [[], ['--theme', 'light'], ['--theme', 'dark'], ['--theme', 'high-contrast']].map(
        async (theme) => /\.paper\{fill:(#\w+)/.exec((await run('svg', 'shop.vpc', ...theme)).out)?.[1],
      ),
    );
    expect(papers).toEqual(['#ffffff', '#ffffff', '#1f1f1f', '#000000']);
    expect(isRefused(await run('svg', 'shop.vpc', '--theme', 'pink'))).toBe(true);
  });

  it('what cannot be read as a network is refused, and takes no file’s place', async () => {
    place.write('broken.vpc', 'vpc {');
    place.write('old.html', 'old');
    for (const format of ['svg', 'html']) {
      const refused = await run(format, 'broken.vpc', '-o', 'old.html');
      expect(isRefused(refused)).toBe(true);
      expect(refused.err).toContain('broken.vpc:1:');
    }
    expect(read('old.html')).toBe('old');
  });

  it('export html says how far it is to whoever watches, and leaves the line empty', async () => {
    const { err } = await place.run(['export', 'html', 'shop.vpc', '-o', 'o'], {
      webview: await builtWebview(),
      watched: true,
    });
    expect(err).toContain('writing the page');
    expect(err.endsWith('\r')).toBe(true);
  });
});

it.each(['shop.vpc', './shop.vpc', 'all.vpc'])('export does not write over what is drawn: %s', async (output) => {
  const refused = await place.run(['export', 'mermaid', 'all.vpc', '-o', output]);
  expect(isRefused(refused)).toBe(true);
  expect(refused.err).toContain('a part of the network that is exported');
  expect([read('shop.vpc'), read('all.vpc')]).toEqual([SHOP, 'import "./shop.vpc"\n']);
});

it('export mermaid says where there is more than Mermaid draws', async () => {
  const instances = Array.from({ length: 600 }, (_, i) => `instance i${i} { public-ip }`).join('\n');
  place.write('large.vpc', `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/20 in a {\n${instances}\n} }\n`);
  const { code, err } = await place.run(['export', 'mermaid', 'large.vpc', '-o', 'large.mmd']);
  expect(code).toBe(0);
  expect(err).toMatch(/^warning: \d+ characters and 0 lines are more than Mermaid draws by default .*export d2\n$/);
  expect((await place.run(['export', 'd2', 'large.vpc', '-o', 'large.d2'])).err).toBe('');
});

// Windows has no such file.
if (process.platform !== 'win32')
  it('merge reads a shard twice, and says so of what can be read once', async () => {
    const refused = await place.run(['merge', '/dev/null']);
    expect(isRefused(refused)).toBe(true);
    expect(refused.err).toContain('save it as a file first');
  });
