import { z } from 'zod';
import { formatCidr, parseCidr } from '../../../network/address/cidr.js';
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
    const routes = readList(value.Routes, ROUTE, place, 'Routes', warnings)
      .filter((route) => route.value.State !== 'deleted' && route.value.State !== 'deleting')
      .map((route) => route.value.DestinationCidrBlock);
    const blocks = isStatic ? readBlocks(routes, place, warnings) : undefined;
    const certain = value.Options?.StaticRoutesOnly !== undefined && value.Routes !== undefined;
    network.define(id, {
      kind: 'vpn',
      ids: [id],
      label: nameTag(value.Tags),
      network: customer,
      gateway,
      routes: certain || blocks?.length ? blocks : undefined,
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

/**
 * The blocks of on-premises networks: as given; else the static routes to them; else what their gateway has learned, as propagated routes tell it.
 * A network that announces its blocks by BGP and that nothing tells of stays unknown.
 */
export function settleNetworks(context: Import): void {
  const { network } = context;
  for (const [key, draft] of network.all('network')) {
    const given = givenBlocks(context, [...draft.ids, key.replace(/ network$/, '')]);
    if (given) {
      draft.cidrs = given;
      draft.unknown = false;
      continue;
    }
    const links = [...network.all('vpn')].filter(([, vpn]) => vpn.network === key);
    const lines = [...network.all('direct-connect')].filter(([, line]) => line.network === key);
    const blocks = links.flatMap(([, vpn]) => vpn.routes ?? []);
    let unknown = links.length + lines.length === 0 && draft.unknown;
    const dynamic = [...links.filter(([, vpn]) => vpn.routes === undefined), ...lines];
    for (const [id, link] of dynamic) {
      const sources = [id, ...('gateways' in link ? link.gateways : [link.gateway])];
      const learned = sources.map((source) => context.learned.get(source)).find((found) => found !== undefined);
      if (learned) blocks.push(...learned);
      else unknown = true;
    }
    draft.cidrs = unknown ? [] : [...new Set(blocks)];
    draft.unknown = unknown || draft.cidrs.length === 0;
    if (draft.unknown && dynamic.length > 0)
      context.warnings.add(
        `The data do not tell which blocks ${key.replace(/ network$/, '')} announces: they are unknown, unless \`--network ${key.replace(/ network$/, '')}=CIDR\` says them.`,
      );
  }
  settleLearned(context);
}

function givenBlocks(context: Import, ids: readonly string[]): string[] | undefined {
  const given = ids.flatMap((id) => context.givenNetworks.get(id) ?? []);
  const blocks = given.flatMap((block) => {
    const parsed = parseCidr(block);
    return parsed ? [formatCidr(parsed.cidr)] : [];
  });
  return blocks.length > 0 ? blocks : undefined;
}

/** A VPN gateway that has learned routes, or that nothing tells anything of, though no line in the data leads to it. */
function settleLearned(context: Import): void {
  const { network } = context;
  const ends = new Set<string>();
  for (const [, vpn] of network.all('vpn')) ends.add(vpn.gateway);
  for (const [, line] of network.all('direct-connect')) for (const gateway of line.gateways) ends.add(gateway);
  for (const [id] of [...network.all('vpn-gateway')]) {
    if (ends.has(id)) continue;
    const learned = context.learned.get(id);
    const key = `beyond-${id}`;
    const known = learned !== undefined && learned.size > 0;
    context.warnings.add(
      known
        ? `Nothing in the data leads to ${id}, which has learned routes to ${[...learned].join(', ')}: a network of these blocks is taken to lie behind it.`
        : `Nothing in the data leads to ${id}: what lies behind it is unknown.`,
    );
    network.define(key, { kind: 'network', ids: [], label: key, cidrs: [...(learned ?? [])], unknown: !known });
    network.define(`${key} line`, { kind: 'vpn', ids: [], label: `${key}-line`, network: key, gateway: id });
  }
}
