import { cidrFamily, formatCidr } from '../../address/index.js';
import {
  destinationBlocks,
  destinationText,
  isPrefixList,
  learnedBy,
  targetKey,
  targetText,
} from '../../forwarding/index.js';
import type { DirectConnect, Route, RouteTable, Topology, Vpn, VpnGateway } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule, RuleContext } from '../rule.js';

/** A static route beats a learned one of the same block: https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html */
export const routeOverridden: Rule = {
  id: 'route-overridden',
  severity: 'warning',
  summary: 'A route that is learned from a VPN gateway is beaten by a static one for the same destination.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      for (const table of vpc.routeTables) {
        if (table.propagations.length > 0) checkTable(table, context);
      }
    }
  },
};

interface LearnedFrom {
  readonly gateway: VpnGateway;
  readonly connection: Vpn | DirectConnect;
}

function checkTable(table: RouteTable, { topology, report }: RuleContext): void {
  const learned = learnedBlocks(table, topology);
  for (const route of table.routes) {
    const target = targetKey(route.target);
    if (target === undefined || isPrefixList(route.destination)) continue;
    for (const cidr of destinationBlocks(route.destination, table.vpc).cidrs) {
      const from = learned.get(formatCidr(cidr));
      if (!from || from.gateway === target) continue;
      report({
        origin: route.origin,
        message: say`
          \`${from.connection.name}\` announces ${formatCidr(cidr)}, and the table propagates
          \`${from.gateway.name}\`; but for the same destination AWS prefers a static route, so
          ${cidrFamily(cidr) === 4 ? 'IPv4' : 'IPv6'} traffic to ${destinationText(route.destination)} goes to
          \`${targetText(route.target)}\`. Remove the static route to follow the announcement, or make it more
          specific where only a part is meant.
        `,
        related: [{ message: say`Announces ${formatCidr(cidr)}`, origin: from.connection.nameOrigin }],
        fixes: isSpare(route, table) ? removal(say`Remove the static route`, route.origin) : [],
      });
      break;
    }
  }
}

/** Without it something else still leads to its target, so that nothing lies idle that was in use. */
function isSpare(route: Route, { vpc }: RouteTable): boolean {
  const target = targetKey(route.target);
  if (target === 'blackhole') return true;
  return vpc.routeTables.some(({ routes }) =>
    routes.some((other) => other !== route && targetKey(other.target) === target),
  );
}

function learnedBlocks(table: RouteTable, topology: Topology): Map<string, LearnedFrom> {
  const blocks = new Map<string, LearnedFrom>();
  for (const { target: gateway } of table.propagations) {
    if (!gateway) continue;
    for (const { connection, cidrs } of learnedBy(gateway, topology).announcements) {
      for (const cidr of cidrs) blocks.set(formatCidr(cidr), { gateway, connection });
    }
  }
  return blocks;
}
