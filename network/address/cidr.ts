import { type Address, type Family, familyOf, formatAddress, parseAddress } from './address.js';

/** A CIDR block: all addresses that share the first `prefixLength` bits of `base`. Host bits of `base` are zero. */
export interface Cidr {
  readonly base: Address;
  readonly prefixLength: number;
}

export const EVERY_IPV4: Cidr = { base: 0, prefixLength: 0 };
export const EVERY_IPV6: Cidr = { base: 0n, prefixLength: 0 };

export function cidrFamily(cidr: Cidr): Family {
  return familyOf(cidr.base);
}

export function firstAddress(cidr: Cidr): Address {
  return cidr.base;
}

export function lastAddress(cidr: Cidr): Address {
  return typeof cidr.base === 'number'
    ? cidr.base + 2 ** (32 - cidr.prefixLength) - 1
    : cidr.base + (1n << BigInt(128 - cidr.prefixLength)) - 1n;
}

/** How many addresses the block has, as a bigint since IPv6 blocks exceed 2^53. */
export function cidrSize(cidr: Cidr): bigint {
  return 1n << BigInt((typeof cidr.base === 'number' ? 32 : 128) - cidr.prefixLength);
}

/** The block of that length that contains the address. */
export function cidrOf(address: Address, prefixLength: number): Cidr {
  if (typeof address === 'number') {
    const size = 2 ** (32 - prefixLength);
    return { base: address - (address % size), prefixLength };
  }
  const hostBits = BigInt(128 - prefixLength);
  return { base: (address >> hostBits) << hostBits, prefixLength };
}

/** Reads `10.0.0.0/16` or `2001:db8::/32`. `hostBits` tells that the text had bits set behind the prefix, which AWS clears silently. Undefined if the text is no CIDR block. */
export function parseCidr(text: string): { cidr: Cidr; hostBits: boolean } | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const address = parseAddress(text.slice(0, slash));
  const lengthText = text.slice(slash + 1);
  if (address === undefined || !/^\d{1,3}$/.test(lengthText)) return undefined;
  const prefixLength = Number(lengthText);
  if (prefixLength > (typeof address === 'number' ? 32 : 128)) return undefined;
  const cidr = cidrOf(address, prefixLength);
  return { cidr, hostBits: cidr.base !== address };
}

export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr.base)}/${cidr.prefixLength}`;
}

export function cidrContains(cidr: Cidr, address: Address): boolean {
  return typeof cidr.base === typeof address && address >= cidr.base && address <= lastAddress(cidr);
}

/** True if every address of `inner` is in `outer`. */
export function cidrCovers(outer: Cidr, inner: Cidr): boolean {
  return inner.prefixLength >= outer.prefixLength && cidrContains(outer, inner.base);
}

/** Two blocks either nest or are disjoint. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return cidrCovers(a, b) || cidrCovers(b, a);
}

export function sameCidr(a: Cidr, b: Cidr): boolean {
  return a.base === b.base && a.prefixLength === b.prefixLength;
}
