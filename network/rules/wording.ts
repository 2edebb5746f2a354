import { type AddressSet, cidrsOfSet, formatAddressSet, formatCidr } from '../address/index.js';

/** `a`, `a and b`, `a, b and c`; above four, how many more there are. */
export function listOf(words: readonly string[], most = 4): string {
  if (words.length > most) return `${words.slice(0, most - 1).join(', ')} and ${words.length - most + 1} more`;
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

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
