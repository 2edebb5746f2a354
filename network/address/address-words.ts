import { say } from '../words/index.js';
import { type AddressSet, addressCount, formatAddressSet, subtractAddresses } from './address-set.js';
import { INTERNET } from './known-ranges.js';

const MOST_RANGES = 4;

/**
 * A set of addresses for a sentence. The internet without what a network gives to its own resources is a dozen ranges, which nobody recognises:
 * `the internet less 198.51.100.9`. Other long lists are cut short, and say by how much.
 * `internet`: what to call so; to those who know which addresses the files give out, it is what is left.
 */
export function addressWords(set: AddressSet, internet: AddressSet = INTERNET): string {
  const missing = subtractAddresses(internet, set);
  const parts: string[] = [];
  let rest = set;
  let wholes = 0;
  for (const family of ['number', 'bigint'] as const) {
    const ofFamily = (some: AddressSet): AddressSet => some.filter(({ low }) => typeof low === family);
    const [whole, lacking] = [ofFamily(internet), ofFamily(missing)];
    // Most of it, so that what lacks is the exception.
    if (addressCount(lacking) * 64n > addressCount(whole)) continue;
    rest = subtractAddresses(rest, whole);
    const name = family === 'number' ? say`the internet` : say`the IPv6 internet`;
    if (lacking.length === 0) wholes++;
    parts.push(lacking.length === 0 ? name : say`${name} less ${shortList(lacking)}`);
  }
  if (wholes === 2) parts.pop();
  return [...parts, ...(rest.length > 0 ? [shortList(rest)] : [])].join(', ');
}

function shortList(set: AddressSet): string {
  const ranges = formatAddressSet(set).split(',');
  if (ranges.length <= MOST_RANGES) return ranges.join(', ');
  return say`${ranges.slice(0, MOST_RANGES - 1).join(', ')} and ${ranges.length - MOST_RANGES + 1} more ranges`;
}
