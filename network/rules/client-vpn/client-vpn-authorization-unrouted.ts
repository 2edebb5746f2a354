import { destinationText } from '../../forwarding/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { addedBlocks, blocksOf, clientVpnsOf, overlap } from './endpoints-of.js';
import { routeFix } from './route-fix.js';

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html */
export const clientVpnAuthorizationUnrouted: Rule = {
  id: 'client-vpn-authorization-unrouted',
  severity: 'warning',
  summary: 'An authorization rule of a Client VPN endpoint is for a block that no route of it leads to.',
  needs: 'topology',
  check({ topology, report }) {
    for (const endpoint of clientVpnsOf(topology)) {
      const { name, clientVpn, subnets } = endpoint;
      const routed = [addedBlocks(endpoint), ...clientVpn.routes.map(({ destination }) => blocksOf(destination))];
      if (clientVpn.routesUntold || routed.includes(undefined)) continue;
      for (const { destination, origin } of clientVpn.authorizations) {
        const blocks = blocksOf(destination);
        if (
          !blocks ||
          blocks.length === 0 ||
          blocks.some((block) => routed.flat().some((one) => one && overlap(one, block)))
        )
          continue;
        const text = destinationText(destination);
        report({
          origin,
          message: say`
            Clients of \`${name}\` may go to ${text}, and no route of it leads there, so they do not get there.
            Outside of its VPC's own blocks each associated subnet needs a route: \`${text} ->
            ${subnets[0]?.name ?? 'subnet'}\`.
          `,
          fixes: routeFix(endpoint, subnets, text),
        });
      }
    }
  },
};
