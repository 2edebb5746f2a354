import { say } from '../../../network/words/index.js';
import { h } from '../ui/dom.js';
import { arrowHead } from './arrow-head.js';
import type { Point, Rectangle } from './geometry.js';
import type { Seen } from './parts.js';
import { textSizes } from './text-sizes.js';
import {
  begun,
  bringIntoView,
  centredAt,
  comeNear,
  covers,
  fitted,
  lookAt,
  seenOf,
  stillFits,
  type View,
  zoom,
} from './viewport.js';

/** Milliseconds without a movement after which a gesture is over. */
const AT_REST = 150;

/** Moves and scales the drawing: by wheel, by dragging, by the keys + - 0, and by buttons. */
export class PanZoom {
  readonly controls: HTMLElement;
  private view: View = { scale: 1, x: 0, y: 0 };
  private size = { width: 0, height: 0 };
  /** A person has moved it: from then on a new drawing does not move it back. */
  touched = false;
  /** The view shows a whole drawing. A new one that it shows whole as well does not move it: an edit moves only what it must. */
  private fitting = false;
  private root: SVGGElement | undefined;
  /** How it lies as long as nobody moves it. */
  private fit: typeof fitted = begun;
  /** What has been drawn of it. */
  private drawn: Rectangle | undefined;
  /** The window, while it is known. */
  private measured: { width: number; height: number } | undefined;

  /** Told of each view: within a frame, so it has little time. */
  watch: ((view: View) => void) | undefined;

  /** Until the gesture is over. */
  private moving: ReturnType<typeof setTimeout> | undefined;

  /** `frame`: what the drawing is seen through. `look`: draws what is seen. */
  constructor(
    private readonly frame: HTMLElement,
    private readonly canvas: SVGSVGElement,
    private readonly look: (seen: Seen) => void,
  ) {
    const button = (label: string, text: string, action: () => void) => {
      const element = h('button', { type: 'button', title: label, 'aria-label': label }, text);
      element.addEventListener('click', action);
      return element;
    };
    this.controls = h(
      'div',
      { class: 'zoom', role: 'group', 'aria-label': say`Zoom` },
      button(say`Zoom in (+)`, '+', () => this.zoomBy(1.25)),
      button(say`Zoom out (-)`, '−', () => this.zoomBy(0.8)),
      button(say`Fit to window (0)`, say`Fit`, () => this.reset()),
    );
    canvas.append(arrowHead());
    frame.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    frame.addEventListener('pointerdown', (event) => this.drag(event));
  }

  show(root: SVGGElement, size: { width: number; height: number }): void {
    if (root !== this.root) {
      this.root?.remove();
      this.root = root;
      this.canvas.append(root);
    }
    this.size = { width: size.width, height: size.height };
    this.canvas.setAttribute('width', String(size.width));
    this.canvas.setAttribute('height', String(size.height));
    if (!this.touched && !(this.fitting && stillFits(this.view, this.size, this.window()))) this.fitView();
    this.put();
    this.lookNow();
  }

  /** The window is measured before the drawing changes: to ask for it after each change would have the page laid out each time, and no drawing alters it. */
  measuredOnce(change: () => void): void {
    this.measured = this.window();
    try {
      change();
    } finally {
      this.measured = undefined;
    }
  }

  resized(): void {
    if (!this.touched) this.fitNow();
    else this.lookNow();
  }

  bringIntoView(at: Rectangle): void {
    const moved = bringIntoView(this.view, at, this.window(), this.covered());
    if (moved !== this.view) this.set(moved);
  }

  /** The first of these that has room in the window; where none has, the last. */
  bringOneIntoView(areas: readonly Rectangle[]): void {
    const { width, height } = this.window();
    const fits = (one: Rectangle) => one.width * this.view.scale <= width && one.height * this.view.scale <= height;
    const area = areas.find(fits) ?? areas.at(-1);
    if (area) this.bringIntoView(area);
  }

  /** Where something lies over the map: its buttons, the overview. */
  private covered(): Rectangle[] {
    const frame = this.frame.getBoundingClientRect();
    return [...(this.frame.parentElement?.children ?? [])].flatMap((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return one === this.frame || width === 0 ? [] : [{ x: left - frame.left, y: top - frame.top, width, height }];
    });
  }

