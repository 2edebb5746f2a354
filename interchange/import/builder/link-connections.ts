import { maybeIf, NOWHERE, vpcHasIpv6 } from '../../../network/topology/index.js';
import { selectorsOf } from './link-selectors.js';
import type { Linker } from './linker.js';
import { byName } from './order.js';
import { idList } from './unlinked-elements.js';

/** What joins VPCs to each other and to networks on premises. */
export function linkConnections(linker: Linker): void {
  const vpcs = linker.pairs('vpc').map(({ element }) => element);
  for (const { key, element } of linker.pairs('network')) {
    const hosts = linker.pairs('host').filter(({ draft }) => linker.network.keyOf(draft.network) === key);
    for (const host of hosts) host.element.network = element;
    element.hosts = hosts.map((host) => host.element).sort(byName);
  }
  for (const { draft, element } of linker.pairs('vpn')) {
    const [network] = linker.references([draft.network], undefined, 'network');
    const [gateway] = linker.references([draft.gateway], undefined, 'vpn-gateway', 'transit-gateway');
    if (network) element.network = network;
    if (gateway) element.gateway = gateway;
    Object.assign(element, selectorsOf(draft, element, { vpcs }));
  }
  for (const { draft, element } of linker.pairs('direct-connect')) {
    const [network] = linker.references([draft.network], undefined, 'network');
    if (network) element.network = network;
    element.gateways = linker.references(draft.gateways, undefined, 'vpn-gateway', 'transit-gateway');
  }
  for (const { draft, element } of linker.pairs('peering')) {
    const [one] = linker.references([draft.ends[0]], undefined, 'vpc', 'transit-gateway');
    const [other] = linker.references([draft.ends[1]], undefined, 'vpc', 'transit-gateway');
    if (one && other) element.ends = [one, other];
  }
  for (const { key, draft, element } of linker.pairs('transit-gateway')) {
    element.attachments = draft.attachments.flatMap(
      ({ maybe, vpc, subnets, ids, applianceMode, securityGroupReferencing, ipv6 }) =>
        linker.references([vpc], undefined, 'vpc').map((ref) => ({
          kind: 'attachment' as const,
          origin: NOWHERE,
          ...maybeIf(maybe),
          vpc: ref,
          subnets: subnets && linker.references(subnets, undefined, 'subnet'),
          ids: idList(ids),
          ...(applianceMode ? { applianceMode } : {}),
          ...(securityGroupReferencing === false ? { securityGroupReferencing } : {}),
          // Without IPv6 blocks there is nothing to propagate.
          ...(ipv6 === false && ref.target && vpcHasIpv6(ref.target) ? { ipv6 } : {}),
        })),
    );
    const tables = linker
      .pairs('transit-gateway-route-table')
      .filter((table) => linker.network.keyOf(table.draft.transitGateway) === key);
    for (const table of tables) table.element.transitGateway = element;
    element.routeTables = tables.map((table) => table.element).sort(byName);
  }
}
