import { say, termOf } from '../../../network/words/index.js';
import type { Sought, Verdict } from '../../../server/protocol.js';
import { h } from '../ui/dom.js';
import { VERDICTS } from '../ui/words.js';
import { COLOURINGS, type Colouring, isColouring } from './change-marks.js';
import type { CopyFormat } from './copy.js';
import { GROUPINGS, type Grouping, isGrouping } from './grouping.js';

export interface ToolbarEvents {
  readonly grouping: (grouping: Grouping) => void;
  /** What is shown is another part. */
  readonly sought: () => void;
  readonly colouring: (colouring: Colouring) => void;
  /** To the next expectation that fails. */
  readonly nextFailed: () => void;
  /** To the next cell in which something changed. */
  readonly nextChange: () => void;
  readonly copy: (format: CopyFormat) => void;
}

/** Instead of a verdict: what an expectation speaks of. */
const EXPECTED = 'expected';

/** What stands above the matrix: how it is grouped and coloured, which part of it is shown, and that it can be copied. */
export class MatrixToolbar {
  readonly element: HTMLElement;
  private readonly text = input(say`Filter by name or address`, 'matrix-filter');
  private readonly port = input(say`Port`, 'matrix-port');
  private readonly verdict = h('select', { 'aria-label': say`Show what is` });
  private readonly groupings = h('select', { 'aria-label': say`Group endpoints` });
  private readonly colourings = h('select', { 'aria-label': say`Colour cells` });
  private readonly failed = button('');
  private readonly change = button(say`Next change`);

  constructor(events: ToolbarEvents) {
    this.port.setAttribute('inputmode', 'numeric');
    this.verdict.append(
      h('option', { value: '' }, say`every verdict`),
      ...VERDICTS.map((verdict) => h('option', { value: verdict }, termOf(verdict))),
      h('option', { value: EXPECTED }, say`expected, what fails first`),
    );
    for (const [grouping, words] of Object.entries(GROUPINGS))
      this.groupings.append(h('option', { value: grouping }, words));
    for (const [colouring, words] of Object.entries(COLOURINGS))
      this.colourings.append(h('option', { value: colouring }, words));
    const copy = (label: string, format: CopyFormat): HTMLElement => {
      const element = button(label);
      element.addEventListener('click', () => events.copy(format));
      return element;
    };
    this.showFailed(0);
    this.colourings.hidden = true;
    this.change.hidden = true;
    this.element = h(
      'div',
      { class: 'toolbar' },
      this.text,
      this.port,
      this.verdict,
      this.groupings,
      this.colourings,
      this.failed,
      this.change,
      copy(say`Copy as Markdown`, 'markdown'),
      copy(say`Copy as CSV`, 'csv'),
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
    this.colourings.addEventListener('change', () => {
      if (isColouring(this.colourings.value)) events.colouring(this.colourings.value);
    });
    this.failed.addEventListener('click', events.nextFailed);
    this.change.addEventListener('click', events.nextChange);
  }

  get filter(): string {
    return this.text.value;
  }

  /** What an expectation speaks of, and nothing else. */
  get onlyExpected(): boolean {
    return this.verdict.value === EXPECTED;
  }

  /** A port that is none seeks nothing: it is marked instead. */
  get sought(): Sought {
    const port = /^\d{1,5}$/.test(this.port.value.trim()) ? Number(this.port.value) : undefined;
    const verdict = VERDICTS.find((one): one is Verdict => one === this.verdict.value);
    return {
      ...(verdict ? { verdict } : {}),
      ...(port !== undefined && port <= 65_535 ? { port } : {}),
    };
  }

  showGrouping(grouping: Grouping): void {
    this.groupings.value = grouping;
  }

  /** How many expectations fail; with none there is nowhere to go. */
  showFailed(number: number): void {
    this.failed.hidden = number === 0;
    this.failed.textContent = say`Next failed expectation (${number})`;
  }

  /** Where somebody tells what changed or would, cells can be coloured by it; `some`: in some cell something did. */
  showChanges(offered: ReadonlySet<Colouring>, by: Colouring, some: boolean): void {
    this.colourings.hidden = offered.size === 0;
    for (const option of this.colourings.options)
      option.hidden = option.disabled = option.value !== 'verdict' && !offered.has(option.value as Colouring);
    this.colourings.value = by;
    this.change.hidden = !some;
  }
}

function button(label: string): HTMLButtonElement {
  return h('button', { type: 'button', class: 'secondary' }, label);
}

function input(label: string, name: string): HTMLInputElement {
  return h('input', { type: 'search', class: name, placeholder: label, 'aria-label': label });
}
