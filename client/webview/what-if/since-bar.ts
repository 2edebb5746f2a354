import { say, told } from '../../../network/words/index.js';
import type { HostMessage, Since } from '../messages.js';
import { h } from '../ui/dom.js';
import { changesList, effectsText } from './changes-list.js';

type SinceMessage = Extract<HostMessage, { readonly type: 'since' }>;

const BASES = { head: told`Since HEAD`, disk: told`Since the file on disk` } as const;

/** What the edits so far open and close, against the last commit and against what is saved: a line each, with its list behind it. It follows each key, and is no alert. */
export class SinceBar {
  readonly element = h('section', { class: 'since', 'aria-label': say`What this edit opens and closes`, hidden: true });
  /** Lists that a person unfolded stay so from key to key. */
  private readonly open = new Set<keyof typeof BASES>();

  constructor(private readonly ask: (from: string, to: string) => void) {}

  show(message: SinceMessage): void {
    const rows = (Object.keys(BASES) as (keyof typeof BASES)[]).flatMap((base) => {
      const since = message[base];
      return since && differs(since) ? [this.row(base, since)] : [];
    });
    this.element.hidden = rows.length === 0;
    this.element.replaceChildren(...rows);
  }

  private row(base: keyof typeof BASES, { added, removed, effects }: Since): HTMLElement {
    const told = [
      ...(effects.length > 0 ? [`${effectsText(effects)}.`] : []),
      ...(added.length > 0 ? [say`New: ${shortList(added)}.`] : []),
      ...(removed.length > 0 ? [say`Gone: ${shortList(removed)}.`] : []),
    ];
    const text = `${BASES[base]}: ${told.join(' ')}`;
    const details = h(
      'details',
      { class: `since-${base}`, open: this.open.has(base) },
      h('summary', {}, text),
      effects.length > 0 ? changesList(effects, `${BASES[base]}`, this.ask) : null,
    );
    details.addEventListener('toggle', () => {
      if (details.open) this.open.add(base);
      else this.open.delete(base);
    });
    return details;
  }
}

function differs({ added, removed, effects }: Since): boolean {
  return effects.length + added.length + removed.length > 0;
}

const MOST_NAMES = 5;

function shortList(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const first = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? say`${first} and ${more} more` : first;
}
