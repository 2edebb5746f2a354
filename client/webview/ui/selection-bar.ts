import { say } from '../../../network/words/index.js';
import type { MapFinding, Origin } from '../../../server/protocol.js';
import type { Box } from '../map/box.js';
import { findingText } from '../map/guards.js';
import type { Switch } from '../what-if/switches.js';
import { h } from './dom.js';
import { fillList } from './folded-list.js';
import { prose } from './prose.js';
import type { Shown } from './shown-in.js';
import { sentence } from './words.js';

/** The map keeps its room: a folded VPC may have hundreds, which open in place. */
const MOST_FINDINGS = 3;

const MOST_FIXES = 3;

export interface SelectionEvents {
  readonly ask: (end: 'from' | 'to', name: string) => void;
  readonly direction: () => void;
  readonly reveal: (origin: Origin) => void;
  /** Mend it by the fix of that title. */
  readonly fix: (finding: MapFinding, title: string) => void;
  /** Try the network without it. */
  readonly without: (item: Switch) => void;
}

/** Under the map: what the chosen element is, and what can be asked about it. */
export class SelectionBar {
  readonly element: HTMLElement;
  private readonly text = h('p', { class: 'selection-text' });
  private readonly from = h('button', { type: 'button' }, say`Trace from here`);
  private readonly to = h('button', { type: 'button' }, say`Trace to here`);
  private readonly choice = h('select', { 'aria-label': say`Which signs the map shows` });
  private readonly findings = h('ul', { class: 'selection-findings', 'aria-label': say`What is wrong here` });
  private readonly switches = h('div', { class: 'buttons needs-editor', role: 'group', 'aria-label': say`What if` });
  private box: Box | undefined;

  constructor(private readonly events: SelectionEvents) {
    this.choice.append(
      h('option', { value: 'from' }, say`Signs: what it can reach`),
      h('option', { value: 'to' }, say`Signs: what can reach it`),
    );
    this.choice.addEventListener('change', () => events.direction());
    this.from.addEventListener('click', () => this.box && events.ask('from', this.box.id));
    this.to.addEventListener('click', () => this.box && events.ask('to', this.box.id));
    const actions = h('div', { class: 'buttons' }, this.from, this.to, this.choice);
    this.element = h('div', { class: 'selection' }, this.text, actions, this.switches, this.findings);
    this.show(undefined);
  }

  get direction(): 'from' | 'to' {
    return this.choice.value === 'to' ? 'to' : 'from';
  }

  /** `switches`: what of it can be switched off. */
  show(box: Box | undefined, switches: readonly Switch[] = []): void {
    this.box = box;
    this.offer(switches);
    const endpoint = box?.id === 'internet' || box?.element?.endpoint === true;
    this.text.textContent = box
      ? sentence(box.description)
      : say`Click anything to see its line in the text. Ctrl and wheel zoom, dragging moves.`;
    this.showFindings(box?.findings ?? []);
    for (const control of [this.from, this.to, this.choice]) control.hidden = !endpoint;
  }

  /** A guard or a connection, which is no box. */
  showOther(description: string, switches: readonly Switch[], findings: readonly MapFinding[] = []): void {
    this.show(undefined, switches);
    this.text.textContent = sentence(description);
    this.showFindings(findings);
  }

  /** The text changed: what is wrong with what is shown, and what of it can be switched off. */
  refresh({ switches, findings }: Shown): void {
    this.offer(switches);
    const isOpen = this.findings.querySelector(':scope > .more > details[open]') !== null;
    this.showFindings(findings);
    if (isOpen) this.findings.querySelector<HTMLElement>(':scope > .more > details > summary')?.click();
  }

  private showFindings(findings: readonly MapFinding[]): void {
    this.findings.replaceChildren();
    fillList(this.findings, findings, (finding) => this.finding(finding), { first: MOST_FINDINGS });
    this.findings.hidden = findings.length === 0;
  }

  private offer(switches: readonly Switch[]): void {
    this.switches.hidden = switches.length === 0;
    this.switches.replaceChildren(
      ...switches.map((item) => {
        const button = h(
          'button',
          { type: 'button', class: 'secondary', title: say`See what changes without it; the file stays as it is` },
          say`Switch off ${item.label}`,
        );
        button.addEventListener('click', () => this.events.without(item));
        return button;
      }),
    );
  }

  private finding(finding: MapFinding): HTMLElement {
    const button = h(
      'button',
      { type: 'button', class: `place finding-${finding.severity}`, title: say`Show this line` },
      prose(findingText(finding)),
    );
    button.addEventListener('click', () => this.events.reveal(finding.origin));
    const { fixes = [] } = finding;
    if (fixes.length === 0) return h('li', {}, button);
    const offered = h('div', { class: 'buttons needs-editor' });
    return h(
      'li',
      {},
      button,
      fillList(offered, fixes, (title) => this.fix(finding, title), { first: MOST_FIXES }),
    );
  }

  private fix(finding: MapFinding, title: string): HTMLElement {
    const hint = say`Write this into the file; undo takes it back`;
    const button = h(
      'button',
      { type: 'button', class: 'secondary fix', title: hint },
      say`Fix: ${title.replaceAll('`', '')}`,
    );
    button.addEventListener('click', () => this.events.fix(finding, title));
    return button;
  }

  waitingFor(end: 'from' | 'to', other: string): void {
    this.text.textContent =
      end === 'to'
        ? say`From ${other}: choose where the trace goes.`
        : say`To ${other}: choose where the trace starts.`;
  }
}
