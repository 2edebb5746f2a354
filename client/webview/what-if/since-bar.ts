import { say, told } from '../../../network/words/index.js';
import type { Since, SinceBase } from '../messages.js';
import { arrange, h } from '../ui/dom.js';
import { fillList } from '../ui/folded-list.js';
import { changesList, comparedText, effectsText } from './changes-list.js';
import type { SinceTold } from './since-told.js';

const BASES = { head: told`Since HEAD`, disk: told`Since the file on disk` } as const;

/** What the edits so far open and close, against the last commit and against what is saved: a line each, with its list behind it. It follows each key, and is no alert. */
export class SinceBar {
  readonly element = h('section', { class: 'since', 'aria-label': say`What this edit opens and closes`, hidden: true });
  /** Each stays what it is while more is told: whoever unfolded one, reads its list or is about to stop it is not disturbed. */
  private readonly rows: readonly SinceRow[];
  private message: SinceTold = {};
  private isStopped = false;

  constructor(ask: (from: string, to: string) => void, stop: () => void) {
    const stopped = () => {
      this.isStopped = true;
      stop();
      this.show(this.message, false);
    };
    this.rows = (Object.keys(BASES) as SinceBase[]).map((base) => new SinceRow(base, ask, stopped));
  }

  /** `isNew`: of another state of the text, which is compared anew. */
  show(message: SinceTold, isNew = true): void {
    if (isNew) this.isStopped = false;
    this.message = message;
    for (const row of this.rows) row.show(message[row.base], this.isStopped);
    const shown = this.rows.filter(({ differs }) => differs);
    arrange(
      this.element,
      shown.map(({ element }) => element),
    );
    this.element.hidden = shown.length === 0;
  }
}

class SinceRow {
  readonly element: HTMLDetailsElement;
  differs = false;
  private readonly summary = h('summary');
  private readonly stop = h('button', { type: 'button', class: 'secondary' }, say`Stop comparing`);
  /** Of what there is only now or only then, where the line above does not name all. */
  private readonly names = h('div', { class: 'since-names' });
  private named = '';
  private readonly list;

  constructor(
    readonly base: SinceBase,
    ask: (from: string, to: string) => void,
    stop: () => void,
  ) {
    this.list = changesList(`${BASES[base]}`, ask);
    this.element = h('details', { class: `since-${base}` }, this.summary, this.stop, this.names, this.list.element);
    this.stop.addEventListener('click', () => {
      stop();
      // The button is gone now.
      this.summary.focus();
    });
  }

  show(since: Since | undefined, isStopped: boolean): void {
    this.differs = since !== undefined && isOther(since);
    const { added, removed, effects, percent } = since ?? { added: [], removed: [], effects: [] };
    const told = [
      ...(effects.length > 0 ? [`${effectsText(effects)}.`] : []),
      ...(added.length > 0 ? [say`New: ${shortList(added)}.`] : []),
      ...(removed.length > 0 ? [say`Gone: ${shortList(removed)}.`] : []),
    ];
    if (percent !== undefined) told.push(isStopped ? say`Stopped. ${comparedText(percent)}` : comparedText(percent));
    this.summary.textContent = `${BASES[this.base]}: ${told.join(' ')}`;
    this.stop.hidden = percent === undefined || isStopped;
    this.showNames(added, removed);
    this.list.element.hidden = effects.length === 0;
    this.list.show(effects);
  }

  /** More pairs change nothing of it: what somebody has opened stays so. */
  private showNames(added: readonly string[], removed: readonly string[]): void {
    const key = JSON.stringify([added, removed]);
    if (key === this.named) return;
    this.named = key;
    this.names.replaceChildren(...namesOf(say`New`, added), ...namesOf(say`Gone`, removed));
  }
}

function isOther({ added, removed, effects, percent }: Since): boolean {
  return effects.length + added.length + removed.length > 0 || percent !== undefined;
}

const MOST_NAMES = 5;

function shortList(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const first = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? say`${first} and ${more} more` : first;
}

function namesOf(title: string, names: readonly string[]): HTMLElement[] {
  if (names.length <= MOST_NAMES) return [];
  const list = fillList(h('ul', { 'aria-label': title }), names, (name) => h('li', {}, name));
  return [h('strong', {}, title), list];
}
