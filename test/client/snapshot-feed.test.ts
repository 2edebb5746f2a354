import { describe, expect, it } from 'vitest';
import { SnapshotFeed } from '../../client/features/preview/snapshot-feed.js';

/** A server whose answers the test gives, one after the other. */
function feed() {
  const open: {
    picture: (value: string) => void;
    resolve: (value: number) => void;
    reject: (error: Error) => void;
    signal: AbortSignal;
  }[] = [];
  const delivered: (string | number)[] = [];
  const failed: unknown[] = [];
  const made = new SnapshotFeed<string, number>(
    (picture, signal) =>
      new Promise<number>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('cancelled')));
        open.push({ picture, resolve, reject, signal });
      }),
    {
      picture: (value) => delivered.push(value),
      rest: (value) => delivered.push(value),
      fail: (error) => failed.push(error),
    },
  );
  const answer = async (question: number, value: number) => {
    open[question]?.resolve(value);
    await turn();
  };
  return { feed: made, open, answer, delivered, failed };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the feed of snapshots', () => {
  it('keeps one request in flight and asks once more, however many changes arrived', async () => {
    const { feed: made, open, answer, delivered } = feed();
    for (let change = 0; change < 5; change++) made.changed();
    expect(open).toHaveLength(1);
    await answer(0, 1);
    expect(open).toHaveLength(2);
    await answer(1, 2);
    expect(open).toHaveLength(2);
    expect(delivered).toEqual([1, 2]);
  });

  it('delivers the picture before the rest is there', async () => {
    const { feed: made, open, answer, delivered } = feed();
    made.changed();
    open[0]?.picture('map 1');
    expect(delivered).toEqual(['map 1']);
    await answer(0, 1);
    expect(delivered).toEqual(['map 1', 1]);
  });

  it('gives up the rest of an older picture for a newer one, and says nothing of it', async () => {
    const { feed: made, open, answer, delivered, failed } = feed();
    made.changed();
    open[0]?.picture('map 1');
    made.changed();
    expect(open[0]?.signal.aborted).toBe(true);
    await turn();
    open[1]?.picture('map 2');
    await answer(1, 2);
    expect(delivered).toEqual(['map 1', 'map 2', 2]);
    expect(failed).toEqual([]);
    expect(open).toHaveLength(2);
  });

  it('shows a picture under way at once, and gives up its rest, where a change came before it', async () => {
    const { feed: made, open, answer, delivered } = feed();
    made.changed();
    made.changed();
    expect(open[0]?.signal.aborted).toBe(false);
    open[0]?.picture('map 1');
    expect(open[0]?.signal.aborted).toBe(true);
    await turn();
    await answer(1, 2);
    expect(delivered).toEqual(['map 1', 2]);
  });

  it('says nothing of a failure that a newer question follows', async () => {
    const { feed: made, open, answer, delivered, failed } = feed();
    made.changed();
    made.changed();
    open[0]?.reject(new Error('content modified'));
    await turn();
    await answer(1, 7);
    expect(failed).toEqual([]);
    expect(delivered).toEqual([7]);
  });

  it('tells the last failure, and works again after it', async () => {
    const { feed: made, open, answer, delivered, failed } = feed();
    made.changed();
    open[0]?.reject(new Error('gone'));
    await turn();
    expect(failed).toHaveLength(1);
    made.changed();
    await answer(1, 3);
    expect(delivered).toEqual([3]);
  });

  it('delivers nothing after its disposal, and waits for nothing', async () => {
    const { feed: made, open, delivered, failed } = feed();
    made.changed();
    made.dispose();
    expect(open[0]?.signal.aborted).toBe(true);
    open[0]?.picture('map 1');
    await turn();
    expect([...delivered, ...failed]).toEqual([]);
    expect(open).toHaveLength(1);
  });
});
