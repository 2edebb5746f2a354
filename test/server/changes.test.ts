import { describe, expect, it } from 'vitest';
import { SinceParts } from '../../client/features/preview/since-parts.js';
import type { CompareParams, CompareResult, PreviewSnapshot } from '../../server/protocol.js';
import { EACH, GROUPS, manyKinds } from './many-kinds.js';
import { SHOP, TestClient } from './test-client.js';

type Told = Extract<CompareResult, { readonly summary: string }>;

describe('what changed in a network of many kinds', () => {
  const opened = async () => {
    const client = await TestClient.start();
    await client.open(manyKinds(8000));
    const asked: Pick<CompareParams, 'after' | 'looked'>[] = [];
    const compare = async (part: Pick<CompareParams, 'after' | 'looked'>): Promise<Told> => {
      asked.push(part);
      return client.ask<Told>('vpclens/compare', undefined, { texts: { [SHOP]: manyKinds(9000) }, ...part });
    };
    return { client, asked, compare };
  };

  it('is told by kinds, with how many pairs fare so, whatever their number', async () => {
    const { compare } = await opened();
    const { changes, summary, next } = await compare({});
    expect(next).toBeUndefined();
    expect(summary).toBe(`${2 * GROUPS * EACH * 30} pairs fare differently.`);
    expect(changes).toHaveLength(2 * GROUPS);
    expect(changes[0]).toEqual({
      from: 'big.client-0',
      to: 'big.s-0-0',
      effect: 'opened',
      title: 'Becomes reachable',
      traffic: 'tcp 8000 (10.0.0.10 → 10.0.16.5)',
      alike: { from: [expect.any(Number), expect.any(Number)], to: expect.any(Array), pairs: 90 },
    });
  });

  it('is the same in parts, each once, and what is looked at is told with the next', async () => {
    const { client, asked, compare } = await opened();
    const { matrix } = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    const last = matrix.endpoints.findIndex(({ name }) => name === `big.s-${GROUPS - 1}-0`);
    const parts = new SinceParts(compare);
    parts.look([last, last + 1]);
    const first = await parts.more();
    expect(asked).toEqual([{ after: 0, looked: [last, last + 1] }]);
    expect(first?.effects.map(({ to }) => to)).toContain(`big.s-${GROUPS - 1}-0`);
    const told = [...(first?.effects ?? [])];
    while (!parts.isDone) told.push(...((await parts.more())?.effects ?? []));
    const { changes } = await compare({});
    const textsOf = (list: typeof told) => list.map((one) => JSON.stringify([one.from, one.to, one.traffic])).sort();
    expect(textsOf(told)).toEqual(textsOf([...changes]));
  });

  it('is given up where nobody can be told of it', async () => {
    const parts = new SinceParts(() => Promise.reject(new Error('gone')));
    expect(await parts.more()).toBeUndefined();
    expect(parts.isDone).toBe(true);
  });
});
