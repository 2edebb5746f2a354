import type { Draft, Key } from './draft.js';

/** An element in a message: `subnet web (subnet-1)`. */
export function describe(draft: Draft, key: Key): string {
  const kind = (draft.kind === 'resource' ? draft.type : draft.kind).replaceAll('-', ' ');
  const id = draft.ids[0] ?? key;
  return draft.label && draft.label !== id ? `${kind} ${draft.label} (${id})` : `${kind} ${id}`;
}
