import { say } from '../../../../network/words/index.js';
import { h } from '../../ui/dom.js';
import type { Crumb } from './map-scope.js';

/** `All › vpc main › subnet web`: what the map shows, and the ways back. */
export class Crumbs {
  readonly element: HTMLElement;
  private readonly list = h('ol', {});
  private shown = '';
  private readonly note = h('span', { class: 'crumbs-note', role: 'status' });

  constructor(private readonly chosen: (id: string) => void) {
    this.element = h('nav', { class: 'crumbs', 'aria-label': say`What the map shows` }, this.list, this.note);
  }

  show(trail: readonly Crumb[], note: string): void {
    this.list.hidden = trail.length < 2;
    const items = JSON.stringify(trail);
    // The keyboard stays on what it is on.
    if (items !== this.shown)
      this.list.replaceChildren(...trail.map((crumb, index) => this.item(crumb, index === trail.length - 1)));
    this.shown = items;
    this.tell(note);
  }

  tell(note: string): void {
    if (this.note.textContent !== note) this.note.textContent = note;
  }

  private item({ id, name }: Crumb, isLast: boolean): HTMLElement {
    if (isLast) return h('li', { 'aria-current': 'location' }, name);
    const button = h('button', { type: 'button', class: 'secondary', title: say`Show ${name}` }, name);
    button.addEventListener('click', () => this.chosen(id));
    return h('li', {}, button);
  }
}
