import { describe, expect, it } from 'vitest';
import { toLines } from '../../../client/webview/matrix/lines.js';
import { coffeeShop, large } from '../fixtures/snapshots.js';

const options = { grouped: false, open: new Set<string>(), filter: '' };

describe('the lines of the matrix', () => {
  it('are the endpoints', () => {
    const { matrix } = coffeeShop();
    expect(toLines(matrix, options).map(({ id }) => id)).toEqual(matrix.endpoints.map(({ name }) => name));
  });

  it('are one a subnet when grouped, and every endpoint is in one', () => {
    const { matrix } = large(400);
    const lines = toLines(matrix, { ...options, grouped: true });
    expect(lines).toHaveLength(10);
    expect(lines.flatMap(({ members }) => members)).toHaveLength(400);
    expect(lines[0]).toMatchObject({ label: 'v0.net-0', detail: '40 endpoints', group: true });
  });

  it('show the members of an open group below it', () => {
    const lines = toLines(large(400).matrix, { ...options, grouped: true, open: new Set(['v0.net-0']) });
    expect(lines).toHaveLength(50);
    expect(lines[1]).toMatchObject({ id: 'v0.web-0-0', depth: 1 });
  });

  it('group no endpoint that is alone in its subnet', () => {
    expect(toLines(coffeeShop().matrix, { ...options, grouped: true }).some(({ group }) => group)).toBe(false);
  });

  it.each([
    ['barista', ['shop.barista']],
    ['10.0.2.', ['shop.orders']],
    ['COUNTER', ['shop.cashier']],
    ['nothing like it', []],
  ])('are those that have “%s”', (filter, expected) => {
    expect(toLines(coffeeShop().matrix, { ...options, filter }).map(({ id }) => id)).toEqual(expected);
  });
});
