import { formatCidr, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import { openDefaultRoutes, takesOthers } from '../builder/default-routes.js';
import type { Key } from '../builder/draft.js';
import type { Context } from './context.js';

/** The blocks of on-premises networks: as given, else the static routes to them. What BGP announces is in no plan and no template. */
export function settleNetworks(context: Context): void {
  const { network } = context;
  for (const [key, draft] of [...network.all('network')]) {
    const lines = [...network.all('vpn')].filter(([, vpn]) => network.keyOf(vpn.network) === key);
    const connects = [...network.all('direct-connect')].some(([, line]) => network.keyOf(line.network) === key);
    if (lines.length === 0 && !connects) continue;
    const name = draft.label ?? key;
    const given = givenBlocks(context, [name, key, ...draft.ids, name.replace(/-network$/, '')]);
    const isStatic = !connects && lines.every(([, vpn]) => vpn.routes !== undefined);
    draft.cidrs = given ?? (isStatic ? [...new Set(lines.flatMap(([, vpn]) => vpn.routes ?? []))] : []);
    draft.unknown = draft.cidrs.length === 0;
    const wide = given ? [] : openDefaultRoutes(network, key, draft);
    if (wide.length > 0) context.warnings.add(takesOthers(name, wide));
    else if (draft.unknown && draft.label !== undefined)
      context.warnings.add(
        say`
          The input does not tell which blocks lie behind ${name}: they are unknown, unless
          \`--network ${name}=CIDR\` says them.
        `,
      );
  }
  settleGateways(context);
}

function givenBlocks({ givenNetworks }: Context, names: readonly Key[]): string[] | undefined {
  const blocks = [...new Set(names)].flatMap((name) => givenNetworks.get(name) ?? []);
  const parsed = blocks.flatMap((block) => parseCidr(block)?.cidr ?? []);
  return parsed.length > 0 ? parsed.map(formatCidr) : undefined;
}

/** A VPN gateway to which nothing in the input leads: somebody else's line may. */
function settleGateways({ network, warnings }: Context): void {
  const ends = new Set<Key>();
  for (const [, vpn] of network.all('vpn')) ends.add(network.keyOf(vpn.gateway) ?? '');
  for (const [, line] of network.all('direct-connect'))
    for (const gateway of line.gateways) ends.add(network.keyOf(gateway) ?? '');
  for (const [id, gateway] of [...network.all('vpn-gateway')]) {
    if (ends.has(id)) continue;
    const name = gateway.label ?? id;
    warnings.add(say`Nothing in the input leads to VPN gateway ${name}: what lies behind it is unknown.`);
    const key = `${id} beyond`;
    network.define(key, { kind: 'network', ids: [], label: `beyond-${name}`, cidrs: [], unknown: true });
    network.define(`${key} line`, { kind: 'vpn', ids: [], label: `beyond-${name}-line`, network: key, gateway: id });
  }
}
