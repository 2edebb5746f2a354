import { plural, say } from '../../../network/words/index.js';
import type { MapConnection } from '../../../server/protocol.js';
import { type Box, shownAt, walk } from './box.js';

/** A connection between two boxes that are shown. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly connection: MapConnection;
  /** It is one of so many that all together could not be told apart: it is drawn while one of its ends is chosen. */
  readonly onDemand: boolean;
}

/** Above this many peerings a map shows those of the chosen VPC alone: twenty VPCs that are all peered have 190, a black smudge. */
export const MOST_PEERINGS = 40;
/** Above this many lines of another kind the same holds. Those of one hub lie on each other and are no smudge, so that it takes many hubs. */
const MOST_LINES = 1_500;

/** Above this many subnets in a VPC the default routes are no longer drawn: a subnet's own text says where its route leads. */
const ROUTED_SUBNETS = 9;

/**
 * The connections as lines between boxes that are shown. What is hidden in a folded box is connected at that box; lines that fall together become one, and lines between a box and its own inside none.
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
    if (connection.kind === 'route' && owner(from, 'zone') && crowded.has(owner(from, 'vpc')?.id ?? '')) continue;
    const key = `${connection.kind} ${from} ${to}`;
    if (!links.has(key)) links.set(key, { id: key, from, to, connection, onDemand: false });
  }
  const all = [...links.values()];
  const many = new Set<string>();
  for (const kind of new Set(all.map((link) => link.connection.kind))) {
    const most = kind === 'peering' ? MOST_PEERINGS : MOST_LINES;
    if (all.filter((link) => link.connection.kind === kind).length > most) many.add(kind);
  }
  return all.map((link) => (many.has(link.connection.kind) ? { ...link, onDemand: true } : link));
}

/** Those that are drawn while this box is chosen. */
export function shownLinks(links: readonly Link[], chosen: string): Link[] {
  return links.filter(({ onDemand, from, to }) => !onDemand || from === chosen || to === chosen);
}

/** A transit gateway is passed by the lines of its attachments, which are no step of their own: those between what a way passes, by connection. */
export function attachmentsBetween(links: readonly Link[], passed: ReadonlySet<string>): string[] {
  return links.flatMap(({ from, to, connection: { id, kind } }) =>
    kind === 'attachment' && passed.has(from) && passed.has(to) ? id : [],
  );
}

/** Those that no box is chosen for, told of, so that nobody takes them for missing. Undefined: all are drawn. */
export function hiddenText(links: readonly Link[]): string | undefined {
  const hidden = links.filter(({ onDemand }) => onDemand);
  if (hidden.length === 0) return undefined;
  const peerings = hidden.every(({ connection }) => connection.kind === 'peering');
  return say`
    ${peerings ? plural(hidden.length, 'peering') : plural(hidden.length, 'line')} are too many to tell apart
  `;
}
