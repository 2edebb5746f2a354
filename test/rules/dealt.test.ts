import { expect, it } from 'vitest';
import { dealt } from '../../network/rules/dealt.js';

const pieces = [900, 10, 30, 20, 40, 5, 900, 900, 1, 300, 300, 300].map((pairs) => ({ pairs, divisible: false }));
const shared = { pairs: 5_000, divisible: true };

it('deals each piece to one shard, as much to each, and what can be divided to all', () => {
  const all = [...pieces.slice(0, 4), shared, ...pieces.slice(4)];
  const shares = [0, 1, 2, 3].map((index) => dealt(all, { index, count: 4 }));
  expect(shares.map((share) => share.includes(shared))).toEqual([true, true, true, true]);
  const single = shares.flatMap((share) => share.filter((piece) => piece !== shared));
  expect(new Set(single).size).toBe(pieces.length);
  expect(single).toHaveLength(pieces.length);
  const loads = shares.map((share) => share.reduce((sum, { pairs, divisible }) => sum + (divisible ? 0 : pairs), 0));
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThan(100);
});

it('keeps the order of the pieces, and gives none to whom there is none for', () => {
  expect(dealt(pieces, { index: 0, count: 1 })).toEqual(pieces);
  expect(dealt([{ pairs: 3, divisible: false }], { index: 1, count: 2 })).toEqual([]);
});
