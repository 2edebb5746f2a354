import { describe, expect, it } from 'vitest';
import type { Grouping } from '../../../client/webview/matrix/grouping.js';
import { type LineOptions, toLines } from '../../../client/webview/matrix/lines.js';
import type { MatrixEnds } from '../../../server/protocol.js';
import { coffeeShop, endpoint, large } from '../fixtures/snapshots.js';

const options: LineOptions = { grouping: 'none', open: new Set<string>(), filter: '' };

describe('the lines of the matrix', () => {
  it('are the endpoints', () => {
    const { matrix } = coffeeShop();
    expect(toLines(matrix, options).map(({ id }) => id)).toEqual(matrix.endpoints.map(({ name }) => name));
  });

  it('are one a subnet when grouped, and every endpoint is in one', () => {
    const { matrix } = large(400);
    const lines = toLines(matrix, { ...options, grouping: 'subnet' });
    expect(lines).toHaveLength(10);
    expect(lines.flatMap(({ members }) => members)).toHaveLength(400);
    expect(lines[0]).toMatchObject({ label: 'v0.net-0', detail: '40 endpoints', group: true });
  });

  it('show the members of an open group below it', () => {
    const lines = toLines(large(400).matrix, {
      ...options,
      grouping: 'subnet',
      open: new Set(['group subnet v0.net-0']),
    });
    expect(lines).toHaveLength(50);
    expect(lines[1]).toMatchObject({ id: 'v0.web-0-0', depth: 1 });
  });

  it('group no endpoint that is alone in its subnet', () => {
    expect(toLines(coffeeShop().matrix, { ...options, grouping: 'subnet' }).some(({ group }) => group)).toBe(false);
  });

  it('are one a VPC, a set of security groups, or all that nothing tells apart', () => {
    const some = [
      { ...endpoint(0, 'internet', 'internet', '') },
      { ...endpoint(1, 'a.web', 'instance', ''), vpc: 'a', subnet: 'a.s', securityGroups: ['a.web', 'a.admin'] },
      { ...endpoint(1, 'a.web-2', 'instance', ''), vpc: 'a', subnet: 'a.t', securityGroups: ['a.admin', 'a.web'] },
      { ...endpoint(2, 'a.door', 'load-balancer', ''), vpc: 'a' },
      { ...endpoint(1, 'b.web', 'instance', ''), vpc: 'b', securityGroups: [] },
    ];
    const labels = (grouping: Grouping): string[] =>
      toLines({ id: 1, endpoints: some }, { ...options, grouping }).map(({ label, detail }) =>
        `${label} ${detail}`.trim(),
      );
    expect(labels('vpc')).toEqual(['internet', 'a 3 endpoints', 'b.web']);
    expect(labels('groups')).toEqual(['internet', 'a.admin, a.web 2 endpoints', 'a.door', 'b.web']);
    expect(labels('alike')).toEqual(['internet', 'a.web … 3 endpoints', 'a.door']);
  });

  it('stay open where an edit gave their kinds other numbers', () => {
    const kinds = (own: number): MatrixEnds => ({
      id: own,
      endpoints: ['a', 'b'].map((name) => endpoint(own, name, 'instance', '')),
    });
    const [group] = toLines(kinds(1), { ...options, grouping: 'alike' });
    const open = new Set([group?.id ?? '']);
    expect(toLines(kinds(7), { ...options, grouping: 'alike', open })).toHaveLength(3);
  });

  it('are those of the kinds that are asked for', () => {
    const { matrix } = coffeeShop();
    const [first] = matrix.endpoints;
    const lines = toLines(matrix, { ...options, kinds: new Set([first?.alike ?? -1]) });
    expect(lines.map(({ id }) => id)).toEqual(
      matrix.endpoints.filter(({ alike }) => alike === first?.alike).map(({ name }) => name),
    );
  });

  it('are asked for by their places, also where others stand between', () => {
    const [one, other] = toLines(
      {
        id: 1,
        endpoints: [0, 1, 0, 0].map((kind, index) => endpoint(kind, `e${index}`, 'instance', '')),
      },
      { ...options, grouping: 'alike' },
    );
    expect([one?.ranges, other?.ranges]).toEqual([
      [0, 1, 2, 4],
      [1, 2],
    ]);
  });

  it('are those with a weight, the heaviest first, and so in an open group', () => {
    const { matrix } = large(4, 2);
    const weights = Uint8Array.of(0, 1, 1, 2);
    expect(toLines(matrix, { ...options, weights }).map(({ members }) => members[0])).toEqual([3, 1, 2]);
    const open = new Set(['group subnet v1.net-0']);
    const lines = toLines(matrix, { ...options, grouping: 'subnet', open, weights });
    expect(lines.map(({ members }) => members)).toEqual([[2, 3], [3], [2], [1]]);
    expect(lines[0]?.ranges).toEqual([2, 4]);
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
