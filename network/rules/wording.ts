import { type AddressSet, cidrsOfSet, formatAddressSet, formatCidr } from '../address/index.js';
import { listOf as list } from '../words/index.js';

/** Above four, how many more there are. */
export const listOf = (words: readonly string[], most = 4): string => list(words, most);

/** A set as blocks where those are few, else as ranges. */
export function addressesInWords(set: AddressSet): string {
  const blocks = cidrsOfSet(set);
  if (blocks.length <= 4) return listOf(blocks.map((block) => shortCidr(formatCidr(block))));
  const ranges = formatAddressSet(set).split(',');
  return listOf(ranges);
}

/** A block of one address is that address. */
function shortCidr(text: string): string {
  return text.replace(/^([\d.]+)\/32$|^([\da-f:]+)\/128$/, '$1$2');
}
