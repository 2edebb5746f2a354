import { cidrFamily, cidrSize, formatCidr } from '../../address/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { resize } from './resize.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const subnetCidrSize: Rule = {
  id: 'subnet-cidr-size',
  severity: 'error',
  summary: 'An IPv4 block of a subnet that is not between /16 and /28.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const subnet of vpc.subnets) {
        for (const { origin, cidr } of subnet.cidrs) {
          if (!cidr || cidrFamily(cidr) === 6 || (cidr.prefixLength >= 16 && cidr.prefixLength <= 28)) continue;
          report({
            origin,
            message: say`
              A subnet's IPv4 block is between /16 and /28; ${formatCidr(cidr)} has ${cidrSize(cidr)} addresses.
              AWS refuses it (InvalidSubnet.Range). ${
                cidr.prefixLength < 16
                  ? say`Divide it into several subnets, each at most a /16.`
                  : say`Use at least a /28: it has 16 addresses, of which AWS keeps 5.`
              }
            `,
            fixes: cidr.prefixLength > 28 ? resize(subnet, origin, cidr, 28) : [],
          });
        }
      }
    }
  },
};
