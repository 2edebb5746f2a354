import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import type { Context } from './context.js';
import { known } from './value.js';

interface Association {
  readonly key: Key;
  readonly ids: readonly string[];
  readonly gateway: Key;
  readonly allow: readonly string[] | undefined;
}

/** Direct Connect gateways with what they are associated to, and private virtual interfaces that end at a VPN gateway themselves. */
export function importDirectConnect(context: Context): void {
  const labels = new Map<Key, string>();
  for (const { key, ids, label } of context.all('dx_gateway')) for (const id of [key, ...ids]) labels.set(id, label);
  for (const vif of context.all('dx_private_virtual_interface', 'dx_hosted_private_virtual_interface_accepter')) {
    const gateway = known(vif.fields.text('vpn_gateway_id') ?? vif.fields.text('virtual_gateway_id'));
    if (gateway === undefined) continue;
    defineLine(context, vif.key, [...vif.ids], vif.label, vif.key, [{ ...vif, gateway, allow: undefined }], vif.label);
  }
  for (const [id, associations] of readAssociations(context)) {
    const label = labels.get(id) ?? id;
    const vpn = associations.filter(({ gateway }) => context.network.has(gateway, 'vpn-gateway'));
    const rest = associations.filter((association) => !vpn.includes(association));
    const groups = [...sameAllowance(vpn), ...rest.map((one) => [one])];
    for (const group of groups) {
      const key = group[0]?.key ?? id;
      defineLine(
        context,
        key,
        [],
        groups.length > 1 ? `${label}-${gatewayLabel(context, group)}` : label,
        id,
        group,
        label,
      );
      // An attachment to a transit gateway is known by the association.
      for (const one of group) for (const alias of [one.key, ...one.ids]) context.network.alias(alias, key);
    }
    if (groups.length === 1) context.network.alias(id, groups[0]?.[0]?.key ?? id);
  }
}

/** A gateway with several lines is told apart by where they end. */
function gatewayLabel({ network }: Context, [first]: readonly Association[]): string {
  return network.get(first?.gateway ?? '')?.label ?? first?.gateway ?? '';
}

function readAssociations(context: Context): Map<Key, Association[]> {
  const found = new Map<Key, Association[]>();
  for (const { fields, key, ids, place } of context.all('dx_gateway_association')) {
    const id = known(fields.text('dx_gateway_id') ?? fields.text('direct_connect_gateway_id'));
    const gateway = known(
      fields.text('associated_gateway_id') ?? fields.text('vpn_gateway_id') ?? fields.text('gateway_id'),
    );
    if (id === undefined || gateway === undefined) {
      context.warn(say`This association is left out: its ends cannot both be told.`, place);
      continue;
    }
    const blocks = fields.cidrs('allowed_prefixes') ?? fields.cidrs('allowed_prefixes_to_direct_connect_gateway');
    if (blocks && !blocks.complete)
      context.warn(say`Not all allowed prefixes are known: those that are not are taken not to be allowed.`, place);
    const allow = blocks && blocks.items.length > 0 ? blocks.items : undefined;
    const attachment = known(fields.text('transit_gateway_attachment_id'));
    const own = { key, ids: [...ids, ...(attachment === undefined ? [] : [attachment])], gateway, allow };
    found.set(id, [...(found.get(id) ?? []), own]);
  }
  return found;
}

/** One line tells one list of allowed prefixes: associations with the same list share a line. */
function sameAllowance(associations: readonly Association[]): Association[][] {
  const groups = new Map<string, Association[]>();
  for (const association of associations) {
    const list = association.allow?.join() ?? '';
    groups.set(list, [...(groups.get(list) ?? []), association]);
  }
  return [...groups.values()];
}

function defineLine(
  context: Context,
  key: Key,
  ids: string[],
  label: string,
  owner: Key,
  ends: readonly Association[],
  ownerLabel: string,
): void {
  const network = `${owner} network`;
  context.network.define(network, {
    kind: 'network',
    ids: [],
    label: `${ownerLabel}-network`,
    cidrs: [],
    unknown: true,
  });
  context.network.define(key, {
    kind: 'direct-connect',
    ids,
    label,
    typeWord: 'connect',
    network,
    gateways: ends.map(({ gateway }) => context.key(gateway)),
    allow: ends[0]?.allow && [...ends[0].allow],
  });
}
