import { type Box, walk } from './box.js';
import type { Point, Rectangle } from './geometry.js';
import { HEADING } from './sizes.js';

/** Where something is written or drawn that a reader wants to see: boxes that hold no others, and the headings of those that do. */
export function writtenOn(boxes: readonly Box[], places: ReadonlyMap<string, Rectangle>): Rectangle[] {
  return [...walk(boxes)].flatMap(({ box }) => {
    const at = places.get(box.id);
    if (!at) return [];
    if (box.children.length === 0) return [at];
    // The last lines of a heading are its distance from what follows.
    return [{ ...at, height: Math.min(at.height, (HEADING[box.role] ?? 0) - 8) }];
  });
}

export function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** How much of a line of level and upright stretches lies inside of a rectangle. */
export function lengthInside(line: readonly Point[], { x, y, width, height }: Rectangle): number {
  let length = 0;
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (!from) continue;
    const [left, right] = from.x < to.x ? [from.x, to.x] : [to.x, from.x];
    const [top, bottom] = from.y < to.y ? [from.y, to.y] : [to.y, from.y];
    const across = Math.min(right, x + width) - Math.max(left, x);
    const down = Math.min(bottom, y + height) - Math.max(top, y);
    if (across >= 0 && down >= 0) length += Math.max(across, down);
  }
  return length;
}
