import {
  type AddressSet,
  addressSetCovers,
  addressWords,
  formatAddressSet,
  lackingOfInternet,
  unionAddresses,
} from '../address/index.js';
import type { CompiledNetwork, End } from '../endpoints/index.js';
import type { Blocker } from './answer.js';
import { endText, type FoundBlocker } from './explain.js';

/** A blocker, and all whose packets it stops alike: it is told once, and of all of them. */
export interface MetBlocker {
  readonly found: FoundBlocker;
  /** On the way to which of a load balancer's targets, in parentheses. */
  readonly where: string;
  readonly peers: AddressSet[];
}

/** What is said of a blocker, but for whose packets it stops. */
export const wordsBut = ({ found: { message }, where }: MetBlocker): string => `${message('')}${where}`;

/** `delivered`: the ends of what gets through. What lacks of the internet there, or at another blocker, is told beside it: so this stops the rest. */
export function toldBlockers(
  met: readonly MetBlocker[],
  { internet, addressTerms }: CompiledNetwork,
  delivered: () => readonly End[],
): Blocker[] {
  const isTold = (one: MetBlocker, lacking: AddressSet): boolean => {
    const others = met.flatMap((other) => (other === one ? [] : other.peers));
    const ends = delivered().flatMap(({ set }) => (set ? [set] : []));
    return addressSetCovers(unionAddresses(...others, ...ends), lacking);
  };
  return met.map((one): Blocker => {
    const { found, where, peers } = one;
    const all = unionAddresses(...peers);
    const lacking = lackingOfInternet(all, internet);
    const rest = lacking.length > 0 && isTold(one, lacking);
    if (all.length === 0) return toldBlocker(found, undefined, where);
    const words = addressWords(all, { ...addressTerms, rest });
    const told = toldBlocker(found, words, where);
    const isCut = words !== addressWords(all, { ...addressTerms, rest, whole: true }) && told.message.includes(words);
    return isCut ? { ...told, peers: formatAddressSet(all) } : told;
  });
}

/** `whose`: its other end in words. */
export function toldBlocker({ blocker, peer, message }: FoundBlocker, whose?: string, where = ''): Blocker {
  return { ...blocker, message: `${message(whose ?? (peer ? endText(peer) : ''))}${where}` };
}
