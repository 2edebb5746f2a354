import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { compileLate } from '../../library/node/compile-late.js';

function flagsFor(v8: string): string[] {
  const flags: string[] = [];
  compileLate(v8, (flag) => flags.push(flag));
  return flags;
}

describe('when code is optimised', () => {
  it('is later in Node 20, and left to newer ones, which have a compiler that is quick', () => {
    expect(flagsFor('11.3.244.8-node.33')).toHaveLength(1);
    expect(flagsFor('12.4.254.21-node.33')).toEqual([]);
    expect(flagsFor('13.6.233.17-node.53')).toEqual([]);
  });

  it('is asked of no Node that does not know how', () => {
    const { stdout, stderr } = spawnSync(process.execPath, [...flagsFor(process.versions.v8), '-p', '1'], {
      encoding: 'utf8',
    });
    expect([stdout, stderr]).toEqual(['1\n', '']);
  });
});
