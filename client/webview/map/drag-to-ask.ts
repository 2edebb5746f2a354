import { s } from '../ui/dom.js';
import type { Rectangle } from './geometry.js';

export interface DragEvents {
  readonly canAsk: (box: string) => boolean;
  readonly from: (box: string) => Rectangle | undefined;
  readonly root: () => SVGGElement | undefined;
  readonly ask: (from: string, to: string) => void;
}

/** Dragging one thing to another asks who reaches whom; where nothing can be asked, dragging moves the map. The keyboard has *Trace from here* and *Trace to here* for it. */
export class DragToAsk {
  /** The click that ends a drag is none. */
  justAsked = false;

  constructor(
    private readonly canvas: SVGSVGElement,
    private readonly events: DragEvents,
  ) {
    // Before the map hears of it, which would move.
    canvas.addEventListener('pointerdown', (event) => this.begin(event), { capture: true });
  }

  private begin(start: PointerEvent): void {
    this.justAsked = false;
    const from = boxAt(start.target);
    const target = start.target instanceof Element ? start.target : null;
    if (start.button !== 0 || !from || !this.events.canAsk(from) || target?.closest('[data-guard], [data-fold]'))
      return;
    const at = this.events.from(from);
    const root = this.events.root();
    if (!at || !root) return;
    start.stopPropagation();
    const line = s('path', { class: 'asking', 'aria-hidden': 'true' });
    let over: string | undefined;
    const move = (event: PointerEvent) => {
      if (!line.parentNode && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) <= 4) return;
      if (!line.parentNode) root.append(line);
      const place = pointIn(root, event);
      line.setAttribute('d', `M${at.x + at.width / 2} ${at.y + at.height / 2}L${place.x} ${place.y}`);
      const found = boxAt(document.elementFromPoint(event.clientX, event.clientY));
      over = found !== undefined && found !== from && this.events.canAsk(found) ? found : undefined;
      for (const box of this.canvas.querySelectorAll('[data-box]'))
        box.classList.toggle('asked', over !== undefined && box.getAttribute('data-box') === over);
    };
    const end = (event: Event) => {
      this.justAsked = line.parentNode !== null;
      line.remove();
      for (const box of this.canvas.querySelectorAll('.asked')) box.classList.remove('asked');
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', key, { capture: true });
      if (event.type === 'pointerup' && over !== undefined) this.events.ask(from, over);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      if (line.parentNode) event.preventDefault();
      end(event);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', key, { capture: true });
  }
}

function boxAt(target: EventTarget | null): string | undefined {
  const box = target instanceof Element ? target.closest('[data-box]') : null;
  return box?.getAttribute('data-box') ?? undefined;
}

function pointIn(root: SVGGElement, { clientX, clientY }: PointerEvent): { x: number; y: number } {
  return new DOMPoint(clientX, clientY).matrixTransform(root.getScreenCTM()?.inverse());
}
