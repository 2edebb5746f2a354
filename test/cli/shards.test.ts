import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printTopology } from '../../language/index.js';
import { adversarial } from '../bench/networks/adversarial.js';
import { randomSubnets } from '../bench/networks/random-subnets.js';
import { zones } from '../bench/networks/zones.js';
import { builtWebview } from '../webview/page/built.js';
import { SHOP, Workplace } from './fake-terminal.js';

/** Replies to a NAT gateway's ports, which its subnet's ACL lets in. */
const TRANSLATED = `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet outer 10.0.0.0/24 in a {
    route-table street
    network-acl fence
    nat-gateway nat 10.0.0.9 { public-ip 198.51.100.9 }
  }
  private subnet inner 10.0.1.0/24 in a { route-table lane  instance i 10.0.1.5 }
  route-table street { any -> door }
  route-table lane { any -> nat }
  network-acl fence {
    inbound { 100 allow tcp 1024-65535 from any  110 allow all from 10.0.0.0/16 }
    outbound { 100 allow all to any }
  }
}
`;

const place = new Workplace({
  'shop.vpc': SHOP,
  'other.vpc': SHOP.replace('tcp 8080', 'ssh'),
  'broken.vpc': 'vpc v 10.0.0.0/16 { subnet (((',
  'empty.vpc': 'vpc v 10.0.0.0/16 { }\n',
  'twice/a.vpc': 'network office 10.9.0.0/24\n',
  'twice/b.vpc': 'network office 10.9.1.0/24\nvpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance i 10.0.0.5 } }\n',
  'untold.vpc': `network office unknown
vpc v 10.0.0.0/16 {
  vpn-gateway gw
  network-acl open { inbound { 100 allow all from 0.0.0.0/0 }  outbound { 100 allow all to 0.0.0.0/0 } }
  subnet s 10.0.0.0/24 { instance i 10.0.0.5  instance j 10.0.0.6 }
}
`,
  ...Object.fromEntries([1, 2, 3].map((seed) => [`random-${seed}.vpc`, printTopology(randomSubnets(12, seed))])),
  'zones.vpc': printTopology(zones(230, 5)),
  'random.vpc': printTopology(randomSubnets(40, 3)),
  'random-shut.vpc': printTopology(randomSubnets(40, 3)).replaceAll(/^ *(inbound|outbound) \{[^{}]*\}\n/gm, ''),
  'fewer-zones.vpc': printTopology(zones(17, 5)),
  'translated.vpc': TRANSLATED,
  'translated-less.vpc': TRANSLATED.replace('tcp 1024-65535', 'tcp 2048-65535'),
  'few-zones.vpc': printTopology(zones(20, 5)),
  'adversarial.vpc': printTopology(adversarial(20, 7)),
});
afterAll(() => place.remove());

/** Writes the shards of a question, and gives their names. */
const shards = (name: string, count: number, args: readonly string[]): Promise<string[]> =>
  shardsOf('matrix', name, count, args);

async function shardsOf(command: string, name: string, count: number, args: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (let i = 1; i <= count; i++) {
    const { code, out, err } = await place.run([command, ...args, '--shard', `${i}/${count}`]);
    expect([code, err]).toEqual([0, '']);
    names.push(`${name}-${i}-of-${count}.shard`);
    place.write(names.at(-1) as string, out);
  }
  return names;
}

const read = (name: string): string => readFileSync(join(place.folder, name), 'utf8');

describe('shards, merged,', () => {
  const random = ['random-1.vpc', 'random-2.vpc', 'random-3.vpc'];
  const networks = ['shop.vpc', 'empty.vpc', 'twice', 'untold.vpc', ...random, 'few-zones.vpc', 'adversarial.vpc'];

  it.each(networks)(
    'are byte for byte what one run tells of %s, in every format and however many they are',
    async (file) => {
      const delivered = { webview: await builtWebview() };
      for (const group of [[], ['--group']]) {
        const whole = await place.run(['matrix', file, ...group, '--format', 'json']);
        for (const count of [1, 2, 3, 4, 5, 6, 7]) {
          const made = await shards(`whole${group.length}`, count, [file, ...group, '--format', 'json']);
          // In any order.
          expect(await place.run(['merge', ...made.reverse()])).toEqual(whole);
          if (count === 3)
            for (const format of ['csv', 'html'])
              expect(await place.run(['merge', ...made, '--format', format], delivered)).toEqual(
                await place.run(['matrix', file, ...group, '--format', format], delivered),
              );
        }
      }
    },
  );

  it.each([...networks, 'zones.vpc'])('are told as text as one run would, of %s', async (file) => {
    const made = await shards('text', 3, [file]);
    expect(await place.run(['merge', ...made])).toEqual(await place.run(['matrix', file]));
  });
});

