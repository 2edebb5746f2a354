/** The plainest fixes. */
import type { Edit, Fix } from '../findings/index.js';
import { atEnd } from '../repairs/index.js';
import type { Origin } from '../topology/index.js';

/** Takes a text away. */
export const removal = (title: string, ...origins: readonly Origin[]): Fix[] => {
  const edits: Edit[] = origins.map((origin) => ({ origin, newText: '' }));
  return edits.length > 0 && origins.every(({ file }) => file !== '') ? [{ title, edits }] : [];
};

/** Writes statements at the end of a block. */
export const addition = (title: string, block: Origin, texts: readonly string[]): Fix[] =>
  block.file === '' || texts.length === 0 ? [] : [{ title, edits: [atEnd(block, texts)] }];

/** Writes another text in its place. */
export const replacement = (title: string, origin: Origin, newText: string): Fix[] =>
  origin.file === '' ? [] : [{ title, edits: [{ origin, newText }] }];

/** Takes one out of a list with commas, and leaves the others as they are. */
export function outOfList(title: string, items: readonly Origin[], index: number): Fix[] {
  const item = items[index];
  const [before, after] = [items[index - 1], items[index + 1]];
  if (!item || item.file === '' || !(before ?? after) || items.some(({ file }) => file !== item.file)) return [];
  const start = before ? before.range.end : item.range.start;
  const end = before ? item.range.end : (after as Origin).range.start;
  return [{ title, edits: [{ origin: { file: item.file, range: { start, end } }, newText: '' }] }];
}

/** Writes one more behind the last of a list with commas. */
export const intoList = (title: string, last: Origin, text: string): Fix[] =>
  last.file === '' ? [] : [{ title, edits: [{ origin: endOf(last), newText: `, ${text}` }] }];

/** From the first of a list to the last. */
export const wholeList = ({ file, range }: Origin, last: Origin): Origin => ({
  file,
  range: { start: range.start, end: last.range.end },
});

const endOf = ({ file, range: { end } }: Origin): Origin => ({ file, range: { start: end, end } });

/** The place right before a text, for what goes in front of it. */
export const startOf = ({ file, range: { start } }: Origin): Origin => ({ file, range: { start, end: start } });
