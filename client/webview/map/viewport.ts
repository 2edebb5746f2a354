import type { Rectangle } from './geometry.js';
import { overlap } from './overlap.js';

/** How the drawing lies in its window: scaled, then moved. Pure numbers; the view puts them on the page. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const SMALLEST = 0.04;
const LARGEST = 3;
const MARGIN = 24;
/** From what lies over the map. */
const GAP = 8;
/** From here on what stands in a box can be read without an effort. */
const READABLE = 0.8;
/** At this scale a resource's name has room for some letters; at the other it can be told by its kind at least. */
export const LEGIBLE = 0.3;
const HARDLY_LEGIBLE = 0.25;

/** All of it, centred; never larger than life. */
export function fitted(drawing: Size, window: Size): View {
  if (drawing.width === 0 || drawing.height === 0) return { scale: 1, x: MARGIN, y: MARGIN };
  const room = { width: Math.max(1, window.width - 2 * MARGIN), height: Math.max(1, window.height - 2 * MARGIN) };
  const scale = clamp(Math.min(1, room.width / drawing.width, room.height / drawing.height));
  return {
    scale,
    x: (window.width - drawing.width * scale) / 2,
    y: Math.max(MARGIN, (window.height - drawing.height * scale) / 2),
  };
}

/** What is shown first: all of it where names can be read then; else its upper end, in all its width if that can be read, and the rest is a movement away. */
export function begun(drawing: Size, window: Size): View {
  const whole = fitted(drawing, window);
  if (whole.scale >= LEGIBLE) return whole;
  const across = (window.width - 2 * MARGIN) / drawing.width;
  const scale = across < HARDLY_LEGIBLE ? LEGIBLE : Math.min(across, LEGIBLE);
  const left = Math.max(MARGIN, (window.width - drawing.width * scale) / 2);
  return scale > whole.scale ? { scale, x: left, y: MARGIN } : whole;
}

/** What of a drawing is in the window, and half as much on each side: so far it can be moved before more is to be drawn. */
export function seenOf({ scale, x, y }: View, { width, height }: Size): Rectangle {
  return {
    x: (-x - width / 2) / scale,
    y: (-y - height / 2) / scale,
    width: (2 * width) / scale,
    height: (2 * height) / scale,
  };
}

/** Whether nothing comes into the window that is outside of what was drawn. */
export function covers(drawn: Rectangle, drawing: Size, { scale, x, y }: View, window: Size): boolean {
  const left = Math.max(0, -x / scale);
  const top = Math.max(0, -y / scale);
  const right = Math.min(drawing.width, (window.width - x) / scale);
  const bottom = Math.min(drawing.height, (window.height - y) / scale);
  if (left >= right || top >= bottom) return true;
  return drawn.x <= left && drawn.y <= top && right <= drawn.x + drawn.width && bottom <= drawn.y + drawn.height;
}

/** A view that shows all of a drawing, and not much smaller than need be; or its beginning, as large as it would be begun with, or nearly. */
export function stillFits(view: View, drawing: Size, window: Size): boolean {
  const first = begun(drawing, window).scale;
  const all = fitted(drawing, window).scale;
  const whole =
    view.x >= 0 &&
    view.y >= 0 &&
    view.x + drawing.width * view.scale <= window.width &&
    view.y + drawing.height * view.scale <= window.height;
  return whole ? all < 1.3 * view.scale : all < first && Math.abs(Math.log(view.scale / first)) < 0.15;
}

/** Nearer or farther; what is at the point stays there. */
export function zoom(view: View, factor: number, at: { readonly x: number; readonly y: number }): View {
  const scale = clamp(view.scale * factor);
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** Near enough for what stands along the line of a trace to be read: its way in the middle, or its beginning where all of it has no room. */
export function comeNear(view: View, way: Rectangle, window: Size): View {
  if (view.scale >= READABLE) return view;
  const scale = READABLE;
  const start = (at: number, length: number, room: number): number =>
    (length * scale > room - 2 * MARGIN ? MARGIN : (room - length * scale) / 2) - at * scale;
  return { scale, x: start(way.x, way.width, window.width), y: start(way.y, way.height, window.height) };
}

/** Moved as little as needed for a rectangle of the drawing to be in the window, and under nothing that lies over it: `covered`, in pixels of the window. */
export function bringIntoView(view: View, box: Rectangle, window: Size, covered: readonly Rectangle[] = []): View {
  const shift = (start: number, length: number, room: number): number => {
    if (start < MARGIN || length > room - 2 * MARGIN) return MARGIN - start;
    return Math.min(0, room - MARGIN - (start + length));
  };
  const at = onScreen(view, box);
  const isShown = at.x >= 0 && at.y >= 0 && at.x + at.width <= window.width && at.y + at.height <= window.height;
  const moved = isShown
    ? view
    : { ...view, x: view.x + shift(at.x, at.width, window.width), y: view.y + shift(at.y, at.height, window.height) };
  return uncovered(moved, box, window, covered);
}

function onScreen({ scale, x, y }: View, box: Rectangle): Rectangle {
  return { x: box.x * scale + x, y: box.y * scale + y, width: box.width * scale, height: box.height * scale };
}

/** Beside what covers it, on the side that is nearest and has room; where none has, it stays. */
function uncovered(view: View, box: Rectangle, window: Size, covered: readonly Rectangle[]): View {
  const at = onScreen(view, box);
  if (!covered.some((one) => overlap(one, at))) return view;
  const ways = covered.flatMap((one) => [
    { x: one.x - GAP - (at.x + at.width), y: 0 },
    { x: one.x + one.width + GAP - at.x, y: 0 },
    { x: 0, y: one.y - GAP - (at.y + at.height) },
    { x: 0, y: one.y + one.height + GAP - at.y },
  ]);
  const free = ways.filter(({ x, y }) => {
    const there = { ...at, x: at.x + x, y: at.y + y };
    const isIn =
      there.x >= 0 && there.y >= 0 && there.x + at.width <= window.width && there.y + at.height <= window.height;
    return isIn && !covered.some((one) => overlap(one, there));
  });
  const [least] = free.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
  return least ? { ...view, x: view.x + least.x, y: view.y + least.y } : view;
}

/** A rectangle of the drawing in the window, large enough to be read: moved as little as needed where it is so already, else in the middle. */
export function lookAt(view: View, box: Size & { readonly x: number; readonly y: number }, window: Size): View {
  const room = { width: Math.max(1, window.width - 2 * MARGIN), height: Math.max(1, window.height - 2 * MARGIN) };
  const fits = clamp(Math.min(room.width / box.width, room.height / box.height));
  const scale = Math.min(fits, Math.max(view.scale, READABLE));
  if (scale === view.scale) return bringIntoView(view, box, window);
  return centredAt({ ...view, scale }, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, window);
}

export function centredAt(view: View, at: { readonly x: number; readonly y: number }, window: Size): View {
  return { ...view, x: window.width / 2 - at.x * view.scale, y: window.height / 2 - at.y * view.scale };
}

/** What of the drawing the window shows, in the drawing's own coordinates. */
export function seen(
  { scale, x, y }: View,
  { width, height }: Size,
): Size & { readonly x: number; readonly y: number } {
  return { x: -x / scale, y: -y / scale, width: width / scale, height: height / scale };
}

function clamp(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}
