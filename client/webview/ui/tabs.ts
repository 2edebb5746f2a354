import { say } from '../../../network/words/index.js';
import type { Tab } from '../messages.js';
import { h } from './dom.js';

/** Tabs as the ARIA Authoring Practices have them: arrow keys choose, only the chosen one is a tab stop (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). */
export class Tabs {
  readonly list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': say`Views of the network` });
  readonly panels: HTMLElement[] = [];
  private readonly buttons = new Map<Tab, HTMLButtonElement>();

  constructor(
    tabs: readonly (readonly [Tab, string, HTMLElement])[],
    private selected: Tab,
    private readonly shown: (tab: Tab) => void,
  ) {
    for (const [tab, label, content] of tabs) {
      const button = h(
        'button',
        { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': `panel-${tab}` },
        label,
      );
      button.addEventListener('click', () => this.select(tab));
      const panel = h(
        'section',
        { class: 'panel', role: 'tabpanel', id: `panel-${tab}`, 'aria-labelledby': `tab-${tab}` },
        content,
      );
      this.buttons.set(tab, button);
      this.list.append(button);
      this.panels.push(panel);
    }
    this.list.addEventListener('keydown', (event) => this.key(event));
    this.mark();
  }

  select(tab: Tab): void {
    if (tab === this.selected) return;
    this.selected = tab;
    this.mark();
    this.shown(tab);
  }

  private mark(): void {
    for (const [tab, button] of this.buttons) {
      const chosen = tab === this.selected;
      button.setAttribute('aria-selected', String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    }
    for (const panel of this.panels) panel.hidden = panel.id !== `panel-${this.selected}`;
  }

  private key(event: KeyboardEvent): void {
    const tabs = [...this.buttons.keys()];
    const at = tabs.indexOf(this.selected);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const step = steps[event.key];
    const tab = step === undefined ? undefined : tabs[(step + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    this.select(tab);
    this.buttons.get(tab)?.focus();
  }
}