describe('shards of a difference, merged,', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['shop.vpc', 'other.vpc'],
    ['shop.vpc', 'shop.vpc'],
    ['empty.vpc', 'shop.vpc'],
    ['shop.vpc', 'twice'],
    ['random-1.vpc', 'random-2.vpc'],
    ['few-zones.vpc', 'fewer-zones.vpc'],
    ['translated.vpc', 'translated-less.vpc'],
  ];

  it.each(pairs)('are byte for byte what one run tells of %s and %s, in every format', async (before, after) => {
    for (const format of ['text', 'json', 'markdown']) {
      const whole = await place.run(['diff', before, after, '--format', format]);
      for (const count of format === 'json' ? [1, 2, 3, 5] : [3]) {
        const made = await shardsOf('diff', 'diff', count, [before, after, '--format', format]);
        expect(await place.run(['merge', ...made.reverse()])).toEqual(whole);
      }
    }
    const made = await shardsOf('diff', 'diff', 2, [before, after]);
    expect(await place.run(['merge', ...made, '--format', 'markdown'])).toEqual(
      await place.run(['diff', before, after, '--format', 'markdown']),
    );
  });

  it('have equal work', async () => {
    const made = await shardsOf('diff', 'equal', 4, ['random.vpc', 'random-shut.vpc']);
    const counts = made.map((name) => JSON.parse(read(name).trimEnd().split('\n').at(-1) as string).end.entries);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(50);
    for (const count of counts) expect(Math.abs(count - mean) / mean).toBeLessThan(0.25);
  });

  it('are refused where they are of something else', async () => {
    const [first = ''] = await shardsOf('diff', 'one', 2, ['shop.vpc', 'other.vpc']);
    const [, turned = ''] = await shardsOf('diff', 'two', 2, ['other.vpc', 'shop.vpc']);
    const [, matrix = ''] = await shards('three', 2, ['shop.vpc']);
    const told = async (...names: string[]) => (await place.run(['merge', ...names])).err;
    expect(await told(first, turned)).toContain('another network');
    expect(await told(first, matrix)).toContain(
      'another question than one-1-of-2.shard: one of matrix, and one of diff',
    );
    expect(await told(first)).toContain('part 2 of 2 is missing');
    const whole = await shardsOf('diff', 'four', 1, ['shop.vpc', 'other.vpc']);
    expect(await told(...whole, '--format', 'csv')).toContain(
      '--format csv: expected one of text, json, markdown: these are parts of diff',
    );
    expect((await place.run(['diff', 'broken.vpc', 'shop.vpc', '--shard', '1/2'])).code).toBe(2);
  });
});

describe('the work of shards', () => {
  it.each(['random.vpc', 'zones.vpc', 'adversarial.vpc'])('is equal: flows of %s', async (file) => {
    const made = await shards('balance', 4, [file, '--format', 'json']);
    const counts = made.map(
      (name) => JSON.parse(read(name).trimEnd().split('\n').at(-1) as string).end.entries as number,
    );
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(50);
    for (const count of counts) expect(Math.abs(count - mean) / mean).toBeLessThan(0.25);
  });
});

describe('what cannot be merged is refused before anything is written:', () => {
  const merged = async (...names: string[]): Promise<string> => {
    const { code, out, err } = await place.run(['merge', ...names]);
    expect([code, out]).toEqual([2, '']);
    return err;
  };

  it('a part that is missing, or there twice', async () => {
    const made = await shards('some', 4, ['shop.vpc']);
    expect(await merged(made[0] as string, made[2] as string)).toBe('vpclens: merge: parts 2, 4 of 4 are missing\n');
    expect(await merged(...made.slice(1))).toBe('vpclens: merge: part 1 of 4 is missing\n');
    expect(await merged(...made, made[1] as string)).toBe(
      'vpclens: merge: some-2-of-4.shard and some-2-of-4.shard are both part 2 of 4\n',
    );
  });

  it('parts of other divisions, networks and questions', async () => {
    const [first] = await shards('one', 2, ['shop.vpc']);
    const [, third] = await shards('two', 3, ['shop.vpc']);
    const [, other] = await shards('three', 2, ['other.vpc']);
    const [, grouped] = await shards('four', 2, ['shop.vpc', '--group']);
    expect(await merged(first as string, third as string)).toContain('another division');
    expect(await merged(first as string, other as string)).toContain('another network');
    expect(await merged(first as string, grouped as string)).toContain('another question');
  });

  it('a file that was cut short, changed, or is something else', async () => {
    const [whole = ''] = await shards('only', 1, ['shop.vpc']);
    const text = read(whole);
    place.write('cut.shard', text.slice(0, -100));
    expect(await merged('cut.shard')).toContain('cut.shard: its end is missing, so part 1 of 1 was cut short');
    const lines = text.split('\n');
    place.write('less.shard', [...lines.slice(0, 2), ...lines.slice(3)].join('\n'));
    expect(await merged('less.shard')).toContain('was changed after it was written');
    place.write('swapped.shard', text.replace('reachable', 'blocked'));
    expect(await merged('swapped.shard')).toContain('was changed after it was written');
    place.write('empty.shard', '');
    expect(await merged('empty.shard')).toContain('empty.shard: is empty');
    expect(await merged('shop.vpc')).toContain('shop.vpc: is no shard');
    expect(await merged('gone.shard')).toBe('vpclens: merge: gone.shard: no such file or folder\n');
    place.write('old.shard', text.replace(/"version":"[^"]*"/, '"version":"0.0.1"'));
    expect(await merged('old.shard')).toContain('was made by VPC Lens 0.0.1');
  });

  it('a format that would be told of other ends', async () => {
    const made = await shards('many', 2, ['zones.vpc', '--format', 'csv']);
    expect((await place.run(['merge', ...made, '--format', 'text'])).err).toContain(
      'make the parts with --format text',
    );
    expect((await place.run(['merge', ...made, '--format', 'sarif'])).err).toContain('expected one of text, json');
  });

  it.each(['0/2', '3/2', '1', '1/0', 'a/b', '1/1001', '01/2'])('--shard %s', async (text) => {
    const { code, err } = await place.run(['matrix', 'shop.vpc', '--shard', text]);
    expect([code, err]).toEqual([2, expect.stringContaining(`--shard ${text}: expected I/N`)]);
  });
});
