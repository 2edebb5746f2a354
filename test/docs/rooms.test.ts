import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../architecture/source-tree.js';

it('the life of a question passes rooms that are there', () => {
  const text = readFileSync(join(ROOT, 'docs/life-of-a-question.md'), 'utf8');
  const rooms = [...text.matchAll(/`([a-z-]+(?:\/[a-z-]+)*\/)`/g)].map((match) => match[1] as string);
  expect(rooms.length).toBeGreaterThan(8);
  expect(rooms.filter((room) => !existsSync(join(ROOT, room)))).toEqual([]);
});
