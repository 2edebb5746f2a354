import type { MapConnection } from '../../../server/protocol.js';
import { type Box, shownAt, walk } from './box.js';

/** A connection between two boxes that are shown. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly connection: MapConnection;
  /** True: it takes part in the layout, which finds its way around the boxes. False: it is drawn as a curve over them. */
  readonly routed: boolean;
}

/** Above this many subnets in a VPC the default routes are no longer drawn: a subnet's own text says where its route leads. */
const ROUTED_SUBNETS = 9;

/**
 * The connections as lines between boxes that are shown. What is hidden in a folded box is connected at that box; lines that fall together become one, and lines between a box and its own inside none.
 * Default routes into another zone are curves: in the layout they would move one zone below the other.
 */
export function toLinks(boxes: readonly Box[], connections: readonly MapConnection[]): Link[] {
  const shown = shownAt(boxes);
  const parents = new Map<string, Box>();
  for (const { box, parent } of walk(boxes)) if (parent) parents.set(box.id, parent);
  const ancestors = (id: string): Box[] => {
    const list: Box[] = [];
    for (let box = parents.get(id); box; box = parents.get(box.id)) list.push(box);
    return list;
  };
  const owner = (id: string, role: Box['role']) => ancestors(id).find((box) => box.role === role);
  const crowded = new Set<string>();
  for (const box of boxes) {
    const subnets = box.children.reduce((sum, zone) => sum + (zone.role === 'zone' ? zone.children.length : 0), 0);
    if (subnets > ROUTED_SUBNETS) crowded.add(box.id);
  }
  const links = new Map<string, Link>();
  for (const connection of connections) {
    const from = shown.get(connection.from);
    const to = shown.get(connection.to);
    if (!from || !to || from === to) continue;
    if (ancestors(from).some((box) => box.id === to) || ancestors(to).some((box) => box.id === from)) continue;
    const zones = [owner(from, 'zone'), owner(to, 'zone')];
    if (connection.kind === 'route' && zones[0] && crowded.has(owner(from, 'vpc')?.id ?? '')) continue;
    const acrossZones = zones[0] !== undefined && zones[1] !== undefined && zones[0] !== zones[1];
    const key = `${connection.kind} ${from} ${to}`;
    if (!links.has(key)) links.set(key, { id: key, from, to, connection, routed: !acrossZones });
  }
  return [...links.values()];
}
