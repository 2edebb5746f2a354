import type { Fix } from '../../findings/index.js';
import { targetOf, vpcRouting } from '../../forwarding/index.js';
import { isNatGateway, type Resource, type RouteTarget, type Subnet, writtenName } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { replacement } from '../fixes.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { natGatewaysOf } from './nat-gateways.js';

/** A zonal NAT gateway fails with its zone, and traffic between zones costs: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html */
export const natOtherZone: Rule = {
  id: 'nat-other-zone',
  severity: 'information',
  summary: 'A subnet uses a NAT gateway in another zone.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const [table, subnets] of vpcRouting(vpc).subnetsOf) {
        for (const route of table.routes) {
          const nat = targetOf(route);
          if (nat?.kind !== 'resource' || !isNatGateway(nat)) continue;
          const zone = nat.subnets[0]?.zone?.value;
          const others = subnets.filter((subnet) => zone && subnet.zone && subnet.zone.value !== zone);
          if (others.length === 0) continue;
          const plural = others.length > 1;
          report({
            origin: route.target.origin,
            message: say`
              \`${nat.name}\` is in zone ${zone}, but ${listOf(
                others.map(
                  (subnet) => say`
                \`${subnet.name}\` (zone ${subnet.zone?.value})
              `,
                ),
              )} ${plural ? say`use` : say`uses`} it too. If zone ${zone} fails,
              ${plural ? say`they lose` : say`it loses`} the internet with it, and AWS charges for traffic between
              zones. Where that matters, give each zone a NAT gateway and a route table of its own, or use a
              \`regional nat-gateway\`.
            `,
            related: others
              .slice(0, 4)
              .map((subnet) => ({ message: say`In zone ${subnet.zone?.value}`, origin: subnet.nameOrigin })),
            fixes: others.length === subnets.length ? natOfTheirZone(nat, route.target, subnets) : [],
          });
        }
      }
    }
  },
};

/** Where all subnets of the table are in one zone that has a NAT gateway of the same kind. */
function natOfTheirZone(nat: Resource, target: RouteTarget, subnets: readonly Subnet[]): Fix[] {
  const [zone, ...more] = new Set(subnets.map((subnet) => subnet.zone?.value));
  if (zone === undefined || more.length > 0) return [];
  const near = natGatewaysOf(nat.vpc).find(
    (other) =>
      other.privateNat === nat.privateNat &&
      !other.maybe &&
      other.subnets.length > 0 &&
      other.subnets.every((subnet) => subnet.zone?.value === zone) &&
      !other.subnets.some((subnet) => subnets.includes(subnet)),
  );
  return near ? replacement(say`Use ${near.name}, of zone ${zone}`, target.origin, writtenName(near)) : [];
}
