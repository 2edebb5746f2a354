import type { Fix } from '../../network/findings/index.js';
import type { Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';

/** Told from the message, so that a fix never writes anything but what the message says. */
export function proposedFixes(message: string, origin: Origin, isStray: boolean): Fix[] {
  const [, guesses = ''] = /Did you mean ([^?]*)\?/.exec(message) ?? [];
  const [, spelling] = / Write `([\w.-]+)`\.$/.exec(message) ?? [];
  const words = [
    ...[...guesses.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string),
    ...(spelling ? [spelling] : []),
  ];
  if (words.length > 0)
    return words.map((word) => ({ title: say`Write \`${word}\``, edits: [{ origin, newText: word }] }));
  const isRemovable = isStray && / Remove it\.$/.test(message);
  return isRemovable ? [{ title: say`Remove what has no meaning here`, edits: [{ origin, newText: '' }] }] : [];
}
