import { cidrCovers, overlapping } from '../../address/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { withoutBlock } from './without-block.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const vpcCidrOverlap: Rule = {
  id: 'vpc-cidr-overlap',
  severity: 'error',
  summary: 'Two blocks of one VPC overlap.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const { item, earlier } of overlapping(vpc.cidrs, ({ cidr }) => cidr)) {
        const other = earlier[0] as (typeof vpc.cidrs)[number];
        report({
          origin: item.origin,
          message: say`
            \`${item.text}\` overlaps \`${other.text}\`, which ${vpc.name} has already. AWS refuses a block that
            shares addresses with another of the same VPC; a block cannot grow either. ${
              item.text === other.text
                ? say`Leave out one of the two.`
                : say`Take a block beside it, or the wider one of the two alone.`
            }
          `,
          related: earlier.map(({ origin, text }) => ({ origin, message: say`\`${text}\` is here` })),
          // Two blocks that overlap are one in the other.
          fixes:
            item.cidr && other.cidr && cidrCovers(other.cidr, item.cidr)
              ? withoutBlock(vpc, item)
              : earlier.length === 1
                ? withoutBlock(vpc, other)
                : [],
        });
      }
    }
  },
};
