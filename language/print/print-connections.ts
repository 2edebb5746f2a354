import type { DirectConnect, OnPremisesNetwork, Peering, TransitGateway, Vpn } from '../../network/topology/index.js';
import { ROLES } from '../link/roles.js';
import { declaredName, type Naming } from './naming.js';
import { printTransitGatewayRouteTable } from './print-vpc.js';
import { blocksOf, cidrs, documented, ids, lines, maybe, optionalBlock } from './text.js';

export function printNetwork(network: OnPremisesNetwork): string {
  const blocks =
    network.unknown || network.cidrs.length === 0
      ? `unknown${network.anywhere ? ' anywhere' : ''}`
      : cidrs(network.cidrs);
  const items = [
    ...ids(network.ids),
    ...network.hosts.map((host) => documented(host, `host ${declaredName(host)} ${host.address.text}`)),
  ];
  return documented(network, optionalBlock(`network ${declaredName(network)} ${blocks}`, items));
}

export function printVpn(vpn: Vpn, naming: Naming): string {
  const items = [
    ...ids(vpn.ids),
    ...listed('routes', vpn.routes),
    ...(vpn.localCidrs ? [`local-cidrs ${blocksOf(vpn.localCidrs)}`] : []),
    ...(vpn.remoteCidrs ? [`remote-cidrs ${blocksOf(vpn.remoteCidrs)}`] : []),
  ];
  return documented(
    vpn,
    optionalBlock(
      `${maybe(vpn)}vpn ${declaredName(vpn)} from ${naming.reference(vpn.network, ROLES.network)} to ${naming.reference(vpn.gateway, ROLES.connectionEnd)}`,
      items,
    ),
  );
}

/** A list without a block in it is another thing than no list: nothing is sent, where all would be. */
function listed(use: 'allow' | 'routes', blocks: Vpn['routes']): string[] {
  if (!blocks) return [];
  return [`${use} ${blocks.length > 0 ? cidrs(blocks) : 'none'}`];
}

export function printDirectConnect(connect: DirectConnect, naming: Naming): string {
  const items = [...ids(connect.ids), ...listed('allow', connect.allow), ...listed('routes', connect.routes)];
  const ends = naming.references(connect.gateways, ROLES.connectionEnd);
  return documented(
    connect,
    optionalBlock(
      `${maybe(connect)}direct-connect ${declaredName(connect)} from ${naming.reference(connect.network, ROLES.network)} to ${ends}`,
      items,
    ),
  );
}

export function printPeering(peering: Peering, naming: Naming): string {
  const [first, second] = peering.ends.map((end) => naming.reference(end, ROLES.peeringEnd));
  return documented(
    peering,
    optionalBlock(`${maybe(peering)}peering ${declaredName(peering)} between ${first} and ${second}`, ids(peering.ids)),
  );
}

export function printTransitGateway(gateway: TransitGateway, naming: Naming): string {
  const items = [
    ...ids(gateway.ids),
    ...(gateway.securityGroupReferencing ? ['security-group-referencing'] : []),
    ...(gateway.defaultRouteTable ? [`default-route-table ${gateway.defaultRouteTable}`] : []),
    ...gateway.attachments.map((attachment) => {
      const vpc = attachment.vpc.target;
      const subnets =
        attachment.subnets && attachment.subnets.length > 0
          ? ` in ${naming.references(attachment.subnets, ROLES.subnet, vpc)}`
          : '';
      return optionalBlock(`${maybe(attachment)}attach ${naming.reference(attachment.vpc, ROLES.vpc)}${subnets}`, [
        ...ids(attachment.ids),
        ...(attachment.applianceMode ? ['appliance-mode on'] : []),
        ...(attachment.securityGroupReferencing === false ? ['security-group-referencing off'] : []),
        ...(attachment.ipv6 === false ? ['ipv6 off'] : []),
      ]);
    }),
    ...gateway.routeTables.map((table) => printTransitGatewayRouteTable(table, naming)),
  ];
  return documented(gateway, lines(`transit-gateway ${declaredName(gateway)}`, items));
}
