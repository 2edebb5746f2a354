import type { ExpectationState } from '../../../server/protocol.js';
import type { Pair } from '../messages.js';

/** What the card of an expectation says, and what a click on it asks. */
interface Card {
  readonly word: 'holds' | 'fails' | 'unknown';
  /** Nothing where it holds. */
  readonly note: string | undefined;
  readonly question: Pair;
}

export function cardOf({ holds, message, question }: ExpectationState): Card {
  return {
    word: holds === null ? 'unknown' : holds ? 'holds' : 'fails',
    note: holds ? undefined : message,
    question,
  };
}
