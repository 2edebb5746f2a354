import { describe, expect, it } from 'vitest';
import { Tally } from '../editor/harness/tally.mjs';

/** What two suites told, by the exit codes of their editors. */
function run(...suites: readonly (readonly [line: string, code: number])[]): Tally {
  const tally = new Tally();
  for (const [line, code] of suites) {
    tally.hears(line);
    tally.ended(code);
  }
  tally.looked(true);
  return tally;
}

describe('a run of the editor’s tests', () => {
  it('is good where every suite is', () => {
    const tally = run(['SUITE 3 passed, 0 failed', 0], ['SUITE 2 passed, 0 failed', 0]);
    expect([tally.isGood, tally.text]).toEqual([true, '6 passed, 0 failed']);
  });

  it('is good where a name is in one of the suites alone', () => {
    for (const suites of [
      [['SUITE 1 passed, 0 failed', 0] as const, ['SUITE 0 passed, 0 failed', 0] as const],
      [['SUITE 0 passed, 0 failed', 0] as const, ['SUITE 1 passed, 0 failed', 0] as const],
    ])
      expect(run(...suites).isGood).toBe(true);
  });

  it.each([
    ['where a name is in none', [['SUITE 0 passed, 0 failed', 0] as const, ['SUITE 0 passed, 0 failed', 0] as const]],
    ['where a test failed', [['SUITE 3 passed, 0 failed', 0] as const, ['SUITE 1 passed, 1 failed', 1] as const]],
    ['where a suite told nothing', [['SUITE 3 passed, 0 failed', 0] as const, ['The suite runs.', 0] as const]],
    ['where an editor failed after its tests', [['SUITE 3 passed, 0 failed', 1] as const]],
    ['where nothing ran', []],
  ])('is not good %s', (_, suites) => {
    expect(run(...suites).isGood).toBe(false);
  });

  it('says that a name is in none', () => {
    expect(run(['SUITE 0 passed, 0 failed', 0]).text).toBe('1 passed, 0 failed: no test has that name');
  });

  it('leaves every other line to be told', () => {
    expect(['SUITE 1 passed, 0 failed', 'SUITE', '  ok one (3 ms)'].map((line) => new Tally().hears(line))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
