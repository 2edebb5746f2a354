import { say } from '../../../network/words/index.js';
import type { NewExpectationResult } from '../../../server/protocol.js';

/** What came of it: one that somebody wants to become so fails until it is. */
export function addedWords({ text, holds }: Extract<NewExpectationResult, { readonly text: string }>): string {
  if (holds) return say`Added: ${text}`;
  return holds === null
    ? say`Added: ${text}. Whether it holds cannot be told yet.`
    : say`Added: ${text}. It fails until the network is changed.`;
}
