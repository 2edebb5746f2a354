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
const FAR_TEXT = 12;
const STEP = 1.25;
/** From here on what stands in a box can be read without an effort. */
const READABLE = 0.8;

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

/** A view that shows all of a drawing, and not much smaller than need be. */
export function stillFits(view: View, drawing: Size, window: Size): boolean {
  const whole =
    view.x >= 0 &&
    view.y >= 0 &&
    view.x + drawing.width * view.scale <= window.width &&
    view.y + drawing.height * view.scale <= window.height;
  return whole && fitted(drawing, window).scale < 1.3 * view.scale;
}

/** Nearer or farther; what is at the point stays there. */
export function zoom(view: View, factor: number, at: { readonly x: number; readonly y: number }): View {
  const scale = clamp(view.scale * factor);
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** Moved as little as needed for a rectangle of the drawing to be in the window. */
export function bringIntoView(view: View, box: Size & { readonly x: number; readonly y: number }, window: Size): View {
  const shift = (start: number, length: number, room: number): number => {
    if (start < MARGIN || length > room - 2 * MARGIN) return MARGIN - start;
    return Math.min(0, room - MARGIN - (start + length));
  };
  const left = box.x * view.scale + view.x;
  const top = box.y * view.scale + view.y;
  const width = box.width * view.scale;
  const height = box.height * view.scale;
  const shown = left >= 0 && top >= 0 && left + width <= window.width && top + height <= window.height;
  if (shown) return view;
  return { ...view, x: view.x + shift(left, width, window.width), y: view.y + shift(top, height, window.height) };
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

/** Of names that are to be read at any scale, in the drawing's own pixels. In steps: each one writes every name anew, and what is seen differs by no more than a fifth. */
export function farSize(scale: number): number {
  const step = Math.ceil(Math.log(1 / scale) / Math.log(STEP));
  return Math.round(FAR_TEXT * STEP ** step);
}

function clamp(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}
