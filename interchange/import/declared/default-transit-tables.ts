import { say } from '../../../network/words/index.js';
import type { TransitGatewayTableDraft } from '../builder/draft.js';
import { VPC_ATTACHMENTS } from './attachments.js';
import { type Context, type Declared, impliedKey } from './context.js';
import { doubtRoutes, enabled } from './transit-links.js';
import { known } from './value.js';

/** What takes the place of the default table, for what is attached from then on. */
const TAKES_PLACE = [
  ['ec2_transit_gateway_default_route_table_association', 'transit_gateway_default_route_table_association'],
  ['ec2_transit_gateway_default_route_table_propagation', 'transit_gateway_default_route_table_propagation'],
] as const;
const IDS = ['association_default_route_table_id', 'propagation_default_route_table_id'] as const;

/** The ids of a gateway's default tables: one of them may have taken the place of the one that it came with, and is described by itself. */
export function aliasDefaults(context: Context, gateway: Declared): void {
  const described = describedTables(context);
  for (const field of IDS) {
    const id = known(gateway.fields.text(field));
    if (id !== undefined && !described.has(id)) context.network.alias(id, impliedKey(gateway.key, 'association-table'));
  }
}

/** The table that a gateway tells to be its default one, for associations or propagations. */
export function toldDefault(
  { network }: Context,
  { fields }: Declared,
  field: (typeof IDS)[number],
): TransitGatewayTableDraft | undefined {
  return network.find(known(fields.text(field)), 'transit-gateway-route-table');
}

/**
 * What is attached before another default table takes the place keeps the one before, and what is attached after it gets that one: where both are made at once, which
 * comes first is not told. https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
export function doubtNewDefaults(context: Context): void {
  for (const [type, flag] of TAKES_PLACE)
    for (const { fields, place } of context.all(type)) {
      if (known(fields.text('id')) !== undefined) continue;
      const told = known(fields.text('transit_gateway_id'));
      for (const { key } of context.all('ec2_transit_gateway')) {
        if (told !== undefined && context.key(told) !== key) continue;
        const isOpen = context.all(VPC_ATTACHMENTS[0]).some(({ fields: attachment }) => {
          const gateway = known(attachment.text('transit_gateway_id'));
          const isHere = gateway === undefined || context.key(gateway) === key;
          return isHere && enabled(attachment, flag) && known(attachment.text('id')) === undefined;
        });
        if (!isOpen) continue;
        context.warn(
          say`
            Whether what is attached to its transit gateway at the same time gets this default table is not told: its routes
            are unknown.
          `,
          place,
        );
        doubtRoutes(context, key);
      }
    }
}

/** Two default tables of which the input describes neither. */
export function areApart(context: Context, { fields }: Declared): boolean {
  const [one, other] = IDS.map((field) => known(fields.text(field)));
  const described = describedTables(context);
  const isOpen = (id: string | undefined): boolean => id !== undefined && !described.has(id);
  return one !== other && isOpen(one) && isOpen(other);
}

const describedTables = (context: Context): ReadonlySet<string> =>
  new Set(context.all('ec2_transit_gateway_route_table').flatMap(({ ids }) => ids));
