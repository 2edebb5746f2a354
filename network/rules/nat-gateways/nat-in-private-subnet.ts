import { internetWay, tableInForce, tableInWords, targetOf } from '../../forwarding/index.js';
import type { Resource, Subnet } from '../../topology/index.js';
import type { Rule } from '../rule.js';
import { natGatewaysOf } from './nat-gateways.js';

/** A public NAT gateway belongs in a public subnet: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html */
export const natInPrivateSubnet: Rule = {
  id: 'nat-in-private-subnet',
  severity: 'error',
  summary: 'A public NAT gateway in a subnet without a route to an internet gateway.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const [internetGateway] = vpc.internetGateways;
      if (!internetGateway) continue;
      for (const nat of natGatewaysOf(vpc)) {
        const subnet = nat.subnets[0];
        if (nat.privateNat || !subnet || internetWay(subnet) !== 'none' || servesItself(nat, subnet)) continue;
        report({
          origin: nat.nameOrigin,
          message:
            `The NAT gateway \`${nat.name}\` is in subnet \`${subnet.name}\`, which uses ${tableInWords(subnet)} and has no route to the internet gateway. ` +
            'What it translates goes on by the routes of its own subnet, so nothing behind it reaches the internet. ' +
            `Place it in a public subnet, or add \`0.0.0.0/0 -> ${internetGateway.name}\` to the table of this one.`,
          related: [{ message: `Subnet ${subnet.name}`, origin: subnet.nameOrigin }],
        });
      }
    }
  },
};

/** That is the worse mistake, and a finding of its own. */
function servesItself(nat: Resource, subnet: Subnet): boolean {
  const table = tableInForce(subnet);
  return typeof table !== 'string' && table.routes.some((route) => targetOf(route) === nat);
}
