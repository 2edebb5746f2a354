import { cidrContains } from '../../address/index.js';
import { type Subnet, type Vpc, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { FreeAddresses } from './free-addresses.js';
import { type AssignedAddress, assignedAddresses, subnetOf } from './private-addresses.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const addressOutsideSubnet: Rule = {
  id: 'address-outside-subnet',
  severity: 'error',
  summary: 'A resource with an address that its subnet does not have.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const free = new FreeAddresses(vpc);
      for (const assigned of assignedAddresses(vpc)) {
        if (!assigned.complete || subnetOf(assigned)) continue;
        const { literal, owner, subnets } = assigned;
        const elsewhere = subnetWith(vpc, assigned);
        report({
          origin: literal.origin,
          message: say`
            ${owner.name} is in ${listOf(subnets.map(described))}, and \`${literal.text}\` is no address of it. An
            interface has its private addresses from its own subnet's blocks; AWS refuses any other. ${
              elsewhere
                ? say`
                  The address belongs to ${elsewhere.name}: move ${owner.name} there, or give it an address of its
                  subnet.
                `
                : say`
                  Give it an address of its subnet, or none: then it stands for every one the subnet can give out.
                  A public address is written as \`public-ip\`.
                `
            }
          `,
          fixes: subnets.length === 1 ? free.fix(literal, subnets[0] as Subnet) : [],
          related: [...subnets, ...(elsewhere ? [elsewhere] : [])].flatMap((subnet) =>
            subnet.cidrs.map(({ origin, text }) => ({ origin, message: say`${subnet.name} has ${text}` })),
          ),
        });
      }
    }
  },
};

function described(subnet: Subnet): string {
  return `${subnet.name} (${listOf(subnet.cidrs.map(({ text }) => text))})`;
}

function subnetWith(vpc: Vpc, { address }: AssignedAddress): Subnet | undefined {
  return vpc.subnets.find((subnet) => validCidrs(subnet.cidrs).some((cidr) => cidrContains(cidr, address)));
}
