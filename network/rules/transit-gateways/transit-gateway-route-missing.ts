import type { TransitGateway, TransitGatewayAttachment, Vpc } from '../../topology/model.js';
import { overlapsBlock } from '../route-tables/address-overlap.js';
import { destinationBlocks, destinationText } from '../route-tables/destination.js';
import { everyTargetResolved, targetOf } from '../route-tables/target.js';
import { everyTableKnown } from '../route-tables/vpc-routing.js';
import type { Rule, RuleContext } from '../rule.js';
import { type TransitTable, transitTables } from './transit-table.js';

/** Neither side learns the other's routes by itself: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
export const transitGatewayRouteMissing: Rule = {
  id: 'transit-gateway-route-missing',
  severity: 'warning',
  summary: 'A VPC is attached to a transit gateway, but a route there, or on from there, is missing.',
  needs: 'topology',
  check(context) {
    for (const gateway of context.topology.transitGateways) {
      const tables = transitTables(gateway, context.topology);
      const checked = new Set<Vpc>();
      for (const attachment of gateway.attachments) {
        const vpc = attachment.vpc.target;
        if (!vpc || checked.has(vpc)) continue;
        checked.add(vpc);
        // A VPC of which the file tells no more than its blocks may well have routes that it does not tell.
        if (vpc.subnets.length === 0 || !everyTableKnown(vpc) || !vpc.routeTables.every(everyTargetResolved)) continue;
        checkWayThere(attachment, vpc, gateway, context);
        const table = tables.get(vpc);
        if (table?.known) checkWayOn(vpc, table, gateway, context);
      }
    }
  },
};

function checkWayThere(
  attachment: TransitGatewayAttachment,
  vpc: Vpc,
  gateway: TransitGateway,
  { report }: RuleContext,
): void {
  if (vpc.routeTables.some((table) => table.routes.some((route) => targetOf(route) === gateway))) return;
  report({
    origin: attachment.vpc.origin,
    message:
      `VPC \`${vpc.name}\` is attached to \`${gateway.name}\`, but none of its route tables leads there. ` +
      'An attachment adds no routes to the VPC: nothing in it can send to the other networks, and what comes from them gets no reply. ' +
      `Add a route such as \`10.0.0.0/8 -> ${gateway.name}\` to the tables of the subnets that take part.`,
    related: [{ message: `VPC ${vpc.name}`, origin: vpc.nameOrigin }],
  });
}

/** One finding a destination, however many tables of the VPC have the route. */
function checkWayOn(vpc: Vpc, table: TransitTable, gateway: TransitGateway, { report }: RuleContext): void {
  const reported = new Set<string>();
  for (const route of vpc.routeTables.flatMap(({ routes }) => routes)) {
    if (targetOf(route) !== gateway) continue;
    const { cidrs, known } = destinationBlocks(route.destination, vpc);
    if (!known || cidrs.length === 0 || cidrs.some((cidr) => overlapsBlock(table.destinations, cidr))) continue;
    const destination = destinationText(route.destination);
    if (reported.has(destination)) continue;
    reported.add(destination);
    report({
      origin: route.origin,
      message:
        `\`${gateway.name}\` has no route for ${destination}: ${table.name} with which VPC \`${vpc.name}\` is associated knows nothing of it, so the traffic is dropped there. ` +
        'Let the attachment that has these addresses propagate into that table, or add a static route to it.',
      related: [{ message: 'Where it is looked up', origin: table.origin }],
    });
  }
}
