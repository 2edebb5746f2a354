import { say } from '../../../network/words/index.js';
import type { CompactEndpoint, FlowChange } from '../../../server/protocol.js';
import type { Since, SinceBase } from '../messages.js';
import { arrange, h } from '../ui/dom.js';
import { changesList, comparedText, effectsText } from '../what-if/changes-list.js';
import { ChangeMarks, type Colouring } from './change-marks.js';
import type { Place } from './grid.js';
import type { MatrixLine } from './lines.js';

/** What would change without what is switched off. */
export interface TriedChanges {
  readonly effects: readonly FlowChange[];
  /** How much of it is worked out; undefined: that is all. */
  readonly percent?: number | undefined;
}

type Told = Readonly<Partial<Record<SinceBase, Since>>>;

/** What changed, as a colouring of the cells, with the list of what opened and closed. */
export class ChangesPart {
  readonly element = h('section', { class: 'matrix-changes', 'aria-label': say`What opened and closed`, hidden: true });
  private colouring: Colouring = 'verdict';
  /** Before something was switched off. */
  private usual: Colouring = 'verdict';
  private message: Told | undefined;
  private tried: TriedChanges | undefined;
  private marks: ChangeMarks | undefined;
  private readonly summary = h('summary');
  private readonly pairs;
  private readonly details: HTMLDetailsElement;
  private readonly progress = h('p', { class: 'note' });
  private readonly signs = h(
    'p',
    { class: 'note' },
    say`In the cells: + opened, − closed, ± changed otherwise, or both.`,
  );

  constructor(ask: (from: string, to: string) => void) {
    this.pairs = changesList(say`What opened and closed`, ask);
    this.details = h('details', { open: true }, this.summary, this.pairs.element);
  }

  /** What there is to colour by, besides verdicts. */
  get offered(): ReadonlySet<Colouring> {
    return new Set<Colouring>([
      ...(this.message ? (['head', 'disk'] as const) : []),
      ...(this.tried ? (['tried'] as const) : []),
    ]);
  }

  get by(): Colouring {
    return this.colouring;
  }

  get isTried(): boolean {
    return this.colouring === 'tried';
  }

  get isOn(): boolean {
    return this.colouring !== 'verdict';
  }

  next(after: Place | undefined): Place | undefined {
    return this.marks?.next(after);
  }

  told(message: Told): void {
    this.message = message;
    this.list();
  }

  /** Marks what is tried as soon as something is; undefined: nothing is, or it is still worked out. */
  try(tried: TriedChanges | undefined): void {
    if (tried && !this.tried) {
      this.usual = this.colouring;
      this.colouring = 'tried';
    }
    if (!tried && this.colouring === 'tried') this.colouring = this.usual;
    this.tried = tried;
    this.list();
  }

  colour(colouring: Colouring): void {
    this.colouring = colouring;
    this.list();
  }

  /** Finds the cells of what changed. True: some cell has something. */
  lay(endpoints: readonly CompactEndpoint[], rows: readonly MatrixLine[], columns: readonly MatrixLine[]): boolean {
    const { effects } = this;
    this.marks = effects ? new ChangeMarks({ effects }, endpoints, rows, columns) : undefined;
    return this.next(undefined) !== undefined;
  }

  at(row: number, column: number): readonly FlowChange[] {
    return this.marks?.at(row, column) ?? [];
  }

  private get effects(): readonly FlowChange[] | undefined {
    if (this.colouring === 'verdict') return undefined;
    return this.isTried ? this.tried?.effects : (this.compared?.effects ?? []);
  }

  private get compared(): TriedChanges | undefined {
    const { colouring } = this;
    if (colouring === 'verdict') return undefined;
    return colouring === 'tried' ? this.tried : this.message?.[colouring];
  }

  private list(): void {
    const { effects, isTried } = this;
    this.element.hidden = !effects;
    if (!effects) return;
    const percent = this.compared?.percent;
    this.progress.textContent =
      percent === undefined ? say`Nothing opened or closed, as far as that can be told.` : comparedText(percent);
    this.summary.textContent = isTried ? say`Not in the file: ${effectsText(effects)}` : effectsText(effects);
    const isNothing = effects.length === 0;
    arrange(this.element, [
      ...(percent === undefined && !isNothing ? [] : [this.progress]),
      ...(isNothing ? [] : [this.details, this.signs]),
    ]);
    this.pairs.show(effects);
  }
}
