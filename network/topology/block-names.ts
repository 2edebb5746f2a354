import { type AddressSet, addressSetOfCidrs, type BlockNames, formatAddressSet } from '../address/index.js';
import { validCidrs } from './effective.js';
import type { CidrLiteral } from './literals.js';
import { type Element, qualifiedName, type Topology } from './model.js';

/** What is declared with just these addresses, by its name: a VPC before its subnets. */
export function blockNamesOf({ vpcs, networks, prefixLists }: Topology): BlockNames {
  const names = new Map<string, string>();
  const add = (element: Extract<Element, { readonly cidrs: readonly CidrLiteral[] }>): void => {
    if ('unknown' in element && element.unknown) return;
    const blocks = validCidrs(element.cidrs);
    const key = formatAddressSet(addressSetOfCidrs(blocks));
    if (blocks.length > 0 && !names.has(key)) names.set(key, qualifiedName(element));
  };
  for (const one of [...networks, ...vpcs, ...vpcs.flatMap(({ subnets }) => subnets), ...prefixLists]) add(one);
  return (set: AddressSet) => (names.size > 0 ? names.get(formatAddressSet(set)) : undefined);
}
