import { destinationText } from '../../forwarding/index.js';
import { mayShareZone, type Route, type Subnet, writtenName } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { replacement } from '../fixes.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { clientVpnsOf, subnetOf } from './endpoints-of.js';

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html */
export const clientVpnSubnet: Rule = {
  id: 'client-vpn-subnet',
  severity: 'error',
  summary: 'A Client VPN endpoint has two subnets in one zone, or a route to a subnet that it is not associated with.',
  needs: 'topology',
  check({ topology, report }) {
    for (const { name, nameOrigin, clientVpn, subnets } of clientVpnsOf(topology)) {
      for (const [i, subnet] of subnets.entries()) {
        const other = subnets.slice(0, i).find((one) => one.zone && subnet.zone && mayShareZone(one, subnet));
        if (other)
          report({
            origin: nameOrigin,
            message: say`
              \`${other.name}\` and \`${subnet.name}\` are both in zone ${subnet.zone?.value}: AWS associates a
              Client VPN endpoint with one subnet a zone. Leave one of them out of \`${name}\`, or take a subnet
              of another zone.
            `,
            related: [{ message: say`\`${subnet.name}\` is declared here`, origin: subnet.nameOrigin }],
          });
      }
      for (const route of clientVpn.routes) {
        const target = subnetOf(route);
        if (target && !subnets.includes(target))
          report({
            origin: route.target.origin,
            message: say`
              \`${name}\` is not associated with \`${target.name}\`, and AWS takes no route to another subnet.
              Name an associated one (${listOf(subnets.map((one) => `\`${one.name}\``))}), or write
              \`${target.name}\` behind \`in\`.
            `,
            fixes: subnets
              .filter((one) => !clientVpn.routes.some((other) => isSameWay(other, route, one)))
              .flatMap((one) => replacement(say`Lead it by ${one.name}`, route.target.origin, writtenName(one))),
          });
      }
    }
  },
};

/** AWS takes one route a destination and subnet. */
const isSameWay = (a: Route, b: Route, subnet: Subnet): boolean =>
  subnetOf(a) === subnet && destinationText(a.destination) === destinationText(b.destination);
