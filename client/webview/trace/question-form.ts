import { say } from '../../../network/words/index.js';
import type { Pair } from '../messages.js';
import { h } from '../ui/dom.js';

/** Who asks whom for what. Names come as suggestions; addresses, CIDR blocks and provider ids may be typed too. */
export class PairForm {
  readonly element: HTMLFormElement;
  private readonly names = h('datalist', { id: 'endpoint-names' });
  private readonly traffics = h('datalist', { id: 'traffic-names' });
  private readonly from: HTMLInputElement;
  private readonly to: HTMLInputElement;
  private readonly traffic: HTMLInputElement;

  constructor(pair: Pair, ask: (pair: Pair) => void) {
    this.from = field('from', pair.from, 'internet, shop.cashier, 10.0.0.10', 'endpoint-names');
    this.to = field('to', pair.to, say`a name, an address or a CIDR block`, 'endpoint-names');
    this.traffic = field('traffic', pair.traffic, say`everything, or: tcp 443, ping`, 'traffic-names');
    const swap = h('button', { type: 'button', class: 'secondary', title: say`Ask the other way round` }, say`Swap`);
    swap.addEventListener('click', () => {
      [this.from.value, this.to.value] = [this.to.value, this.from.value];
      if (this.from.value && this.to.value) ask(this.pair);
    });
    this.element = h(
      'form',
      { class: 'pair-form', 'aria-label': say`Whose trace` },
      h('label', {}, say`From`, this.from),
      h('label', {}, say`To`, this.to),
      h('label', {}, say`Traffic`, this.traffic),
      h('div', { class: 'buttons' }, h('button', { type: 'submit' }, say`Show trace`), swap),
      this.names,
      this.traffics,
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.from.value.trim() && this.to.value.trim()) ask(this.pair);
      else (this.from.value.trim() ? this.to : this.from).focus();
    });
  }

  get pair(): Pair {
    return { from: this.from.value.trim(), to: this.to.value.trim(), traffic: this.traffic.value.trim() };
  }

  set(pair: Pair): void {
    this.from.value = pair.from;
    this.to.value = pair.to;
    this.traffic.value = pair.traffic;
  }

  /** What the network has to ask about: its ends, its services, and what gets through somewhere. */
  suggest(ends: Iterable<string>, traffics: Iterable<string>): void {
    this.names.replaceChildren(...options(ends));
    this.traffics.replaceChildren(...options(traffics));
  }
}

function options(texts: Iterable<string>): HTMLOptionElement[] {
  return [...new Set(texts)].map((value) => h('option', { value }));
}

function field(name: string, value: string, placeholder: string, list?: string): HTMLInputElement {
  const input = h('input', { name, placeholder, list, autocomplete: 'off', spellcheck: 'false' });
  input.value = value;
  return input;
}
