import { advertised } from '../../forwarding/index.js';
import { type NamedElement, type Topology, validCidrs } from '../../topology/index.js';
import { say, told } from '../../words/index.js';
import type { Measure } from './measure.js';
import { QUOTAS, type Quota } from './quotas.js';

/** What is counted per connection, transit gateway, VPN gateway and prefix list. */
export function measureBetween(topology: Topology): Measure[] {
  return [
    ...measureTransitGateways(topology),
    ...measureConnections(topology),
    ...measurePeerings(topology),
    ...topology.prefixLists.flatMap((list): Measure[] => {
      const whose = say`Prefix list \`${list.name}\` has`;
      const entries = measureOf(QUOTAS.prefixListEntries, list.maxEntries?.value ?? list.cidrs.length, list, whose);
      if (!list.maxEntries || list.cidrs.length <= list.maxEntries.value) return [entries];
      const own: Quota = { what: told`entries`, byDefault: list.maxEntries.value, maximum: list.maxEntries.value };
      const advice = say`
        Its \`max-entries\` is ${own.byDefault}, and AWS refuses what is above it. Raise it, which counts in every
        group and table that uses the list, or remove entries.
      `;
      return [entries, { ...measureOf(own, list.cidrs.length, list, whose), advice }];
    }),
  ];
}

function measureOf(limit: Quota, count: number, element: NamedElement, whose: string, detail?: string): Measure {
  return { limit, count, origin: element.nameOrigin, whose, ...(detail ? { detail } : {}) };
}

function measureTransitGateways({ transitGateways }: Topology): Measure[] {
  const perVpc = new Map<NamedElement, Set<NamedElement>>();
  for (const gateway of transitGateways) {
    for (const { vpc } of gateway.attachments) {
      if (vpc.target) perVpc.set(vpc.target, (perVpc.get(vpc.target) ?? new Set()).add(gateway));
    }
  }
  return [
    ...transitGateways.flatMap((gateway) => {
      const whose = say`Transit gateway \`${gateway.name}\` has`;
      const routes = gateway.routeTables.reduce((sum, table) => sum + table.routes.length, 0);
      return [
        measureOf(QUOTAS.transitRouteTables, gateway.routeTables.length, gateway, whose),
        measureOf(QUOTAS.transitAttachments, gateway.attachments.length, gateway, whose),
        measureOf(QUOTAS.transitRoutes, routes, gateway, whose),
      ];
    }),
    ...[...perVpc].map(([vpc, gateways]) =>
      measureOf(QUOTAS.transitGatewaysPerVpc, gateways.size, vpc, say`VPC \`${vpc.name}\` is attached to`),
    ),
  ];
}

function measureConnections({ vpns, directConnects }: Topology): Measure[] {
  const perGateway = new Map<NamedElement, number>();
  for (const { gateway } of vpns) {
    if (gateway.target?.kind === 'vpn-gateway')
      perGateway.set(gateway.target, (perGateway.get(gateway.target) ?? 0) + 1);
  }
  return [
    ...[...perGateway].map(([gateway, count]) =>
      measureOf(QUOTAS.vpnsPerGateway, count, gateway, say`VPN gateway \`${gateway.name}\` has`),
    ),
    ...vpns.map((vpn) =>
      measureOf(QUOTAS.staticRoutesPerVpn, validCidrs(vpn.routes ?? []).length, vpn, say`VPN \`${vpn.name}\` has`),
    ),
    ...directConnects.flatMap((connection) => {
      const whose = say`Direct Connect \`${connection.name}\` has`;
      const ends = connection.gateways.map(({ target }) => target?.kind);
      const { blocks: cidrs } = advertised(connection);
      const ipv6 = cidrs.filter(({ base }) => typeof base === 'bigint').length;
      return [
        measureOf(
          QUOTAS.vpnGatewaysPerDirectConnect,
          ends.filter((kind) => kind === 'vpn-gateway').length,
          connection,
          whose,
        ),
        measureOf(
          QUOTAS.transitGatewaysPerDirectConnect,
          ends.filter((kind) => kind === 'transit-gateway').length,
          connection,
          whose,
        ),
        measureOf(QUOTAS.routesPerDirectConnect, cidrs.length - ipv6, connection, whose, say`for IPv4`),
        measureOf(QUOTAS.routesPerDirectConnect, ipv6, connection, whose, say`for IPv6`),
      ];
    }),
  ];
}

function measurePeerings({ peerings }: Topology): Measure[] {
  const perVpc = new Map<NamedElement, number>();
  for (const { target } of peerings.flatMap((peering) => peering.ends)) {
    if (target?.kind === 'vpc') perVpc.set(target, (perVpc.get(target) ?? 0) + 1);
  }
  return [...perVpc].map(([vpc, count]) => measureOf(QUOTAS.peeringsPerVpc, count, vpc, say`VPC \`${vpc.name}\` has`));
}
