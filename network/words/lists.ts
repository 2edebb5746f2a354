import { say } from './say.js';

/** `a`, `a and b`, `a, b and c`; above `most`, how many more there are. */
export function listOf(words: readonly string[], most = Number.POSITIVE_INFINITY): string {
  if (words.length > most) return say`${words.slice(0, most - 1).join(', ')} and ${words.length - most + 1} more`;
  if (words.length <= 1) return words.join('');
  return say`${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function choiceOf(words: readonly string[]): string {
  if (words.length <= 1) return words.join('');
  return say`${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
