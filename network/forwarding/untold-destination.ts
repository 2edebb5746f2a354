import {
  type AddressClass,
  addressSetsOverlap,
  type Cidr,
  cidrFamily,
  cidrRange,
  INTERNET,
  UNNAMED_PUBLIC_IPV4,
} from '../address/index.js';

/** Whether a block may hold an IPv4 address without a value: a public one is in no block of private ones, whatever its value. */
export const mayHoldUntold = (block: Cidr, cls: AddressClass): boolean =>
  cidrFamily(block) === 4 && (cls !== UNNAMED_PUBLIC_IPV4 || addressSetsOverlap([cidrRange(block)], INTERNET));
