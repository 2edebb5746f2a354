import type { Fix } from '../../network/findings/index.js';
import type { Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { isMeaningless, spelledRight } from '../lexer/word-problem.js';
import { guessesAt } from './expected-words.js';

/** What stands where it cannot be read. */
export interface Stumble {
  /** In the language that is spoken. */
  readonly message: string;
  readonly image: string;
  /** The grammar's rule; undefined: the text is no word of the language at all. */
  readonly rule: string | undefined;
}

/** A fix writes nothing but what the message says, in whichever language. */
export function proposedFixes({ message, image, rule }: Stumble, origin: Origin): Fix[] {
  const guesses = rule === undefined ? [spelledRight(image) ?? ''] : guessesAt(rule, image);
  const words = guesses.filter((word) => word !== '' && message.includes(`\`${word}\``));
  if (words.length > 0)
    return words.map((word) => ({ title: say`Write \`${word}\``, edits: [{ origin, newText: word }] }));
  const isRemovable = rule === undefined && isMeaningless(image);
  return isRemovable ? [{ title: say`Remove what has no meaning here`, edits: [{ origin, newText: '' }] }] : [];
}
