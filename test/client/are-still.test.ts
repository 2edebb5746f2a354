import { describe, expect, it } from 'vitest';
import { areStill } from '../../client/features/preview/are-still.js';

const [root, imported] = ['file:///a.vpc', 'file:///b.vpc'];
const open = (uri: string, version: number, isDirty = false) => ({ uri, version, isDirty });

describe('what was tried is written only into the texts that it was tried of', () => {
  it.each([
    ['all of them are', { [root]: 1, [imported]: 4 }, [open(root, 1), open(imported, 4, true)], true],
    ['the imported one was edited', { [root]: 1, [imported]: 4 }, [open(root, 1), open(imported, 5, true)], false],
    ['the importing one was edited', { [root]: 1, [imported]: 4 }, [open(root, 2, true), open(imported, 4)], false],
    [
      'one was closed, and what it says by now is that of the disk',
      { [root]: 1, [imported]: 4 },
      [open(root, 1)],
      false,
    ],
    ['one was read from disk', { [root]: 1, [imported]: null }, [open(root, 1)], true],
    ['one was opened and only looked at', { [root]: 1, [imported]: null }, [open(root, 1), open(imported, 1)], true],
    ['one was opened and edited', { [root]: 1, [imported]: null }, [open(root, 1), open(imported, 2, true)], false],
  ] as const)('%s', (_, versions, now, still) => {
    expect(areStill(versions, now)).toBe(still);
  });
});
