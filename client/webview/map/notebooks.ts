import type { Point, Rectangle } from './geometry.js';
import { overlap } from './overlap.js';
import { lengthInside } from './written-on.js';

/** How far from what keeps it a notebook may lie, and how far apart the places are that are looked at. */
const FARTHEST = { x: 420, y: 260 } as const;
const STEP = 10;
/** Each pixel of a line that is covered is worth so many of distance. */
const COVERED = 3;
/** Room around it. */
const MARGIN = 6;

/**
 * Where a notebook lies: as near to the group that keeps it as there is room, on nothing that is written. Undefined: there is no such room. `anchor`: of the group.
 * Invariant: it covers no box, dimmed or not, no text and no other label.
 */
export function placeNotebook(
  size: { readonly width: number; readonly height: number },
  anchor: Point,
  occupied: readonly Rectangle[],
  lines: readonly (readonly Point[])[],
): Rectangle | undefined {
  const { width, height } = size;
  const reach = {
    x: anchor.x - FARTHEST.x - width,
    y: anchor.y - FARTHEST.y - height,
    width: 2 * (FARTHEST.x + width),
    height: 2 * (FARTHEST.y + height),
  };
  const near = occupied.filter((one) => overlap(one, reach));
  let best: { readonly area: Rectangle; readonly cost: number } | undefined;
  for (let y = anchor.y - FARTHEST.y - height; y <= anchor.y + FARTHEST.y; y += STEP)
    for (let x = anchor.x - FARTHEST.x - width; x <= anchor.x + FARTHEST.x; x += STEP) {
      const area = { x, y, width, height };
      const far = distance(anchor, area);
      if (best && far >= best.cost) continue;
      const room = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
      if (near.some((one) => overlap(one, room))) continue;
      const cost = far + COVERED * lines.reduce((sum, line) => sum + lengthInside(line, room), 0);
      if (!best || cost < best.cost) best = { area, cost };
    }
  return best?.area;
}

/** From a group to the nearest side of its notebook. */
export function tieTo({ x, y, width, height }: Rectangle, from: Point): Point {
  return { x: Math.max(x, Math.min(x + width, from.x)), y: Math.max(y, Math.min(y + height, from.y)) };
}

function distance(from: Point, area: Rectangle): number {
  const to = tieTo(area, from);
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
}
