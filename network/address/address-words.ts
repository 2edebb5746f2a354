import { say, told } from '../words/index.js';
import { type AddressSet, addressCount, formatAddressSet, subtractAddresses } from './address-set.js';
import { INTERNET } from './known-ranges.js';

const MOST_RANGES = 4;

/** The name of what is declared with just these addresses; undefined where nothing is. */
export type BlockNames = (set: AddressSet) => string | undefined;

/** What to call sets of addresses. */
export interface AddressTerms {
  /** To those who know which addresses the files give out, it is what is left. */
  readonly internet?: AddressSet | undefined;
  /** Blocks that have a name are told by it. */
  readonly names?: BlockNames | undefined;
}

export interface InternetWords extends AddressTerms {
  /** What lacks of it is told beside it: this is the rest. Elsewhere it is most of it. */
  readonly rest?: boolean;
  /** Lists are not cut short. */
  readonly whole?: boolean;
}

/**
 * A set of addresses for a sentence. The internet without a few addresses is a dozen ranges, which nobody recognises, and what it lacks is not what is said:
 * it is most of the internet, or the rest of it. Other long lists are cut short, and say by how much.
 */
export function addressWords(
  set: AddressSet,
  { internet = INTERNET, rest: asRest = false, whole: asWhole = false, names }: InternetWords = {},
): string {
  const name = names?.(set);
  if (name !== undefined) return name;
  const parts: string[] = [];
  let rest = set;
  let wholes = 0;
  for (const { family, whole, lacking } of internetsIn(set, internet)) {
    rest = subtractAddresses(rest, whole);
    if (lacking.length === 0) wholes++;
    parts.push(`${INTERNETS[family][lacking.length === 0 ? 'whole' : asRest ? 'rest' : 'most']}`);
  }
  if (wholes === 2) parts.pop();
  return [
    ...parts,
    ...(rest.length > 0 ? [asWhole ? formatAddressSet(rest).replaceAll(',', ', ') : shortList(rest)] : []),
  ].join(', ');
}

const INTERNETS = {
  number: { whole: told`the internet`, rest: told`the rest of the internet`, most: told`most of the internet` },
  bigint: {
    whole: told`the IPv6 internet`,
    rest: told`the rest of the IPv6 internet`,
    most: told`most of the IPv6 internet`,
  },
} as const;

/** Whether most of an internet is in a set: of IPv6 it may be two ranges. */
export function holdsInternet(set: AddressSet, internet: AddressSet = INTERNET): boolean {
  return internetsIn(set, internet).length > 0;
}

/** What a set lacks of the internet that it is called by. */
export function lackingOfInternet(set: AddressSet, internet: AddressSet = INTERNET): AddressSet {
  return internetsIn(set, internet).flatMap(({ lacking }) => lacking);
}

/** The internet of each family of which most is in a set, so that what lacks is the exception. */
function internetsIn(set: AddressSet, internet: AddressSet) {
  const missing = subtractAddresses(internet, set);
  return (['number', 'bigint'] as const).flatMap((family) => {
    const ofFamily = (some: AddressSet): AddressSet => some.filter(({ low }) => typeof low === family);
    const [whole, lacking] = [ofFamily(internet), ofFamily(missing)];
    return addressCount(lacking) * 64n > addressCount(whole) ? [] : [{ family, whole, lacking }];
  });
}

function shortList(set: AddressSet): string {
  const ranges = formatAddressSet(set).split(',');
  if (ranges.length <= MOST_RANGES) return ranges.join(', ');
  return say`${ranges.slice(0, MOST_RANGES - 1).join(', ')} and ${ranges.length - MOST_RANGES + 1} more ranges`;
}
