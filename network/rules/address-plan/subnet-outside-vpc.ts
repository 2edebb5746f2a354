import { cidrCovers, cidrFamily, cidrsOverlap, formatCidr } from '../../address/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { freeBlocks } from './free-blocks.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const subnetOutsideVpc: Rule = {
  id: 'subnet-outside-vpc',
  severity: 'error',
  summary: 'A block of a subnet that is in none of its VPC’s blocks.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      // A block that cannot be read may be the one it is in.
      if (vpc.cidrs.some(({ cidr }) => !cidr)) continue;
      const free = freeBlocks(vpc);
      for (const subnet of vpc.subnets) {
        for (const { origin, cidr } of subnet.cidrs) {
          if (!cidr || vpc.cidrs.some((block) => block.cidr && cidrCovers(block.cidr, cidr))) continue;
          const family = cidrFamily(cidr);
          const own = vpc.cidrs.filter((block) => block.cidr && cidrFamily(block.cidr) === family);
          const partly = own.some((block) => block.cidr && cidrsOverlap(block.cidr, cidr));
          const nearest = free.nearest(cidr);
          report({
            origin,
            message: say`
              ${formatCidr(cidr)} is not within a block of ${vpc.name}
              (${own.length > 0 ? listOf(own.map(({ text }) => text)) : say`which has no IPv${family} block`})${partly ? say`: it reaches beyond it` : ''}.
              AWS refuses the subnet (InvalidSubnet.Range).
              ${nearest ? say`The nearest free block of that size is ${formatCidr(nearest)}; or add` : say`Add`} a
              block that contains it to the VPC.
            `,
            related: own.map((block) => ({ origin: block.origin, message: say`a block of ${vpc.name}` })),
            fixes: nearest
              ? [
                  {
                    title: say`Use ${formatCidr(nearest)}`,
                    edits: [{ origin, newText: formatCidr(nearest) }],
                  },
                ]
              : [],
          });
        }
      }
    }
  },
};
