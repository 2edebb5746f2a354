import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-tree.js';

/** Where time is kept for all tests: the wait of the editor's tests, and the measurements. */
const MAY = /^test\/(editor\/harness\/until\.mjs$|editor\/harness\/workbench\.mjs$|bench\/)/;

const HURRIES: Readonly<Record<string, RegExp>> = {
  'a fixed pause': /\bsetTimeout\(|\bwaitForTimeout\(|timers\/promises/,
  'a limit of its own': /\btimeout: *[\d_]+|\b(?:test|hook)Timeout\b|^ *\}, [\d_]+\);/m,
};

describe('patience', () => {
  it('tests wait for states, and have no limit but the one that all have', () => {
    const files = sourceFiles('test').filter(
      ({ path }) => !MAY.test(path) && path !== 'test/architecture/patience.test.ts',
    );
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap(({ path, text }) =>
      Object.entries(HURRIES).flatMap(([what, pattern]) => (pattern.test(text) ? `${path}: ${what}` : [])),
    );
    expect(found).toEqual([]);
  });
});
