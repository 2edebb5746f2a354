import { addressCount, cidrFamily, formatCidr } from '../../address/index.js';
import { assignableAddresses, type Subnet, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { grow } from '../address-plan/resize.js';
import type { Rule } from '../rule.js';

/** At least a /27 and eight free addresses in each subnet: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
const LONGEST_PREFIX = 27;
const FREE_ADDRESSES = 8;
/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const RESERVED = 5;

export const loadBalancerSubnetSize: Rule = {
  id: 'load-balancer-subnet-size',
  severity: 'warning',
  summary: 'A subnet is too small for an application load balancer to grow.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const balancer of vpc.loadBalancers) {
        if (balancer.type !== 'application') continue;
        for (const { subnet: reference } of balancer.nodes) {
          const subnet = reference.target;
          const why = subnet && shortage(subnet);
          if (!why) continue;
          report({
            origin: reference.origin,
            message: say`
              Subnet \`${subnet.name}\` ${why}. An application load balancer needs a block of /${LONGEST_PREFIX}
              or larger and ${FREE_ADDRESSES} free addresses in each subnet: with fewer it cannot add nodes when
              traffic grows. Place it in a larger subnet.
            `,
            related: [{ message: say`Subnet ${subnet.name}`, origin: subnet.nameOrigin }],
            fixes: grow(
              subnet,
              (length) => length <= LONGEST_PREFIX && 2 ** (32 - length) - RESERVED - takenIn(subnet) >= FREE_ADDRESSES,
            ),
          });
        }
      }
    }
  },
};

/** Why a load balancer could not grow in it. */
export function shortage(subnet: Subnet): string | undefined {
  const blocks = validCidrs(subnet.cidrs).filter((cidr) => cidrFamily(cidr) === 4);
  if (blocks.length === 0 || blocks.length < subnet.cidrs.filter(({ text }) => !text.includes(':')).length)
    return undefined;
  if (blocks.every((cidr) => cidr.prefixLength > LONGEST_PREFIX))
    return say`has the block ${blocks.map(formatCidr).join(', ')}`;
  const ipv4 = assignableAddresses(subnet).filter(({ low }) => typeof low === 'number');
  const free = addressCount(ipv4) - BigInt(takenIn(subnet));
  return free < BigInt(FREE_ADDRESSES) ? say`has ${free < 0n ? 0n : free} free addresses left` : undefined;
}

function takenIn({ resources }: Subnet): number {
  return resources.reduce((sum, { addresses }) => {
    const own = addresses.filter(({ address }) => typeof address === 'number').length;
    return sum + (addresses.length === 0 ? 1 : own);
  }, 0);
}