  /** Moved there, and nearer where it could not be read. */
  lookAt(at: Rectangle): void {
    this.set(lookAt(this.view, at, this.window()));
  }

  /** This point of the drawing in the middle of the window. */
  centreAt(at: Point): void {
    this.set(centredAt(this.view, at, this.window()));
  }

  comeNear(way: Rectangle): void {
    const window = this.window();
    const near = comeNear(this.view, way, window);
    if (window.width > 0 && near !== this.view) this.set(near);
  }

  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === '+' || event.key === '=') this.zoomBy(1.25);
    else if (event.key === '-') this.zoomBy(0.8);
    else if (event.key === '0') this.reset();
    else return false;
    event.preventDefault();
    return true;
  }

  /** The whole drawing, and that of each drawing that follows until somebody moves it. */
  reset(): void {
    this.touched = false;
    this.rest();
    this.fit = fitted;
    this.fitNow();
  }

  private rest(): void {
    clearTimeout(this.moving);
    this.moving = undefined;
    this.frame.classList.remove('moving');
  }

  private fitNow(): void {
    if (this.fitView()) this.apply();
  }

  /** False: there is no window yet. */
  private fitView(): boolean {
    const window = this.window();
    if (window.width === 0) return false;
    this.view = this.fit(this.size, window);
    this.fitting = true;
    return true;
  }

  private zoomBy(factor: number, at?: { x: number; y: number }): void {
    const { width, height } = this.window();
    this.set(zoom(this.view, factor, at ?? { x: width / 2, y: height / 2 }));
  }

  private set(view: View): void {
    this.view = view;
    this.touched = true;
    this.moves();
    this.apply();
  }

  /**
   * While it moves the drawing is a layer of its own, which the browser moves as it is painted: nothing in it changes. Then it is painted once more, as sharp as its new size has it,
   * with the texts that can be read at that size. Only who moves it farther than what is drawn around the window has more drawn at once.
   */
  private moves(): void {
    clearTimeout(this.moving);
    this.frame.classList.add('moving');
    this.moving = setTimeout(() => {
      this.rest();
      this.lookNow();
    }, AT_REST);
  }

  private put(): void {
    const { scale, x, y } = this.view;
    // Outside of the drawing's own coordinates: a transform in there lays out every text and line anew.
    this.canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.watch?.(this.view);
  }

  private apply(): void {
    this.put();
    if (this.moving === undefined) this.lookNow();
    else if (this.drawn && !covers(this.drawn, this.size, this.view, this.window())) this.lookNow();
  }

  /** Draws what is seen now, in a size that can be read. While it moves only what would be missing. */
  private lookNow(): void {
    const window = this.window();
    if (window.width === 0) return;
    const { scale } = this.view;
    this.frame.classList.toggle('far', textSizes(scale).pixel !== undefined);
    this.drawn = seenOf(this.view, window);
    this.look({ area: this.drawn, sizes: textSizes(scale) });
  }

  private window(): { width: number; height: number } {
    return this.measured ?? { width: this.frame.clientWidth, height: this.frame.clientHeight };
  }

  /** As in the editor's other canvases: the wheel moves, with Ctrl (or a pinch) it zooms. */
  private wheel(event: WheelEvent): void {
    event.preventDefault();
    if (!event.ctrlKey) {
      this.set({ ...this.view, x: this.view.x - event.deltaX, y: this.view.y - event.deltaY });
      return;
    }
    const { left, top } = this.frame.getBoundingClientRect();
    this.zoomBy(Math.exp(-event.deltaY / 200), { x: event.clientX - left, y: event.clientY - top });
  }

  private drag(start: PointerEvent): void {
    if (start.button !== 0) return;
    const from = this.view;
    const move = (event: PointerEvent) => {
      const x = event.clientX - start.clientX;
      const y = event.clientY - start.clientY;
      if (Math.hypot(x, y) > 3) this.set({ ...from, x: from.x + x, y: from.y + y });
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  }
}
