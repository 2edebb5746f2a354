import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../../client/webview/map/text.js';
import { bringIntoView, centredAt, farSize, fitted, lookAt, seen, zoom } from '../../../client/webview/map/viewport.js';

const size = fc.record({ width: fc.integer({ min: 60, max: 4000 }), height: fc.integer({ min: 60, max: 4000 }) });

describe('the viewport', () => {
  it('fits all of a drawing, never larger than life', () => {
    fc.assert(
      fc.property(size, size, (drawing, window) => {
        const { scale, x } = fitted(drawing, window);
        expect(scale).toBeLessThanOrEqual(1);
        if (scale > 0.04) expect(x + drawing.width * scale).toBeLessThanOrEqual(window.width + 0.001);
      }),
    );
  });

  it('keeps names readable from afar, in few steps', () => {
    const scales = Array.from({ length: 400 }, (_, index) => 0.04 + (0.46 * index) / 400);
    const shown = scales.map((scale) => farSize(scale) * scale);
    expect(Math.min(...shown)).toBeGreaterThan(11.5);
    expect(Math.max(...shown)).toBeLessThan(15.8);
    expect(new Set(scales.map(farSize)).size).toBeLessThan(15);
  });

  it('zooms about a point that stays where it is', () => {
    const at = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(at, fc.double({ min: 0.2, max: 5, noNaN: true }), (point, factor) => {
        const before = { scale: 0.7, x: 30, y: -20 };
        const after = zoom(before, factor, point);
        expect((point.x - after.x) / after.scale).toBeCloseTo((point.x - before.x) / before.scale, 6);
        expect((point.y - after.y) / after.scale).toBeCloseTo((point.y - before.y) / before.scale, 6);
      }),
    );
  });

  it('does not move for what is in view, and moves what is not', () => {
    const window = { width: 800, height: 600 };
    const view = { scale: 1, x: 0, y: 0 };
    expect(bringIntoView(view, { x: 100, y: 100, width: 50, height: 50 }, window)).toBe(view);
    const moved = bringIntoView(view, { x: 1000, y: -300, width: 50, height: 50 }, window);
    expect(1000 + moved.x + 50).toBeLessThanOrEqual(800);
    expect(-300 + moved.y).toBeGreaterThanOrEqual(0);
  });

  it('comes near enough for a box to be read, and no nearer than it fits', () => {
    const window = { width: 800, height: 600 };
    const box = { x: 3000, y: 2000, width: 168, height: 58 };
    const near = lookAt({ scale: 0.1, x: 0, y: 0 }, box, window);
    expect(near.scale).toBeGreaterThan(0.7);
    const shown = seen(near, window);
    expect([shown.x + shown.width / 2, shown.y + shown.height / 2]).toEqual([3084, 2029]);
    // What can be read already is not moved to and fro.
    const view = { scale: 1.2, x: -3500, y: -2300 };
    expect(lookAt(view, box, window)).toBe(view);
    const large = lookAt({ scale: 1, x: 0, y: 0 }, { x: 0, y: 0, width: 4000, height: 100 }, window);
    expect(4000 * large.scale).toBeLessThanOrEqual(800);
  });

  it('puts a point in the middle', () => {
    const window = { width: 800, height: 600 };
    const { x, y, width, height } = seen(centredAt({ scale: 0.5, x: 9, y: 9 }, { x: 70, y: 90 }, window), window);
    expect([x + width / 2, y + height / 2]).toEqual([70, 90]);
  });
});

describe('a cut text', () => {
  it('fits, and is the whole text where that fits', () => {
    const measure = (text: string) => text.length * 7;
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 7, max: 300 }), (text, width) => {
        const cut = cutText(text, width, measure);
        expect(measure(cut)).toBeLessThanOrEqual(width);
        if (measure(text) <= width) expect(cut).toBe(text);
      }),
    );
  });
});
