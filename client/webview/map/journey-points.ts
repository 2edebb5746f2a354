import type { Place, Station } from '../journey/journey.js';
import type { Geometry, Point, Rectangle } from './geometry.js';
import type { Link } from './links.js';
import { PASSAGE } from './sizes.js';

/** Where the stops of a journey lie in a drawing. */
export interface Stop {
  readonly at: Point;
  /** The box that it is at; undefined: on a connection, or where the packet was before. */
  readonly box: string | undefined;
  readonly connection: string | undefined;
}

/** So near to the foot of a box that both ways run below the names of the groups, and above what lies below. */
const AT_FOOT = 4;
/** Where a subnet's shield is, and how far from its middle the border is passed: in above it, out below, so that it stays to be seen. */
const SHIELD = 52;
const BORDER = 20;
/** So far outside of a subnet's border neither way there or back touches the shield, or what is written inside. */
const AT_BORDER = 4;

type Part = Exclude<Place, { readonly connection: string }>['part'];

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
    const isAtFoot = place !== undefined && 'part' in place && (place.part === 'group' || place.part === 'box');
    return {
      ...here,
      at: { x: here.at.x + back * PASSAGE.apart, y: here.at.y + back * (isAtFoot ? AT_FOOT : PASSAGE.apart) },
    };
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
  return { at: partOf(box === place.element ? place.part : hiddenPart(place.part), at), box, connection: undefined };
}

/** Where the guards are drawn: the shield on the left border of a subnet, its table on the right, groups at the foot of what wears them. */
function partOf(part: Part, at: Rectangle): Point {
  switch (part) {
    case 'group':
      return { x: at.x + 18, y: at.y + at.height + AT_FOOT + 0.5 };
    case 'acl-in':
      return { x: at.x - AT_BORDER, y: at.y + SHIELD - BORDER };
    case 'acl-out':
      return { x: at.x - AT_BORDER, y: at.y + SHIELD + BORDER };
    case 'table':
      return { x: at.x + at.width + AT_BORDER, y: at.y + SHIELD };
    case 'box':
      // Below what is written, and beyond its end.
      return { x: at.x + at.width - PASSAGE.from, y: at.y + at.height };
  }
}

/** What is folded away is where the box is that hides it: below what that says, and its groups where a stack has their names. */
function hiddenPart(part: Part): Part {
  return part === 'group' ? 'group' : 'box';
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
