import type { Box } from '../map/box.js';
import { h } from './dom.js';
import { sentence } from './words.js';

export interface SelectionEvents {
  readonly ask: (end: 'from' | 'to', name: string) => void;
  readonly direction: () => void;
}

/** Under the map: what the chosen element is, and what can be asked about it. */
export class SelectionBar {
  readonly element: HTMLElement;
  private readonly text = h('p', { class: 'selection-text' });
  private readonly from = h('button', { type: 'button' }, 'Trace from here');
  private readonly to = h('button', { type: 'button' }, 'Trace to here');
  private readonly choice = h('select', { 'aria-label': 'Which signs the map shows' });
  private box: Box | undefined;

  constructor(events: SelectionEvents) {
    this.choice.append(
      h('option', { value: 'from' }, 'Signs: what it can reach'),
      h('option', { value: 'to' }, 'Signs: what can reach it'),
    );
    this.choice.addEventListener('change', () => events.direction());
    this.from.addEventListener('click', () => this.box && events.ask('from', this.box.id));
    this.to.addEventListener('click', () => this.box && events.ask('to', this.box.id));
    const actions = h('div', { class: 'buttons' }, this.from, this.to, this.choice);
    this.element = h('div', { class: 'selection' }, this.text, actions);
    this.show(undefined);
  }

  get direction(): 'from' | 'to' {
    return this.choice.value === 'to' ? 'to' : 'from';
  }

  show(box: Box | undefined): void {
    this.box = box;
    const endpoint = box?.id === 'internet' || box?.element?.endpoint === true;
    this.text.textContent = box
      ? sentence(box.description)
      : 'Click anything to see its line in the text. Ctrl and wheel zoom, dragging moves.';
    for (const control of [this.from, this.to, this.choice]) control.hidden = !endpoint;
  }

  waitingFor(end: 'from' | 'to', other: string): void {
    this.text.textContent =
      end === 'to' ? `From ${other}: choose where the trace goes.` : `To ${other}: choose where the trace starts.`;
  }
}
