import { say } from '../../../network/words/index.js';
import type { ExpectationState, FlowChange } from '../../../server/protocol.js';
import { h, s } from '../ui/dom.js';
import { verdictIcon } from '../ui/icons.js';
import { type Cell, type CellEnds, cellSentence, openPairs, shortNumber } from './cells.js';
import { changedSentence, effectOf } from './change-marks.js';
import { expectedSentence, heldBy } from './expectation-marks.js';
import { cellText } from './traffic.js';

/** What is shown in a cell. */
export interface ShownCell extends CellEnds {
  /** Undefined: still being worked out. */
  readonly cell: Cell | undefined;
  readonly expected: readonly ExpectationState[];
  readonly changes: readonly FlowChange[];
  readonly isSought: boolean;
  /** Cells are coloured by what changed, and not by their verdicts. */
  readonly byChange: boolean;
  /** The changes are of what is only tried. */
  readonly isTried: boolean;
}

export function sentenceOf(shown: ShownCell): string {
  const { cell, expected, changes, isTried } = shown;
  const more = [changedSentence(changes, isTried), expectedSentence(expected)].filter(Boolean);
  const own = cellSentence(shown, cell);
  return more.length > 0 ? `${own}. ${more.join(' ')}` : own;
}

/** Fills an empty cell of the grid. Signs stand beside colours: neither speaks alone. */
export function fillCell(element: HTMLElement, shown: ShownCell): void {
  const { cell, expected, changes, isSought, byChange, isTried } = shown;
  const verdict = cell?.verdict ?? 'waiting';
  const effect = effectOf(changes);
  const isOther = byChange ? !effect : !isSought;
  element.className = `cell cell-${byChange ? 'plain' : verdict}${isOther ? ' cell-other' : ''}`;
  const sentence = sentenceOf(shown);
  element.title = sentence;
  element.setAttribute('aria-label', sentence);
  element.dataset.verdict = verdict;
  const held = heldBy(expected);
  if (held) element.dataset.expected = held;
  if (effect) element.dataset.change = effect;
  if (effect && isTried) element.dataset.tried = '';
  element.append(...(cell ? contentOf(cell) : [h('span', { class: 'cell-waiting-text' }, '…')]));
}

/** The verdict's sign, and what gets through; of a group in how many of its pairs something does, or may. */
function contentOf(cell: Cell): Node[] {
  if (cell.verdict === 'self') return [];
  if (cell.verdict === 'mixed') {
    const icon = s(
      'svg',
      { viewBox: '0 0 16 16', width: 16, height: 16, class: 'mixed-icon', 'aria-hidden': 'true' },
      s('path', { d: 'M3 13L13 3V13z' }),
      s('path', { d: 'M3 3h10v10H3z', class: 'frame' }),
    );
    return [
      icon,
      h('span', { class: 'cell-text' }, say`${shortNumber(openPairs(cell))} of ${shortNumber(cell.pairs)}`),
    ];
  }
  const text = cellText(cell.traffic);
  return [verdictIcon(cell.verdict), ...(text ? [h('span', { class: 'cell-text' }, text)] : [])];
}
