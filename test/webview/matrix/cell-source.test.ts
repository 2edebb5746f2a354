import { describe, expect, it } from 'vitest';
import { CellSource } from '../../../client/webview/matrix/cell-source.js';
import { EndVerdicts } from '../../../client/webview/matrix/end-verdicts.js';
import { KindSource } from '../../../client/webview/matrix/kind-source.js';
import type { PreviewMessage } from '../../../client/webview/messages.js';
import type { CompactCell, EndRanges } from '../../../server/protocol.js';
import { endpoint } from '../fixtures/snapshots.js';

type Cells = Extract<PreviewMessage, { readonly type: 'cells' }>;
type Kinds = Extract<PreviewMessage, { readonly type: 'kinds' }>;

const one = (end: number): EndRanges => [end, end + 1];
const OPEN: CompactCell = [1, 0, 0, 0, 0, 1, 0];
const result = (...columns: readonly CompactCell[][]) => ({ columns, traffics: ['tcp 443'] });

describe('the cells that somebody looks at', () => {
  const start = () => {
    const posted: Cells[] = [];
    const cells = new CellSource('matrix', (message) => posted.push(message));
    cells.reset(7);
    return { cells, posted, last: () => posted.at(-1)?.id ?? -1 };
  };

  it('are asked for once, and those alone that are not known', () => {
    const { cells, posted, last } = start();
    expect(cells.want([one(0), one(1)], [one(2)])).toBe(false);
    cells.want([one(0)], [one(2)]);
    expect(posted.map(({ matrix, question }) => [matrix, question])).toEqual([
      [7, { rows: [one(0), one(1)], columns: [one(2)] }],
    ]);
    cells.told(last(), result([OPEN, OPEN]));
    expect(cells.get(one(1), one(2))?.traffic).toBe('tcp 443');
    // The same ends, told anew: what is known of them holds.
    expect(cells.want([[1, 2]], [[2, 3]])).toBe(true);
    cells.want([one(0), one(1)], [one(2), one(3)]);
    expect(posted.at(-1)?.question).toEqual({ rows: [one(0), one(1)], columns: [one(3)] });
    expect(posted).toHaveLength(2);
  });

  it('of an older question are none that were asked for', () => {
    const { cells, last } = start();
    cells.want([one(0)], [one(1)]);
    const older = last();
    cells.want([one(5)], [one(6)]);
    expect(cells.told(older, result([OPEN]))).toBe(false);
    expect(cells.get(one(0), one(1))).toBeUndefined();
    expect(cells.told(last(), result([OPEN]))).toBe(true);
    expect(cells.get(one(5), one(6))?.verdict).toBe('reachable');
  });

  it('are asked for again where only the first columns were told', () => {
    const { cells, posted, last } = start();
    cells.want([one(0)], [one(1), one(2)]);
    cells.told(last(), result([OPEN]));
    cells.want([one(0)], [one(1), one(2)]);
    expect(posted.at(-1)?.question.columns).toEqual([one(2)]);
  });

  it('are forgotten with their matrix, and with what was sought', () => {
    const { cells, posted, last } = start();
    cells.want([one(0)], [one(1)]);
    cells.told(last(), result([OPEN]));
    cells.reset(7);
    expect(cells.get(one(0), one(1))).toBeDefined();
    cells.reset(7, { port: 443 });
    expect(cells.get(one(0), one(1))).toBeUndefined();
    cells.want([one(0)], [one(1)]);
    expect(posted.at(-1)?.question.sought).toEqual({ port: 443 });
    cells.reset(8, { port: 443 });
    expect(cells.told(last(), result([OPEN]))).toBe(false);
  });

  it('are not asked for over and over where nobody can tell them', () => {
    const { cells, posted, last } = start();
    cells.want([one(0)], [one(1)]);
    cells.told(last(), { error: 'no' });
    cells.want([one(0)], [one(1)]);
    expect(posted).toHaveLength(1);
    cells.reset(7);
    cells.want([one(0)], [one(1)]);
    expect(posted).toHaveLength(2);
  });
});

describe('the kinds with what is sought', () => {
  it('are found piece by piece, as long as nothing else is sought', () => {
    const posted: Kinds[] = [];
    const kinds = new KindSource((message) => posted.push(message));
    kinds.seek(1, {});
    kinds.seek(1, { verdict: 'blocked' });
    expect([posted, kinds.kinds]).toEqual([[], undefined]);
    kinds.seek(1, { port: 443 });
    kinds.told(posted.at(-1)?.id ?? -1, { from: [1], to: [2], next: 10, all: 40 });
    expect(kinds.kinds).toEqual({ from: new Set([1]), to: new Set([2]), percent: 25 });
    expect(posted.map(({ question }) => question.after)).toEqual([0, 10]);
    kinds.told(posted.at(-1)?.id ?? -1, { from: [3], to: [2], all: 40 });
    expect(kinds.kinds).toEqual({ from: new Set([1, 3]), to: new Set([2]), percent: 100 });
    const older = posted.at(-1)?.id ?? -1;
    kinds.seek(1, { port: 22 });
    expect(kinds.told(older, { from: [9], to: [9], all: 1 })).toBe(false);
    expect(kinds.kinds?.percent).toBe(0);
  });
});

describe('the verdicts of one end', () => {
  it('are those of its row or its column, kind by kind', () => {
    const posted: Cells[] = [];
    const verdicts = new EndVerdicts((message) => posted.push(message));
    const endpoints = [0, 1, 1, 1].map((kind, index) => endpoint(kind, `e${index}`, 'instance', ''));
    verdicts.update({ id: 3, endpoints });
    expect(verdicts.verdictsOf('e1', 'from').size).toBe(0);
    expect(posted[0]?.question).toEqual({ rows: [one(1)], columns: [one(0), one(2)] });
    verdicts.told(posted[0]?.id ?? -1, result([OPEN], [[0, 0, 0, 0, 1, 0, -1]]));
    expect([...verdicts.verdictsOf('e1', 'from')]).toEqual([
      ['e0', 'reachable'],
      ['e2', 'blocked'],
      ['e3', 'blocked'],
    ]);
    verdicts.verdictsOf('e1', 'to');
    expect(posted[1]?.question).toEqual({ rows: [one(0), one(2)], columns: [one(1)] });
    expect(verdicts.verdictsOf('nobody', 'to').size).toBe(0);
  });
});
