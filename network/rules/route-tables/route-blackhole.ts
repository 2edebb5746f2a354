import { destinationText, vpcRouting } from '../../forwarding/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

/** The state of a route whose target is gone; it still takes part in the choice: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html. In the table of a transit gateway it is a means, so nothing is said there. */
export const routeBlackhole: Rule = {
  id: 'route-blackhole',
  severity: 'warning',
  summary: 'A route whose target is gone drops everything it matches.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const { subnetsOf, edgeTables } = vpcRouting(vpc);
      for (const table of vpc.routeTables) {
        // A table that nothing uses drops nothing.
        if (!subnetsOf.has(table) && !edgeTables.has(table) && vpc.subnets.length > 0 && !table.main) continue;
        for (const route of table.routes) {
          if (route.target.kind !== 'blackhole') continue;
          report({
            origin: route.target.origin,
            message: say`
              What goes to ${destinationText(route.destination)} is dropped. On AWS, \`blackhole\` is the state of
              a route whose target was deleted or detached; it is still chosen before wider routes. Remove the
              route, or name the target that it should have.
            `,
            fixes: [{ title: say`Remove the route`, edits: [{ origin: route.origin, newText: '' }] }],
          });
        }
      }
    }
  },
};
