import {
  addressSetCovers,
  addressSetOfCidrs,
  cidrFamily,
  EVERY_IPV6,
  formatCidr,
  sameCidr,
} from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import {
  destinationBlocks,
  destinationText,
  isApplianceTarget,
  isAttached,
  isNatGatewayTarget,
  kindInWords,
  targetOf,
  targetText,
  vpcRouting,
} from '../../forwarding/index.js';
import { type Route, type RouteTable, type RouteTargetElement, type Vpc, validCidrs } from '../../topology/index.js';
import { say, type Told, told } from '../../words/index.js';
import type { Rule, RuleContext } from '../rule.js';

/** What a route can lead to: https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html */
export const routeTargetInvalid: Rule = {
  id: 'route-target-invalid',
  severity: 'error',
  summary: 'A route leads to something that cannot be the target of a route.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      const { edgeTables } = vpcRouting(vpc);
      for (const table of vpc.routeTables) {
        if (edgeTables.has(table)) continue;
        for (const route of table.routes) checkRoute(route, table, context);
      }
    }
    for (const gateway of context.topology.transitGateways) {
      for (const table of gateway.routeTables) {
        for (const route of table.routes) checkTransitRoute(route, context);
      }
    }
  },
};

/** What to do instead, by what was named. */
const INSTEAD: Partial<Record<string, Told>> = {
  'interface-endpoint': told`An interface endpoint is reached at its own address by the local route and needs no route of its own.`,
  'client-vpn-endpoint': told`
    Its clients have the address of its interface, so that replies go back to that by the local route, and nothing
    can open a connection to them.
  `,
  database: told`Route to the gateway or the network interface that leads there.`,
  function: told`Route to the gateway or the network interface that leads there.`,
  'load-balancer': told`
    A load balancer is reached at its own address; to send traffic through appliances, use a Gateway Load Balancer
    endpoint.
  `,
  subnet: told`
    Subnets of a VPC reach each other by the local route; through an appliance, name its network interface.
  `,
  network: told`Route to the virtual private gateway or the transit gateway that leads to that network.`,
  vpn: told`Route to the virtual private gateway or the transit gateway at which the connection ends.`,
  'direct-connect': told`Route to the virtual private gateway or the transit gateway at which the connection ends.`,
  vpc: told`Route to the peering connection or the transit gateway that leads to that VPC.`,
};

function checkRoute(route: Route, table: RouteTable, context: RuleContext): void {
  const target = targetOf(route);
  if (route.target.kind === 'local') checkLocal(route, table.vpc, context);
  if (!target) return;
  const instead = INSTEAD[target.kind === 'resource' ? target.type : target.kind];
  if (instead) {
    report(route, target, say`AWS cannot send traffic to ${kindInWords(target)}. ${instead}`, context);
  } else if (target.kind === 'egress-only-gateway') {
    const { cidrs } = destinationBlocks(route.destination, table.vpc);
    if (!cidrs.some((cidr) => cidrFamily(cidr) === 4)) return;
    const fixes = ['any', '0.0.0.0/0'].includes(destinationText(route.destination))
      ? [
          {
            title: say`Route ::/0 there`,
            edits: [{ origin: route.destination.origin, newText: formatCidr(EVERY_IPV6) }],
          },
        ]
      : [];
    report(
      route,
      target,
      say`
        An egress-only internet gateway carries IPv6 alone. Route an IPv6 block such as ::/0 there, and IPv4 to a
        NAT gateway.
      `,
      context,
      fixes,
    );
  } else if (target.kind === 'gateway-endpoint') {
    const { destination } = route;
    const isList =
      destination.kind === 'ref' && (!destination.ref.target || destination.ref.target.kind === 'prefix-list');
    if (isList) return;
    report(
      route,
      target,
      say`
        A gateway endpoint takes traffic for the prefix list of its service only. Write \`gateway-endpoint
        ${target.name} to … in ${table.name}\`, and AWS adds the route.
      `,
      context,
    );
  } else if (!isApplianceTarget(target) && !isNatGatewayTarget(target))
    checkLocalReplacement(route, target, table.vpc, context);
}

/** `local` takes what lies within the VPC's own blocks. */
function checkLocal(route: Route, vpc: Vpc, context: RuleContext): void {
  const own = validCidrs(vpc.cidrs);
  const { cidrs, known } = destinationBlocks(route.destination, vpc);
  if (!known || own.length !== vpc.cidrs.length) return;
  if (addressSetCovers(addressSetOfCidrs(own), addressSetOfCidrs(cidrs))) return;
  context.report({
    origin: route.target.origin,
    message: say`
      \`local\` delivers within the blocks of VPC \`${vpc.name}\`, and ${destinationText(route.destination)} lies
      outside of them. Name the gateway, peering or transit gateway that leads there.
    `,
  });
}

/** The route for a whole block of the VPC is the local one; its target may be replaced by an appliance or a NAT gateway alone. */
function checkLocalReplacement(route: Route, target: RouteTargetElement, vpc: Vpc, context: RuleContext): void {
  const own = validCidrs(vpc.cidrs);
  const { cidrs } = destinationBlocks(route.destination, vpc);
  if (!cidrs.some((cidr) => own.some((block) => sameCidr(block, cidr)))) return;
  report(
    route,
    target,
    say`
      ${destinationText(route.destination)} is a block of this VPC itself. The target of its local route can be
      replaced by a network interface, a NAT gateway or a Gateway Load Balancer endpoint, not by
      ${kindInWords(target)}.
    `,
    context,
  );
}

function checkTransitRoute(route: Route, context: RuleContext): void {
  const target = targetOf(route);
  if (route.target.kind === 'blackhole' || (route.target.kind === 'ref' && !target)) return;
  if (target && isAttached(target)) return;
  context.report({
    origin: route.target.origin,
    message: say`
      ${target ? say`\`${targetText(route.target)}\` is ${kindInWords(target)}` : say`\`local\` has no meaning here`}:
      a route of a transit gateway leads to what is attached to it. Name a VPC, a VPN, a Direct Connect or a
      peering that is attached, or \`blackhole\`.
    `,
  });
}

function report(route: Route, target: RouteTargetElement, why: string, context: RuleContext, fixes: Fix[] = []): void {
  context.report({
    origin: route.target.origin,
    message: say`\`${targetText(route.target)}\` cannot be the target of this route. ${why}`,
    related: [{ message: say`Where it is declared`, origin: target.nameOrigin }],
    ...(fixes.length > 0 ? { fixes } : {}),
  });
}
