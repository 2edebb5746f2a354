import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isRefused, SHOP, Workplace } from './fake-terminal.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace({ 'shop.vpc': SHOP, 'all.vpc': 'import "./shop.vpc"\n' });
});
afterEach(() => place.remove());

const read = (name: string): string => readFileSync(join(place.folder, name), 'utf8');

it.each(['mermaid', 'd2'])('export %s writes what it prints', async (format) => {
  const printed = await place.run(['export', format, 'shop.vpc']);
  expect(printed.code).toBe(0);
  expect(await place.run(['export', format, 'shop.vpc', '-o', 'out'])).toEqual({ code: 0, out: '', err: '' });
  expect(read('out')).toBe(printed.out);
});

it.each(['shop.vpc', './shop.vpc', 'all.vpc'])('export does not write over what is drawn: %s', async (output) => {
  const refused = await place.run(['export', 'mermaid', 'all.vpc', '-o', output]);
  expect(isRefused(refused)).toBe(true);
  expect(refused.err).toContain('a part of the network that is drawn');
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
