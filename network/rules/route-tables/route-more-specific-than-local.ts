import { type Cidr, cidrCovers, formatCidr } from '../../address/index.js';
import {
  destinationBlocks,
  isApplianceTarget,
  isNatGatewayTarget,
  isPrefixList,
  kindInWords,
  targetOf,
  targetText,
  vpcRouting,
} from '../../forwarding/index.js';
import { type Route, type Subnet, type Vpc, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule, RuleContext } from '../rule.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html: only for a whole subnet, only to a NAT gateway, an interface or a Gateway Load Balancer endpoint. */
export const routeMoreSpecificThanLocal: Rule = {
  id: 'route-more-specific-than-local',
  severity: 'error',
  summary: "A route within the VPC's own range that AWS does not accept.",
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) checkVpc(vpc, context);
  },
};

function checkVpc(vpc: Vpc, context: RuleContext): void {
  const own = validCidrs(vpc.cidrs);
  const { edgeTables } = vpcRouting(vpc);
  let plan: SubnetPlan | undefined;
  for (const table of vpc.routeTables) {
    // The table of a gateway has a rule of its own.
    if (edgeTables.has(table)) continue;
    for (const route of table.routes) {
      if (route.target.kind === 'local' || isPrefixList(route.destination)) continue;
      const inside = destinationBlocks(route.destination, vpc).cidrs.filter((cidr) =>
        own.some((block) => cidrCovers(block, cidr) && block.prefixLength < cidr.prefixLength),
      );
      if (inside.length === 0) continue;
      plan ??= planOf(vpc);
      for (const cidr of inside) checkBlock(cidr, route, vpc, plan, context);
    }
  }
}

function checkBlock(cidr: Cidr, route: Route, vpc: Vpc, { blocks, known }: SubnetPlan, context: RuleContext): void {
  if (!blocks.has(formatCidr(cidr)) && known) {
    const near = [...blocks.values()].find((subnet) =>
      validCidrs(subnet.cidrs).some((block) => cidrCovers(block, cidr)),
    );
    const block = near && validCidrs(near.cidrs).find((candidate) => cidrCovers(candidate, cidr));
    context.report({
      origin: route.destination.origin,
      message: say`
        ${formatCidr(cidr)} lies within VPC \`${vpc.name}\` and is not the whole block of one of its subnets. AWS
        accepts a route that is more specific than the local one only for the entire block of a subnet.
        ${
          near && block
            ? say`Route ${formatCidr(block)}, the block of \`${near.name}\`, or none.`
            : say`Route the block of a subnet, or none.`
        }
      `,
      related: near ? [{ message: say`The subnet it lies in`, origin: near.nameOrigin }] : [],
      ...(block && route.destination.kind === 'cidr' && isTakenAsTarget(route)
        ? {
            fixes: [
              {
                title: say`Route ${formatCidr(block)}`,
                edits: [{ origin: route.destination.origin, newText: formatCidr(block) }],
              },
            ],
          }
        : {}),
    });
    return;
  }
  const target = targetOf(route);
  if (!target || isApplianceTarget(target) || isNatGatewayTarget(target)) return;
  // A target that no route may have is reported as that.
  if (!('vpc' in target) && target.kind !== 'peering' && target.kind !== 'transit-gateway') return;
  context.report({
    origin: route.target.origin,
    message: say`
      ${formatCidr(cidr)} lies within VPC \`${vpc.name}\`, and \`${targetText(route.target)}\` is
      ${kindInWords(target)}. A route that is more specific than the local one may lead to a network interface, a
      NAT gateway or a Gateway Load Balancer endpoint only. Remove the route, and the local route delivers within
      the VPC; or lead it through an appliance.
    `,
    related: [{ message: say`The target`, origin: target.nameOrigin }],
  });
}

/** The other half of what AWS asks of such a route. */
function isTakenAsTarget(route: Route): boolean {
  const target = targetOf(route);
  return !target || isApplianceTarget(target) || isNatGatewayTarget(target);
}

interface SubnetPlan {
  readonly blocks: ReadonlyMap<string, Subnet>;
  /** Without subnets, or with a block that cannot be read, the file does not tell what a whole subnet is. */
  readonly known: boolean;
}

function planOf(vpc: Vpc): SubnetPlan {
  const blocks = new Map<string, Subnet>();
  for (const subnet of vpc.subnets) for (const cidr of validCidrs(subnet.cidrs)) blocks.set(formatCidr(cidr), subnet);
  return {
    blocks,
    known: vpc.subnets.length > 0 && vpc.subnets.every((subnet) => subnet.cidrs.every((literal) => literal.cidr)),
  };
}
