import { cidrFamily, cidrOf, cidrSize, formatCidr } from '../../address/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const vpcCidrSize: Rule = {
  id: 'vpc-cidr-size',
  severity: 'error',
  summary: 'An IPv4 block of a VPC that is not between /16 and /28.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const { origin, cidr } of vpc.cidrs) {
        if (!cidr || cidrFamily(cidr) === 6 || (cidr.prefixLength >= 16 && cidr.prefixLength <= 28)) continue;
        const wide = cidr.prefixLength < 16;
        const allowed = cidrOf(cidr.base, wide ? 16 : 28);
        report({
          origin,
          message: say`
            A VPC's IPv4 block is between /16 and /28; ${formatCidr(cidr)} has ${cidrSize(cidr)} addresses, too
            ${wide ? say`many` : say`few`}. AWS refuses it (InvalidVpc.Range). ${
              wide
                ? say`Use a /16, and add further blocks to the VPC where more addresses are needed.`
                : say`Use at least a /28, which has 16 addresses.`
            }
          `,
          fixes: [
            { title: say`Make it a /${allowed.prefixLength}`, edits: [{ origin, newText: formatCidr(allowed) }] },
          ],
        });
      }
    }
  },
};
