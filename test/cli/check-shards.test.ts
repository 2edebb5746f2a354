import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printTopology } from '../../language/index.js';
import { zones } from '../bench/networks/zones.js';
import { officeText } from '../bench/office-text.js';
import { SHOP, Workplace } from './fake-terminal.js';

/** So many ends that goals are asked about by their classes, and divided. */
const LARGE = printTopology(zones(46, 5));
const EXPECTATIONS = `
expect account-0 cannot reach account-0 on tcp 23
expect account-0 cannot reach account-0 on tcp 8080
expect internet cannot reach account-0 on ssh
expect account-0.i-0 cannot reach account-0 on all
test "nobody but the account" {
  only account-0 can reach account-0 on tcp 22
  only account-0.i-1 can reach account-0
  only internet can reach account-0
}
expect account-0 can reach account-0.i-4 on ssh
expect account-0.i-3 cannot reach account-0, nobody
`;

const place = new Workplace({
  'shop.vpc': SHOP,
  'nothing.vpc': '// nothing yet\n',
  'broken.vpc': 'vpc v 10.0.0.0/16 { subnet ((( }\n// vpclens-ignore group-unused: none is\nexpect v cannot reach v\n',
  'offices.vpc': officeText(200),
  'large.vpc': `${LARGE}${EXPECTATIONS}`,
  'doubtful.vpc': `${LARGE.replaceAll(/(allow tcp 8080 from)/g, 'maybe $1')}${EXPECTATIONS}`,
  'untold.vpc': `network office unknown
vpc v 10.0.0.0/16 {
  vpn-gateway gw
  route-table home { 10.0.0.0/8 -> gw }
  network-acl open { inbound { 100 allow all from 0.0.0.0/0 }  outbound { 100 allow all to 0.0.0.0/0 } }
  subnet s 10.0.0.0/24 { route-table home  instance i 10.0.0.5  instance j 10.0.0.6 }
}
vpn line between office and v.gw
expect i can reach j on ssh
expect office cannot reach j
`,
  'many files/z.vpc': `import "a b.vpc"\n// vpclens-ignore group-open: a test\n${SHOP}`,
  'many files/a b.vpc': 'vpc w 10.9.0.0/16 { subnet s 10.9.0.0/30 { instance i } }\nexpect w.i cannot reach w.i\n',
});
afterAll(() => place.remove());

async function shards(count: number, args: readonly string[], name = 'check'): Promise<string[]> {
  const names: string[] = [];
  for (let i = 1; i <= count; i++) {
    const { code, out, err } = await place.run(['check', ...args, '--shard', `${i}/${count}`]);
    expect([code, err]).toEqual([0, '']);
    names.push(`${name}-${i}-of-${count}.shard`);
    place.write(names.at(-1) as string, out);
  }
  return names;
}

const entriesOf = (name: string): { readonly expectation?: number; readonly findings?: readonly unknown[] }[] =>
  readFileSync(join(place.folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line));

describe('shards of a check, merged,', () => {
  const FORMATS = ['text', 'sarif', 'junit', 'github', 'compact'];
  const inputs: readonly (readonly [args: readonly string[], formats: readonly string[], counts: readonly number[]])[] =
    [
      [['many files', 'shop.vpc'], FORMATS, [1, 2, 3, 5]],
      [['broken.vpc'], FORMATS, [2, 3]],
      [['nothing.vpc'], ['text'], [2]],
      [['offices.vpc'], ['text'], [2, 4]],
      [['large.vpc'], ['sarif'], [3]],
      [['doubtful.vpc'], [], [2]],
      [['untold.vpc'], ['text'], [2, 3]],
      [['shop.vpc', '--rule', 'group-open=error', '--rule', 'expectation-failed=off'], ['junit'], [2]],
    ];

  it.each(inputs)('are byte for byte what one run tells of %j', async (args, formats, counts) => {
    const whole = await place.run(['check', ...args, '--format', 'json']);
    let made: string[] = [];
    for (const count of counts) {
      made = await shards(count, [...args, '--format', 'json']);
      expect(await place.run(['merge', ...made.reverse()])).toEqual(whole);
    }
    for (const format of formats)
      expect(await place.run(['merge', ...made, '--format', format])).toEqual(
        await place.run(['check', ...args, '--format', format]),
      );
  });
});

describe('the work of shards of a check', () => {
  it('is each expectation of many ends, by its goals, and every other one once', async () => {
    const made = await shards(2, ['large.vpc']);
    const judged = made.map((name) => entriesOf(name).flatMap(({ expectation }) => expectation ?? []));
    const times = (number: number) => judged.filter((numbers) => numbers.includes(number)).length;
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map(times)).toEqual([2, 2, 1, 1, 1, 2, 2, 1, 1]);
  });

  it('is each part that a network falls into, once', async () => {
    const made = await shards(2, ['offices.vpc']);
    const judged = made.flatMap((name) => entriesOf(name).flatMap(({ expectation }) => expectation ?? []));
    expect([...judged].sort((a, b) => a - b)).toEqual([...new Set(judged)].sort((a, b) => a - b));
    expect(judged.length).toBeGreaterThan(3);
  });

  it('is of one network and one question', async () => {
    const [first = ''] = await shards(2, ['shop.vpc'], 'one');
    const [, other = ''] = await shards(2, ['shop.vpc', '--rule', 'group-open=off'], 'two');
    expect((await place.run(['merge', first, other])).err).toContain('another question');
    expect((await place.run(['merge', first])).err).toContain('part 2 of 2 is missing');
    expect((await place.run(['check', 'shop.vpc', '--rule', 'grop=off', '--shard', '1/2'])).err).toContain('grop');
    const whole = await shards(1, ['shop.vpc'], 'three');
    expect((await place.run(['merge', ...whole, '--format', 'html'])).err).toContain('these are parts of check');
  });
});
