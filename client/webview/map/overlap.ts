import type { Rectangle } from './geometry.js';

/** Whether two rectangles have room in common: those that touch have none. */
export function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
