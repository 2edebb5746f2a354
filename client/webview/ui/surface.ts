/** What a drawing is made on: the page's document, or something that writes the same elements down. */
export interface Surface {
  readonly make: (tag: string) => SVGElement;
  /** The width of a text in pixels. */
  readonly measure: (text: string, fontSize: number) => number;
}

let context: CanvasRenderingContext2D | null | undefined;
let family = '';

const page: Surface = {
  make: (tag) => document.createElementNS('http://www.w3.org/2000/svg', tag) as SVGElement,
  measure(text, fontSize) {
    context ??= document.createElement('canvas').getContext('2d');
    if (!context) return 0;
    context.font = `${weightOf(fontSize)} ${fontSize}px ${family}`;
    return context.measureText(text).width;
  },
};

let current = page;

export function surface(): Surface {
  return current;
}

/** The page's font, before many texts are fitted: asked for each of them it would cost more than the rest of the drawing. */
export function readFont(): string {
  if (current === page) family = getComputedStyle(document.body).fontFamily;
  return family;
}

/** Does work whose elements are made on another surface. Invariant: it is done in one go, so that the page never draws on it. */
export function drawingOn<T>(other: Surface, work: () => T): T {
  const before = current;
  current = other;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** Names are larger, and bold. */
function weightOf(fontSize: number): number {
  return fontSize >= 13 ? 600 : 400;
}
