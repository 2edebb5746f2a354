import { s } from '../ui/dom.js';
import { kindPath } from '../ui/icons.js';
import { type Box, isContainer } from './box.js';
import type { Rectangle } from './geometry.js';
import { fitName, fitText } from './text.js';
import type { TextSizes } from './text-sizes.js';

/** What is written in a box that is near enough for all of it to be read. `room`: how far a heading may go. */
export function nearText(box: Box, at: Rectangle, room: number, { grown }: TextSizes): SVGElement[] {
  const out: SVGElement[] = [];
  const container = isContainer(box);
  const hasIcon = box.icon !== undefined && box.role !== 'subnet';
  const left = hasIcon ? 34 : 14;
  if (hasIcon && box.icon) {
    const y = container ? 10 : box.groups.length > 0 ? 13 : at.height / 2 - 8;
    out.push(s('path', { class: 'icon', transform: `translate(10 ${y})`, d: kindPath(box.icon) }));
  }
  const access = box.access?.replace('-', ' ') ?? '';
  const right = (container && box.foldable ? 30 : 8) + (access ? 66 * grown : 0);
  const [first, second] = rowsOf(box, at, grown);
  const size = (box.role === 'vpc' ? 15 : 13) * grown;
  const name = fitName(box.label, Math.min(room, at.width - right) - left, size);
  out.push(sized(s('text', { class: 'label', x: left, y: first }, name), size, grown));
  if (box.detail) {
    const detail = fitText(box.detail, Math.min(room, at.width - 8) - left, 11 * grown);
    out.push(sized(s('text', { class: 'detail', x: left, y: second }, detail), 11 * grown, grown));
  }
  if (access) {
    const x = at.width - (box.foldable ? 32 : 10);
    const text = s('text', { class: `access access-${box.access}`, x, y: 22, 'text-anchor': 'end' }, access);
    out.push(sized(text, 11 * grown, grown));
  }
  return out;
}

/** Where the name stands, and what is told below it. */
function rowsOf(box: Box, { height }: Rectangle, grown: number): readonly [number, number] {
  if (isContainer(box)) return [23, 40];
  // Above the groups' names.
  if (box.groups.length > 0) return !box.detail ? [24, 0] : grown > 1 ? [16, 29.5] : [17, 31];
  return box.detail ? [height / 2 - 3, height / 2 + 13] : [height / 2 + 4.5, 0];
}

/** The style sheet has the sizes of what is near. */
export function sized<T extends SVGElement>(element: T, size: number, grown: number): T {
  if (grown !== 1) element.style.setProperty('font-size', `${size}px`);
  return element;
}
