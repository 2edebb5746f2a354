import type { Fix } from '../../findings/index.js';
import { destinationText, internetWay, tableInWords, vpcRouting } from '../../forwarding/index.js';
import { type Subnet, writtenName } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { addition, replacement } from '../fixes.js';
import type { Rule } from '../rule.js';

/** A route to an internet gateway makes a subnet public, nothing else: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html */
export const subnetNotPublic: Rule = {
  id: 'subnet-not-public',
  severity: 'warning',
  summary: 'A subnet is called public, but its routes do not lead to an internet gateway.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      const [gateway] = vpc.internetGateways;
      for (const subnet of vpc.subnets) {
        if (subnet.intent?.value !== 'public') continue;
        const way = internetWay(subnet);
        // Behind a firewall endpoint the gateway is one step further, and the intent is met.
        if (way === 'public' || way === 'appliance' || way === 'unknown') continue;
        const table = subnet.routeTable?.target;
        report({
          origin: subnet.intent.origin,
          message: say`
            Subnet \`${subnet.name}\` is called public, but it uses ${tableInWords(subnet)}, which has no route to
            an internet gateway. On AWS that route is what makes a subnet public: without it nothing in the subnet
            is reached from the internet. ${
              gateway
                ? say`Add \`0.0.0.0/0 -> ${gateway.name}\` to its route table, or call the subnet private.`
                : say`
                VPC \`${vpc.name}\` has no internet gateway: declare one and route to it, or call the subnet
                private.
              `
            }
          `,
          related: table ? [{ message: say`Its route table`, origin: table.nameOrigin }] : [],
          fixes: [...wayOutFix(subnet), ...replacement(say`Call the subnet private`, subnet.intent.origin, 'private')],
        });
      }
    }
  },
};

/** A route in its own table, where that serves none but public subnets and has no other way out. */
function wayOutFix({ vpc, routeTable }: Subnet): Fix[] {
  const table = routeTable?.target;
  const [gateway, ...others] = vpc.internetGateways;
  if (!table || !gateway || others.length > 0 || table.unknown || table.origin.file !== gateway.origin.file) return [];
  const isMeant = (vpcRouting(vpc).subnetsOf.get(table) ?? []).every(({ intent }) => intent?.value === 'public');
  const hasDefault = table.routes.some(({ destination }) =>
    ['0.0.0.0/0', 'any'].includes(destinationText(destination)),
  );
  if (!isMeant || hasDefault) return [];
  const text = `0.0.0.0/0 -> ${writtenName(gateway)}`;
  return addition(say`Add \`${text}\` to its route table`, table.origin, [text]);
}
