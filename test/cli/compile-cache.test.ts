import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepCompiledCode } from '../../cli/compile-cache.js';

/** Who is asked to keep it, and where. */
function keptBy(env: NodeJS.ProcessEnv, canNode: boolean): string[] {
  const asked: string[] = [];
  keepCompiledCode(
    {
      enableCompileCache: canNode ? (folder: string) => asked.push(`Node: ${folder}`) : undefined,
      keepIn: (folder) => asked.push(`us: ${folder}`),
    },
    env,
  );
  return asked;
}

describe('compiled code', () => {
  it.each([
    ['Node', true],
    ['us', false],
  ])("is kept in the user's own folder, never in one for everybody, by %s", (who, canNode) => {
    const env = { XDG_CACHE_HOME: '/home/me/cache' };
    expect(keptBy(env, canNode)).toEqual([`${who}: ${join('/home/me/cache', 'vpclens', 'compiled')}`]);
    const [asked] = keptBy({}, canNode);
    expect(asked?.endsWith(join('vpclens', 'compiled'))).toBe(true);
  });

  it('is left to a Node that keeps it where somebody names a folder for it', () => {
    const env = { NODE_COMPILE_CACHE: '/somewhere', XDG_CACHE_HOME: '/home/me/cache' };
    expect(keptBy(env, true)).toEqual([]);
    expect(keptBy(env, false)).toEqual(['us: /somewhere']);
  });

  it('is not kept where somebody wants none', () => {
    const env = { NODE_DISABLE_COMPILE_CACHE: '1', XDG_CACHE_HOME: '/home/me/cache' };
    expect([...keptBy(env, true), ...keptBy(env, false)]).toEqual([]);
  });
});
