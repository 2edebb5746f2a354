import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnOf, shownRange } from '../../../client/webview/ui/shown-range.js';

describe('the range that is shown', () => {
  it('covers the window and never more than there is', () => {
    const number = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(number, number, number, (offset, room, count) => {
        const { start, end } = shownRange(offset, room, 30, count);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(end).toBeGreaterThanOrEqual(start);
        for (const pixel of [offset, offset + room - 1]) {
          const cell = Math.floor(pixel / 30);
          if (pixel >= offset && cell < count && room > 0) expect(cell >= start && cell < end).toBe(true);
        }
      }),
    );
  });

  it('has besides, wherever it is, the one with the focus', () => {
    const range = { start: 10, end: 13 };
    expect([-1, 2, 11, 40].map((at) => drawnOf(range, at))).toEqual([
      [10, 11, 12],
      [2, 10, 11, 12],
      [10, 11, 12],
      [10, 11, 12, 40],
    ]);
  });
});
