import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridStep, shownRange } from '../../../client/webview/matrix/grid.js';

const size = { rows: 5, columns: 4 };
const plain = { ctrl: false, page: 3 };

describe('the keyboard in the matrix', () => {
  it.each([
    ['ArrowRight', { row: 0, column: 0 }, { row: 0, column: 1 }],
    ['ArrowRight', { row: 0, column: 3 }, { row: 0, column: 3 }],
    ['ArrowLeft', { row: 0, column: 0 }, { row: 0, column: -1 }],
    ['ArrowUp', { row: 0, column: 2 }, { row: -1, column: 2 }],
    ['ArrowUp', { row: 0, column: -1 }, { row: 0, column: -1 }],
    ['ArrowLeft', { row: -1, column: 0 }, { row: -1, column: 0 }],
    ['End', { row: 2, column: 0 }, { row: 2, column: 3 }],
    ['PageDown', { row: 3, column: 0 }, { row: 4, column: 0 }],
    ['PageUp', { row: 4, column: 0 }, { row: 1, column: 0 }],
  ])('%s', (key, at, expected) => {
    expect(gridStep(key, plain, at, size)).toEqual(expected);
  });

  it('leaves other keys to others', () => {
    expect(gridStep('a', plain, { row: 0, column: 0 }, size)).toBeUndefined();
  });

  it('goes to the corners with Control', () => {
    expect(gridStep('Home', { ...plain, ctrl: true }, { row: 3, column: 3 }, size)).toEqual({ row: 0, column: -1 });
    expect(gridStep('End', { ...plain, ctrl: true }, { row: 0, column: 0 }, size)).toEqual({ row: 4, column: 3 });
  });
});

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
});
