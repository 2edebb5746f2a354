import { s } from '../ui/dom.js';
import { kindPath } from '../ui/icons.js';
import { type Box, isContainer } from './box.js';
import { boxTexts, hasIcon } from './box-texts.js';
import type { Rectangle } from './geometry.js';
import type { TextSizes } from './text-sizes.js';

/** What is written in a box that is near enough for all of it to be read. `room`: how far a heading may go. */
export function nearText(box: Box, at: Rectangle, room: number, { grown }: TextSizes): SVGElement[] {
  const out: SVGElement[] = [];
  if (hasIcon(box) && box.icon) {
    const y = isContainer(box) ? 10 : box.groups.length > 0 ? 13 : at.height / 2 - 8;
    out.push(s('path', { class: 'icon', transform: `translate(10 ${y})`, d: kindPath(box.icon) }));
  }
  for (const { name, text, size, x, y, anchor } of boxTexts(box, at, room, grown)) {
    const element =
      name === 'access'
        ? s('text', { class: `access access-${box.access}`, x, y, 'text-anchor': anchor }, text)
        : s('text', { class: name, x, y }, text);
    out.push(sized(element, size, grown));
  }
  return out;
}

/** The style sheet has the sizes of what is near. */
export function sized<T extends SVGElement>(element: T, size: number, grown: number): T {
  if (grown !== 1) element.style.setProperty('font-size', `${size}px`);
  return element;
}
