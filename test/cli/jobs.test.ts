import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, it } from 'vitest';
import { printTopology } from '../../language/index.js';
import { randomSubnets } from '../bench/networks/random-subnets.js';
import { zones } from '../bench/networks/zones.js';
import { builtWebview } from '../webview/page/built.js';
import { isRefused, SHOP, Workplace } from './fake-terminal.js';

const place = new Workplace({
  'shop.vpc': `${SHOP}\nexpect internet can reach cashier on https\nexpect internet can reach barista on https\n`,
  'other.vpc': SHOP.replace('tcp 8080', 'ssh'),
  'broken.vpc': 'vpc v 10.0.0.0/16 { subnet (((',
  '-odd name=1.vpc': SHOP,
  'random.vpc': printTopology(randomSubnets(12, 3)),
  'zones.vpc': printTopology(zones(205, 5)),
});
afterAll(() => place.remove());

/** Folders of shards that a run left behind. */
const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('vpclens-jobs-'));

describe('--jobs', () => {
  it.each([
    ['check', 'shop.vpc'],
    ['check', 'shop.vpc', '--format', 'sarif', '--rule', 'quota=off', '--rule', 'group-unused=error'],
    ['check', 'zones.vpc', '--format=json'],
    ['check', 'broken.vpc'],
    ['check', '--', '-odd name=1.vpc'],
    ['diff', 'shop.vpc', 'other.vpc'],
    ['diff', 'shop.vpc', 'shop.vpc', '--format', 'markdown'],
    ['matrix', 'random.vpc', '--format', 'csv'],
    ['matrix', 'random.vpc', 'other.vpc', '--group', '--format', 'html'],
    // Told by class, which one run says on standard error.
    ['matrix', 'zones.vpc'],
    ['matrix', 'gone.vpc'],
    ['diff', 'broken.vpc', 'shop.vpc'],
    ['check', 'shop.vpc', '--rule', 'no-such=off'],
  ])('tells byte for byte what one process does: %s %s', async (command, ...rest) => {
    const delivered = { webview: await builtWebview() };
    const whole = await place.run([command, ...rest], delivered);
    for (const jobs of [1, 2, 5])
      expect(await place.run([command, '--jobs', String(jobs), ...rest], delivered)).toEqual(whole);
    expect(left()).toEqual([]);
  });

  it('leaves standard input to one process', async () => {
    const readInput = () => SHOP;
    const whole = await place.run(['matrix', '-'], { readInput });
    expect(whole.code).toBe(0);
    expect(await place.run(['matrix', '-', '--jobs', '2'], { readInput })).toEqual(whole);
  });

  it.each(['0', '-1', '1.5', 'all', '257', '1e2'])('refuses --jobs=%s', async (jobs) => {
    const outcome = await place.run(['check', 'shop.vpc', `--jobs=${jobs}`]);
    expect(isRefused(outcome)).toBe(true);
    expect(outcome.err).toContain(`check: --jobs ${jobs}: expected how many processes may work at once, from 1 to 256`);
  });

  it('is not for a shard', async () => {
    const outcome = await place.run(['diff', 'shop.vpc', 'other.vpc', '--jobs', '2', '--shard', '1/2']);
    expect(isRefused(outcome)).toBe(true);
    expect(outcome.err).toContain('--jobs and --shard are for different machines');
  });

  it('stops the others where one fails, and says why once', async () => {
    const stopped: boolean[] = [];
    const outcome = await place.run(['matrix', 'shop.vpc', '--jobs', '3'], {
      runBeside: async (argv, _, stop) => {
        if (argv.includes('--shard=2/3')) return { code: 'SIGKILL', errors: '' };
        await new Promise((resolve) => stop.addEventListener('abort', resolve));
        stopped.push(stop.aborted);
        return { code: 'SIGTERM', errors: '' };
      },
    });
    expect(isRefused(outcome)).toBe(true);
    expect(outcome.err).toContain('matrix: one of 3 jobs was ended by SIGKILL; each needs as much memory');
    expect(stopped).toEqual([true, true]);
    expect(left()).toEqual([]);
  });

  it('shows how many are done, where somebody watches', async () => {
    const { err } = await place.run(['matrix', 'shop.vpc', '--jobs', '2'], { watched: true });
    expect(err).toContain('matrix: 1 of 2 jobs done');
    expect(err.endsWith('\r')).toBe(true);
  });
});
