/** The door of the room: what others may know of it. */

export { type Address, type Family, familyOf, formatAddress, parseAddress } from './address.js';
export {
  type AddressClass,
  AddressClasses,
  type BlockSpan,
  UNKNOWN_ADDRESS,
  UNNAMED_PUBLIC_IPV4,
} from './address-classes.js';
export { AddressIntervals, type IntervalSpan } from './address-intervals.js';
export {
  type AddressRange,
  type AddressSet,
  ALL_ADDRESSES,
  ALL_IPV4,
  ALL_IPV6,
  addressCount,
  addressSetContains,
  addressSetCovers,
  addressSetOf,
  addressSetOfCidrs,
  addressSetsOverlap,
  cidrRange,
  cidrsOfSet,
  formatAddressSet,
  intersectAddresses,
  sameAddresses,
  singleAddress,
  subtractAddresses,
  unionAddresses,
} from './address-set.js';
export {
  type AddressTerms,
  addressWords,
  type BlockNames,
  holdsInternet,
  type InternetWords,
  lackingOfInternet,
} from './address-words.js';
export {
  type Cidr,
  cidrContains,
  cidrCovers,
  cidrFamily,
  cidrOf,
  cidrSize,
  cidrsOverlap,
  EVERY_IPV4,
  EVERY_IPV6,
  formatCidr,
  lastAddress,
  parseCidr,
  sameCidr,
} from './cidr.js';
export { type HiddenAddresses, hiddenWithin } from './hidden-addresses.js';
export {
  INTERNET,
  KNOWN_BLOCKS,
  NAT64,
  NEVER_ROUTED,
  NOT_PUBLIC_BLOCKS,
  RFC1918,
  RFC1918_BLOCKS,
  RFC6598,
  RFC6598_BLOCK,
  UNROUTABLE_BLOCKS,
} from './known-ranges.js';
export { overlapping } from './overlapping.js';
