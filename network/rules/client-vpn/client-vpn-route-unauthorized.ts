import { destinationText } from '../../forwarding/index.js';
import { say } from '../../words/index.js';
import { addition } from '../fixes.js';
import type { Rule } from '../rule.js';
import { blocksOf, clientVpnsOf, overlap } from './endpoints-of.js';

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html */
export const clientVpnRouteUnauthorized: Rule = {
  id: 'client-vpn-route-unauthorized',
  severity: 'warning',
  summary: 'A Client VPN endpoint routes somewhere that no authorization rule lets its clients go.',
  needs: 'topology',
  check({ topology, report }) {
    for (const { name, origin: block, nameOrigin, clientVpn } of clientVpnsOf(topology)) {
      const { authorizations, authorizationsUntold, routes } = clientVpn;
      if (authorizationsUntold) continue;
      if (authorizations.length === 0) {
        report({
          origin: nameOrigin,
          message: say`
            \`${name}\` has no authorization rule, and what no rule allows is dropped: its clients get nowhere.
            Say where they may go: \`authorize 10.0.0.0/16\`.
          `,
        });
        continue;
      }
      const allowed = authorizations.map(({ destination }) => blocksOf(destination));
      if (allowed.includes(undefined)) continue;
      for (const { destination, origin } of routes) {
        const blocks = blocksOf(destination);
        if (
          !blocks ||
          blocks.length === 0 ||
          blocks.some((block) => allowed.flat().some((one) => one && overlap(one, block)))
        )
          continue;
        report({
          origin,
          message: say`
            No authorization rule of \`${name}\` lets clients go to ${destinationText(destination)}, so this route
            carries nothing. Add \`authorize ${destinationText(destination)}\`, or remove the route.
          `,
          fixes: addition(say`Let its clients go to ${destinationText(destination)}`, block, [
            `authorize ${destinationText(destination)}`,
          ]),
        });
      }
    }
  },
};
