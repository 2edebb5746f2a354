import { say, told } from '../../../network/words/index.js';
import type { Since, SinceBase } from '../messages.js';
import { h } from '../ui/dom.js';
import { changesList, comparedText, effectsText } from './changes-list.js';
import type { SinceTold } from './since-told.js';

const BASES = { head: told`Since HEAD`, disk: told`Since the file on disk` } as const;

/** What the edits so far open and close, against the last commit and against what is saved: a line each, with its list behind it. It follows each key, and is no alert. */
export class SinceBar {
  readonly element = h('section', { class: 'since', 'aria-label': say`What this edit opens and closes`, hidden: true });
  /** Lists that a person unfolded stay so from key to key. */
  private readonly open = new Set<SinceBase>();

  private message: SinceTold = {};
  private isStopped = false;

  constructor(
    private readonly ask: (from: string, to: string) => void,
    private readonly stop: () => void,
  ) {}

  /** `isNew`: of another state of the text, which is compared anew. */
  show(message: SinceTold, isNew = true): void {
    if (isNew) this.isStopped = false;
    this.message = message;
    const rows = (Object.keys(BASES) as SinceBase[]).flatMap((base) => {
      const since = message[base];
      return since && differs(since) ? [this.row(base, since)] : [];
    });
    this.element.hidden = rows.length === 0;
    this.element.replaceChildren(...rows);
  }

  private row(base: SinceBase, { added, removed, effects, percent }: Since): HTMLElement {
    const told = [
      ...(effects.length > 0 ? [`${effectsText(effects)}.`] : []),
      ...(added.length > 0 ? [say`New: ${shortList(added)}.`] : []),
      ...(removed.length > 0 ? [say`Gone: ${shortList(removed)}.`] : []),
    ];
    if (percent !== undefined)
      told.push(this.isStopped ? say`Stopped. ${comparedText(percent)}` : comparedText(percent));
    const text = `${BASES[base]}: ${told.join(' ')}`;
    const stop = h('button', { type: 'button', class: 'secondary' }, say`Stop comparing`);
    stop.addEventListener('click', () => {
      this.isStopped = true;
      this.stop();
      this.show(this.message, false);
    });
    const details = h(
      'details',
      { class: `since-${base}`, open: this.open.has(base) },
      h('summary', {}, text),
      percent === undefined || this.isStopped ? null : stop,
      effects.length > 0 ? changesList(effects, `${BASES[base]}`, this.ask) : null,
    );
    details.addEventListener('toggle', () => {
      if (details.open) this.open.add(base);
      else this.open.delete(base);
    });
    return details;
  }
}

function differs({ added, removed, effects, percent }: Since): boolean {
  return effects.length + added.length + removed.length > 0 || percent !== undefined;
}

const MOST_NAMES = 5;

function shortList(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const first = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? say`${first} and ${more} more` : first;
}
