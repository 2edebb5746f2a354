import {
  type AddressRange,
  type AddressSet,
  type Cidr,
  cidrFamily,
  familyOf,
  lastAddress,
} from '../../address/index.js';

/** True if the set has an address of the block. Its ranges are sorted and disjoint, so halving finds it, however large the set. */
export function overlapsBlock(set: AddressSet, cidr: Cidr): boolean {
  let low = 0;
  let high = set.length - 1;
  const family = cidrFamily(cidr);
  const end = lastAddress(cidr);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = set[middle] as AddressRange;
    const rangeFamily = familyOf(range.low);
    if (rangeFamily < family || (rangeFamily === family && range.high < cidr.base)) low = middle + 1;
    else if (rangeFamily > family || range.low > end) high = middle - 1;
    else return true;
  }
  return false;
}
