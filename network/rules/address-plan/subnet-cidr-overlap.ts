import { cidrFamily, formatCidr, overlapping } from '../../address/index.js';
import type { CidrLiteral, Subnet } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { freeBlocks } from './free-blocks.js';

interface SubnetBlock {
  readonly subnet: Subnet;
  readonly literal: CidrLiteral;
}

/** How many findings of one VPC suggest a block: finding it looks at every gap, and nobody mends a thousand by hand. */
const MOST_SUGGESTIONS = 100;

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const subnetCidrOverlap: Rule = {
  id: 'subnet-cidr-overlap',
  severity: 'error',
  summary: 'Two subnets of a VPC share addresses.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const free = freeBlocks(vpc);
      const blocks = vpc.subnets.flatMap((subnet): SubnetBlock[] =>
        subnet.cidrs.map((literal) => ({ subnet, literal })),
      );
      overlapping(blocks, ({ literal }) => literal.cidr).forEach(({ item, earlier }, index) => {
        const { subnet, literal } = item;
        const other = earlier[0] as SubnetBlock;
        const cidr = literal.cidr as NonNullable<CidrLiteral['cidr']>;
        const otherCidr = other.literal.cidr as typeof cidr;
        const common = cidr.prefixLength >= otherCidr.prefixLength ? cidr : otherCidr;
        const nearest = index < MOST_SUGGESTIONS ? free.nearest(cidr) : undefined;
        const owners =
          subnet === other.subnet
            ? say`Two blocks of the subnet ${subnet.name} overlap`
            : say`The subnets ${subnet.name} and ${other.subnet.name} overlap`;
        const advice = nearest
          ? say`The nearest free block of that size is ${formatCidr(nearest)}.`
          : index < MOST_SUGGESTIONS
            ? say`
              ${vpc.name} has no free IPv${cidrFamily(cidr)} block of that size; take a smaller one or add a block
              to the VPC.
            `
            : say`Take a block that no other subnet has.`;
        report({
          origin: literal.origin,
          message: say`
            ${owners}: both have ${formatCidr(common)}. A packet to an address of it could belong to either, so
            AWS refuses the second (InvalidSubnet.Conflict). ${advice}
          `,
          related: earlier.map((block) => ({
            origin: block.literal.origin,
            message: say`${block.subnet.name} has ${block.literal.text}`,
          })),
          fixes: nearest
            ? [
                {
                  title: say`Move ${subnet.name} to ${formatCidr(nearest)}`,
                  edits: [{ origin: literal.origin, newText: formatCidr(nearest) }],
                },
              ]
            : [],
        });
      });
    }
  },
};
