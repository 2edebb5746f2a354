import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { selectorsIn } from './traffic-selectors.js';
import { isUnknown, known } from './value.js';

/** Site-to-Site VPNs and, for each customer gateway that one comes from, the network behind it. */
export function importVpns(context: Context): void {
  for (const vpn of context.all('vpn_connection')) {
    const { fields, key, label } = vpn;
    const told = known(fields.text('vpn_gateway_id')) ?? known(fields.text('transit_gateway_id'));
    const [gateway, ...others] = told === undefined ? possibleGateways(context, vpn) : [told];
    if (gateway === undefined) {
      context.warn(say`VPN ${label} is left out: the input does not tell at which gateway it ends.`, vpn.place);
      continue;
    }
    const customer = known(fields.text('customer_gateway_id')) ?? `${key} network`;
    defineNetwork(context, customer, label);
    const draft = context.network.define(key, {
      kind: 'vpn',
      ...context.named(vpn),
      network: context.key(customer),
      gateway: context.key(gateway),
      routes: staticRoutes(context, vpn),
      selectors: selectorsIn(vpn),
      // It may end at a gateway that the input does not hold.
      maybe: told === undefined || undefined,
    });
    if (others.length > 0)
      context.warn(say`At which gateway VPN ${label} ends is not known: it may be at each of several.`, vpn.place);
    for (const other of [...others, ...[gateway, ...others].flatMap((one) => whereElse(context, context.key(one)))])
      context.network.define(`${key} at ${other}`, { ...draft, ids: [], gateway: other, maybe: true });
    const attachment = known(fields.text('transit_gateway_attachment_id'));
    if (attachment !== undefined) context.network.alias(attachment, key);
  }
}

/** Where its gateway may be attached besides. */
function whereElse({ network }: Context, gateway: Key): Key[] {
  return [...network.all('vpn-gateway')].map(([key]) => key).filter((key) => key.startsWith(`${gateway} in `));
}

/** Of one that ends somewhere that nobody tells: each gateway of the kind, if it is there. */
export function possibleGateways({ network }: Context, { fields }: Declared): Key[] {
  return (['vpn_gateway_id', 'transit_gateway_id'] as const).flatMap((field) => {
    const told = fields.text(field);
    if (!isUnknown(told)) return [];
    const kind = field === 'vpn_gateway_id' ? 'vpn-gateway' : 'transit-gateway';
    const all = [...network.all(kind)].map(([key]) => key).filter((key) => !/ in /.test(key));
    const among = told.among?.open === false ? told.among.keys.map((key) => network.keyOf(key) ?? key) : all;
    return all.filter((key) => among.includes(key));
  });
}

function defineNetwork(context: Context, customer: string, label: string): void {
  if (context.network.has(customer)) return;
  const declared = context.all('customer_gateway').find(({ key, ids }) => key === customer || ids.includes(customer));
  context.network.define(declared?.key ?? customer, {
    kind: 'network',
    ids: declared ? [...declared.ids] : customer.startsWith('cgw-') ? [customer] : [],
    label: declared?.label ?? (customer.startsWith('cgw-') ? customer : `beyond-${label}`),
    typeWord: 'network',
    cidrs: [],
    unknown: true,
  });
}

/** Undefined: BGP. What of the static routes is not known is taken for announced, so unknown. */
function staticRoutes(context: Context, vpn: Declared): string[] | undefined {
  const { fields, key, ids, label } = vpn;
  const own = context.all('vpn_connection_route').filter(({ fields: route }) => {
    const id = known(route.text('vpn_connection_id'));
    return id === key || (id !== undefined && ids.includes(id));
  });
  const stated = fields.flag('static_routes_only');
  const isOpen = context.all('vpn_connection_route').some((one) => isUnknown(one.fields.text('vpn_connection_id')));
  if (isUnknown(stated)) {
    context.warn(say`Whether VPN ${label} has static routes is not known: what lies behind it is unknown.`, vpn.place);
    return undefined;
  }
  if (!(stated ?? own.length > 0)) return undefined;
  const declared = own.map((route) => known(route.fields.cidr('destination_cidr_block')));
  const inline = fields.blocks('routes');
  const told = (inline?.items ?? []).map((route) => known(route.cidr('destination_cidr_block')));
  const blocks = [...declared, ...told];
  const mayBe = own.some(({ maybe }) => maybe) || context.handedOut.has(key);
  if (blocks.includes(undefined) || isOpen || mayBe || inline?.complete === false) {
    context.warn(say`Not all static routes of VPN ${label} are known: what lies behind it is unknown.`, vpn.place);
    return undefined;
  }
  return [...new Set(blocks.filter((block) => block !== undefined))];
}
