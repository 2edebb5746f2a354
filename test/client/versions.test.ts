import { expect, it } from 'vitest';
import type { Repository } from '../../client/features/compare/git.js';
import { versionsOf } from '../../client/features/compare/versions.js';

it('offers the last commit, the commits that touched the file by what they say, and every branch and tag', async () => {
  const asked: unknown[] = [];
  const repository: Pick<Repository, 'log' | 'getRefs'> = {
    log: async (options) => {
      asked.push(options);
      return [{ hash: '0123456789abcdef', message: 'Open the counter\n\nSince customers came.' }];
    },
    getRefs: async () => [{ name: 'main' }, { commit: 'ffff' }, { name: 'v1.0' }],
  };
  const versions = await versionsOf(repository, '/shop/shop.vpc');
  expect(asked).toEqual([{ maxEntries: 30, path: '/shop/shop.vpc' }]);
  expect(versions.map(({ label, description, ref }) => [label, description, ref])).toEqual([
    ['HEAD', 'the last commit', 'HEAD'],
    ['Open the counter', '01234567', '0123456789abcdef'],
    ['main', 'branch or tag', 'main'],
    ['v1.0', 'branch or tag', 'v1.0'],
  ]);
});
