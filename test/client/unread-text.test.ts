import { expect, it } from 'vitest';
import { unreadText } from '../../client/features/testing/unread-text.js';
import type { Unread } from '../../server/protocol.js';

const origin = { file: 'file:///shop.vpc', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } };

it.each<[why: Unread['why'] | undefined, told: string]>([
  [undefined, 'It is not judged yet.'],
  ['syntax', 'The text cannot be read yet, so nothing in it is judged: why.'],
  ['error', 'What hangs on this error is not judged before it is mended: why.'],
])('a test that is not judged says why: %s', (why, told) => {
  expect(unreadText(why && { why, message: 'why.', origin })).toBe(told);
});
