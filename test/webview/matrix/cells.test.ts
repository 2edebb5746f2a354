import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cells, cellSentence } from '../../../client/webview/matrix/cells.js';
import { type MatrixLine, toLines } from '../../../client/webview/matrix/lines.js';
import { VERDICTS } from '../../../client/webview/ui/words.js';
import type { CompactFlow, CompactMatrix, Verdict } from '../../../server/protocol.js';
import { coffeeShop, endpoint } from '../fixtures/snapshots.js';

const shop = coffeeShop().matrix;
const lines = toLines(shop, { grouped: false, open: new Set(), filter: '' });
const line = (name: string): MatrixLine => {
  const found = lines.find(({ id }) => id === name);
  if (!found) throw new Error(name);
  return found;
};
const group = (members: readonly number[]): MatrixLine => ({
  id: 'g',
  label: 'g',
  detail: '',
  members,
  group: true,
  open: false,
  depth: 0,
});

describe('a cell', () => {
  const cells = new Cells(shop);
  it.each([
    ['internet', 'shop.cashier', 'internet to shop.cashier: reachable, https'],
    ['internet', 'shop.orders', 'internet to shop.orders: blocked'],
    ['office', 'shop.orders', 'office to shop.orders: one-way, postgres'],
    ['shop.cashier', 'shop.cashier', 'shop.cashier and itself: not asked'],
  ])('says what %s can do to %s', (from, to, expected) => {
    expect(cellSentence(line(from), line(to), cells.cell(line(from), line(to)))).toBe(expected);
  });

  it('never says more of a group than is so of each of its pairs', () => {
    const verdict = fc.constantFrom<Verdict>('reachable', 'partly', 'one-way', 'unknown');
    const flow = fc.tuple(fc.nat(3), fc.nat(3), verdict);
    const flows = fc.uniqueArray(flow, { selector: ([a, b]) => a * 4 + b });
    const kinds = fc.array(fc.nat(3), { minLength: 6, maxLength: 6 });
    const members = fc.uniqueArray(fc.nat(5), { minLength: 1 });
    fc.assert(
      fc.property(flows, kinds, members, members, (flows, kinds, from, to) => {
        const matrix: CompactMatrix = {
          endpoints: kinds.map((kind, index) => endpoint(kind, `e${index}`, 'instance', '')),
          flows: flows.map(([a, b, found]): CompactFlow => [a, b, found, 0]),
          traffics: ['all'],
          tooLarge: false,
        };
        const expected = new Map<Verdict, number>();
        for (const a of from) {
          for (const b of to) {
            if (a === b) continue;
            const found = flows.find(([x, y]) => x === kinds[a] && y === kinds[b])?.[2] ?? 'blocked';
            expected.set(found, (expected.get(found) ?? 0) + 1);
          }
        }
        const cell = new Cells(matrix).cell(group(from), group(to));
        for (const one of VERDICTS) expect(cell.counts[one] ?? 0).toBe(expected.get(one) ?? 0);
        const [only] = expected.keys();
        expect(cell.verdict).toBe(expected.size === 0 ? 'self' : expected.size === 1 ? only : 'mixed');
      }),
    );
  });
});

describe('the verdicts of one endpoint', () => {
  it('are those of its row or its column', () => {
    const cells = new Cells(shop);
    expect([...cells.verdictsOf('internet', 'from')].filter(([, verdict]) => verdict !== 'blocked')).toEqual([
      ['shop.cashier', 'reachable'],
    ]);
    expect(cells.verdictsOf('shop.orders', 'to').get('office')).toBe('one-way');
    expect(cells.verdictsOf('internet', 'from').has('internet')).toBe(false);
  });

  it('are not claimed where the matrix was too large to be sent', () => {
    expect(new Cells({ ...shop, flows: [], tooLarge: true }).verdictsOf('internet', 'from').size).toBe(0);
  });
});
