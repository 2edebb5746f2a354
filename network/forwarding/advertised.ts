import { type Cidr, cidrCovers, cidrFamily } from '../address/cidr.js';
import { validCidrs } from '../topology/effective.js';
import type { DirectConnect, OnPremisesNetwork, Topology, TransitGateway, Vpn, VpnGateway } from '../topology/model.js';
import { type GatewayConnection, RouteRank } from './route-table.js';

/** What joins on-premises networks to gateways, found from either end. */
export class Connections {
  private readonly byGateway = new Map<VpnGateway, GatewayConnection[]>();
  private readonly byNetwork = new Map<OnPremisesNetwork, (Vpn | DirectConnect)[]>();

  constructor(topology: Topology) {
    for (const vpn of topology.vpns) {
      this.addToNetwork(vpn.network.target, vpn);
      if (vpn.gateway.target?.kind === 'vpn-gateway')
        this.addToGateway(vpn.gateway.target, { connection: vpn, ...advertisedByVpn(vpn) });
    }
    for (const line of topology.directConnects) {
      this.addToNetwork(line.network.target, line);
      for (const { target } of line.gateways)
        if (target?.kind === 'vpn-gateway')
          this.addToGateway(target, { connection: line, ...advertisedByDirectConnect(line) });
    }
  }

  private addToGateway(gateway: VpnGateway, connection: GatewayConnection): void {
    const known = this.byGateway.get(gateway);
    if (known) known.push(connection);
    else this.byGateway.set(gateway, [connection]);
  }

  private addToNetwork(network: OnPremisesNetwork | undefined, connection: Vpn | DirectConnect): void {
    if (!network) return;
    const known = this.byNetwork.get(network);
    if (known) known.push(connection);
    else this.byNetwork.set(network, [connection]);
  }

  ofGateway(gateway: VpnGateway): readonly GatewayConnection[] {
    return this.byGateway.get(gateway) ?? [];
  }

  ofNetwork(network: OnPremisesNetwork): readonly (Vpn | DirectConnect)[] {
    return this.byNetwork.get(network) ?? [];
  }
}

type Announcement = Omit<GatewayConnection, 'connection'>;

/** A Site-to-Site VPN on a virtual private gateway carries IPv4 only. https://docs.aws.amazon.com/vpn/latest/s2svpn/ipv4-ipv6.html */
function advertisedByVpn(vpn: Vpn): Announcement {
  const v4 = (blocks: readonly Cidr[]): Cidr[] => blocks.filter((block) => cidrFamily(block) === 4);
  if (vpn.routes) return { rank: RouteRank.vpnStatic, blocks: v4(validCidrs(vpn.routes)), unknown: false };
  const network = vpn.network.target;
  return {
    rank: RouteRank.vpnBgp,
    blocks: v4(network ? validCidrs(network.cidrs) : []),
    unknown: !network || network.unknown,
  };
}

function advertisedByDirectConnect(line: DirectConnect): Announcement {
  const network = line.network.target;
  if (line.routes) return { rank: RouteRank.directConnect, blocks: validCidrs(line.routes), unknown: false };
  return {
    rank: RouteRank.directConnect,
    blocks: network ? validCidrs(network.cidrs) : [],
    unknown: !network || network.unknown,
  };
}

/** What a connection announces to a transit gateway: as to a VPN gateway, and IPv6 too. */
export function advertisedToTransit(connection: Vpn | DirectConnect): {
  readonly blocks: readonly Cidr[];
  readonly unknown: boolean;
} {
  const network = connection.network.target;
  if (connection.routes) return { blocks: validCidrs(connection.routes), unknown: false };
  return { blocks: network ? validCidrs(network.cidrs) : [], unknown: !network || network.unknown };
}

/**
 * Which blocks of the gateway's VPC on-premises hears of. Over a VPN all of them; over Direct Connect those that the allowed prefixes let through:
 * for a VPN gateway the list is a filter, the same as or wider than the VPC's block, and what is announced is the block itself.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
 */
export function advertisedToNetwork(connection: Vpn | DirectConnect, gateway: VpnGateway): Cidr[] {
  const own = validCidrs(gateway.vpc.cidrs);
  if (connection.kind === 'vpn') return own.filter((block) => cidrFamily(block) === 4);
  if (!connection.allow) return own;
  const allowed = validCidrs(connection.allow);
  return own.filter((block) =>
    allowed.some((outer) => typeof outer.base === typeof block.base && cidrCovers(outer, block)),
  );
}

export function endsAt(connection: Vpn | DirectConnect, gateway: VpnGateway | TransitGateway): boolean {
  return connection.kind === 'vpn'
    ? connection.gateway.target === gateway
    : connection.gateways.some(({ target }) => target === gateway);
}
