import { say } from '../../../network/words/index.js';
import { type Box, isContainer } from './box.js';
import type { Rectangle } from './geometry.js';
import { PASSAGE } from './sizes.js';
import { fitName, fitText, widthOf } from './text.js';

/** A text of a box, in the box's own coordinates, cut to the room that it has. */
export interface BoxText {
  readonly name: 'label' | 'detail' | 'access' | 'acl' | 'table';
  readonly text: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** What is written in a box that is near enough for all of it to be read. `room`: how far a heading may go. */
export function boxTexts(box: Box, at: Rectangle, room: number, grown: number): BoxText[] {
  const out: BoxText[] = [];
  const left = hasIcon(box) ? 34 : 14;
  const access = box.access?.replace('-', ' ') ?? '';
  const end = endOf(box);
  const right = (isContainer(box) && box.foldable ? 30 : end) + (access ? 66 * grown : 0);
  const [first, second] = rowsOf(box, at, grown);
  const size = (box.role === 'vpc' ? 15 : 13) * grown;
  const name = fitName(box.label, Math.min(room, at.width - right) - left, size);
  out.push({ name: 'label', text: name, size, x: left, y: first, anchor: 'start' });
  if (box.detail) {
    const detail = fitText(box.detail, Math.min(room, at.width - end) - left, 11 * grown);
    out.push({ name: 'detail', text: detail, size: 11 * grown, x: left, y: second, anchor: 'start' });
  }
  if (access) {
    const x = at.width - (box.foldable ? 32 : 10);
    out.push({ name: 'access', text: access, size: 11 * grown, x, y: 22, anchor: 'end' });
  }
  return out;
}

export function hasIcon({ icon, role }: Box): boolean {
  return icon !== undefined && role !== 'subnet';
}

/** What a text leaves free: a trace passes the end of a box that has no groups, and comes to the others by these. */
function endOf(box: Box): number {
  return isContainer(box) || box.groups.length > 0 ? 8 : PASSAGE.from + PASSAGE.apart + 3;
}

/** Where the name stands, and what is told below it. */
function rowsOf(box: Box, { height }: Rectangle, grown: number): readonly [number, number] {
  if (isContainer(box)) return [23, 40];
  // Above the groups' names.
  if (box.groups.length > 0) return !box.detail ? [24, 0] : grown > 1 ? [16, 29.5] : [17, 31];
  return box.detail ? [height / 2 - 3, height / 2 + 13] : [height / 2 + 4.5, 0];
}

/** The names of a subnet's ACL and table. */
export function borderTexts({ guards }: Box, { width }: Rectangle, grown: number): BoxText[] {
  if (!guards) return [];
  const size = 11 * grown;
  // Half of it for each; what one leaves is the other's.
  const room = width - 34;
  const [acl, table] = [say`ACL ${guards.acl}`, say`table ${guards.table}`];
  const aclRoom = Math.max(room / 2, room - widthOf(table, size));
  const tableRoom = Math.max(room / 2, room - widthOf(acl, size));
  return [
    { name: 'acl', text: fitName(acl, aclRoom, size), size, x: 14, y: 57, anchor: 'start' },
    { name: 'table', text: fitName(table, tableRoom, size), size, x: width - 12, y: 57, anchor: 'end' },
  ];
}

/** How far a heading goes: a VPC's to the first of its doors. */
export function headingRoom(
  { role, children }: Box,
  at: Rectangle,
  { boxes }: { readonly boxes: ReadonlyMap<string, Rectangle> },
): number {
  if (role !== 'vpc') return at.width;
  const doors = children.flatMap((child) => (child.role === 'gateway' ? (boxes.get(child.id)?.x ?? []) : []));
  return Math.min(at.width, ...doors.map((x) => x - at.x - 8));
}
