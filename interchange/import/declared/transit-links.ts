import type { Key, TransitGatewayTableDraft } from '../builder/draft.js';
import { defineUnknownTable } from '../builder/placeholders.js';
import type { Context, Declared } from './context.js';
import type { Fields } from './fields.js';
import { known } from './value.js';

export const ASSOCIATIONS = 'ec2_transit_gateway_route_table_association';
export const PROPAGATIONS = 'ec2_transit_gateway_route_table_propagation';
export const ROUTES = ['ec2_transit_gateway_route', 'ec2_transit_gateway_prefix_list_reference'] as const;

/** The gateways that something may be attached to. */
export function gatewaysOf({ network }: Context, attachment: Key | undefined): Key[] {
  const all = [...network.all('transit-gateway')];
  const key = attachment === undefined ? undefined : network.keyOf(attachment);
  const own = all.filter(([, { attachments }]) => attachments.some(({ vpc }) => vpc === key));
  return (own.length > 0 ? own : all).map(([id]) => id);
}

export function attachmentField(fields: Fields): string | undefined {
  return known(fields.text('transit_gateway_attachment_id'));
}

export function tableOf(context: Context, fields: Fields): TransitGatewayTableDraft | undefined {
  return context.network.find(known(fields.text('transit_gateway_route_table_id')), 'transit-gateway-route-table');
}

/** `enable` and `disable`, or true and false; enabled where nothing is said. */
export function enabled(fields: Fields, name: string): boolean {
  const value = fields.raw(name);
  return value !== 'disable' && value !== false && value !== 'false';
}

/** Any route may be in any of its tables, and any attachment may have another one. */
export function doubtRoutes({ network }: Context, gateway: Key): void {
  for (const [, table] of network.all('transit-gateway-route-table'))
    if (network.keyOf(table.transitGateway) === gateway) table.unknown = true;
  defineUnknownTable(network, gateway);
}

/** That of what is attached by it, else the only one there is. */
export function gatewayOfTable(context: Context, { key, ids }: Pick<Declared, 'key' | 'ids'>): Key | undefined {
  const links = context.all(ASSOCIATIONS, PROPAGATIONS, ...ROUTES).filter(({ fields }) => {
    const table = known(fields.text('transit_gateway_route_table_id')) ?? '';
    return table === key || ids.includes(table);
  });
  const found = new Set(
    links.flatMap(({ fields }) => {
      const attachment = attachmentField(fields);
      const gateways = attachment === undefined ? [] : gatewaysOf(context, attachment);
      return gateways.length === 1 ? gateways : [];
    }),
  );
  const all = found.size > 0 ? [...found] : [...context.network.all('transit-gateway')].map(([id]) => id);
  return all.length === 1 ? all[0] : undefined;
}
