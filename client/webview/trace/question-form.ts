import { say } from '../../../network/words/index.js';
import type { Pair } from '../messages.js';
import { h } from '../ui/dom.js';

/** Of a large network those are suggested that have what is typed in them, and no more than this. */
const MOST_NAMES = 1_000;

/** Who asks whom for what. Names come as suggestions; addresses, CIDR blocks and provider ids may be typed too. */
export class PairForm {
  readonly element: HTMLFormElement;
  private readonly names = h('datalist', { id: 'endpoint-names' });
  private readonly traffics = h('datalist', { id: 'traffic-names' });
  private ends: readonly string[] = [];
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
    for (const end of [this.from, this.to])
      end.addEventListener('input', () => {
        // Where all are suggested, the browser chooses among them.
        if (this.ends.length > MOST_NAMES) this.fillNames(end.value.trim().toLowerCase());
      });
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

  /** What the network has to ask about: its ends. */
  suggestEnds(ends: readonly string[]): void {
    this.ends = ends;
    this.fillNames('');
  }

  /** And its services, and what gets through somewhere. */
  suggestTraffics(traffics: Iterable<string>): void {
    offer(this.traffics, traffics);
  }

  private fillNames(typed: string): void {
    const fitting: string[] = [];
    for (const end of this.ends) {
      if (end.toLowerCase().includes(typed)) fitting.push(end);
      if (fitting.length === MOST_NAMES) break;
    }
    offer(this.names, fitting);
  }
}

/** Thousands of names are the same after most edits. */
function offer(list: HTMLDataListElement, texts: Iterable<string>): void {
  const values = [...new Set(texts)];
  const there = [...list.children].map((option) => option.getAttribute('value'));
  if (values.length === there.length && values.every((value, index) => value === there[index])) return;
  list.replaceChildren(...values.map((value) => h('option', { value })));
}

function field(name: string, value: string, placeholder: string, list?: string): HTMLInputElement {
  const input = h('input', { name, placeholder, list, autocomplete: 'off', spellcheck: 'false' });
  input.value = value;
  return input;
}
