import { type Box, walk } from './box.js';
import type { Link } from './links.js';
import { placeBoxes, vpcColumns } from './place.js';
import { routeLines } from './route-lines.js';

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
  /** Corners to be joined by straight lines, from the connection's `from` to its `to`, as its packets go: there the arrow's head is. */
  readonly lines: ReadonlyMap<string, readonly Point[]>;
  /** Places that were looked at to find ways for the lines: what the layout costs, whatever the machine. */
  readonly work: number;
}

/**
 * Boxes first, lines then. Invariant: where a box lies depends on boxes alone, so that no line, rule or verdict moves anything; and both take time in proportion to what is shown,
 * so that the page lays out by itself, at once: there is nothing to wait for, and nothing to give up. `columns`: of VPCs, fewer in a narrow window.
 */
export function layOut(boxes: readonly Box[], links: readonly Link[], columns = vpcColumns(boxes)): Geometry {
  const ends = new Set(links.flatMap(({ from, to }) => [from, to]));
  const { width, height, paper } = placeBoxes(boxes, ends, columns);
  const roles = new Map([...walk(boxes)].map(({ box }) => [box.id, box.role]));
  return { width, height, boxes: paper.boxes, ...routeLines(links, roles, paper) };
}
