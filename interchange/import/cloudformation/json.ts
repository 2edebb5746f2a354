import type { Plain } from './document.js';

const MOST_VALUES = 100_000;
const DEEPEST = 100;
/** Every text of JSON, and whether it is a key: a colon follows those alone. */
const TEXTS = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/**
 * A template in JSON, in a fraction of the time that the reader of YAML takes. Undefined where that one has something to say or to do:
 * what is no JSON, a key that a mapping has twice, keys that merge mappings, what is too large or too deep.
 */
export function jsonValue(text: string): Plain | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  let value: Plain;
  try {
    value = JSON.parse(text) as Plain;
  } catch {
    return undefined;
  }
  const keys = keysIn(value);
  return keys !== undefined && keys === keysOf(text) ? value : undefined;
}

function keysOf(text: string): number {
  let keys = 0;
  for (const [, colon] of text.matchAll(TEXTS)) if (colon !== undefined) keys++;
  return keys;
}

/** How many keys all mappings have together; of a key that is there twice JSON keeps one. */
function keysIn(root: Plain): number | undefined {
  let [keys, values] = [0, 0];
  const waiting: { readonly value: Plain; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (++values > MOST_VALUES || depth > DEEPEST) return undefined;
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) {
      if (Object.hasOwn(value, '<<')) return undefined;
      keys += Object.keys(value).length;
    }
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 });
  }
  return keys;
}
