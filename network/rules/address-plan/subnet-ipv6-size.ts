import { cidrFamily, formatCidr } from '../../address/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { resize } from './resize.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const subnetIpv6Size: Rule = {
  id: 'subnet-ipv6-size',
  severity: 'error',
  summary: 'An IPv6 block of a subnet that is not /44, /48, /52, /56, /60 or /64.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const subnet of vpc.subnets) {
        for (const { origin, cidr } of subnet.cidrs) {
          if (!cidr || cidrFamily(cidr) === 4) continue;
          const length = cidr.prefixLength;
          if (length >= 44 && length <= 64 && length % 4 === 0) continue;
          report({
            origin,
            message: say`
              A subnet's IPv6 block is a /44, /48, /52, /56, /60 or /64: AWS refuses ${formatCidr(cidr)}. A /64 is
              the usual choice, whatever the number of hosts.
            `,
            fixes: resize(subnet, origin, cidr, 64),
          });
        }
      }
    }
  },
};
