import { plural, type Told, told } from '../../../network/words/index.js';
import type { Verdict } from '../../../server/protocol.js';

/** What each verdict means, in the words of the language's own page. */
export const VERDICT_MEANING: Readonly<Record<Verdict, Told>> = {
  reachable: told`the request is delivered and the reply comes back`,
  partly: told`only a part gets through, or the reply comes back for some client ports only`,
  'one-way': told`the request is delivered, but no reply can come back`,
  blocked: told`no request packet is delivered`,
  unknown: told`the answer hangs on something the files do not say`,
};

export const VERDICTS = Object.keys(VERDICT_MEANING) as readonly Verdict[];

/** `nat-gateway` several times, `3 NAT gateways`. */
export function kindWords(kind: string, number: number): string {
  switch (kind) {
    case 'instance':
      return plural(number, 'instance');
    case 'database':
      return plural(number, 'database');
    case 'function':
      return plural(number, 'function');
    case 'interface':
      return plural(number, 'interface');
    case 'nat-gateway':
      return plural(number, 'NAT gateway');
    case 'nat-instance':
      return plural(number, 'NAT instance');
    case 'load-balancer':
      return plural(number, 'load balancer');
    case 'interface-endpoint':
      return plural(number, 'interface endpoint');
    default: {
      const word = kind.replaceAll('-', ' ').replace(/\bvpn\b/, 'VPN');
      return plural(
        number,
        word,
        word.endsWith('y') && !/[aeou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`,
      );
    }
  }
}

export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) || trimmed === '' ? trimmed : `${trimmed}.`;
}
