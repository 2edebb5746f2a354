import { say, termOf } from '../../../network/words/index.js';
import type { Verdict } from '../../../server/protocol.js';
import { h } from '../ui/dom.js';
import { VERDICTS } from '../ui/words.js';
import type { Sought } from './cells.js';
import type { CopyFormat } from './copy.js';
import { GROUPINGS, type Grouping, isGrouping } from './grouping.js';

export interface ToolbarEvents {
  readonly grouping: (grouping: Grouping) => void;
  /** What is shown is another part. */
  readonly sought: () => void;
  readonly copy: (format: CopyFormat) => void;
}

/** What stands above the matrix: how it is grouped, which part of it is shown, and that it can be copied. */
export class MatrixToolbar {
  readonly element: HTMLElement;
  private readonly text = input(say`Filter by name or address`, 'matrix-filter');
  private readonly port = input(say`Port`, 'matrix-port');
  private readonly verdict = h('select', { 'aria-label': say`Show what is` });
  private readonly groupings = h('select', { 'aria-label': say`Group endpoints` });

  constructor(events: ToolbarEvents) {
    this.port.setAttribute('inputmode', 'numeric');
    this.verdict.append(
      h('option', { value: '' }, say`every verdict`),
      ...VERDICTS.map((verdict) => h('option', { value: verdict }, termOf(verdict))),
    );
    for (const [grouping, words] of Object.entries(GROUPINGS))
      this.groupings.append(h('option', { value: grouping }, words));
    const button = (label: string, format: CopyFormat): HTMLElement => {
      const element = h('button', { type: 'button', class: 'secondary' }, label);
      element.addEventListener('click', () => events.copy(format));
      return element;
    };
    this.element = h(
      'div',
      { class: 'toolbar' },
      this.text,
      this.port,
      this.verdict,
      this.groupings,
      button(say`Copy as Markdown`, 'markdown'),
      button(say`Copy as CSV`, 'csv'),
    );
    this.text.addEventListener('input', events.sought);
    this.port.addEventListener('input', () => {
      this.port.setAttribute('aria-invalid', String(this.port.value.trim() !== '' && this.sought.port === undefined));
      events.sought();
    });
    this.verdict.addEventListener('change', events.sought);
    this.groupings.addEventListener('change', () => {
      if (isGrouping(this.groupings.value)) events.grouping(this.groupings.value);
    });
  }

  get filter(): string {
    return this.text.value;
  }

  /** A port that is none seeks nothing: it is marked instead. */
  get sought(): Sought {
    const port = /^\d{1,5}$/.test(this.port.value.trim()) ? Number(this.port.value) : undefined;
    return {
      verdict: VERDICTS.find((verdict): verdict is Verdict => verdict === this.verdict.value),
      port: port !== undefined && port <= 65_535 ? port : undefined,
    };
  }

  showGrouping(grouping: Grouping): void {
    this.groupings.value = grouping;
  }
}

function input(label: string, name: string): HTMLInputElement {
  return h('input', { type: 'search', class: name, placeholder: label, 'aria-label': label });
}
