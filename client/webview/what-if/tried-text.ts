import { say } from '../../../network/words/index.js';
import type { WhatIfResult } from '../../../server/protocol.js';

/** How expectations would fare without what is switched off, as far as that differs. */
export type TriedExpectations = Extract<WhatIfResult, { readonly expectations: unknown }>['expectations'];

/** What becomes of an expectation without what is switched off. */
export function triedText(holds: boolean | null): string {
  if (holds === null) return say`Cannot be decided any more`;
  return holds ? say`Holds then` : say`Fails then`;
}
