import type { Fix } from '../../findings/index.js';
import { internetWay } from '../../forwarding/index.js';
import { type LoadBalancer, networkAclOf, writtenName } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { intoList } from '../fixes.js';
import type { Rule } from '../rule.js';
import { shortage } from './load-balancer-subnet-size.js';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
export const loadBalancerZones: Rule = {
  id: 'load-balancer-zones',
  severity: 'error',
  summary: 'An application load balancer has subnets in fewer than two zones.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const balancer of vpc.loadBalancers) {
        if (balancer.type !== 'application') continue;
        const subnets = balancer.nodes.map((node) => node.subnet.target);
        if (subnets.some((subnet) => !subnet)) continue;
        const zones = subnets.map((subnet) => subnet?.zone?.value);
        if (new Set(subnets).size > 1 && zones.some((zone) => zone === undefined)) continue;
        // One of which nothing is told, neither block nor zone, may stand for several.
        if (subnets.some((subnet) => subnet?.unknown && subnet.zone === undefined)) continue;
        if (zones.some(isLocalZone)) continue;
        const distinct = new Set(zones);
        if (distinct.size >= 2) continue;
        const [zone] = distinct;
        report({
          origin: balancer.nameOrigin,
          message: say`
            The application load balancer \`${balancer.name}\` has subnets in
            ${
              zone === undefined ? say`one zone` : say`zone ${zone}`
            } only. AWS refuses to create one with subnets in fewer than two zones, so that it
            outlives the failure of one. Add a subnet of another zone.
          `,
          related: balancer.nodes.slice(0, 4).map((node) => ({
            message: say`In zone ${node.subnet.target?.zone?.value ?? 'unknown'}`,
            origin: node.origin,
          })),
          fixes: zone === undefined ? [] : addSubnets(balancer, zone),
        });
      }
    }
  },
};

/** Subnets of other zones that treat its nodes as the one does that it has: as near to the internet, behind the same ACL. */
function addSubnets({ vpc, nodes }: LoadBalancer, zone: string): Fix[] {
  const last = nodes.at(-1);
  const own = last?.subnet.target;
  if (!last || !own) return [];
  const others = vpc.subnets.filter(
    (subnet) =>
      subnet.zone !== undefined &&
      subnet.zone.value !== zone &&
      !isLocalZone(subnet.zone.value) &&
      subnet.origin.file === last.origin.file &&
      internetWay(subnet) === internetWay(own) &&
      networkAclOf(subnet) === networkAclOf(own) &&
      shortage(subnet) === undefined,
  );
  return others.slice(0, 3).flatMap((subnet) => intoList(say`Add ${subnet.name}`, last.origin, writtenName(subnet)));
}

/** Local Zones such as us-west-2-lax-1a are let off: one of them is enough. */
function isLocalZone(zone: string | undefined): boolean {
  return zone !== undefined && /^[a-z]{2}(-[a-z]+)+-\d-[a-z]+-\d+[a-z]$/.test(zone);
}
