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

/** The place right before a text, for what goes in front of it. */
export const startOf = ({ file, range: { start } }: Origin): Origin => ({ file, range: { start, end: start } });
