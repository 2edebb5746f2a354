import { say } from '../../../network/words/index.js';
import type { TransitGatewayTableDraft } from '../builder/draft.js';
import type { Import } from './context.js';
import { isObject } from './identities.js';

/**
 * Where the routes of a table alone tell what propagates to it: a search with a filter finds some of them, and does not say so. Of a table to which everything attached
 * propagates by itself, or may, a VPC without its route was left out by such a filter, or taken out by hand.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SearchTransitGatewayRoutes.html
 */
export function doubtPropagations(
  context: Import,
  toldByList: ReadonlySet<TransitGatewayTableDraft>,
  defaults: ReadonlyMap<string, string>,
): void {
  const { network, warnings } = context;
  const byOwner = new Set(context.described.items('TransitGateways').flatMap(({ raw }) => propagatesByOwner(raw)));
  for (const [id, table] of network.all('transit-gateway-route-table')) {
    const { transitGateway: gateway, propagations, routes } = table;
    if (table.unknown || toldByList.has(table) || byOwner.has(gateway) || defaults.get(gateway) !== id) continue;
    const lacking = (network.find(gateway, 'transit-gateway')?.attachments ?? []).filter(({ vpc, maybe }) => {
      const blocks = network.find(vpc, 'vpc')?.cidrs ?? [];
      // A static route goes before the propagated one with its destination, which AWS then does not list.
      const isStatic = blocks.every((block) =>
        routes.some(({ destination }) => 'cidr' in destination && destination.cidr === block),
      );
      return !maybe && !propagations.includes(vpc) && !(blocks.length > 0 && isStatic);
    });
    if (lacking.length === 0) continue;
    warnings.add(
      say`
        Everything attached to ${gateway} propagates to ${id} by itself, and the routes that the data tell of it have
        none to ${lacking.map(({ vpc }) => vpc).join(', ')}: a filter may have left it out, so where it sends packets is unknown. Ask AWS:
        \`aws ec2 get-transit-gateway-route-table-propagations --transit-gateway-route-table-id ${id}\`.
      `,
    );
    table.unknown = true;
  }
}

/** Gateways that leave it to their owner what propagates: only those that say so. */
function propagatesByOwner(raw: unknown): unknown[] {
  const { TransitGatewayId: id, Options: options } = isObject(raw) ? raw : {};
  return isObject(options) && options.DefaultRouteTablePropagation === 'disable' ? [id] : [];
}
