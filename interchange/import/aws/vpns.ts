import * as z from 'zod';
import { readBlocks } from './blocks.js';
import { type Import, readKind, requireId } from './context.js';
import { list, nameTag, readList, tags, text } from './fields.js';

const CUSTOMER_GATEWAY = { CustomerGatewayId: text, State: text, Tags: tags };
const VPN = {
  VpnConnectionId: text,
  CustomerGatewayId: text,
  VpnGatewayId: text,
  TransitGatewayId: text,
  State: text,
  Options: z.looseObject({ StaticRoutesOnly: z.boolean().nullish() }),
  Routes: list,
  Tags: tags,
};
const ROUTE = { DestinationCidrBlock: text, State: text };
const GONE = new Set(['deleted', 'deleting']);

/** Site-to-Site VPNs and, for each customer gateway that one comes from, the network behind it. */
export function importVpns(context: Import): void {
  const { network, warnings } = context;
  for (const { value } of readKind(context, 'CustomerGateways', CUSTOMER_GATEWAY))
    if (value.CustomerGatewayId !== undefined) context.labels.set(value.CustomerGatewayId, nameTag(value.Tags));
  for (const reading of readKind(context, 'VpnConnections', VPN)) {
    const id = requireId(context, reading, 'VpnConnectionId');
    if (!id || network.has(id)) continue;
    const { value, place } = reading;
    const gateway = [value.VpnGatewayId, value.TransitGatewayId].find((one) => one !== undefined && one !== '');
    if (GONE.has(value.State ?? '') || gateway === undefined || context.gone.has(gateway)) {
      if (!GONE.has(value.State ?? '') && gateway === undefined)
        warnings.add(`VPN ${id} is left out: the data do not say where it ends.`, place);
      context.gone.add(id);
      continue;
    }
    const customer = value.CustomerGatewayId ?? `customer-gateway-of-${id}`;
    const isStatic = value.Options?.StaticRoutesOnly ?? (value.Routes !== undefined && value.Routes.length > 0);
    const listed = readList(value.Routes, ROUTE, place, 'Routes', warnings);
    const routes = listed
      .filter((route) => route.value.State !== 'deleted' && route.value.State !== 'deleting')
      .map((route) => route.value.DestinationCidrBlock);
    const blocks = isStatic ? readBlocks(routes, place, warnings) : undefined;
    // What of the static routes cannot be read is taken for announced, so unknown.
    const whole = listed.length === value.Routes?.length;
    const told = blocks !== undefined && whole && blocks.length >= new Set(routes).size;
    network.define(id, {
      kind: 'vpn',
      ids: [id],
      label: nameTag(value.Tags),
      network: customer,
      gateway,
      routes: told && (blocks.length > 0 || value.Options?.StaticRoutesOnly !== undefined) ? blocks : undefined,
    });
    if (!network.has(customer))
      network.define(customer, {
        kind: 'network',
        ids: [customer],
        label: context.labels.get(customer),
        cidrs: [],
        unknown: true,
      });
  }
}
