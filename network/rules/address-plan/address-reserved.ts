import { type Address, type Cidr, cidrContains, formatAddress, formatCidr, lastAddress } from '../../address/index.js';
import { reservedAddresses, validCidrs } from '../../topology/index.js';
import { say, told } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { FreeAddresses } from './free-addresses.js';
import { assignedAddresses, subnetOf } from './private-addresses.js';

const USES = [
  told`the network itself`,
  told`the VPC’s router`,
  told`DNS`,
  told`future use`,
  told`broadcast, which a VPC does not have`,
];

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const addressReserved: Rule = {
  id: 'address-reserved',
  severity: 'error',
  summary: 'A resource with one of the five addresses that AWS keeps in each subnet block.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const addresses = new FreeAddresses(vpc);
      const reservedOf = new Map<Cidr, readonly Address[]>();
      for (const assigned of assignedAddresses(vpc)) {
        const subnet = subnetOf(assigned);
        const cidr = subnet && validCidrs(subnet.cidrs).find((block) => cidrContains(block, assigned.address));
        if (!cidr) continue;
        const reserved = reservedOf.get(cidr) ?? reservedAddresses(cidr);
        reservedOf.set(cidr, reserved);
        const index = reserved.indexOf(assigned.address);
        if (index < 0) continue;
        const block = formatCidr(cidr);
        const advice =
          reserved.length === 5
            ? say`Use one of ${offset(cidr.base, 4)} to ${offset(lastAddress(cidr), -1)} in ${block}.`
            : say`Use a larger subnet.`;
        report({
          origin: assigned.literal.origin,
          message: say`
            AWS keeps \`${assigned.literal.text}\` for ${USES[index] ?? told`itself`}: the first four addresses of
            a subnet's block and the last are never given to an interface, and a request for one is refused.
            ${advice}
          `,
          fixes: addresses.fix(assigned.literal, subnet),
          related: [{ origin: subnet.nameOrigin, message: say`${subnet.name} has ${block}` }],
        });
      }
    }
  },
};

function offset(address: number | bigint, by: number): string {
  return formatAddress(typeof address === 'number' ? address + by : address + BigInt(by));
}
