import { surface } from '../ui/surface.js';

/** A text that fits into a width, cut with an ellipsis where it does not. Measured with the font it will have. */
export function fitText(text: string, width: number, fontSize: number): string {
  // No letter is wider than it is high: most texts need not be measured.
  if (text.length * fontSize <= width) return text;
  const { measure } = surface();
  return cutText(text, width, (part) => measure(part, fontSize));
}

/** How wide a text is in the page's own font. */
export function widthOf(text: string, fontSize: number): number {
  return surface().measure(text, fontSize);
}

/** Invariant: the answer measures no more than `width`, unless not even the ellipsis fits. */
export function cutText(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let fits = 0;
  let tooLong = text.length;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (measure(`${text.slice(0, middle)}…`) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${text.slice(0, fits)}…`;
}
