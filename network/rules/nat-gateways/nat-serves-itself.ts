import { destinationText, targetOf, vpcRouting } from '../../forwarding/index.js';
import { isNatGateway } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { moveToPublicSubnet } from './nat-in-private-subnet.js';

/** The gateway's own traffic would come back to it: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html */
export const natServesItself: Rule = {
  id: 'nat-serves-itself',
  severity: 'error',
  summary: 'A subnet sends traffic to a NAT gateway that is in the subnet itself.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const [table, subnets] of vpcRouting(vpc).subnetsOf) {
        const own = new Set(subnets);
        for (const route of table.routes) {
          const nat = targetOf(route);
          if (nat?.kind !== 'resource' || !isNatGateway(nat)) continue;
          const home = nat.subnets.find((subnet) => own.has(subnet));
          if (!home) continue;
          report({
            origin: route.target.origin,
            message: say`
              \`${nat.name}\` is in subnet \`${home.name}\`, which uses this table: what the NAT gateway sends on
              to ${destinationText(route.destination)} comes back to itself and is lost, and so is the traffic of
              everything that uses it. Give the NAT gateway a public subnet of its own whose table leads to the
              internet gateway, and let only the private subnets use this table.
            `,
            related: [
              { message: say`The NAT gateway`, origin: nat.nameOrigin },
              { message: say`Its subnet`, origin: home.nameOrigin },
            ],
            fixes: moveToPublicSubnet(nat, home),
          });
        }
      }
    }
  },
};
