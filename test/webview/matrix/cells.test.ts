import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cells, cellSentence, isSought, openPairs } from '../../../client/webview/matrix/cells.js';
import { copied } from '../../../client/webview/matrix/copy.js';
import { type MatrixLine, toLines } from '../../../client/webview/matrix/lines.js';
import { VERDICTS } from '../../../client/webview/ui/words.js';
import type { CompactFlow, CompactMatrix, Verdict } from '../../../server/protocol.js';
import { coffeeShop, endpoint } from '../fixtures/snapshots.js';

const shop = coffeeShop().matrix;
const lines = toLines(shop, { grouping: 'none', open: new Set(), filter: '' });
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

describe('what is sought', () => {
  const matrix: CompactMatrix = {
    endpoints: [0, 1, 2, 2].map((kind, index) => endpoint(kind, `e${index}`, 'instance', '')),
    flows: [
      [0, 1, 'reachable', 0],
      [1, 2, 'partly', 1],
    ],
    traffics: ['tcp 443', 'tcp 22,8000-8100, udp 53'],
    tooLarge: false,
  };
  const cells = new Cells(matrix);
  it.each([
    [{ port: 443 }, [0], [1]],
    [{ port: 53 }, [1], [2]],
    [{ verdict: 'partly' as const }, [1], [2]],
    [{ verdict: 'reachable' as const, port: 8050 }, [], []],
  ])('starts from and leads to the kinds of %j', (sought, from, to) => {
    const kinds = cells.kindsWith(sought);
    expect([[...(kinds?.from ?? [])], [...(kinds?.to ?? [])]]).toEqual([from, to]);
  });

  it('leaves nothing out where it is nothing, or what most pairs are', () => {
    expect(cells.kindsWith({})).toBeUndefined();
    expect(cells.kindsWith({ verdict: 'blocked' })).toBeUndefined();
  });

  it('marks the cells that are not it', () => {
    const [a, b, c] = toLines(matrix, { grouping: 'alike', open: new Set(), filter: '' });
    if (!a || !b || !c) throw new Error('lines');
    expect(isSought(cells.cell(a, b), { port: 443 })).toBe(true);
    expect(isSought(cells.cell(b, c), { port: 443 })).toBe(false);
    expect(isSought(cells.cell(a, c), { verdict: 'blocked' })).toBe(true);
    // All pairs of the group have the same.
    expect(cellSentence(b, c, cells.cell(b, c))).toBe('e1 to e2 …: all 2 pairs partly, tcp 22,8000-8100, udp 53');
    expect(openPairs(cells.cell(a, c))).toBe(0);
  });
});

describe('a copy of the matrix', () => {
  const cells = new Cells(shop);
  const some = ['internet', 'shop.cashier', 'shop.orders'].map(line);
  it('is a table in Markdown', () => {
    expect(copied(cells, some, some.slice(1), 'markdown').split('\n')).toEqual([
      '| from \\\\ to | shop.cashier | shop.orders |',
      '| --- | --- | --- |',
      '| internet | reachable: https | blocked |',
      expect.stringMatching(/^\| shop\.cashier \| {2}\| /),
      expect.stringMatching(/^\| shop\.orders \| /),
    ]);
  });

  it('is CSV, with what has a comma in quotes', () => {
    const text = copied(
      new Cells({ ...shop, traffics: shop.traffics.map(() => 'tcp 443, udp 53') }),
      some,
      some,
      'csv',
    );
    expect(text.split('\r\n')[1]).toBe('internet,,"reachable: tcp 443, udp 53",blocked');
  });

  it('says of a group in how many of its pairs something gets through', () => {
    const all = group([0, 1, 2, 3]);
    expect(copied(cells, [all], [all], 'csv')).toMatch(/^from \\ to,g\r\ng,\d+ of 12 pairs$/);
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
