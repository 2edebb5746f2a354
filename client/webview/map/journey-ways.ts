import type { Point, Rectangle } from './geometry.js';
import { lengthAlong, lengthInside } from './written-on.js';

/** A corner more is worth it to leave so much of what boxes say uncovered. */
const CORNER = 6;
/** How far from each other the ways are that are looked at, besides those through the gaps. */
const STEP = 8;
/** Beyond this there is no end of edges, and a gap among the steps. */
const MOST_EDGES = 60;
/** So much may be covered before a line leaves the room between its ends. */
const WORTH_A_DETOUR = 10;
/** What each pixel more is worth, and each that runs on another line. */
const LONGER = 0.2;
const ALONG = 0.5;
/** So far beside a line that would be straight a way is looked for. */
const BESIDE = 120;

/** From stop to stop, level and upright, the same there as back: where it covers least of what is written, with one corner or two, and not on another line. */
export function wayBetween(
  from: Point,
  to: Point,
  written: readonly Rectangle[] = [],
  lines: readonly (readonly Point[])[] = [],
): Point[] {
  const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  const isStraight = right.x - left.x < 1 || lower.y - upper.y < 1;
  // Level with the upper end, above or below the lower one, where others are no better.
  const ways: Point[][] = isStraight
    ? [[from, to]]
    : [
        [from, { x: lower.x, y: upper.y }, to],
        [from, { x: upper.x, y: lower.y }, to],
      ];
  const near = written.filter((one) => liesBetween(one, left.x, right.x, upper.y, lower.y));
  const along = (way: readonly Point[]) => ALONG * lines.reduce((sum, line) => sum + lengthAlong(way, line), 0);
  const [simplest = [from, to]] = ways;
  if (near.length === 0 && along(simplest) === 0) return simplest;
  const edges = near.length > MOST_EDGES ? [] : near;
  for (const y of tracks(
    upper.y,
    lower.y,
    edges.flatMap(({ y, height }) => [y, y + height]),
  ))
    ways.push([from, { x: from.x, y }, { x: to.x, y }, to]);
  for (const x of tracks(
    left.x,
    right.x,
    edges.flatMap(({ x, width }) => [x, x + width]),
  ))
    ways.push([from, { x, y: from.y }, { x, y: to.y }, to]);
  const best = cheapest(ways, near, along);
  if (best.cost <= WORTH_A_DETOUR) return best.way;
  const longer = (way: readonly Point[]) => (lengthOf(way) - lengthOf(best.way)) * LONGER + along(way);
  const around = cheapest(detoursAround(from, to, near), written, longer);
  return around.cost < best.cost ? around.way : best.way;
}

function liesBetween({ x, y, width, height }: Rectangle, left: number, right: number, top: number, bottom: number) {
  return x <= right && x + width >= left && y <= bottom && y + height >= top;
}

/** Between two ends, so that the same are found from either: in the middle of each gap between what is written, then in steps. */
function tracks(low: number, high: number, edges: readonly number[]): number[] {
  const inside = [...new Set(edges.filter((edge) => edge > low && edge < high))].sort((a, b) => a - b);
  const found = [low, ...inside].map((edge, index) => (edge + (inside[index] ?? high)) / 2);
  for (let at = low + STEP; at < high; at += STEP) found.push(at);
  return found;
}

/** Beside all that lies between the ends, on any side; beside what lies on a straight line, as near as there is room. */
function detoursAround(from: Point, to: Point, near: readonly Rectangle[]): Point[][] {
  const upright = (x: number): Point[] => [from, { x, y: from.y }, { x, y: to.y }, to];
  const level = (y: number): Point[] => [from, { x: from.x, y }, { x: to.x, y }, to];
  const left = Math.min(from.x, to.x, ...near.map(({ x }) => x)) - STEP;
  const right = Math.max(from.x, to.x, ...near.map(({ x, width }) => x + width)) + STEP;
  const all = [left, right].map(upright);
  if (Math.abs(from.y - to.y) < 1) for (const y of besides(from.y)) all.push(level(y));
  if (Math.abs(from.x - to.x) < 1) for (const x of besides(from.x)) all.push(upright(x));
  return all;
}

function besides(at: number): number[] {
  const found: number[] = [];
  for (let far = STEP; far <= BESIDE; far += STEP) found.push(at - far, at + far);
  return found;
}

function cheapest(
  ways: readonly Point[][],
  written: readonly Rectangle[],
  more: (way: readonly Point[]) => number,
): { readonly way: Point[]; readonly cost: number } {
  const costs = ways.map(
    (way) =>
      written.reduce((sum, one) => sum + lengthInside(way, one), 0) + Math.max(0, way.length - 3) * CORNER + more(way),
  );
  const cost = Math.min(...costs);
  return { way: ways[costs.indexOf(cost)] as Point[], cost };
}

function lengthOf(way: readonly Point[]): number {
  return way.reduce((sum, { x, y }, index) => {
    const before = way[index - 1];
    return before ? sum + Math.abs(x - before.x) + Math.abs(y - before.y) : 0;
  }, 0);
}
