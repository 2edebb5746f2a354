import { s } from '../ui/dom.js';
import type { Point, Rectangle } from './geometry.js';
import { overlap } from './overlap.js';
import type { TextSizes } from './text-sizes.js';
import { lengthInside } from './written-on.js';

/** How a box is made. `shell`: what is always there, seen or not: what a screen reader walks, and where the keyboard stands. */
export interface BoxMaker {
  readonly key: string;
  readonly shell: () => SVGGElement;
  readonly area: (sizes: TextSizes) => readonly SVGElement[];
  readonly text: (sizes: TextSizes) => readonly SVGElement[];
  readonly textClass: string;
}

/** How a line is made, and where it runs. `key`: what it looks like, wherever that is. */
export interface LinkMaker {
  readonly key: string;
  readonly shell: () => SVGGElement;
  readonly content: () => readonly SVGElement[];
  /** Lets what was made for another way run this one. */
  readonly move: (element: SVGGElement) => void;
  readonly line: readonly Point[];
}

interface BoxPart {
  readonly make: BoxMaker;
  readonly area: SVGGElement;
  readonly text: SVGGElement;
  readonly at: { x: number; y: number; readonly width: number; readonly height: number };
  /** The text sizes that its content was drawn for. Undefined: it has none. */
  level: number | undefined;
}

interface LinkPart {
  make: LinkMaker;
  readonly element: SVGGElement;
  /** The way that its content runs. Undefined: it has none. */
  drawn: readonly Point[] | undefined;
}

interface Layers {
  readonly root: SVGGElement;
  readonly areas: SVGGElement;
  readonly lines: SVGGElement;
  readonly texts: SVGGElement;
  /** Nothing has been seen of them yet. */
  isNew: boolean;
}

/** What of a drawing is to be seen. `area`: undefined is all of it. */
export interface Seen {
  readonly area: Rectangle | undefined;
  readonly sizes: TextSizes;
}

/** What lies as far outside of the seen area is drawn still: rings, shields and marks stand over the edges of their boxes. */
const OVER_EDGES = 24;

/**
 * The elements of a drawing, and what they look like, so that the next drawing makes only those that look otherwise. Invariant: what a drawing that follows another shows is what a fresh one would;
 * what others mark on its elements is theirs to take away. Boxes and lines are known by their ids, of which the map has each once.
 * What nobody sees has no content: of a box there is its shell alone, of a line and a text nothing.
 */
export class Parts {
  readonly areas = new Map<string, SVGGElement>();
  readonly texts = new Map<string, SVGGElement>();
  readonly lines = new Map<string, SVGGElement>();
  /** How many were made, and not kept. */
  drawn = 0;
  private readonly boxes = new Map<string, BoxPart>();
  private readonly links = new Map<string, LinkPart>();
  private layers: Layers | undefined;

  constructor(private before: Parts | undefined) {}

  box(id: string, { x, y, width, height }: Rectangle, make: BoxMaker): void {
    const known = this.before?.boxes.get(id);
    let part = known;
    if (part?.make.key !== make.key) {
      const transform = `translate(${x} ${y})`;
      const area = make.shell();
      area.setAttribute('transform', transform);
      const text = s('g', { class: `text ${make.textClass}`, transform });
      part = { make, area, text, at: { x, y, width, height }, level: undefined };
      this.drawn++;
    } else if (part.at.x !== x || part.at.y !== y) {
      for (const element of [part.area, part.text]) element.setAttribute('transform', `translate(${x} ${y})`);
      part.at.x = x;
      part.at.y = y;
    }
    this.boxes.set(id, part);
    this.areas.set(id, part.area);
    this.texts.set(id, part.text);
  }

  link(id: string, make: LinkMaker): void {
    let part = this.before?.links.get(id);
    if (part?.make.key !== make.key) {
      part = { make, element: make.shell(), drawn: undefined };
      this.drawn++;
    } else part.make = make;
    this.links.set(id, part);
    this.lines.set(id, part.element);
  }

  /** All boxes in their layer: that of the drawing before, or a new one. What they hold comes with `see`. */
  put(): SVGGElement {
    const layers = this.before?.layers ?? emptyLayers();
    const fill = layers === this.before?.layers ? arrange : append;
    fill(layers.areas, [...this.areas.values()]);
    this.layers = layers;
    // A chain of all drawings that there ever were would grow with each edit.
    this.before = undefined;
    return layers.root;
  }

  /** Draws what is seen, and takes away the content of what is not. The boxes that were drawn for it: whatever was marked in them is to be marked again. */
  see({ area, sizes }: Seen): string[] {
    if (!this.layers) return [];
    const around = area && grownBy(area, OVER_EDGES);
    const anew: string[] = [];
    const texts: SVGGElement[] = [];
    for (const [id, part] of this.boxes) {
      const level = !around || overlap(part.at, around) ? sizes.level : undefined;
      if (level !== part.level) {
        if (part.level !== undefined) for (const element of [part.area, part.text]) element.replaceChildren();
        if (level !== undefined) {
          part.area.append(...part.make.area(sizes));
          part.text.append(...part.make.text(sizes));
          anew.push(id);
        }
        part.level = level;
      }
      if (level !== undefined) texts.push(part.text);
    }
    const lines: SVGGElement[] = [];
    for (const part of this.links.values()) {
      if (around && lengthInside(part.make.line, around) === 0) continue;
      const { make, element, drawn } = part;
      if (!drawn) element.append(...make.content());
      else if (!sameWay(drawn, make.line)) make.move(element);
      part.drawn = make.line;
      lines.push(part.element);
    }
    const fill = this.layers.isNew ? append : arrange;
    fill(this.layers.lines, lines);
    fill(this.layers.texts, texts);
    this.layers.isNew = false;
    return anew;
  }
}

function emptyLayers(): Layers {
  // A group between a tree and its items is one item too many: browsers tell no items then.
  const areas = s('g', { role: 'none' });
  const lines = s('g', { class: 'lines' });
  const texts = s('g', { class: 'texts', 'aria-hidden': 'true' });
  return { root: s('g', { class: 'drawing', role: 'none' }, areas, lines, texts), areas, lines, texts, isNew: true };
}

function append(layer: SVGGElement, wanted: readonly SVGGElement[]): void {
  layer.append(...wanted);
}

function sameWay(one: readonly Point[], other: readonly Point[]): boolean {
  return one.length === other.length && one.every(({ x, y }, index) => x === other[index]?.x && y === other[index]?.y);
}

function grownBy({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The layer has these, in this order. What stands right is not touched: it would lose the keyboard's focus. */
function arrange(layer: SVGGElement, wanted: readonly SVGGElement[]): void {
  const staying = new Set<Element>(wanted);
  for (const child of [...layer.children]) if (!staying.has(child)) child.remove();
  let at = layer.firstElementChild;
  for (const element of wanted) {
    // One that is to stand further back is passed over, and not everything before it moved.
    if (element === at?.nextElementSibling) at = element;
    if (element === at) at = at.nextElementSibling;
    else layer.insertBefore(element, at);
  }
}
