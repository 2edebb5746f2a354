import {
  type Cidr,
  cidrFamily,
  cidrsOverlap,
  formatCidr,
  parseCidr,
  RFC1918_BLOCKS,
  RFC6598_BLOCK,
} from '../../address/index.js';
import type { CidrLiteral } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { withoutUnusedBlock } from './without-block.js';

const block = (text: string): Cidr => (parseCidr(text) as { cidr: Cidr }).cidr;
const TEN = block('10.0.0.0/8');
const TEN_FIRST = block('10.0.0.0/16');
const TEN_FIRST_TWO = block('10.0.0.0/15');
const ONE_SEVEN_TWO = block('172.16.0.0/12');
const ONE_SEVEN_TWO_DEFAULT = block('172.31.0.0/16');
const ONE_NINE_TWO = block('192.168.0.0/16');
const BENCHMARKING = block('198.19.0.0/16');

/** The ranges that AWS does not add to a VPC with a block like `existing`: its table of restricted associations. */
function restrictedBeside(existing: Cidr): readonly Cidr[] {
  const inside = (range: Cidr): boolean => cidrsOverlap(range, existing);
  if (inside(TEN)) {
    return [ONE_SEVEN_TWO, ONE_NINE_TWO, BENCHMARKING, ...(inside(TEN_FIRST_TWO) ? [TEN_FIRST] : [])];
  }
  if (inside(ONE_SEVEN_TWO)) return [TEN, ONE_NINE_TWO, ONE_SEVEN_TWO_DEFAULT, BENCHMARKING];
  if (inside(ONE_NINE_TWO)) return [TEN, ONE_SEVEN_TWO, BENCHMARKING];
  if (inside(BENCHMARKING)) return RFC1918_BLOCKS;
  return [...RFC1918_BLOCKS, BENCHMARKING];
}

function restriction(added: Cidr, existing: Cidr): Cidr | undefined {
  return restrictedBeside(existing).find((range) => cidrsOverlap(range, added));
}

/**
 * The first block is the one the VPC was created with; the others were added in an order that the file does not tell.
 * So two added blocks are a finding only where neither could have come after the other.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
export const vpcCidrRestricted: Rule = {
  id: 'vpc-cidr-restricted',
  severity: 'warning',
  summary: 'A further IPv4 block that AWS does not add to a VPC with such a first one.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const ipv4 = vpc.cidrs.filter((literal): literal is CidrLiteral & { cidr: Cidr } =>
        Boolean(literal.cidr && cidrFamily(literal.cidr) === 4),
      );
      ipv4.forEach((added, index) => {
        const existing = ipv4.slice(0, index).find((other, position) => {
          if (cidrsOverlap(added.cidr, other.cidr)) return false;
          return restriction(added.cidr, other.cidr) && (position === 0 || restriction(other.cidr, added.cidr));
        });
        if (!existing) return;
        const range = restriction(added.cidr, existing.cidr) as Cidr;
        report({
          origin: added.origin,
          message: say`
            AWS adds no block of ${formatCidr(range)} to a VPC that has \`${existing.text}\`: the request for
            \`${added.text}\` is refused. Beside it go further blocks of
            ${beside(existing.cidr)}${formatCidr(RFC6598_BLOCK)} or of public addresses; or make \`${added.text}\`
            a VPC of its own and peer the two.
          `,
          related: [{ origin: existing.origin, message: say`\`${existing.text}\` rules it out` }],
          fixes: withoutUnusedBlock(vpc, added),
        });
      });
    }
  },
};

/** The private range that a block is of, as far as more of it may be added. */
function beside(existing: Cidr): string {
  const own = RFC1918_BLOCKS.find((range) => cidrsOverlap(range, existing));
  return own ? `${formatCidr(own)}, ` : '';
}
