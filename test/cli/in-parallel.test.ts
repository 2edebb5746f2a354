import { expect, it } from 'vitest';
import { InParallel } from '../../cli/collect/in-parallel.js';

/** Tasks that end when they are told to. */
function tasks(work: InParallel) {
  const started: string[] = [];
  const ends = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  const add = (name: string): void =>
    work.add(() => {
      started.push(name);
      return new Promise((resolve, reject) => ends.set(name, { resolve, reject }));
    });
  return { started, ends, add };
}

it('does so many at a time, in their order, and what a task adds', async () => {
  const work = new InParallel(2);
  const { started, ends, add } = tasks(work);
  for (const name of ['a', 'b', 'c']) add(name);
  expect(started).toEqual([]);
  const done = work.done();
  expect(started).toEqual(['a', 'b']);
  add('d');
  ends.get('b')?.resolve();
  await expect.poll(() => started).toEqual(['a', 'b', 'c']);
  ends.get('a')?.resolve();
  await expect.poll(() => started).toEqual(['a', 'b', 'c', 'd']);
  for (const name of ['c', 'd']) ends.get(name)?.resolve();
  await done;
});

it('starts nothing more once one has failed, and tells why', async () => {
  const work = new InParallel(2);
  const { started, ends, add } = tasks(work);
  for (const name of ['a', 'b', 'c']) add(name);
  const done = work.done();
  ends.get('a')?.reject(new Error('no'));
  await expect(done).rejects.toThrow('no');
  ends.get('b')?.resolve();
  await Promise.resolve();
  expect(started).toEqual(['a', 'b']);
});
