import type { Box } from './box.js';
import type { Point, Rectangle } from './geometry.js';
import type { Side, Stop, TrackGraph } from './track-graph.js';

/** Where a line can leave a box: a point of its border, and the place on the track before it. */
export interface Port {
  readonly box: string;
  readonly side: Side;
  readonly point: Point;
  readonly stop: Stop;
}

/** On which sides no other box of the same grid stands in the way. */
const SIDES: Readonly<Record<Box['role'], readonly Side[]>> = {
  internet: ['bottom', 'left', 'right'],
  network: ['bottom', 'left', 'right'],
  'transit-gateway': ['bottom', 'top', 'left', 'right'],
  vpc: ['top', 'bottom', 'left', 'right'],
  zone: ['left', 'right'],
  subnet: ['left', 'right'],
  gateway: ['top', 'bottom'],
  spanning: ['bottom', 'top'],
  resource: ['bottom', 'top'],
  host: ['bottom', 'top'],
  group: ['bottom', 'top'],
};

export function portsOf(box: string, role: Box['role'], at: Rectangle, graph: TrackGraph): Port[] {
  return SIDES[role].flatMap((side): Port[] => {
    const point = pointAt(role, at, side);
    const stop = graph.enter(point.x, point.y, side);
    return stop ? [{ box, side, point, stop }] : [];
  });
}

function pointAt(role: Box['role'], { x, y, width, height }: Rectangle, side: Side): Point {
  const tall = role === 'subnet' || role === 'zone' || role === 'vpc' || role === 'network';
  const beside = tall ? Math.min(height / 2, 30) : height / 2;
  // The doors stand in a VPC's upper wall: lines to the VPC itself end right of them.
  const along = role === 'vpc' ? width - 20 : width / 2;
  switch (side) {
    case 'left':
      return { x, y: y + beside };
    case 'right':
      return { x: x + width, y: y + beside };
    case 'top':
      return { x: x + along, y };
    case 'bottom':
      return { x: x + along, y: y + height };
  }
}
