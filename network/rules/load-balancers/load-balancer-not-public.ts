import type { Fix } from '../../findings/index.js';
import { internetWay, tableInWords } from '../../forwarding/index.js';
import { type LoadBalancer, type Origin, type Subnet, writtenName } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { replacement } from '../fixes.js';
import type { Rule } from '../rule.js';

/** The subnets of an internet-facing load balancer have to be public: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
export const loadBalancerNotPublic: Rule = {
  id: 'load-balancer-not-public',
  severity: 'warning',
  summary: 'A public load balancer has a node in a subnet without a route to an internet gateway.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const balancer of vpc.loadBalancers) {
        if (!balancer.isPublic) continue;
        for (const { subnet: reference } of balancer.nodes) {
          const subnet = reference.target;
          if (!subnet || internetWay(subnet) !== 'none') continue;
          report({
            origin: reference.origin,
            message: say`
              \`${balancer.name}\` is public, but its node in \`${subnet.name}\` cannot answer the internet: the
              subnet uses ${tableInWords(subnet)}, without a route to an internet gateway. Clients that are led to
              this node get no reply. Place the node in a public subnet of the same zone; the targets may stay in
              private ones.
            `,
            related: [{ message: say`Subnet ${subnet.name}`, origin: subnet.nameOrigin }],
            fixes: placeIn(balancer, subnet, reference.origin),
          });
        }
      }
    }
  },
};

/** In the zone it is to serve; one with an address of its own has that of its subnet. */
function placeIn({ nodes }: LoadBalancer, from: Subnet, origin: Origin): Fix[] {
  const node = nodes.find(({ subnet }) => subnet.origin === origin);
  if (!node || node.addresses.length > 0 || !from.zone) return [];
  const places = from.vpc.subnets.filter(
    (subnet) =>
      subnet.zone?.value === from.zone?.value &&
      subnet.origin.file === origin.file &&
      internetWay(subnet) === 'public' &&
      !nodes.some((other) => other.subnet.target === subnet),
  );
  return places.flatMap((subnet) => replacement(say`Place it in ${subnet.name}`, origin, writtenName(subnet)));
}
