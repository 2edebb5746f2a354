import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { type Box, walk } from './box.js';
import { GRID, HOLD, ROOT } from './layout-graph.js';
import type { Link } from './links.js';
import { GAP, gridColumns, RESOURCE } from './sizes.js';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything is. Coordinates are those of the whole drawing, also inside boxes. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Rectangle>;
  readonly lines: ReadonlyMap<string, Line>;
}

/** Corners to be joined by straight lines; or start, control and end point of a curve. From the connection's `from` to its `to`, as its packets go: there the arrow's head is. */
export interface Line {
  readonly points: readonly Point[];
  readonly curve: boolean;
}

/** Reads the layout's result back: places the grids' cells, and the curves of what was not routed. */
export function toGeometry(result: ElkNode, boxes: readonly Box[], links: readonly Link[]): Geometry {
  const placed = new Map<string, Rectangle>();
  collect(result, placed);
  const inside = new Map<string, Rectangle>();
  for (const { box } of walk(boxes)) {
    const own = placed.get(box.id);
    if (own) inside.set(box.id, own);
    const grid = placed.get(GRID + box.id);
    if (!grid) continue;
    const cells = box.children.filter((child) => !placed.has(child.id));
    const columns = gridColumns(cells.length);
    cells.forEach((cell, index) => {
      const x = grid.x + (index % columns) * (RESOURCE.width + GAP);
      const y = grid.y + Math.floor(index / columns) * (RESOURCE.height + GAP);
      inside.set(cell.id, { x, y, ...RESOURCE });
    });
  }
  const edges = new Map(
    (result.edges ?? []).filter((edge) => !edge.id?.startsWith(HOLD)).map((edge) => [edge.id, edge]),
  );
  const lines = new Map<string, Line>();
  for (const link of links) {
    const from = inside.get(link.from);
    const to = inside.get(link.to);
    const edge = edges.get(link.id);
    if (edge) lines.set(link.id, { points: corners(edge, link), curve: false });
    else if (from && to) lines.set(link.id, { points: curve(from, to), curve: true });
  }
  return { width: result.width ?? 0, height: result.height ?? 0, boxes: inside, lines };
}

function collect(node: ElkNode, placed: Map<string, Rectangle>): void {
  if (node.id !== ROOT)
    placed.set(node.id, { x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0 });
  for (const child of node.children ?? []) collect(child, placed);
}

/** The layout has some lines the other way round: its order is that of the boxes, from the inside to the outside. */
function corners(edge: ElkExtendedEdge, { from }: Link): Point[] {
  const points = (edge.sections ?? []).flatMap((section) => [
    section.startPoint,
    ...(section.bendPoints ?? []),
    section.endPoint,
  ]);
  return edge.sources[0] === from ? points : points.reverse();
}

/** From the middle of the nearer sides, bowed a little so that it can be told from a routed line. */
function curve(from: Rectangle, to: Rectangle): Point[] {
  const start = side(from, to);
  const end = side(to, from);
  const middle = { x: (start.x + end.x) / 2, y: Math.max(start.y, end.y) };
  return [start, middle, end];
}

function side(box: Rectangle, towards: Rectangle): Point {
  const y = box.y + box.height / 2;
  if (towards.x > box.x + box.width) return { x: box.x + box.width, y };
  if (towards.x + towards.width < box.x) return { x: box.x, y };
  const below = towards.y > box.y;
  return { x: box.x + box.width / 2, y: below ? box.y + box.height : box.y };
}
