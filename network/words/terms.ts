import { translationOf } from './language.js';

/** Words of the `.vpc` language that sentences use as words: where a translation says `{0~}`, the hole holds one of these, and is translated. */
const TERMS: readonly string[] = [
  'inbound',
  'outbound',
  'allow',
  'deny',
  'from',
  'to',
  'public',
  'private',
  'vpn-only',
  'unknown',
  'reachable',
  'partly',
  'one-way',
  'blocked',
  'request',
  'reply',
  'stateful',
  'stateless',
];

/** The word in the language that is spoken, where it is one of those. */
export function termOf(word: string): string {
  return (TERMS.includes(word) ? translationOf(word) : undefined) ?? word;
}
