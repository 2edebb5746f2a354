import { h, s } from '../../ui/dom.js';
import type { MapView } from '../map-view.js';
import { seen, type View } from '../viewport.js';
import { outlines } from './outlines.js';

const WIDTH = 168;
const HEIGHT = 112;
/** A window that is smaller has no room to give away. */
const LEAST = { width: 480, height: 260 };
/** Of the drawing, beyond the window: what does not matter to anybody. */
const SLACK = 4;

/**
 * The whole drawing in a corner, with the window as a frame in it. It tells nothing that the map does not, and does nothing that the keys do not: for readers and the keyboard it is not there.
 * Invariant: while the map moves, its frame moves alone, as a layer of its own; nothing is read from the page and nothing painted anew.
 */
export class Minimap {
  readonly element: HTMLElement;
  private readonly picture = s('svg', { class: 'minimap-picture' });
  private readonly frame = h('div', { class: 'minimap-frame' });
  private window = { width: 0, height: 0 };
  private view: View | undefined;
  private scale = 1;
  private drawn: unknown;

  /** `isOn`: somebody wants it. */
  constructor(
    private readonly map: MapView,
    private isOn: boolean,
  ) {
    this.element = h('div', { class: 'minimap', 'aria-hidden': 'true', hidden: true }, this.frame);
    this.element.prepend(this.picture);
    this.element.addEventListener('pointerdown', (event) => this.drag(event));
    // As over the map, of which it covers a corner.
    this.element.addEventListener('wheel', (event) => {
      event.preventDefault();
      map.frame.dispatchEvent(new WheelEvent('wheel', event));
    });
    map.panZoom.watch = (view) => this.moved(view);
    new ResizeObserver(() => this.resized()).observe(map.frame);
  }

  turn(isOn: boolean): void {
    this.isOn = isOn;
    this.show();
  }

  /** The view, or what is drawn, is another one. */
  private moved(view: View): void {
    this.view = view;
    this.show();
  }

  private resized(): void {
    this.window = { width: this.map.frame.clientWidth, height: this.map.frame.clientHeight };
    this.show();
  }

  private show(): void {
    const { view, window } = this;
    const { geometry } = this.map;
    if (!view || !geometry) return;
    const shown = seen(view, window);
    const right = shown.x + shown.width;
    const bottom = shown.y + shown.height;
    const isWhole =
      shown.x <= SLACK && shown.y <= SLACK && right >= geometry.width - SLACK && bottom >= geometry.height - SLACK;
    const hasRoom = window.width >= LEAST.width && window.height >= LEAST.height;
    const hidden = !this.isOn || isWhole || !hasRoom || geometry.width === 0;
    if (this.element.hidden !== hidden) this.element.hidden = hidden;
    if (hidden) return;
    this.draw();
    const { scale } = this;
    const left = Math.max(0, shown.x);
    const top = Math.max(0, shown.y);
    const width = Math.max(0, Math.min(right, geometry.width) - left) * scale;
    const height = Math.max(0, Math.min(bottom, geometry.height) - top) * scale;
    // The window may have left the drawing: then its frame lies at the edge, and can be taken there.
    const x = Math.min(left * scale, geometry.width * scale - 2);
    const y = Math.min(top * scale, geometry.height * scale - 2);
    const { style } = this.frame;
    style.transform = `translate(${x}px, ${y}px)`;
    const size = [`${Math.max(4, width).toFixed(1)}px`, `${Math.max(4, height).toFixed(1)}px`] as const;
    if (style.width !== size[0]) style.width = size[0];
    if (style.height !== size[1]) style.height = size[1];
  }

  /** Once a drawing. */
  private draw(): void {
    const { boxes, geometry } = this.map;
    if (!geometry || this.drawn === geometry) return;
    this.drawn = geometry;
    const { width, height } = geometry;
    this.scale = Math.min(WIDTH / width, HEIGHT / height);
    const size = { width: Math.ceil(width * this.scale), height: Math.ceil(height * this.scale) };
    this.element.style.width = `${size.width}px`;
    this.element.style.height = `${size.height}px`;
    this.picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const { outer, subnets } = outlines(boxes, geometry);
    this.picture.replaceChildren(
      s('path', { class: 'minimap-outer', d: outer }),
      s('path', { class: 'minimap-subnets', d: subnets }),
    );
  }

  /** The frame is moved, or the window goes to where one clicks, and is moved from there. */
  private drag(start: PointerEvent): void {
    if (start.button !== 0) return;
    start.preventDefault();
    const { left, top } = this.element.getBoundingClientRect();
    const taken = start.target === this.frame;
    const at = this.view && seen(this.view, this.window);
    if (!at) return;
    const from = taken
      ? { x: at.x + at.width / 2, y: at.y + at.height / 2 }
      : { x: (start.clientX - left) / this.scale, y: (start.clientY - top) / this.scale };
    if (!taken) this.map.panZoom.centreAt(from);
    this.element.setPointerCapture(start.pointerId);
    const move = (event: PointerEvent): void =>
      this.map.panZoom.centreAt({
        x: from.x + (event.clientX - start.clientX) / this.scale,
        y: from.y + (event.clientY - start.clientY) / this.scale,
      });
    const end = (): void => {
      this.element.removeEventListener('pointermove', move);
      this.element.removeEventListener('pointerup', end);
      this.element.removeEventListener('pointercancel', end);
    };
    this.element.addEventListener('pointermove', move);
    this.element.addEventListener('pointerup', end);
    this.element.addEventListener('pointercancel', end);
  }
}
