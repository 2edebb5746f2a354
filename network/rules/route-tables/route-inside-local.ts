import { type Cidr, cidrCovers } from '../../address/index.js';
import { learnedBy } from '../../forwarding/index.js';
import { type RouteTable, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule, RuleContext } from '../rule.js';
import { blocksInWords } from './words.js';

/** Learned routes lose against the local one even where they are more specific: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html */
export const routeInsideLocal: Rule = {
  id: 'route-inside-local',
  severity: 'warning',
  summary: "A learned route lies within the VPC's own range, so it is never used.",
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      const own = validCidrs(vpc.cidrs);
      for (const table of vpc.routeTables) checkTable(table, own, context);
    }
  },
};

function checkTable(table: RouteTable, own: readonly Cidr[], { topology, report }: RuleContext): void {
  for (const propagation of table.propagations) {
    if (!propagation.target) continue;
    for (const { connection, cidrs } of learnedBy(propagation.target, topology).announcements) {
      const inside = cidrs.filter((cidr) => own.some((block) => cidrCovers(block, cidr)));
      if (inside.length === 0) continue;
      report({
        origin: propagation.origin,
        message: say`
          \`${connection.name}\` announces ${blocksInWords(inside)}, which lies within VPC \`${table.vpc.name}\`.
          AWS prefers the local route to a learned one that overlaps it, however specific, so this traffic never
          leaves the VPC. Give one side other addresses, or announce a range outside of the VPC and translate on
          the other side.
        `,
        related: [{ message: say`The connection that announces it`, origin: connection.nameOrigin }],
      });
    }
  }
}
