import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutMiddle, cutText } from '../../../client/webview/map/text.js';
import { textSizes } from '../../../client/webview/map/text-sizes.js';
import {
  begun,
  bringIntoView,
  centredAt,
  comeNear,
  covers,
  fitted,
  LEGIBLE,
  lookAt,
  seen,
  seenOf,
  stillFits,
  zoom,
} from '../../../client/webview/map/viewport.js';

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

  it('begins with all of it where that can be read, else with the upper end of it, as wide as the window or nearly', () => {
    fc.assert(
      fc.property(size, size, (drawing, window) => {
        const first = begun(drawing, window);
        const all = fitted(drawing, window);
        if (all.scale >= LEGIBLE) expect(first).toEqual(all);
        else expect(first.scale).toBeGreaterThanOrEqual(all.scale);
        expect(first.scale).toBeGreaterThanOrEqual(0.25);
        expect(Math.min(first.x, first.y)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(begun({ width: 1076, height: 3300 }, { width: 320, height: 700 }).scale).toBeCloseTo((320 - 48) / 1076);
  });

  it('stays after an edit where it shows all, or where it began', () => {
    const window = { width: 320, height: 700 };
    for (const drawing of [
      { width: 500, height: 600 },
      { width: 1076, height: 3300 },
      { width: 9000, height: 9000 },
    ]) {
      const view = begun(drawing, window);
      expect(stillFits(view, drawing, window)).toBe(true);
      expect(stillFits(view, { ...drawing, height: drawing.height + 20 }, window)).toBe(true);
      expect(stillFits({ ...view, scale: view.scale * 2 }, drawing, window)).toBe(false);
    }
  });

  it('knows what may come into the window before more is to be drawn', () => {
    const window = { width: 800, height: 600 };
    const drawing = { width: 90_000, height: 90_000 };
    const view = { scale: 0.5, x: -20_000, y: -20_000 };
    const drawn = seenOf(view, window);
    expect(covers(drawn, drawing, view, window)).toBe(true);
    expect(covers(drawn, drawing, { ...view, x: view.x - 399 }, window)).toBe(true);
    expect(covers(drawn, drawing, { ...view, x: view.x - 401 }, window)).toBe(false);
    expect(covers(drawn, drawing, { ...view, y: view.y + 301 }, window)).toBe(false);
    // There is nothing beyond the drawing's edges.
    expect(covers(seenOf({ scale: 1, x: 0, y: 0 }, window), drawing, { scale: 1, x: 790, y: 590 }, window)).toBe(true);
  });

  it('writes in sizes that can be read at any scale, in few steps', () => {
    const scales = Array.from({ length: 400 }, (_, index) => 0.04 + (0.96 * index) / 400);
    const pixels = scales.flatMap((scale) => {
      const { pixel } = textSizes(scale);
      return pixel === undefined ? [] : [pixel * scale];
    });
    expect(Math.min(...pixels)).toBeGreaterThan(0.999);
    expect(Math.max(...pixels)).toBeLessThan(1.26);
    const near = scales.filter((scale) => textSizes(scale).pixel === undefined);
    expect(Math.min(...near.map((scale) => 13 * textSizes(scale).grown * scale))).toBeGreaterThan(9);
    expect(new Set(scales.map((scale) => textSizes(scale).level)).size).toBeLessThan(18);
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

  it('comes near enough for a trace to be read: to all of it, or to its beginning', () => {
    const window = { width: 320, height: 600 };
    const far = { scale: 0.3, x: 0, y: 0 };
    const short = comeNear(far, { x: 1000, y: 200, width: 200, height: 300 }, window);
    expect(1100 * short.scale + short.x).toBeCloseTo(160);
    const long = comeNear(far, { x: 1000, y: 200, width: 2000, height: 300 }, window);
    expect(1000 * long.scale + long.x).toBeCloseTo(24);
    expect(long.scale).toBeGreaterThan(0.75);
    const near = { scale: 0.9, x: 0, y: 0 };
    expect(comeNear(near, { x: 1000, y: 200, width: 200, height: 300 }, window)).toBe(near);
  });

  it('does not move for what is in view, and moves what is not', () => {
    const window = { width: 800, height: 600 };
    const view = { scale: 1, x: 0, y: 0 };
    expect(bringIntoView(view, { x: 100, y: 100, width: 50, height: 50 }, window)).toBe(view);
    const moved = bringIntoView(view, { x: 1000, y: -300, width: 50, height: 50 }, window);
    expect(1000 + moved.x + 50).toBeLessThanOrEqual(800);
    expect(-300 + moved.y).toBeGreaterThanOrEqual(0);
  });

  it('brings a rectangle out from under what lies over the map, the shortest way that there is room for', () => {
    const window = { width: 800, height: 600 };
    const view = { scale: 1, x: 0, y: 0 };
    const buttons = { x: 700, y: 500, width: 90, height: 90 };
    const box = { x: 720, y: 480, width: 60, height: 60 };
    expect(bringIntoView(view, box, window, [buttons])).toEqual({ scale: 1, x: 0, y: -48 });
    // Above them is something else, and beside them there is room.
    const overview = { x: 690, y: 300, width: 100, height: 190 };
    expect(bringIntoView(view, box, window, [buttons, overview])).toEqual({ scale: 1, x: -98, y: 0 });
    expect(bringIntoView(view, box, window, [])).toBe(view);
    // What has no room beside them stays.
    expect(bringIntoView(view, box, window, [{ x: 0, y: 0, width: 800, height: 600 }])).toBe(view);
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
        for (const cut of [cutText(text, width, measure), cutMiddle(text, width, measure)]) {
          expect(measure(cut)).toBeLessThanOrEqual(width);
          if (measure(text) <= width) expect(cut).toBe(text);
        }
      }),
    );
  });

  it('keeps both ends of a name, and tears no letter apart', () => {
    const measure = (text: string) => [...text].length;
    expect(cutMiddle('web-server-1', 8, measure)).toBe('web-…r-1');
    expect(cutMiddle('web-server-2', 7, measure)).toBe('web…r-2');
    expect(cutText('web-server-1', 8, measure)).toBe('web-ser…');
    expect(cutMiddle('😀😁😂😃😄', 3, measure)).toBe('😀…😄');
    expect(cutMiddle('web', 0, measure)).toBe('…');
  });
});
