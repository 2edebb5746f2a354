import { formatCidr } from '../../address/index.js';
import { destinationText } from '../../forwarding/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { addedBlocks, blocksOf, clientVpnsOf, covers, subnetOf } from './endpoints-of.js';
import { routeFix } from './route-fix.js';

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/intermittent-access.html */
export const clientVpnRoutesDiffer: Rule = {
  id: 'client-vpn-routes-differ',
  severity: 'warning',
  summary: 'A Client VPN endpoint has a route by one associated subnet and not by another.',
  needs: 'topology',
  check({ topology, report }) {
    for (const endpoint of clientVpnsOf(topology)) {
      const { name, clientVpn, subnets } = endpoint;
      const added = addedBlocks(endpoint);
      const rows = clientVpn.routes.map((route) => ({
        route,
        subnet: subnetOf(route),
        blocks: blocksOf(route.destination),
      }));
      if (clientVpn.routesUntold || !added || rows.some(({ blocks }) => !blocks)) continue;
      for (const { route, subnet, blocks = [] } of rows) {
        if (!subnet) continue;
        const block = blocks[0];
        const isBy = (other: typeof subnet): boolean =>
          block === undefined ||
          added.some((one) => covers(one, block)) ||
          rows.some((row) => row.subnet === other && row.blocks?.some((one) => covers(one, block)));
        const without = subnets.filter((other) => !isBy(other));
        if (block === undefined || without.length === 0) continue;
        report({
          origin: route.origin,
          message: say`
            Clients of \`${name}\` that come in by ${listOf(without.map((one) => `\`${one.name}\``))} do not get
            to ${formatCidr(block)}: a client sends by the subnet that it came in by, and which one that is, is
            chance. Connections then work now and again. Add
            ${listOf(without.map((one) => `\`${formatCidr(block)} -> ${one.name}\``))}.
          `,
          fixes: routeFix(endpoint, without, destinationText(route.destination)),
        });
      }
    }
  },
};
