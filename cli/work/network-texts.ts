import { type Network, soundInsideOf } from '../../library/network.js';
import type { NetworkTexts } from '../../server/recorded/relative-texts.js';
import { refusing } from '../input/refusing.js';

/** The texts of a network that can be read whole. */
export function networkTexts(network: Network): NetworkTexts {
  const { texts, given } = refusing(() => soundInsideOf(network));
  const all = [...texts].map(([uri, text]) => ({ uri, text }));
  return { roots: all.slice(0, given), imported: all.slice(given) };
}
