import { type Address, formatAddress, LAST_IPV4, LAST_IPV6 } from './address.js';
import { type Cidr, cidrOf, formatCidr, lastAddress } from './cidr.js';

/** All addresses from `low` to `high`, both included, of one family. */
export interface AddressRange {
  readonly low: Address;
  readonly high: Address;
}

/** A set of addresses of both families. Invariant: ranges are sorted, IPv4 before IPv6, disjoint and not adjacent, so equal sets have equal ranges. */
export type AddressSet = readonly AddressRange[];

export const NO_ADDRESSES: AddressSet = [];
export const ALL_IPV4: AddressSet = [{ low: 0, high: LAST_IPV4 }];
export const ALL_IPV6: AddressSet = [{ low: 0n, high: LAST_IPV6 }];
export const ALL_ADDRESSES: AddressSet = [...ALL_IPV4, ...ALL_IPV6];

const isIpv4 = (address: Address): address is number => typeof address === 'number';

function before(a: Address, b: Address): boolean {
  return isIpv4(a) === isIpv4(b) ? a < b : isIpv4(a);
}

function next(address: Address): Address {
  return isIpv4(address) ? address + 1 : address + 1n;
}

function previous(address: Address): Address {
  return isIpv4(address) ? address - 1 : address - 1n;
}

export function addressSetOf(ranges: Iterable<AddressRange>): AddressSet {
  const sorted = [...ranges].sort((a, b) => (before(a.low, b.low) ? -1 : before(b.low, a.low) ? 1 : 0));
  const merged: AddressRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && isIpv4(last.high) === isIpv4(range.low) && range.low <= next(last.high)) {
      if (last.high < range.high) merged[merged.length - 1] = { low: last.low, high: range.high };
    } else merged.push(range);
  }
  return merged;
}

export function cidrRange(cidr: Cidr): AddressRange {
  return { low: cidr.base, high: lastAddress(cidr) };
}

export function addressSetOfCidrs(cidrs: Iterable<Cidr>): AddressSet {
  return addressSetOf([...cidrs].map(cidrRange));
}

export function singleAddress(address: Address): AddressSet {
  return [{ low: address, high: address }];
}

export function unionAddresses(...sets: AddressSet[]): AddressSet {
  return addressSetOf(sets.flat());
}

export function intersectAddresses(a: AddressSet, b: AddressSet): AddressSet {
  const out: AddressRange[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as AddressRange;
    const y = b[j] as AddressRange;
    if (isIpv4(x.low) === isIpv4(y.low)) {
      const low = x.low > y.low ? x.low : y.low;
      const high = x.high < y.high ? x.high : y.high;
      if (low <= high) out.push({ low, high });
    }
    if (before(x.high, y.high)) i++;
    else j++;
  }
  return out;
}

export function subtractAddresses(a: AddressSet, b: AddressSet): AddressSet {
  const out: AddressRange[] = [];
  for (const range of a) {
    let low = range.low;
    let exhausted = false;
    for (const hole of b) {
      if (isIpv4(hole.low) !== isIpv4(low) || hole.high < low) continue;
      if (hole.low > range.high) break;
      if (hole.low > low) out.push({ low, high: previous(hole.low) });
      if (hole.high >= range.high) {
        exhausted = true;
        break;
      }
      low = next(hole.high);
    }
    if (!exhausted) out.push({ low, high: range.high });
  }
  return out;
}

export function sameAddresses(a: AddressSet, b: AddressSet): boolean {
  return a.length === b.length && a.every((range, i) => range.low === b[i]?.low && range.high === b[i]?.high);
}

export function addressSetContains(set: AddressSet, address: Address): boolean {
  return set.some((range) => isIpv4(range.low) === isIpv4(address) && range.low <= address && address <= range.high);
}

/** True if every address of `inner` is in `outer`. */
export function addressSetCovers(outer: AddressSet, inner: AddressSet): boolean {
  return subtractAddresses(inner, outer).length === 0;
}

export function addressSetsOverlap(a: AddressSet, b: AddressSet): boolean {
  return intersectAddresses(a, b).length > 0;
}

export function addressCount(set: AddressSet): bigint {
  let count = 0n;
  for (const range of set) count += BigInt(range.high) - BigInt(range.low) + 1n;
  return count;
}

/** The fewest CIDR blocks whose union is the set, in order. */
export function cidrsOfSet(set: AddressSet): Cidr[] {
  const out: Cidr[] = [];
  for (const range of set) {
    const bits = isIpv4(range.low) ? 32 : 128;
    let low = BigInt(range.low);
    const high = BigInt(range.high);
    while (low <= high) {
      let hostBits = 0;
      while (
        hostBits < bits &&
        (low & ((1n << BigInt(hostBits + 1)) - 1n)) === 0n &&
        low + (1n << BigInt(hostBits + 1)) - 1n <= high
      )
        hostBits++;
      out.push(cidrOf(bits === 32 ? Number(low) : low, bits - hostBits));
      low += 1n << BigInt(hostBits);
    }
  }
  return out;
}

/** Comma-separated: a block as CIDR, one address as itself, anything else as `low-high`; the same set always prints the same text. */
export function formatAddressSet(set: AddressSet): string {
  return set.map(formatRange).join(',');
}

function formatRange(range: AddressRange): string {
  if (range.low === range.high) return formatAddress(range.low);
  const block = blockOf(range);
  return block ? formatCidr(block) : `${formatAddress(range.low)}-${formatAddress(range.high)}`;
}

/** The block that a range is, if it is one: as many addresses as a power of two, beginning at a multiple of that. */
function blockOf({ low, high }: AddressRange): Cidr | undefined {
  if (typeof low === 'number' && typeof high === 'number') {
    const size = high - low + 1;
    const hostBits = Math.log2(size);
    return Number.isInteger(hostBits) && low % size === 0 ? { base: low, prefixLength: 32 - hostBits } : undefined;
  }
  const size = BigInt(high) - BigInt(low) + 1n;
  if ((size & (size - 1n)) !== 0n || BigInt(low) % size !== 0n) return undefined;
  return { base: low, prefixLength: 129 - size.toString(2).length };
}
