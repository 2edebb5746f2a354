import {
  type AddressSet,
  addressSetOf,
  addressWords,
  cidrRange,
  holdsInternet,
  type InternetWords,
  parseAddress,
  parseCidr,
  singleAddress,
} from '../../network/address/index.js';
import { say } from '../../network/words/index.js';

/** The addresses at one end, read back from an answer: those that the files name, and whether a public one is among them that they do not. */
interface EndAddresses {
  readonly named: AddressSet;
  readonly unnamed: boolean;
}

const UNNAMED = 'public';

function endOf(text: string): EndAddresses {
  const items = text.split(',');
  const ranges = items.flatMap((item) => {
    const [low, high] = item.split('-').map(parseAddress);
    if (low !== undefined && high !== undefined) return [{ low, high }];
    const cidr = parseCidr(item)?.cidr;
    if (cidr) return [cidrRange(cidr)];
    return low === undefined ? [] : singleAddress(low);
  });
  return { named: addressSetOf(ranges), unnamed: items.includes(UNNAMED) };
}

/** The addresses at an end; undefined: some that no file tells are among them. */
export function addressesAt(text: string): AddressSet | undefined {
  const { named, unnamed } = endOf(text);
  return unnamed || named.length === 0 ? undefined : named;
}

/** No few ranges of IPv4 are most of the internet. */
const isIPv6Range = (item: string): boolean => item.includes(':') && item.includes('-');

/** The addresses of an answer for a reader: a long list is told in a few words, a short one as it is. */
export function endWords(text: string, words?: InternetWords): string {
  const items = text.split(',');
  const { named, unnamed } = endOf(text);
  const name = unnamed ? undefined : words?.names?.(named);
  if (name !== undefined) return name;
  if (items.length <= 4 && !(items.some(isIPv6Range) && holdsInternet(named, words?.internet))) return items.join(', ');
  return [addressWords(named, words), ...(unnamed ? [say`a public address`] : [])].join(', ');
}
