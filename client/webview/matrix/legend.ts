import { say, termOf } from '../../../network/words/index.js';
import { h } from '../ui/dom.js';
import { verdictIcon } from '../ui/icons.js';
import { VERDICT_MEANING, VERDICTS } from '../ui/words.js';

/** What the signs in the cells mean. */
export function legend(): HTMLElement {
  const sign = (data: Readonly<Record<string, string>>) =>
    h('span', { class: 'mark-sign', 'aria-hidden': 'true', ...data });
  return h(
    'ul',
    { class: 'legend', 'aria-label': say`Legend` },
    ...VERDICTS.map((verdict) => h('li', { title: VERDICT_MEANING[verdict] }, verdictIcon(verdict), termOf(verdict))),
    h(
      'li',
      { title: say`a group whose pairs differ: in how many of them something gets through, or may` },
      h('span', { class: 'mixed-sign', 'aria-hidden': 'true' }),
      say`2 of 9`,
    ),
    h('li', {}, sign({ 'data-expected': 'holds' }), say`expected, and holds`),
    h('li', {}, sign({ 'data-expected': 'fails' }), say`expected, and fails`),
  );
}
