import { cidrFamily, formatCidr } from '../../address/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { resizeVpc } from './resize.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const vpcIpv6Size: Rule = {
  id: 'vpc-ipv6-size',
  severity: 'error',
  summary: 'An IPv6 block of a VPC that is not /44, /48, /52, /56 or /60.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const { origin, cidr } of vpc.cidrs) {
        if (!cidr || cidrFamily(cidr) === 4) continue;
        const length = cidr.prefixLength;
        if (length >= 44 && length <= 60 && length % 4 === 0) continue;
        report({
          origin,
          message: say`
            A VPC's IPv6 block is a /44, /48, /52, /56 or /60: AWS refuses ${formatCidr(cidr)}. A block that
            Amazon provides is always a /56; from a pool of your own, choose one of those lengths.
          `,
          fixes: resizeVpc(vpc, origin, cidr, length > 60 ? 60 : Math.max(44, Math.ceil(length / 4) * 4)),
        });
      }
    }
  },
};
