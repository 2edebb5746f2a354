import type { Verdict } from '../../../server/protocol.js';

/** What each verdict means, in the words of the language's own page. */
export const VERDICT_MEANING: Readonly<Record<Verdict, string>> = {
  reachable: 'the request is delivered and the reply comes back',
  partly: 'only a part gets through, or the reply comes back for some client ports only',
  'one-way': 'the request is delivered, but no reply can come back',
  blocked: 'no request packet is delivered',
  unknown: 'the answer hangs on something the files do not say',
};

export const VERDICTS = Object.keys(VERDICT_MEANING) as readonly Verdict[];

const NUMBERS = new Intl.NumberFormat('en');

/** `1 subnet`, `3 subnets`. */
export function count(number: number, noun: string): string {
  return `${NUMBERS.format(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** `nat-gateway` as a reader says it. */
function kindWord(kind: string): string {
  return kind
    .replaceAll('-', ' ')
    .replace(/\bnat\b/, 'NAT')
    .replace(/\bvpn\b/, 'VPN');
}

/** `nat-gateway` several times. */
export function kindWords(kind: string, number: number): string {
  const word = kindWord(kind);
  if (number === 1) return `1 ${word}`;
  return `${NUMBERS.format(number)} ${word.endsWith('y') && !/[aeou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`}`;
}

export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) || trimmed === '' ? trimmed : `${trimmed}.`;
}
