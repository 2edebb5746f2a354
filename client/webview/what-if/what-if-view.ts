import { say } from '../../../network/words/index.js';
import type { FlowChange, WhatIfResult } from '../../../server/protocol.js';
import { arrange, h } from '../ui/dom.js';
import { sentence } from '../ui/words.js';
import { changesList, comparedText, effectsText, percentOf } from './changes-list.js';
import { type Switch, samePlace } from './switches.js';
import { type TriedExpectations, triedText } from './tried-text.js';

export interface WhatIfEvents {
  /** What is off changed: the answers to what is asked do. */
  readonly changed: (off: readonly Switch[]) => void;
  readonly ask: (from: string, to: string) => void;
  readonly apply: () => void;
  /** Which expectations would fare differently; none where nothing is off, or it is not known yet. */
  readonly expected: (changes: TriedExpectations) => void;
  /** What would open and close; undefined where nothing is off, or it is not known. */
  readonly tried: (
    result: { readonly effects: readonly FlowChange[]; readonly percent?: number | undefined } | undefined,
  ) => void;
  readonly say: (text: string) => void;
}

/** In a narrower window the list is folded: the map must remain to be seen. */
const NARROW = 700;

/** What is switched off, and what that changes. It is in no file until it is applied, and says so all the time. */
export class WhatIfView {
  readonly element: HTMLElement;
  private off: readonly Switch[] = [];
  private readonly chips = h('ul', { class: 'switches', 'aria-label': say`Switched off` });
  private readonly summary = h('p', { class: 'what-if-summary' });
  private readonly pairs;
  /** What changes, behind a line: it stays while more of it is told. */
  private readonly changes: HTMLDetailsElement;
  private readonly broken = h('ul', { class: 'changes', 'aria-label': say`Expectations that change` });
  private readonly told = h('div');
  private readonly apply = h('button', { type: 'button' }, say`Apply to the file`);

  constructor(private readonly events: WhatIfEvents) {
    const reset = h('button', { type: 'button', class: 'secondary' }, say`Switch everything on`);
    reset.addEventListener('click', () => this.set([]));
    this.apply.addEventListener('click', () => {
      if (this.apply.getAttribute('aria-disabled') !== 'true') events.apply();
    });
    this.pairs = changesList(say`What changes`, events.ask);
    this.changes = h('details', {}, h('summary', {}, say`What changes`), this.pairs.element);
    this.element = h(
      'section',
      { class: 'what-if', 'aria-label': say`What if`, hidden: true },
      h('div', { class: 'what-if-head' }, h('h2', {}, say`What if, and not in the file: without`), this.chips),
      this.summary,
      this.told,
      h('div', { class: 'buttons' }, this.apply, reset),
    );
  }

  get switches(): readonly Switch[] {
    return this.off;
  }

  get isOn(): boolean {
    return this.off.length > 0;
  }

  has({ origin }: Switch): boolean {
    return this.off.some((one) => samePlace(one.origin, origin));
  }

  toggle(item: Switch): void {
    const others = this.off.filter(({ origin }) => !samePlace(origin, item.origin));
    this.set(others.length < this.off.length ? others : [...others, item]);
  }

  /** The text is another one: places in it are no longer what they were. */
  outdated(): void {
    if (!this.isOn) return;
    this.set([]);
    this.events.say(say`The text changed: what was switched off is on again.`);
  }

  show(result: WhatIfResult): void {
    this.element.setAttribute('aria-busy', 'false');
    if (result.error !== undefined) {
      this.events.tried(undefined);
      this.clear();
      this.tell(sentence(result.error));
      return;
    }
    const { effects, expectations, next, all } = result;
    const percent = next === undefined ? undefined : percentOf(next, all);
    this.events.expected(expectations);
    this.events.tried({ effects, percent });
    const text =
      percent === undefined
        ? say`This ${effectsText(effects)}.`
        : `${effects.length > 0 ? `${say`This ${effectsText(effects)}.`} ` : ''}${comparedText(percent)}`;
    const broken = expectations.map(({ text: expectation, holds }) => {
      return h('li', {}, h('strong', {}, `${triedText(holds)}: `), h('code', {}, expectation));
    });
    if (!this.changes.isConnected) this.changes.open = this.element.clientWidth > NARROW;
    this.broken.replaceChildren(...broken);
    arrange(this.told, [...(effects.length > 0 ? [this.changes] : []), ...(broken.length > 0 ? [this.broken] : [])]);
    this.pairs.show(effects);
    this.tell(text, percent === undefined);
    this.apply.setAttribute('aria-disabled', 'false');
  }

  /** What is told as it is worked out is spoken at its end. */
  private tell(text: string, isAll = true): void {
    this.summary.textContent = text;
    if (isAll) this.events.say(say`Not in the file: ${text}`);
  }

  private clear(): void {
    this.pairs.show([]);
    this.told.replaceChildren();
  }

  private set(off: readonly Switch[]): void {
    this.off = off;
    this.events.expected([]);
    this.events.tried(undefined);
    this.element.hidden = off.length === 0;
    this.element.setAttribute('aria-busy', String(off.length > 0));
    this.summary.textContent = say`Working out what this changes…`;
    this.clear();
    this.apply.setAttribute('aria-disabled', 'true');
    this.chips.replaceChildren(...off.map((item) => h('li', {}, this.chip(item))));
    this.events.changed(off);
  }

  private chip(item: Switch): HTMLElement {
    const button = h(
      'button',
      { type: 'button', class: 'secondary', 'aria-label': say`Switch on again: ${item.label}` },
      `${item.label} ✕`,
    );
    button.addEventListener('click', () => this.toggle(item));
    return button;
  }
}
