import { describe, expect, it } from 'vitest';
import { rangesOf, without } from '../../../client/webview/trace/port-bar.js';

describe('which ports are lost', () => {
  it.each([
    ['1024-65535', '1024-4999', '5000-65535'],
    ['1024-65535', '1500-1600,60000-65535', '1024-1499,1601-59999'],
    ['0-65535', '0-65535', ''],
    ['1024-65535', '0-65535', ''],
    ['1024-2000,3000-4000', '1500-3500', '1024-1499,3501-4000'],
  ])('of those in use, %s, all but what is kept, %s: %s', (used, kept, lost) => {
    const text = without(rangesOf(used), rangesOf(kept))
      .map(({ low, high }) => `${low}-${high}`)
      .join(',');
    expect(text).toBe(lost);
  });
});
