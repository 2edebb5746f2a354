import { s } from '../ui/dom.js';
import { type Box, walk } from './box.js';
import type { Geometry, Point, Rectangle } from './geometry.js';
import { overlap } from './overlap.js';
import { fitName, widthOf } from './text.js';

const HEIGHT = 18;
const SIZE = 11;

/** What is written at a line, and around which point. */
export interface PlacedLabel extends Point {
  readonly text: string;
  readonly width: number;
}

/** Names of lines. Invariant: none covers another, or a box that holds no others; a line without room for its name has it in its tooltip alone. */
export class LinkLabels {
  private readonly taken: Rectangle[] = [];
  private readonly placed = new Map<string, Rectangle>();

  constructor(boxes: readonly Box[], geometry: Geometry) {
    for (const { box } of walk(boxes)) {
      const at = geometry.boxes.get(box.id);
      if (at && box.children.length === 0) this.taken.push(at);
    }
  }

  /** Where the names are of the lines on which a trace has no stop. */
  beside(stops: readonly { readonly connection: string | undefined }[]): Rectangle[] {
    const passed = new Set(stops.map(({ connection }) => connection));
    return [...this.placed].flatMap(([id, at]) => (passed.has(id) ? [] : [at]));
  }

  place(id: string, label: string, line: readonly Point[]): PlacedLabel | undefined {
    const text = fitName(label, 140, SIZE);
    // Letters of some fonts are wider than most are.
    const width = Math.max(text.length * 6.2, widthOf(text, SIZE)) + 12;
    for (const { x, y } of placesOn(line)) {
      const at = { x: x - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT };
      if (this.taken.some((other) => overlap(other, at))) continue;
      this.taken.push(at);
      this.placed.set(id, at);
      return { text, x, y, width };
    }
    return undefined;
  }
}

export function drawLabel({ text, x, y, width }: PlacedLabel): SVGGElement {
  return s(
    'g',
    { class: 'link-label', transform: `translate(${x} ${y})` },
    s('rect', { x: -width / 2, y: -HEIGHT / 2, width, height: HEIGHT, rx: HEIGHT / 2 }),
    s('text', { y: 4, 'text-anchor': 'middle' }, text),
  );
}

/** The middle of the longest stretch first, where a label covers no corner; then places beside it, and on the other stretches. */
function placesOn(points: readonly Point[]): Point[] {
  const stretches = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return { from, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
  });
  stretches.sort((a, b) => b.length - a.length);
  return stretches.flatMap(({ from, to }) =>
    [0.5, 0.3, 0.7, 0.15, 0.85].map((part) => ({
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
    })),
  );
}
