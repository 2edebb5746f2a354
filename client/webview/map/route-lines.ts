import type { Box } from './box.js';
import type { Point, Rectangle } from './geometry.js';
import { type BundledWay, cornersOf } from './lanes.js';
import type { Link } from './links.js';
import type { Paper } from './paper.js';
import { type Port, portsOf } from './ports.js';
import { shortestWays } from './shortest-ways.js';
import { TrackGraph } from './track-graph.js';

/** How many places may be looked at for all lines together: some tenths of a second. Beyond it lines are straight. */
export const MOST_WORK = 300_000;

/** A way for each line, between the boxes. Lines with a common end are looked for together, in one search. */
export function routeLines(
  links: readonly Link[],
  roles: ReadonlyMap<string, Box['role']>,
  paper: Paper,
): { lines: Map<string, readonly Point[]>; work: number } {
  const lines = new Map<string, readonly Point[]>();
  const graph = new TrackGraph(paper);
  const ports = new Map<string, readonly Port[]>();
  for (const id of new Set(links.flatMap(({ from, to }) => [from, to]))) {
    const at = paper.boxes.get(id);
    const role = roles.get(id);
    ports.set(id, at && role ? portsOf(id, role, at, graph) : []);
  }
  graph.sort();
  const ways: (BundledWay & { readonly link: Link; readonly backward: boolean })[] = [];
  let work = 0;
  for (const { hub, spokes } of hubsOf(links)) {
    const found = shortestWays(
      graph,
      ports.get(hub) ?? [],
      spokes.map((link) => ports.get(otherEnd(link, hub)) ?? []),
      MOST_WORK - work,
    );
    work += found.work;
    spokes.forEach((link, index) => {
      const way = found.ways[index];
      const from = paper.boxes.get(link.from);
      const to = paper.boxes.get(link.to);
      if (way) ways.push({ bundle: `${link.connection.kind} ${hub}`, way, link, backward: link.from === hub });
      else if (from && to) lines.set(link.id, straight(from, to));
    });
  }
  cornersOf(ways).forEach((points, index) => {
    const way = ways[index];
    if (way) lines.set(way.link.id, way.backward ? points.reverse() : points);
  });
  return { lines, work };
}

interface Hub {
  readonly hub: string;
  readonly spokes: Link[];
}

/** Each line belongs to that of its ends which has more lines of its kind: a transit gateway, an internet gateway, the internet. */
function hubsOf(links: readonly Link[]): Hub[] {
  const degrees = new Map<string, number>();
  const key = (kind: string, end: string) => `${kind} ${end}`;
  for (const { from, to, connection } of links)
    for (const end of [from, to])
      degrees.set(key(connection.kind, end), (degrees.get(key(connection.kind, end)) ?? 0) + 1);
  const hubs = new Map<string, Hub>();
  for (const link of links) {
    const { kind } = link.connection;
    const [from, to] = [degrees.get(key(kind, link.from)) ?? 0, degrees.get(key(kind, link.to)) ?? 0];
    const hub = from > to ? link.from : link.to;
    const known = hubs.get(key(kind, hub));
    if (known) known.spokes.push(link);
    else hubs.set(key(kind, hub), { hub, spokes: [link] });
  }
  return [...hubs.values()];
}

function otherEnd({ from, to }: Link, end: string): string {
  return from === end ? to : from;
}

/** From border to border, over what lies between. */
function straight(from: Rectangle, to: Rectangle): Point[] {
  return [side(from, to), side(to, from)];
}

function side(box: Rectangle, towards: Rectangle): Point {
  const y = box.y + box.height / 2;
  if (towards.x > box.x + box.width) return { x: box.x + box.width, y };
  if (towards.x + towards.width < box.x) return { x: box.x, y };
  return { x: box.x + box.width / 2, y: towards.y > box.y ? box.y + box.height : box.y };
}
