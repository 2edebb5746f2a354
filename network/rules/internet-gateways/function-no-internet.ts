import { defaultRoute, isInternetGatewayRoute, tableInForce } from '../../forwarding/index.js';
import { allResources, ownAddresses, type Subnet } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { namesInWords } from '../route-tables/words.js';
import type { Rule } from '../rule.js';

/** A function in a VPC never has a public address: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
export const functionNoInternet: Rule = {
  id: 'function-no-internet',
  severity: 'information',
  summary: 'A function in a public subnet does not reach the internet.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const resource of allResources(vpc)) {
        if (resource.type !== 'function' || ownAddresses(resource, 6).length > 0) continue;
        const subnets = resource.subnets.filter(leadsToInternetGateway);
        if (subnets.length === 0) continue;
        report({
          origin: resource.nameOrigin,
          message: say`
            The function \`${resource.name}\` is in ${namesInWords(subnets)}, which
            ${subnets.length > 1 ? say`lead` : say`leads`} to the internet by an internet gateway. A function in a
            VPC never has a public address, and the internet gateway drops what has none: it reaches nothing on
            the internet from here. Place it in a private subnet with a route to a NAT gateway, if it needs the
            internet.
          `,
          related: subnets
            .slice(0, 4)
            .map((subnet) => ({ message: say`Subnet ${subnet.name}`, origin: subnet.nameOrigin })),
        });
      }
    }
  },
};

function leadsToInternetGateway(subnet: Subnet): boolean {
  const table = tableInForce(subnet);
  if (typeof table === 'string') return false;
  const route = defaultRoute(table.routes, table.vpc, 4);
  return route !== undefined && isInternetGatewayRoute(route);
}
