import {
  type Address,
  type AddressSet,
  addressCount,
  type Family,
  familyOf,
  formatAddress,
} from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import { type AddressLiteral, assignableAddresses, type Subnet, type Vpc } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { replacement } from '../fixes.js';
import { assignedAddresses } from './private-addresses.js';

/** Addresses that nothing in the VPC has; none is proposed twice, so that several fixes can be made at once. */
export class FreeAddresses {
  private taken: Set<Address> | undefined;

  constructor(private readonly vpc: Vpc) {}

  fix({ origin, address }: AddressLiteral, subnet: Subnet): Fix[] {
    const free = address === undefined ? undefined : this.take(subnet, familyOf(address));
    if (free === undefined) return [];
    const text = formatAddress(free);
    return replacement(say`Write ${text}, which is free in ${subnet.name}`, origin, text);
  }

  private take(subnet: Subnet, family: Family): Address | undefined {
    this.taken ??= new Set([...assignedAddresses(this.vpc)].map(({ address }) => address));
    const { taken } = this;
    const found = firstNotIn(assignableAddresses(subnet), family, taken);
    if (found !== undefined) taken.add(found);
    return found;
  }
}

function firstNotIn(set: AddressSet, family: Family, taken: ReadonlySet<Address>): Address | undefined {
  if (addressCount(set) === 0n) return undefined;
  for (const { low, high } of set) {
    if (familyOf(low) !== family) continue;
    for (let address = low; address <= high; address = typeof address === 'number' ? address + 1 : address + 1n)
      if (!taken.has(address)) return address;
  }
  return undefined;
}
