import { formatCidr } from '../../address/index.js';
import {
  destinationBlocks,
  destinationText,
  isApplianceTarget,
  isPrefixList,
  kindInWords,
  targetOf,
  targetText,
  vpcRouting,
} from '../../forwarding/index.js';
import {
  type InternetGateway,
  type Route,
  type RouteTable,
  type Vpc,
  type VpnGateway,
  validCidrs,
} from '../../topology/index.js';
import { say, told } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule, RuleContext } from '../rule.js';

/** What a table of an internet or VPN gateway may hold: https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html */
export const edgeRouteInvalid: Rule = {
  id: 'edge-route-invalid',
  severity: 'error',
  summary: 'The route table of a gateway holds something that only the table of a subnet may hold.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      for (const [table, gateway] of vpcRouting(vpc).edgeTables) checkTable(table, gateway, vpc, context);
    }
  },
};

const ONLY = told`A table of a gateway steers what comes in to the VPC: `;

function checkTable(table: RouteTable, gateway: InternetGateway | VpnGateway, vpc: Vpc, context: RuleContext): void {
  const related = [
    {
      message: say`Makes \`${table.name}\` the table of a gateway`,
      origin: gateway.routeTable?.origin ?? gateway.nameOrigin,
    },
  ];
  if (table.main && gateway.routeTable) {
    context.report({
      origin: gateway.routeTable.origin,
      message: say`
        \`${table.name}\` is the main route table of \`${vpc.name}\`. AWS does not associate a main table with a
        gateway. Give \`${gateway.name}\` a table of its own.
      `,
      related: [{ message: say`The main route table`, origin: table.nameOrigin }],
    });
  }
  for (const { origin, text } of table.propagations) {
    context.report({
      origin,
      message: say`
        ${ONLY}it cannot learn routes from \`${text}\`. AWS refuses propagation here; propagate into the tables of
        subnets.
      `,
      related,
    });
  }
  const allowed = allowedDestinations(vpc);
  for (const route of table.routes) checkRoute(route, vpc, allowed, related, context);
}

type Related = { message: string; origin: RouteTable['origin'] }[];

function checkRoute(
  route: Route,
  vpc: Vpc,
  allowed: Set<string> | undefined,
  related: Related,
  context: RuleContext,
): void {
  const { destination } = route;
  const { cidrs, known } = destinationBlocks(destination, vpc);
  if (isPrefixList(destination)) {
    context.report({
      origin: destination.origin,
      message: say`
        ${ONLY}its destinations are whole blocks of the VPC or of its subnets, never a prefix list such as
        \`${destinationText(destination)}\`. Write the blocks.
      `,
      related,
      fixes: removal(say`Remove the route`, route.origin),
    });
  } else if (known && allowed && cidrs.some((cidr) => !allowed.has(formatCidr(cidr)))) {
    context.report({
      origin: destination.origin,
      message: say`
        ${ONLY}${destinationText(destination)} is neither a whole block of \`${vpc.name}\` nor the whole block of
        one of its subnets, and AWS accepts nothing else here.
      `,
      related,
      fixes: removal(say`Remove the route`, route.origin),
    });
  }
  const target = targetOf(route);
  if (!target || isApplianceTarget(target) || standsForUntold(target, context)) return;
  context.report({
    origin: route.target.origin,
    message: say`
      ${ONLY}it leads to \`local\`, a network interface or a Gateway Load Balancer endpoint.
      \`${targetText(route.target)}\` is ${kindInWords(target)}, which AWS refuses here.
    `,
    related,
    fixes: removal(say`Remove the route`, route.origin),
  });
}

/** A target that nobody tells is written as a transit gateway behind which anything may be: what it is, AWS may accept. */
function standsForUntold(target: NonNullable<ReturnType<typeof targetOf>>, { topology }: RuleContext): boolean {
  return (
    target.kind === 'transit-gateway' &&
    topology.vpns.some(({ network, gateway }) => gateway.target === target && network.target?.anywhere === true)
  );
}

/** Undefined where some block cannot be read. */
function allowedDestinations(vpc: Vpc): Set<string> | undefined {
  const literals = [...vpc.cidrs, ...vpc.subnets.flatMap((subnet) => subnet.cidrs)];
  const cidrs = validCidrs(literals);
  return cidrs.length === literals.length ? new Set(cidrs.map(formatCidr)) : undefined;
}
