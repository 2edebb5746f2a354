import { cidrFamily } from '../../address/index.js';
import { destinationText } from '../../forwarding/index.js';
import { validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { blocksOf, clientVpnsOf, overlap } from './endpoints-of.js';
import { freeClientBlock } from './free-client-block.js';

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html */
export const clientVpnClientBlock: Rule = {
  id: 'client-vpn-client-block',
  severity: 'error',
  summary: 'The block of a Client VPN endpoint’s clients is no /12 to /22 of IPv4, or overlaps its VPC or a route.',
  needs: 'topology',
  check({ topology, report }) {
    for (const endpoint of clientVpnsOf(topology)) {
      const { name, vpc, clientVpn } = endpoint;
      const { clients, routes } = clientVpn;
      const block = clients?.cidr;
      if (!clients || !block) continue;
      if (cidrFamily(block) === 6 || block.prefixLength < 12 || block.prefixLength > 22) {
        report({
          origin: clients.origin,
          message: say`
            AWS gives clients a block of IPv4 from /12 to /22, so it refuses ${clients.text}.
            ${
              cidrFamily(block) === 6
                ? say`
            IPv6 addresses of clients it picks itself: write \`ip-address-type dualstack\`.
          `
                : say`Write a block of another size, such as 172.20.0.0/22.`
            }
          `,
          fixes: cidrFamily(block) === 6 ? [] : freeClientBlock(endpoint, topology),
        });
        continue;
      }
      const own = validCidrs(vpc.cidrs).find((one) => overlap(one, block));
      if (own)
        report({
          origin: clients.origin,
          message: say`
            The clients of \`${name}\` would have addresses that VPC \`${vpc.name}\` has too: AWS refuses
            ${clients.text}, since it could not tell which of them is meant. Take a block that neither the VPC nor
            a network that clients go to has.
          `,
          related: [{ message: say`The blocks of \`${vpc.name}\``, origin: vpc.nameOrigin }],
          fixes: freeClientBlock(endpoint, topology),
        });
      for (const { destination, target, origin } of routes) {
        if (target.kind === 'local' || destination.kind !== 'cidr') continue;
        const met = blocksOf(destination)?.find((one) => one.prefixLength > 0 && overlap(one, block));
        if (met)
          report({
            origin,
            message: say`
              This route to ${destinationText(destination)} overlaps the block of the clients of \`${name}\`,
              ${clients.text}: AWS takes no such route. Clients reach each other by \`${clients.text} -> local\`.
            `,
            fixes: freeClientBlock(endpoint, topology),
          });
      }
    }
  },
};
