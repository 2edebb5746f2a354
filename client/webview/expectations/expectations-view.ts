import { say } from '../../../network/words/index.js';
import type { ExpectationState, Origin, PreviewRest } from '../../../server/protocol.js';
import type { Pair } from '../messages.js';
import { h } from '../ui/dom.js';
import { verdictIcon } from '../ui/icons.js';
import { prose } from '../ui/prose.js';
import { type TriedExpectations, triedText } from '../what-if/tried-text.js';
import { cardOf } from './card.js';

const ICONS = { holds: 'reachable', fails: 'blocked', unknown: 'unknown' } as const;

interface ExpectationEvents {
  readonly ask: (pair: Pair) => void;
  readonly reveal: (origin: Origin, takeFocus: boolean) => void;
}

/** Every `expect` and `test` of the files, and whether it holds. */
export class ExpectationsView {
  readonly element = h('div', { class: 'expectations' });

  private expectations: readonly ExpectationState[] | undefined;
  private changes: TriedExpectations = [];

  constructor(private readonly events: ExpectationEvents) {}

  /** Verdicts of an older text are not those of this one. */
  waiting(): void {
    this.expectations = undefined;
    this.element.replaceChildren(
      h('p', { class: 'empty' }, say`Whether the expectations hold is still being worked out…`),
    );
  }

  update({ expectations }: Pick<PreviewRest, 'expectations'>): void {
    this.expectations = expectations;
    this.draw(expectations);
  }

  /** Beside what holds in the file stands what would, marked as not in it. */
  showTried(changes: TriedExpectations): void {
    if (this.changes.length === 0 && changes.length === 0) return;
    this.changes = changes;
    if (this.expectations) this.draw(this.expectations);
  }

  private draw(expectations: readonly ExpectationState[]): void {
    if (expectations.length === 0) {
      const text = say`
        The file expects nothing yet. Write “expect internet cannot reach orders”, and it is checked at every
        edit.
      `;
      this.element.replaceChildren(h('p', { class: 'empty' }, text));
      return;
    }
    const tests = new Map<string, ExpectationState[]>();
    for (const state of expectations) tests.set(state.test ?? '', [...(tests.get(state.test ?? '') ?? []), state]);
    this.element.replaceChildren(...[...tests].map(([name, states]) => this.test(name, states)));
  }

  private test(name: string, states: readonly ExpectationState[]): HTMLElement {
    const list = h('ul', { class: 'expectation-list' });
    for (const state of states) list.append(h('li', {}, this.line(state)));
    return h('section', { class: 'card' }, h('h2', {}, name || say`Expectations`), list);
  }

  private line(state: ExpectationState): HTMLElement {
    const { word, note, question } = cardOf(state);
    const icon = verdictIcon(ICONS[word]);
    const change = this.changes.find(({ text }) => text === state.text);
    const tried = change && h('span', { class: 'tag tried' }, say`Not in the file: ${triedText(change.holds)}`);
    const head = h(
      'span',
      { class: 'step-head' },
      icon,
      h('code', {}, state.text),
      h('span', { class: 'tag' }, word),
      tried ?? null,
    );
    const button = h(
      'button',
      { type: 'button', class: `place expectation-${word}`, title: say`Show why, and this line in the text` },
      head,
      note === undefined ? null : prose(note),
    );
    button.addEventListener('click', (event) => {
      this.events.ask(question);
      this.events.reveal(state.origin, event.ctrlKey || event.metaKey);
    });
    return button;
  }
}
