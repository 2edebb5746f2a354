import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepCompiledCode } from '../../cli/compile-cache.js';

function folderFor(env: NodeJS.ProcessEnv): string | undefined {
  let folder: string | undefined;
  keepCompiledCode(
    {
      enableCompileCache: (given: string) => {
        folder = given;
      },
    },
    env,
  );
  return folder;
}

describe('compiled code', () => {
  it("is kept in the user's own folder, never in one for everybody", () => {
    expect(folderFor({ XDG_CACHE_HOME: '/home/me/cache' })).toBe(join('/home/me/cache', 'vpclens', 'compiled'));
    expect(folderFor({})?.endsWith(join('vpclens', 'compiled'))).toBe(true);
  });

  it('is left to Node where somebody names a folder for it', () => {
    expect(folderFor({ NODE_COMPILE_CACHE: '/somewhere', XDG_CACHE_HOME: '/home/me/cache' })).toBeUndefined();
  });

  it('is not kept by a Node that cannot', () => {
    expect(() => keepCompiledCode({}, {})).not.toThrow();
  });
});
