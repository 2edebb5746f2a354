import { s } from '../ui/dom.js';
import type { Rectangle } from './geometry.js';

interface BoxPart {
  readonly key: string;
  readonly area: SVGGElement;
  readonly text: SVGGElement;
  x: number;
  y: number;
}

interface LinkPart {
  readonly key: string;
  readonly element: SVGGElement;
}

interface Layers {
  readonly root: SVGGElement;
  readonly areas: SVGGElement;
  readonly lines: SVGGElement;
  readonly near: SVGGElement;
  readonly afar: SVGGElement;
}

/**
 * The elements of a drawing, and what they look like, so that the next drawing makes only those that look otherwise. Invariant: what a drawing that follows another shows is what a fresh one would;
 * what others mark on its elements is theirs to take away. Boxes and lines are known by their ids, of which the map has each once.
 */
export class Parts {
  readonly areas = new Map<string, SVGGElement>();
  readonly texts = new Map<string, SVGGElement>();
  /** How many were made, and not kept. */
  drawn = 0;
  private readonly boxes = new Map<string, BoxPart>();
  private readonly links = new Map<string, LinkPart>();
  private readonly near: SVGGElement[] = [];
  private readonly afar: SVGGElement[] = [];
  private layers: Layers | undefined;

  constructor(private before: Parts | undefined) {}

  /** `afar`: its text is shown at any scale. */
  box(
    id: string,
    { x, y }: Rectangle,
    key: string,
    afar: boolean,
    make: () => { readonly area: SVGGElement; readonly text: SVGGElement },
  ): void {
    const known = this.before?.boxes.get(id);
    let part = known;
    if (part?.key !== key) {
      part = { key, ...make(), x, y };
      this.drawn++;
    } else if (part.x !== x || part.y !== y) {
      for (const element of [part.area, part.text]) element.setAttribute('transform', `translate(${x} ${y})`);
      part.x = x;
      part.y = y;
    }
    this.boxes.set(id, part);
    this.areas.set(id, part.area);
    this.texts.set(id, part.text);
    (afar ? this.afar : this.near).push(part.text);
  }

  link(id: string, key: string, make: () => SVGGElement): void {
    const known = this.before?.links.get(id);
    if (known?.key === key) {
      this.links.set(id, known);
      return;
    }
    this.links.set(id, { key, element: make() });
    this.drawn++;
  }

  /** All of them in their layers: those of the drawing before, or new ones. */
  put(): SVGGElement {
    const layers = this.before?.layers ?? emptyLayers();
    const isNew = layers !== this.before?.layers;
    const fill = isNew ? (layer: SVGGElement, wanted: SVGGElement[]) => layer.append(...wanted) : arrange;
    fill(layers.areas, [...this.areas.values()]);
    fill(
      layers.lines,
      [...this.links.values()].map(({ element }) => element),
    );
    fill(layers.near, this.near);
    fill(layers.afar, this.afar);
    this.layers = layers;
    // A chain of all drawings that there ever were would grow with each edit.
    this.before = undefined;
    return layers.root;
  }
}

function emptyLayers(): Layers {
  const areas = s('g');
  const lines = s('g', { class: 'lines' });
  const near = s('g', { class: 'texts texts-near', 'aria-hidden': 'true' });
  const afar = s('g', { class: 'texts texts-afar', 'aria-hidden': 'true' });
  return { root: s('g', { class: 'drawing' }, areas, lines, near, afar), areas, lines, near, afar };
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
