import { describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { mustBeVersion, textThen } from '../../client/features/compare/text-then.js';

const ROOT = '/shop';
const file = (path: string) => URI.file(`${ROOT}/${path}`);

/** A repository as VS Code's extension tells of it: modes by path, at the one version that there is. */
function repository(modes: Readonly<Record<string, string>>) {
  const known = (ref: string) => {
    if (ref !== 'HEAD')
      throw Object.assign(new Error('Failed to execute git'), { stderr: `fatal: not a valid object name ${ref}\n` });
  };
  return {
    rootUri: URI.file(ROOT),
    getCommit: async (ref: string) => {
      known(ref);
      return { hash: '0123', message: '' };
    },
    getObjectDetails: async (ref: string, path: string) => {
      known(ref);
      const mode = modes[path.slice(ROOT.length + 1)];
      if (mode === undefined) throw Object.assign(new Error('Path not known by git'), { gitErrorCode: 'UnknownPath' });
      return { mode };
    },
    show: async (_: string, path: string) => {
      if (path.endsWith('large.vpc')) throw new Error('Could not show object.');
      return `text of ${path}`;
    },
  };
}

const SHOP = repository({
  'shop.vpc': '100644',
  'large.vpc': '100644',
  'linked.vpc': '120000',
  branches: '040000',
  'branches/north.vpc': '100755',
  shared: '160000',
});

describe('the text of then', () => {
  it.each<[path: string, text: string | null]>([
    ['shop.vpc', 'text of /shop/shop.vpc'],
    ['branches/north.vpc', 'text of /shop/branches/north.vpc'],
    ['branches/south.vpc', null],
    ['none.vpc', null],
  ])('is what Git has, or that there was no such file: %s', async (path, text) => {
    expect(await textThen(SHOP, 'HEAD', file(path))).toBe(text);
  });

  it.each<[path: string, ref: string, told: RegExp]>([
    ['shared/office.vpc', 'HEAD', /is in the submodule \/shop\/shared/],
    ['shared/deep/office.vpc', 'HEAD', /is in the submodule \/shop\/shared/],
    ['linked.vpc', 'HEAD', /was no file at “HEAD”/],
    ['large.vpc', 'HEAD', /could not show .*large\.vpc .*: Could not show object/],
    ['shop.vpc', 'HEDA', /could not say .*: fatal: not a valid object name HEDA$/],
  ])('takes nothing else for a file that was not there: %s at %s', async (path, ref, told) => {
    await expect(textThen(SHOP, ref, file(path))).rejects.toThrow(told);
  });
});

it('a version that there is none of is told as such', async () => {
  await mustBeVersion(SHOP, 'HEAD');
  await expect(mustBeVersion(SHOP, 'mian')).rejects.toThrow(
    'Git knows no commit, branch or tag “mian” in /shop: fatal: not a valid object name mian',
  );
});
