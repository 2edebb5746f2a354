import { type AddressRange, addressRange, holds } from './address-range.js';
import type { Entry } from './search-index.js';

/** How well something fits: what is meant by its name or address comes first, what only holds the address last, the innermost first. */
type Rank = 'exactly' | 'partly' | 'holds';

/** What has all the words of a query, in small or large letters. An address finds what has it, and what holds it; a block also what lies in it. */
export function find(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const tests = words.map(testOf);
  const whole = words.join(' ');
  const found: Record<Rank, Entry[]> = { exactly: [], partly: [], holds: [] };
  for (const entry of entries) {
    const ranks = tests.map((test) => test(entry));
    if (ranks.includes(undefined)) continue;
    const rank = entry.names.includes(whole) ? 'exactly' : worst(ranks);
    found[rank].push(entry);
  }
  // In reading order a VPC comes before its subnets, and these before what is in them.
  return [...found.exactly, ...found.partly, ...found.holds.reverse()];
}

function worst(ranks: readonly (Rank | undefined)[]): Rank {
  if (ranks.includes('holds')) return 'holds';
  return ranks.includes('partly') ? 'partly' : 'exactly';
}

function testOf(word: string): (entry: Entry) => Rank | undefined {
  const range = addressRange(word);
  if (range) return (entry) => byAddress(entry, range);
  return ({ names, text }) => (names.includes(word) ? 'exactly' : text.includes(word) ? 'partly' : undefined);
}

function byAddress({ addresses, blocks }: Entry, sought: AddressRange): Rank | undefined {
  const isSame = (one: AddressRange): boolean => holds(one, sought) && holds(sought, one);
  if (addresses.some(isSame) || blocks.some(isSame)) return 'exactly';
  if (addresses.some((one) => holds(sought, one) || holds(one, sought))) return 'partly';
  if (blocks.some((one) => holds(sought, one))) return 'partly';
  return blocks.some((one) => holds(one, sought)) ? 'holds' : undefined;
}
