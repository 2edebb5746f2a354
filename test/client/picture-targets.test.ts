import { expect, it } from 'vitest';
import { PictureTargets } from '../../client/features/preview/picture-targets.js';

it('a picture goes where it was asked for, once, and what nobody asked for nowhere', () => {
  const targets = new PictureTargets<string>();
  const [first, second] = [targets.ask('a.png'), targets.ask('b.png')];
  expect([targets.take(second), targets.take(second), targets.take(undefined), targets.take(99)]).toEqual([
    'b.png',
    undefined,
    undefined,
    undefined,
  ]);
  expect(targets.take(first)).toBe('a.png');
});
