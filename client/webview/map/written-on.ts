import { type Box, isContainer, walk } from './box.js';
import { type BoxText, borderTexts, boxTexts, headingRoom } from './box-texts.js';
import type { Point, Rectangle } from './geometry.js';
import { widthOf } from './text.js';
import { GROWN } from './text-sizes.js';

/** So near to a text nothing is to come: half of a line's width, and a little. */
const APART = 3;

/** Where something is written or drawn that a reader wants to see: boxes that hold no others, and each text and sign in those that do. */
export function writtenOn(boxes: readonly Box[], places: ReadonlyMap<string, Rectangle>): Rectangle[] {
  return [...walk(boxes)].flatMap(({ box }) => {
    const at = places.get(box.id);
    if (!at) return [];
    if (box.children.length === 0 && !isContainer(box)) return [at];
    const room = headingRoom(box, at, { boxes: places });
    // As large as they are where they are still all drawn.
    const texts = [...boxTexts(box, at, room, GROWN), ...borderTexts(box, at, GROWN)].map(areaOf);
    return [...texts, ...signsOf(box, at)].map((area) => ({ ...area, x: at.x + area.x, y: at.y + area.y }));
  });
}

function areaOf({ text, size, x, y, anchor }: BoxText): Rectangle {
  const width = widthOf(text, size);
  return around({ x: anchor === 'end' ? x - width : x, y: y - 0.8 * size, width, height: size });
}

/** Where the fold button is, the icon, and a subnet's shield: half of that is on either side of the border, and it is passed beside. */
function signsOf(box: Box, { width }: Rectangle): Rectangle[] {
  const fold = box.foldable ? [{ x: width - 26, y: 9, width: 18, height: 18 }] : [];
  const icon = box.icon && box.role !== 'subnet' ? [{ x: 10, y: 10, width: 16, height: 16 }] : [];
  const shield = box.guards ? [{ x: -8, y: 42, width: 16, height: 20 }] : [];
  return [...fold, ...icon, ...shield];
}

function around({ x, y, width, height }: Rectangle): Rectangle {
  return { x: x - APART, y: y - APART, width: width + 2 * APART, height: height + 2 * APART };
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

/** How much of a line runs along another, so near that they cannot be told apart. */
export function lengthAlong(line: readonly Point[], other: readonly Point[]): number {
  let length = 0;
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (!from) continue;
    for (const [at, end] of other.entries()) {
      const start = other[at - 1];
      if (start) length += common(from, to, start, end);
    }
  }
  return length;
}

/** Lines as near as that touch each other. */
const TOUCHING = 4;

function common(from: Point, to: Point, start: Point, end: Point): number {
  const isLevel = (a: Point, b: Point) => Math.abs(a.y - b.y) < 1;
  if (isLevel(from, to) !== isLevel(start, end)) return 0;
  const [along, across] = isLevel(from, to) ? (['x', 'y'] as const) : (['y', 'x'] as const);
  if (Math.abs(from[across] - start[across]) >= TOUCHING) return 0;
  const low = Math.max(Math.min(from[along], to[along]), Math.min(start[along], end[along]));
  const high = Math.min(Math.max(from[along], to[along]), Math.max(start[along], end[along]));
  return Math.max(0, high - low);
}
