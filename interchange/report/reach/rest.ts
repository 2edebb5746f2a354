import {
  type AddressSet,
  type AddressTerms,
  addressSetCovers,
  type InternetWords,
  lackingOfInternet,
  unionAddresses,
} from '../../../network/address/index.js';
import type { Answer, Hop, TrafficBox } from '../../../network/answers/index.js';
import { addressesAt, endWords } from '../end-addresses.js';
import { isInternet, othersIn, stoppedBoxes } from './stopped.js';

/** How the packets at an answer's steps are told. */
export interface PacketWords {
  readonly end: (addresses: string) => string;
  /** Whether the ports are told by the few that they leave out, in boxes of their own. */
  readonly areOthers: (packet: Hop['packet']) => boolean;
}

/** What an end of a box is called. Of the internet that was asked for all that lacks is told in another box, and what of it is declared by its name. */
export function termsFor(asked: string, { internet, names }: AddressTerms): InternetWords {
  return isInternet(asked) ? { internet, rest: internet !== undefined, names } : { internet };
}

/**
 * A packet at a step leaves out what fares otherwise. Where all of that is told in boxes of the same answer, it is the rest; elsewhere what is left out is named,
 * since nobody could know the rest of what it is.
 */
export function packetWords(
  answer: Answer,
  internet: AddressSet | undefined,
  stopped: readonly TrafficBox[] = stoppedBoxes(answer, internet),
): PacketWords {
  const boxes = [...answer.reachable, ...answer.partly, ...answer.oneWay, ...answer.unknown];
  const ends = new Set([...boxes, ...stopped].flatMap(({ from, to }) => [from, to]));
  // A path stands for all that fare as its packets do: those are in their box.
  const isTold = (seen: AddressSet, lacking: AddressSet): boolean => {
    const telling = [...ends].flatMap((end) => {
      const set = addressesAt(end);
      return set && (addressSetCovers(lacking, set) || addressSetCovers(set, seen)) ? [set] : [];
    });
    return addressSetCovers(unionAddresses(...telling), lacking);
  };
  const wholesOf = (seen: AddressSet, lacking: AddressSet): string[] =>
    [...ends].filter((end) => {
      const set = lacking.length > 0 ? addressesAt(end) : undefined;
      return set !== undefined && addressSetCovers(set, seen) && addressSetCovers(set, lacking);
    });
  const known = new Map<string, string>();
  const end = (text: string): string => {
    const set = addressesAt(text);
    // The one path stands for its whole box.
    const [whole] = answer.paths.length === 1 && set ? wholesOf(set, lackingOfInternet(set, internet)) : [];
    if (whole !== undefined) return endWords(whole, { internet });
    return endWords(text, { internet, rest: set !== undefined && isTold(set, lackingOfInternet(set, internet)) });
  };
  return {
    end: (text) => {
      const words = known.get(text) ?? end(text);
      known.set(text, words);
      return words;
    },
    areOthers: ({ protocol, destinationPorts }) =>
      boxes.some((box) => box.protocol === protocol && box.ports === destinationPorts && othersIn(box, answer).ports),
  };
}
