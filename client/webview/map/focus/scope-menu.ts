import { say } from '../../../../network/words/index.js';
import { h } from '../../ui/dom.js';
import type { Crumb } from './map-scope.js';

/** The menu of a box: what can be shown alone. As the ARIA Authoring Practices have menus (https://www.w3.org/WAI/ARIA/apg/patterns/menubar/). */
export class ScopeMenu {
  private menu: HTMLElement | undefined;
  private before: Element | null = null;
  private readonly outside = (event: Event): void => {
    if (!(event.target instanceof Node && this.menu?.contains(event.target))) this.close(false);
  };

  constructor(
    private readonly home: HTMLElement,
    private readonly chosen: (id: string) => void,
  ) {}

  /** At a place of the window. */
  open(crumbs: readonly Crumb[], at: { readonly x: number; readonly y: number }): void {
    this.close(false);
    this.before = document.activeElement;
    const items = crumbs.map(({ id, name }) => {
      const label = id === '' ? say`Show all of the network` : say`Show only ${name}`;
      const item = h('button', { type: 'button', class: 'secondary', role: 'menuitem', tabindex: -1 }, label);
      item.addEventListener('click', () => {
        this.close(true);
        this.chosen(id);
      });
      return item;
    });
    const menu = h('div', { class: 'scope-menu', role: 'menu', 'aria-label': say`What the map shows` }, ...items);
    menu.addEventListener('keydown', (event) => this.key(event, items));
    this.menu = menu;
    this.home.append(menu);
    const room = this.home.getBoundingClientRect();
    menu.style.left = `${Math.max(0, Math.min(at.x - room.left, room.width - menu.offsetWidth))}px`;
    menu.style.top = `${Math.max(0, Math.min(at.y - room.top, room.height - menu.offsetHeight))}px`;
    items[0]?.focus();
    window.addEventListener('pointerdown', this.outside, true);
    window.addEventListener('blur', this.outside);
  }

  private close(givesBack: boolean): void {
    if (!this.menu) return;
    window.removeEventListener('pointerdown', this.outside, true);
    window.removeEventListener('blur', this.outside);
    this.menu.remove();
    this.menu = undefined;
    const { before } = this;
    if (givesBack && before instanceof Element && before.isConnected) (before as HTMLElement | SVGElement).focus();
  }

  private key(event: KeyboardEvent, items: readonly HTMLElement[]): void {
    const at = items.findIndex((item) => item.matches(':focus'));
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
    };
    const step = steps[event.key];
    if (step !== undefined) items[(step + items.length) % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
