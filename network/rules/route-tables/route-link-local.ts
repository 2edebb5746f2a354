import { cidrCovers, formatCidr, UNROUTABLE_BLOCKS } from '../../address/index.js';
import { destinationBlocks, isPrefixList } from '../../forwarding/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html */
export const routeLinkLocal: Rule = {
  id: 'route-link-local',
  severity: 'error',
  summary: 'A route to addresses that AWS keeps for its own services.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const table of vpc.routeTables) {
        for (const route of table.routes) {
          if (isPrefixList(route.destination)) continue;
          for (const cidr of destinationBlocks(route.destination, vpc).cidrs) {
            const reserved = UNROUTABLE_BLOCKS.find((block) => cidrCovers(block, cidr));
            if (!reserved) continue;
            report({
              origin: route.destination.origin,
              message: say`
                ${formatCidr(cidr)} lies within ${formatCidr(reserved)}, which AWS keeps for services such as
                instance metadata, DNS and time. It refuses a route to these addresses and never forwards traffic
                to them. Remove the route.
              `,
              fixes: [{ title: say`Remove the route`, edits: [{ origin: route.origin, newText: '' }] }],
            });
          }
        }
      }
    }
  },
};
