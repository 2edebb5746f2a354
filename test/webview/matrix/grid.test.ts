import { describe, expect, it } from 'vitest';
import { gridStep, keptPlace } from '../../../client/webview/matrix/grid.js';

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

describe('the place in the matrix', () => {
  it.each([
    ['stays', { row: 3, column: -1 }, { row: 3, column: -1 }],
    ['is the nearest', { row: 9, column: 9 }, { row: 4, column: 3 }],
    ['is a header still', { row: -1, column: 9 }, { row: -1, column: 3 }],
  ])('%s', (_, at, kept) => {
    expect(keptPlace(at, size)).toEqual(kept);
  });

  it('is the first where there is nothing, and there again when there is something', () => {
    const none = keptPlace({ row: 2, column: 2 }, { rows: 0, columns: 0 });
    expect(none).toEqual({ row: 0, column: 0 });
    expect(keptPlace({ row: -1, column: 2 }, { rows: 0, columns: 0 })).toEqual({ row: -1, column: 0 });
  });
});
