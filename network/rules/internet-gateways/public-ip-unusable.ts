import {
  defaultRoute,
  internetWay,
  isNatGatewayTarget,
  isPrefixList,
  tableInForce,
  tableInWords,
  targetOf,
  targetText,
} from '../../forwarding/index.js';
import { isNatGateway, type Resource, type Subnet } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule, RuleContext } from '../rule.js';
import { listOf } from '../wording.js';

/** What comes in by the internet gateway has to go out by it: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html */
export const publicIpUnusable: Rule = {
  id: 'public-ip-unusable',
  severity: 'warning',
  summary: 'A resource has a public address, but replies leave another way than the internet gateway.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      if (vpc.internetGateways.length === 0) continue;
      for (const resource of vpc.spanningResources) checkSpanning(resource, report);
      for (const subnet of vpc.subnets) {
        const [resource] = subnet.resources.filter(hasPublicIp);
        const way = resource && replyWay(subnet);
        if (!way) continue;
        for (const { name, publicIps } of subnet.resources.filter(hasPublicIp)) {
          report({
            origin: publicIps[0]?.origin ?? subnet.nameOrigin,
            message: say`
              \`${name}\` has a public address, but ${tableInWords(subnet)} of its subnet \`${subnet.name}\`
              ${way}. Requests from the internet arrive by the internet gateway, their replies go astray: no
              connection comes about. Move it to a public subnet, or remove the public address.
            `,
            related: [{ message: say`Subnet ${subnet.name}`, origin: subnet.nameOrigin }],
            fixes: removal(say`Remove the public address`, ...publicIps.map(({ origin }) => origin)),
          });
        }
      }
    }
  },
};

/** It may be in any of its subnets: told where its replies go astray in all of them. */
function checkSpanning(resource: Resource, report: RuleContext['report']): void {
  const { name, publicIps, subnets } = resource;
  const ways = subnets.map(replyWay);
  const [first] = subnets;
  if (!first || !hasPublicIp(resource) || ways.some((way) => way === undefined)) return;
  report({
    origin: publicIps[0]?.origin ?? resource.nameOrigin,
    message: say`
      \`${name}\` has a public address, but none of its subnets
      ${listOf(subnets.map((subnet) => `\`${subnet.name}\``))} has a route to an internet gateway:
      ${tableInWords(first)} of \`${first.name}\` ${ways[0]}. Requests from the internet arrive by the internet
      gateway, their replies go astray: no connection comes about. Place it in public subnets, or remove the
      public address.
    `,
    related: subnets.slice(0, 4).map((subnet) => ({ message: say`Subnet ${subnet.name}`, origin: subnet.nameOrigin })),
    fixes: removal(say`Remove the public address`, ...publicIps.map(({ origin }) => origin)),
  });
}

function hasPublicIp(resource: Resource): boolean {
  return resource.publicIps.length > 0 && !isNatGateway(resource);
}

/** Whether a public address in the subnet is of no use, and this rule says so. */
export function repliesGoAstray(subnet: Subnet): boolean {
  return subnet.vpc.internetGateways.length > 0 && replyWay(subnet) !== undefined;
}

/** Where replies go instead; undefined where they do go out by an internet gateway, or may. */
function replyWay(subnet: Subnet): string | undefined {
  if (internetWay(subnet) !== 'none') return undefined;
  const table = tableInForce(subnet);
  // Without any table the file is silent on routes altogether, save where it calls the subnet private.
  if (typeof table === 'string')
    return subnet.vpc.routeTables.length > 0 || subnet.intent?.value === 'private'
      ? say`leads nowhere else`
      : undefined;
  if (table.routes.some((route) => isPrefixList(route.destination)) || table.propagations.length > 0) return undefined;
  const route = defaultRoute(table.routes, table.vpc, 4);
  if (!route) return say`has no route to the internet`;
  return isNatGatewayTarget(targetOf(route))
    ? say`sends everything else to the NAT gateway \`${targetText(route.target)}\``
    : say`sends everything else to \`${targetText(route.target)}\``;
}
