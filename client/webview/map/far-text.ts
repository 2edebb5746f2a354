import { s } from '../ui/dom.js';
import { accessPath, kindPath } from '../ui/icons.js';
import { type Box, isContainer } from './box.js';
import { sized } from './draw-text.js';
import type { Rectangle } from './geometry.js';
import { HEADING } from './sizes.js';
import { fitName, fits } from './text.js';

/** Names from afar, in pixels of the screen: those of what holds others, and all that may be smaller for more of them to be read. */
const HEADLINE = 12;
const NAME = 9;
/** A name that is cut to fewer letters tells nothing apart. */
const LEAST_LETTERS = 4;
/** What an icon is as wide as, and what the next thing is away from it, in parts of the letters' size. */
const ICON = 1.1;
const ICON_SPACE = 1.35;
const EDGE = 10;

/** What is written in a box that is far away: its name in a size that can be read, its kind as an icon, how many it stands for. `pixel`: how large one of the screen is. */
export function farText(box: Box, at: Rectangle, room: number, pixel: number): SVGElement[] {
  return isContainer(box) ? heading(box, at, room, pixel) : leaf(box, at, pixel);
}

function heading(box: Box, at: Rectangle, room: number, pixel: number): SVGElement[] {
  const whole = box.children.length === 0;
  const high = (whole ? at.height : (HEADING[box.role] ?? 0)) - 4;
  const least = Math.min(high, NAME * pixel);
  const out: SVGElement[] = [];
  let width = Math.min(room, at.width - EDGE) - EDGE;
  // Never by its colour alone.
  if (box.access && width > 4 * least) {
    const size = least * ICON;
    const place = `translate(${at.width - EDGE - size} ${(high - size) / 2 + 3}) scale(${size / 16})`;
    out.push(s('path', { class: `icon access-${box.access}`, transform: place, d: accessPath(box.access) }));
    width -= size + 4;
  }
  // As large as a headline, or smaller for all of it to be read; what is longer is cut.
  const wanted = Math.min(high, HEADLINE * pixel);
  const size = [wanted, (wanted + least) / 2].find((one) => fits(box.label, width, one)) ?? least;
  const name = fitName(box.label, width, size);
  const y = 2 + high / 2 + size * 0.36;
  if (legible(size, pixel) && name.length > 1)
    out.push(sized(s('text', { class: 'label', x: EDGE, y }, name), size, pixel));
  return out;
}

/** Its icon and its name, the name alone if that is longer, and where there is no room for either as much as there is. */
function leaf(box: Box, at: Rectangle, pixel: number): SVGElement[] {
  const size = Math.min(at.height - 6, NAME * pixel);
  const width = at.width - 2 * EDGE;
  const middle = at.height / 2;
  const beside = size * ICON_SPACE;
  const shown = (name: string, x: number) =>
    sized(s('text', { class: 'label', x, y: middle + size * 0.36 }, name), size, pixel);
  const icon = (high: number, x: number) =>
    s('path', {
      class: 'icon',
      transform: `translate(${x} ${middle - high / 2}) scale(${high / 16})`,
      d: kindPath(box.icon ?? 'group'),
    });
  if (legible(size, pixel)) {
    const count = box.role === 'group' ? [String(box.hidden.length)] : [];
    const name = [box.label, ...count].find((one) => fits(one, width - beside, size));
    if (name !== undefined) return [icon(size * ICON, EDGE), shown(name, EDGE + beside)];
    if (fits(box.label, width, size)) return [shown(box.label, EDGE)];
    for (const x of [EDGE + beside, EDGE]) {
      const cut = fitName(box.label, width + EDGE - x, size);
      if (cut.length > (x === EDGE ? LEAST_LETTERS : LEAST_LETTERS + 1))
        return x === EDGE ? [shown(cut, x)] : [icon(size * ICON, EDGE), shown(cut, x)];
    }
  }
  const high = Math.min(at.height - 10, 14 * pixel);
  return [icon(high, (at.width - high) / 2)];
}

/** Smaller letters are grey dust. */
function legible(size: number, pixel: number): boolean {
  return size >= 0.75 * NAME * pixel;
}
