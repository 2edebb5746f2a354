import { describe, expect, it } from 'vitest';
import { SnapshotFeed } from '../../client/features/preview/snapshot-feed.js';

/** A server whose answers the test gives, one after the other. */
function feed() {
  const open: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const delivered: number[] = [];
  const failed: unknown[] = [];
  const pull = () => new Promise<number>((resolve, reject) => open.push({ resolve, reject }));
  const made = new SnapshotFeed<number>(
    pull,
    (value) => delivered.push(value),
    (error) => failed.push(error),
  );
  return { feed: made, open, delivered, failed };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the feed of snapshots', () => {
  it('keeps one request in flight and asks once more, however many changes arrived', async () => {
    const { feed: made, open, delivered } = feed();
    for (let change = 0; change < 5; change++) made.changed();
    expect(open).toHaveLength(1);
    open[0]?.resolve(1);
    await turn();
    expect(open).toHaveLength(2);
    open[1]?.resolve(2);
    await turn();
    expect(open).toHaveLength(2);
    expect(delivered).toEqual([1, 2]);
  });

  it('says nothing of a failure that a newer question follows', async () => {
    const { feed: made, open, delivered, failed } = feed();
    made.changed();
    made.changed();
    open[0]?.reject(new Error('content modified'));
    await turn();
    open[1]?.resolve(7);
    await turn();
    expect(failed).toEqual([]);
    expect(delivered).toEqual([7]);
  });

  it('tells the last failure, and works again after it', async () => {
    const { feed: made, open, delivered, failed } = feed();
    made.changed();
    open[0]?.reject(new Error('gone'));
    await turn();
    expect(failed).toHaveLength(1);
    made.changed();
    open[1]?.resolve(3);
    await turn();
    expect(delivered).toEqual([3]);
  });

  it('delivers nothing after its disposal', async () => {
    const { feed: made, open, delivered } = feed();
    made.changed();
    made.dispose();
    open[0]?.resolve(1);
    await turn();
    expect(delivered).toEqual([]);
  });
});
