import { say } from '../../../../network/words/index.js';
import { h } from '../../ui/dom.js';

export interface SearchFieldEvents {
  readonly typed: (query: string) => void;
  /** To the next (1) or the one before (-1). */
  readonly step: (by: 1 | -1) => void;
  /** The keyboard goes back to where it was. */
  readonly left: () => void;
}

/** How many matches there are in what is shown, and how many outside of it. */
interface Counted {
  readonly found: number;
  readonly elsewhere: number;
}

/** What is sought on the map, how many there are, and which of them is shown. */
export class SearchField {
  readonly element: HTMLElement;
  private readonly input = h('input', {
    type: 'search',
    'aria-label': say`Search the map`,
    placeholder: say`Search the map ( / )`,
    title: say`A name, a kind, an address or block, or the name of a security group, network ACL or route table`,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  private readonly count = h('span', { class: 'search-count' });
  private readonly none = h('p', { class: 'search-none', hidden: true });
  /** Read out: the count, and what is shown. */
  private readonly spoken = h('span', { class: 'sr', role: 'status', 'aria-live': 'polite' });
  private readonly steps: HTMLElement;

  constructor(private readonly events: SearchFieldEvents) {
    const button = (label: string, text: string, by: 1 | -1) => {
      const element = h('button', { type: 'button', class: 'secondary', title: label, 'aria-label': label }, text);
      element.addEventListener('click', () => events.step(by));
      return element;
    };
    this.steps = h(
      'span',
      { class: 'search-steps', hidden: true },
      button(say`Previous match (Shift+Enter)`, '↑', -1),
      button(say`Next match (Enter)`, '↓', 1),
    );
    this.element = h(
      'div',
      { class: 'map-search', role: 'search' },
      this.input,
      this.count,
      this.steps,
      this.spoken,
      this.none,
    );
    this.input.addEventListener('input', () => events.typed(this.input.value));
    this.input.addEventListener('keydown', (event) => this.key(event));
  }

  get hasFocus(): boolean {
    return document.activeElement === this.input;
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** `at`: which of them is shown, from 1; 0: none yet. `said`: what it is. */
  tell(query: string, counted: Counted, at: number, said = ''): void {
    const isSought = query.trim() !== '';
    const { found: count, elsewhere } = counted;
    const here = at > 0 ? say`${at} of ${count}` : say`${count} found`;
    const number = elsewhere > 0 ? say`${here}, ${elsewhere} elsewhere` : here;
    this.count.textContent = isSought && count > 0 ? number : '';
    this.steps.hidden = count === 0;
    this.none.hidden = !isSought || count > 0;
    this.none.textContent = this.none.hidden
      ? ''
      : say`
        Nothing on the map matches “${query.trim()}”. It is found by its name, its kind (“instance”), an address or block, and the name of its
        security group, network ACL or route table.
      `;
    const spoken = this.none.textContent || (said ? `${number}: ${said}` : this.count.textContent);
    if (this.spoken.textContent !== spoken) this.spoken.textContent = spoken;
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.events.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      this.input.value = '';
      this.events.typed('');
      this.events.left();
    } else return;
    event.preventDefault();
    // Escape would close the trace as well.
    event.stopPropagation();
  }
}
