/** The plainest fixes. */
import type { Edit, Fix } from '../findings/index.js';
import type { Origin } from '../topology/index.js';

/** Takes a text away. */
export const removal = (title: string, ...origins: readonly Origin[]): Fix[] => {
  const edits: Edit[] = origins.map((origin) => ({ origin, newText: '' }));
  return edits.length > 0 && origins.every(({ file }) => file !== '') ? [{ title, edits }] : [];
};

/** Writes another text in its place. */
export const replacement = (title: string, origin: Origin, newText: string): Fix[] =>
  origin.file === '' ? [] : [{ title, edits: [{ origin, newText }] }];
