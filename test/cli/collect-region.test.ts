import { expect, it } from 'vitest';
import type { Reply } from '../../cli/collect/aws-command.js';
import { collectRegion } from '../../cli/collect/collect-region.js';

const OPTIONS = { options: [], region: 'eu-west-1', withGlobal: false };

/** An `aws` that answers when it is told to. */
function patient() {
  const asked: string[] = [];
  const waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = [];
  const ask = (words: readonly string[]): Promise<Reply> => {
    asked.push(words.slice(0, 2).join(' '));
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  };
  return { asked, waiting, ask };
}

it('asks once alone, then four at a time, one more for each that is answered', async () => {
  const { asked, waiting, ask } = patient();
  let ended = false;
  const collected = collectRegion(ask, OPTIONS, () => {}).finally(() => {
    ended = true;
  });
  await expect.poll(() => asked.length).toBe(1);
  waiting.shift()?.resolve({ text: '{}' });
  await expect.poll(() => asked.length).toBe(5);
  waiting.shift()?.resolve({ text: '{}' });
  await expect.poll(() => asked.length).toBe(6);
  expect(waiting.length).toBe(4);
  while (!ended) {
    for (const { resolve } of waiting.splice(0)) resolve({ text: '{}' });
    await new Promise(setImmediate);
    expect(waiting.length).toBeLessThanOrEqual(4);
  }
  const { files, answered } = await collected;
  expect(answered).toBe(asked.length);
  expect(files.size).toBe(asked.length);
});

it('asks nothing more once `aws` cannot be run, and tells why', async () => {
  const { asked, waiting, ask } = patient();
  const collected = collectRegion(ask, OPTIONS, () => {});
  await expect.poll(() => asked.length).toBe(1);
  waiting.shift()?.resolve({ text: '{}' });
  await expect.poll(() => asked.length).toBe(5);
  waiting.shift()?.reject(new Error('no aws'));
  await expect(collected).rejects.toThrow('no aws');
  for (const { resolve } of waiting.splice(0)) resolve({ text: '{}' });
  await new Promise(setImmediate);
  expect(asked.length).toBe(5);
});
