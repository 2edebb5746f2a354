import type { Place, Station } from '../journey/journey.js';
import type { Geometry, Point, Rectangle } from './geometry.js';
import type { Link } from './links.js';
import { lengthInside } from './written-on.js';

/** Where the stops of a journey lie in a drawing. */
export interface Stop {
  readonly at: Point;
  /** The box that it is at; undefined: on a connection, or where the packet was before. */
  readonly box: string | undefined;
  readonly connection: string | undefined;
}

/** The way back lies beside the way there. */
const BESIDE = 7;
/** So near to the foot of a box that both ways run below the names of the groups, and above what lies below. */
const AT_FOOT = 4;
/** Where a subnet's shield is, and how far from its middle the border is passed: in above it, out below, so that it stays to be seen. */
const SHIELD = 52;
const BORDER = 20;

/** One stop a station. What the map does not show happens where the packet was before; undefined: nothing of the journey is on the map. */
export function stopsOf(
  stations: readonly Station[],
  geometry: Geometry,
  shown: ReadonlyMap<string, string>,
  links: readonly Link[],
): Stop[] | undefined {
  const found = stations.map(({ place }) => place && stopAt(place, geometry, shown, links));
  const first = found.find((stop) => stop !== undefined);
  if (!first) return undefined;
  let last = { ...first, connection: undefined };
  return found.map((stop, index) => {
    const here = stop ?? { ...last, box: undefined };
    if (stop) last = { ...stop, connection: undefined };
    const back = stations[index]?.half === 'reply' ? 1 : -1;
    const { place } = stations[index] ?? {};
    const isGroup = place !== undefined && 'part' in place && place.part === 'group';
    return { ...here, at: { x: here.at.x + back * BESIDE, y: here.at.y + back * (isGroup ? AT_FOOT : BESIDE) } };
  });
}

function stopAt(
  place: Place,
  { boxes, lines }: Geometry,
  shown: ReadonlyMap<string, string>,
  links: readonly Link[],
): Stop | undefined {
  if ('connection' in place) {
    const link = links.find(({ connection }) => connection.id === place.connection);
    const line = link && lines.get(link.id);
    const at = line && middleOf(line);
    return at && { at, box: undefined, connection: place.connection };
  }
  const box = shown.get(place.element);
  const at = box === undefined ? undefined : boxes.get(box);
  if (!box || !at) return undefined;
  // A guard of what is folded away is not drawn: it is where the box is that hides it.
  return { at: box === place.element ? partOf(place.part, at) : centre(at), box, connection: undefined };
}

/** Where the guards are drawn: the shield on the left border of a subnet, its table on the right, groups at the foot of what wears them. */
function partOf(part: 'box' | 'group' | 'acl-in' | 'acl-out' | 'table', at: Rectangle): Point {
  switch (part) {
    case 'group':
      return { x: at.x + 18, y: at.y + at.height + AT_FOOT + 0.5 };
    case 'acl-in':
      return { x: at.x - 2, y: at.y + SHIELD - BORDER };
    case 'acl-out':
      return { x: at.x - 2, y: at.y + SHIELD + BORDER };
    case 'table':
      return { x: at.x + at.width, y: at.y + SHIELD };
    case 'box':
      // Below what is written.
      return { x: at.x + at.width - 22, y: at.y + at.height };
  }
}

function centre({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The middle of the longest stretch. */
function middleOf(line: readonly Point[]): Point | undefined {
  let best: { length: number; at: Point } | undefined;
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (!from) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (!best || length > best.length) best = { length, at: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } };
  }
  return best?.at;
}

/** A corner more is worth it to leave so much of what boxes say uncovered. */
const CORNER = 6;
/** How far from each other the ways are that are looked at. */
const STEP = 8;

/** From stop to stop, level and upright, the same there as back: where it covers least of what is written, with one corner or two. */
export function wayBetween(from: Point, to: Point, written: readonly Rectangle[] = []): Point[] {
  if (Math.abs(from.x - to.x) < 1 || Math.abs(from.y - to.y) < 1) return [from, to];
  const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  // Level with the upper end, above or below the lower one, where others are no better.
  const ways: Point[][] = [
    [from, { x: lower.x, y: upper.y }, to],
    [from, { x: upper.x, y: lower.y }, to],
  ];
  const near = written.filter(
    (one) => one.x < right.x && one.x + one.width > left.x && one.y < lower.y && one.y + one.height > upper.y,
  );
  if (near.length === 0) return ways[0] as Point[];
  for (let y = upper.y + STEP; y < lower.y; y += STEP) ways.push([from, { x: from.x, y }, { x: to.x, y }, to]);
  for (let x = left.x + STEP; x < right.x; x += STEP) ways.push([from, { x, y: from.y }, { x, y: to.y }, to]);
  const best = cheapest(ways, near);
  if (best.cost <= WORTH_A_DETOUR) return best.way;
  const detours = detoursAround(from, to, near);
  const around = cheapest(detours, written, (way) => (lengthOf(way) - lengthOf(best.way)) * LONGER);
  return around.cost < best.cost ? around.way : best.way;
}

/** So much may be covered before a line leaves the room between its ends. */
const WORTH_A_DETOUR = 40;
/** What each pixel more is worth. */
const LONGER = 0.2;

/** Beside all that lies between the ends, on any side. */
function detoursAround(from: Point, to: Point, near: readonly Rectangle[]): Point[][] {
  const left = Math.min(from.x, to.x, ...near.map(({ x }) => x)) - STEP;
  const right = Math.max(from.x, to.x, ...near.map(({ x, width }) => x + width)) + STEP;
  return [left, right].map((x) => [from, { x, y: from.y }, { x, y: to.y }, to]);
}

function cheapest(
  ways: readonly Point[][],
  written: readonly Rectangle[],
  more: (way: readonly Point[]) => number = () => 0,
): { readonly way: Point[]; readonly cost: number } {
  const costs = ways.map(
    (way) => written.reduce((sum, one) => sum + lengthInside(way, one), 0) + (way.length - 3) * CORNER + more(way),
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
