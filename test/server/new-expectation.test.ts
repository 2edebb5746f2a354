/** An expectation that is offered for an answer says what the answer says: it holds as soon as it stands in the file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { check, loadNetwork as read } from '../../library/index.js';
import { type Expected, expectedOf } from '../../server/what-if/expected.js';
import { Network } from '../../server/workspace/network.js';
import { ROOT } from '../architecture/source-tree.js';
import { behaviourFixtures } from '../behaviours/read-fixture.js';

const example = (...names: string[]): string =>
  names.map((name) => readFileSync(join(ROOT, 'examples', name), 'utf8').replace(/^import .*$/gm, '')).join('\n');

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['coffee-shop', example('coffee-shop/office.vpc', 'coffee-shop/shop.vpc')],
  ['three-tier', example('three-tier/web-shop.vpc')],
  ['hybrid', example('hybrid/office.vpc', 'hybrid/company.vpc')],
  ['remote-work', example('remote-work/remote-work.vpc')],
  ['classic-mistakes', example('classic-mistakes/mistakes.vpc')],
];

const networkOf = (text: string): Network => {
  const uri = 'file:///network.vpc';
  return new Network(
    uri,
    loadNetwork([{ uri, text }], () => undefined),
  );
};

/** What is offered for each answer that is plain, of every pair, with traffic and without. */
function offersIn(text: string): { readonly asked: string; readonly expected: Expected }[] {
  const network = networkOf(text);
  const ends = network.analysis.classes.members.map(({ endpoint }) => endpoint.name);
  return ends.flatMap((from) =>
    ends.flatMap((to) =>
      ['', 'https'].flatMap((traffic) => {
        if (from === to) return [];
        return [true, false]
          .map((can) => ({
            asked: `${from} → ${to} ${traffic}`,
            expected: expectedOf(network, { from, to, traffic }, can),
          }))
          .filter(({ expected }) => expected.isAnswered);
      }),
    ),
  );
}

/** As the file is judged that it is added to. */
const inFile = (text: string, expectation: string) => check(read(`${text}\n${expectation}\n`)).expectations.at(-1);

const V = (inside: string): string => `vpc v 10.0.0.0/16, 2001:db8:1::/56 {
  internet-gateway out
  route-table open { 0.0.0.0/0 -> out }
  subnet a 10.0.0.0/24, 2001:db8:1::/64 { route-table open  instance one 10.0.0.10, 2001:db8:1::10 { security-groups g  public-ip 198.51.100.10 } }
  subnet b 10.0.1.0/24, 2001:db8:1:1::/64 { instance two 10.0.1.10, 2001:db8:1:1::10 { security-groups h } }
  security-group g { inbound { allow https from any } outbound { allow all to any } }
  ${inside}
}
`;

describe('the expectation that is offered for an answer', () => {
  it.each(EXAMPLES)('holds in the file: %s', (_, text) => {
    const offers = offersIn(text);
    expect(offers.length).toBeGreaterThan(20);
    for (const { asked, expected } of offers) {
      expect([asked, expected.text, expected.found?.holds]).toEqual([asked, expected.text, true]);
      expect([asked, expected.text, inFile(text, expected.text)?.holds]).toEqual([asked, expected.text, true]);
    }
  });

  it('holds in the networks of the behaviours, or is refused with what is not so', () => {
    let [held, refused] = [0, 0];
    for (const { path, text } of behaviourFixtures())
      for (const { asked, expected } of offersIn(text)) {
        if (expected.found?.holds === true) held++;
        else {
          refused++;
          expect([path, asked, expected.found?.message]).toEqual([path, asked, expect.stringMatching(/\w{3}/)]);
        }
      }
    expect(held).toBeGreaterThan(5_000);
    expect(refused).toBeLessThan(held / 100);
  });

  it.each([
    // One family gets through: a name means both.
    [
      V('security-group h { inbound { allow tcp 5432 from 10.0.0.0/16 } }'),
      'one',
      'two',
      '',
      'expect one can reach 10.0.1.10 on tcp 5432',
    ],
    [V('security-group h { }'), 'one', 'two', '', 'expect one cannot reach two'],
  ])(
    'is about the addresses that the answer is about, where it is not so of the whole name',
    (text, from, to, traffic, written) => {
      const network = networkOf(text);
      const offers = [true, false].map((can) => expectedOf(network, { from, to, traffic }, can));
      const [offered] = offers.filter(({ isAnswered }) => isAnswered);
      expect(offered).toMatchObject({ text: written, found: { holds: true } });
      expect(inFile(text, written)?.holds).toBe(true);
    },
  );

  it('of what is so in part is what was asked for, and fails', () => {
    const text = example('coffee-shop/office.vpc', 'coffee-shop/shop.vpc').replace(
      '100 allow tcp 1024-65535 to any',
      '100 allow tcp 1024-4999 to any',
    );
    const network = networkOf(text);
    const question = { from: 'internet', to: 'shop.cashier', traffic: 'https' };
    expect(expectedOf(network, question, true)).toMatchObject({
      text: 'expect internet can reach shop.cashier on https',
      found: { holds: false },
      isAnswered: false,
    });
  });
});
