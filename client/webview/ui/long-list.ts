import { arrange, h } from './dom.js';
import { drawnOf, shownRange } from './shown-range.js';

/** As many are there before anybody knows how much room there is. */
const FIRST = 15;

/** A list of any length, each item of which does something: what the window shows is on the page. The keyboard stops at it once, and its arrows go from item to item. */
export class LongList<T> {
  readonly element: HTMLElement;
  private readonly list: HTMLUListElement;
  private items: readonly T[] = [];
  private drawn = new Map<number, { readonly item: T; readonly row: HTMLLIElement }>();
  private at = 0;

  constructor(
    label: string,
    private readonly button: (item: T) => HTMLButtonElement,
  ) {
    this.list = h('ul', { 'aria-label': label });
    this.element = h('div', { class: 'long-list' }, this.list);
    this.element.addEventListener('scroll', () => this.draw());
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusin', (event) => {
      const row = [...this.drawn].find(([, { row: one }]) => one.contains(event.target as Node));
      if (row && row[0] !== this.at) this.stopAt(row[0]);
    });
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /** Those instead. What is read and where the keyboard is stay where they are. */
  show(items: readonly T[]): void {
    this.items = items;
    this.at = Math.min(this.at, Math.max(0, items.length - 1));
    this.list.style.setProperty('--count', String(items.length));
    this.draw();
  }

  private draw(): void {
    const { scrollTop, clientHeight } = this.element;
    const count = this.items.length;
    const shown =
      clientHeight > 0
        ? shownRange(scrollTop, clientHeight, this.rowHeight, count)
        : { start: 0, end: Math.min(FIRST, count) };
    const focused = this.list.contains(document.activeElement);
    const wanted = drawnOf(shown, count > 0 ? this.at : -1);
    const before = this.drawn;
    this.drawn = new Map(wanted.map((at) => [at, this.row(at, before.get(at))]));
    arrange(
      this.list,
      [...this.drawn.values()].map(({ row }) => row),
    );
    if (focused) this.stopAt(this.at, true);
  }

  private row(at: number, before: { readonly item: T; readonly row: HTMLLIElement } | undefined) {
    const item = this.items[at] as T;
    const row = before?.item === item ? before.row : h('li', { 'aria-posinset': at + 1 }, this.button(item));
    row.style.setProperty('--at', String(at));
    row.setAttribute('aria-setsize', String(this.items.length));
    buttonOf(row).tabIndex = at === this.at ? 0 : -1;
    return { item, row };
  }

  private key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.rowHeight) - 1);
    const last = this.items.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: this.at + 1,
      ArrowUp: this.at - 1,
      PageDown: this.at + page,
      PageUp: this.at - page,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.go(Math.max(0, Math.min(last, to)));
  }

  private go(to: number): void {
    const { element, rowHeight } = this;
    const bottom = (to + 1) * rowHeight - element.clientHeight;
    element.scrollTop = Math.min(to * rowHeight, Math.max(element.scrollTop, bottom));
    this.at = to;
    this.draw();
    this.stopAt(to, true);
    // What lies around the list may hide a part of it.
    this.drawn.get(to)?.row.scrollIntoView({ block: 'nearest' });
  }

  private stopAt(at: number, takeFocus = false): void {
    this.at = at;
    for (const [place, { row }] of this.drawn) buttonOf(row).tabIndex = place === at ? 0 : -1;
    const row = this.drawn.get(at)?.row;
    if (takeFocus && row) buttonOf(row).focus({ preventScroll: true });
  }

  private get rowHeight(): number {
    return Math.max(1, this.list.offsetHeight / Math.max(1, this.items.length));
  }
}

const buttonOf = (row: HTMLLIElement): HTMLButtonElement => row.firstElementChild as HTMLButtonElement;
