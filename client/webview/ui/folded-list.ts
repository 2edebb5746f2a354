import { say } from '../../../network/words/index.js';
import { h } from './dom.js';

/** As many are there at once, and as many with each further line that opens. */
const FIRST = 40;
const FURTHER = 1_000;

/**
 * A list of any length, for texts of any height: its beginning, then a line that opens the rest, which is made once it is wanted. Nothing of it is left out.
 * `kind`: what they are, where lists of several kinds follow each other.
 */
export function fillList<T>(
  list: HTMLElement,
  items: readonly T[],
  row: (item: T) => HTMLElement,
  { first = FIRST, kind }: { readonly first?: number; readonly kind?: string } = {},
): HTMLElement {
  list.append(...items.slice(0, first).map(row));
  const others = items.slice(first);
  if (others.length === 0) return list;
  const summary = kind ? say`and ${others.length} more ${kind}` : say`and ${others.length} more`;
  const rest = h(list instanceof HTMLUListElement ? 'ul' : 'div', { class: list.className });
  const details = opened(summary, rest, () =>
    fillList(rest, others, row, { first: FURTHER, ...(kind ? { kind } : {}) }),
  );
  list.append(list instanceof HTMLUListElement ? h('li', { class: 'more' }, details) : details);
  return list;
}

/** A line that opens a list of its own. */
export function foldedList<T>(summary: string, items: readonly T[], row: (item: T) => HTMLElement): HTMLElement {
  const list = h('ul', { class: 'folded' });
  return opened(summary, list, () => fillList(list, items, row, { first: FURTHER }));
}

/** What is in it is made once it is wanted. */
function opened(summary: string, content: HTMLElement, make: () => void): HTMLElement {
  const line = h('summary', {}, summary);
  const details = h('details', { class: 'more' }, line, content);
  let isFilled = false;
  const fill = () => {
    if (!isFilled) make();
    isFilled = true;
  };
  // At once where somebody opens it; a browser that looks for a text opens it too.
  line.addEventListener('click', fill);
  details.addEventListener('toggle', fill);
  return details;
}
