import { plural, say, type Told, told } from '../../../network/words/index.js';
import type { FlowChange } from '../../../server/protocol.js';
import { h } from '../ui/dom.js';
import { verdictIcon } from '../ui/icons.js';
import { LongList } from '../ui/long-list.js';

/** What each effect is called beside a pair. */
const WORDS: Readonly<Record<FlowChange['effect'], Told>> = {
  opened: told`opens`,
  closed: told`closes`,
  other: told`changes`,
};
const EFFECTS = Object.keys(WORDS) as readonly FlowChange['effect'][];

const EFFECT_TEXT: Readonly<Record<FlowChange['effect'], (pairs: string) => string>> = {
  opened: (pairs) => say`opens ${pairs}`,
  closed: (pairs) => say`closes ${pairs}`,
  other: (pairs) => say`changes ${pairs}`,
};

/** `opens 2, closes 1`; what changes otherwise only where something does. */
export function effectsText(effects: readonly FlowChange[]): string {
  const counts = EFFECTS.map((effect) => [effect, pairsOf(effects.filter((one) => one.effect === effect))] as const);
  const told = counts
    .filter(([, pairs]) => pairs > 0)
    .map(([effect, pairs]) => EFFECT_TEXT[effect](plural(pairs, 'pair')));
  return told.join(', ') || say`changes nothing`;
}

function pairsOf(effects: readonly FlowChange[]): number {
  const pairs = new Map(effects.map(({ from, to, alike }) => [`${from} ${to}`, alike?.pairs ?? 1]));
  let sum = 0;
  for (const many of pairs.values()) sum += many;
  return sum;
}

/** Rounded down: 100 % is all. */
export const percentOf = (done: number, all: number): number => Math.floor((100 * done) / Math.max(1, all));

/** How much of all pairs is compared. */
export const comparedText = (percent: number): string => say`Compared so far: ${percent} % of who reaches whom.`;

/** The pairs that fare differently, however many; each leads to its trace. */
export function changesList(label: string, ask: (from: string, to: string) => void): LongList<FlowChange> {
  return new LongList(label, ({ from, to, effect, traffic, alike }) => {
    const more = alike ? say`and so ${plural(alike.pairs - 1, 'pair')} more` : '';
    const whole = [`${from} → ${to}`, `${WORDS[effect]}`, traffic, more].filter((part) => part !== '').join(' · ');
    const button = h(
      'button',
      { type: 'button', class: `place change-${effect}`, title: `${whole}\n${say`Show its trace`}` },
      h(
        'span',
        { class: 'step-head' },
        verdictIcon(effect === 'opened' ? 'reachable' : effect === 'closed' ? 'blocked' : 'partly'),
        h('strong', {}, `${from} → ${to}`),
        h('span', { class: 'tag' }, WORDS[effect]),
        h('span', { class: 'note' }, traffic),
        more ? h('span', { class: 'note alike' }, more) : null,
      ),
    );
    button.addEventListener('click', () => ask(from, to));
    return button;
  });
}
