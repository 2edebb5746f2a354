import { surface } from '../ui/surface.js';

/** A text that fits into a width, cut at its end where it does not. Measured with the font it will have. */
export function fitText(text: string, width: number, fontSize: number): string {
  return fits(text, width, fontSize) ? text : cutText(text, width, (part) => surface().measure(part, fontSize));
}

/** A name, cut in the middle: those of one network differ at their ends, `web-server-1` from `web-server-2` and from `app-server-1`. */
export function fitName(text: string, width: number, fontSize: number): string {
  return fits(text, width, fontSize) ? text : cutMiddle(text, width, (part) => surface().measure(part, fontSize));
}

/** No letter is wider than it is high: most texts need not be measured. */
export function fits(text: string, width: number, fontSize: number): boolean {
  return text.length * fontSize <= width || surface().measure(text, fontSize) <= width;
}

/** How wide a text is in the page's own font. */
export function widthOf(text: string, fontSize: number): number {
  return surface().measure(text, fontSize);
}

/** Invariant: the answer measures no more than `width`, unless not even the ellipsis fits. */
export function cutText(text: string, width: number, measure: (text: string) => number): string {
  return cut(text, width, measure, (letters, kept) => `${letters.slice(0, kept).join('')}…`);
}

/** The same, with the ellipsis in the middle. */
export function cutMiddle(text: string, width: number, measure: (text: string) => number): string {
  return cut(text, width, measure, (letters, kept) => {
    const end = kept >> 1;
    return `${letters.slice(0, kept - end).join('')}…${letters.slice(letters.length - end).join('')}`;
  });
}

function cut(
  text: string,
  width: number,
  measure: (text: string) => number,
  shortened: (letters: readonly string[], kept: number) => string,
): string {
  if (measure(text) <= width) return text;
  // No letter of two code units is torn apart.
  const letters = [...text];
  let kept = 0;
  let tooMany = letters.length;
  while (tooMany - kept > 1) {
    const middle = (kept + tooMany) >> 1;
    if (measure(shortened(letters, middle)) <= width) kept = middle;
    else tooMany = middle;
  }
  return shortened(letters, kept);
}
