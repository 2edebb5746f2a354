import { describe, expect, it } from 'vitest';
import { MatrixAsks, type MatrixServer } from '../../client/webview/matrix-asks.js';
import type { CellsFor, HostMessage, PreviewMessage } from '../../client/webview/messages.js';

const CELLS = { columns: [], traffics: [] };
const KINDS = { from: [], to: [], all: 0 };

interface Asked {
  readonly id: number;
  readonly signal: AbortSignal;
  readonly answer: () => void;
  readonly fail: (error: unknown) => void;
}

/** A server that answers when it is told to. */
function start() {
  const asked: Asked[] = [];
  const posted: HostMessage[] = [];
  const wait = <R>(id: number, signal: AbortSignal, result: R): Promise<R> =>
    new Promise((resolve, reject) => {
      asked.push({ id, signal, answer: () => resolve(result), fail: reject });
    });
  const server: MatrixServer = {
    cells: ({ id }, signal) => wait(id, signal, CELLS),
    kinds: ({ id }, signal) => wait(id, signal, KINDS),
    isOutdated: (error) => error === 'outdated',
  };
  return { asks: new MatrixAsks(server, (message) => posted.push(message)), asked, posted };
}

const question = { rows: [], columns: [] };
const cells = (id: number, of: CellsFor = 'matrix') => ({ type: 'cells', of, id, matrix: 1, question }) as const;
const kinds = (id: number): Extract<PreviewMessage, { type: 'kinds' }> => ({
  type: 'kinds',
  id,
  matrix: 1,
  question: { sought: {}, after: 0 },
});

describe('questions about cells of the matrix', () => {
  it('are answered by their number, to whoever asked', async () => {
    const { asks, asked, posted } = start();
    const all = [asks.ask(cells(1)), asks.ask(cells(2, 'copy')), asks.ask(kinds(3))];
    for (const one of asked) one.answer();
    await Promise.all(all);
    expect(posted).toEqual([
      { type: 'cells', of: 'matrix', id: 1, result: CELLS },
      { type: 'cells', of: 'copy', id: 2, result: CELLS },
      { type: 'kinds', id: 3, result: KINDS },
    ]);
  });

  it('are given up for a newer one of the same purpose alone, and then have no answer', async () => {
    const { asks, asked, posted } = start();
    const all = [asks.ask(cells(1)), asks.ask(cells(2, 'map')), asks.ask(kinds(3)), asks.ask(cells(4))];
    expect(asked.map(({ id, signal }) => [id, signal.aborted])).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, false],
    ]);
    asked[0]?.fail(new Error('given up'));
    for (const one of asked.slice(1)) one.answer();
    await Promise.all(all);
    expect(posted.map((message) => 'id' in message && message.id)).toEqual([2, 3, 4]);
  });

  it('that come late are no answer to the newer one', async () => {
    const { asks, asked, posted } = start();
    const all = [asks.ask(cells(1)), asks.ask(cells(2))];
    asked[1]?.answer();
    asked[0]?.answer();
    await Promise.all(all);
    expect(posted.map((message) => 'id' in message && message.id)).toEqual([2]);
  });

  it('of a text that is gone have no answer, and what goes wrong is one', async () => {
    const { asks, asked, posted } = start();
    const all = [asks.ask(cells(1)), asks.ask(kinds(2)), asks.ask(cells(3, 'map'))];
    asked[0]?.fail('outdated');
    asked[1]?.fail(new Error('no room'));
    asked[2]?.fail('no server');
    await Promise.all(all);
    expect(posted).toEqual([
      { type: 'kinds', id: 2, result: { error: 'no room' } },
      { type: 'cells', of: 'map', id: 3, result: { error: 'no server' } },
    ]);
  });

  it('are all given up with the page', () => {
    const { asks, asked } = start();
    void asks.ask(cells(1));
    void asks.ask(kinds(2));
    asks.dispose();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });
});
