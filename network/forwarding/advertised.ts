import { type Cidr, cidrCovers, cidrFamily } from '../address/index.js';
import {
  type DirectConnect,
  type OnPremisesNetwork,
  type Topology,
  type TransitGateway,
  type Vpn,
  type VpnGateway,
  validCidrs,
} from '../topology/index.js';
import { type GatewayConnection, RouteRank } from './route-entries.js';
import { carried, carriesFamily } from './traffic-selectors.js';

/** What joins on-premises networks to gateways, found from either end. */
export class Connections {
  private readonly byGateway = new Map<VpnGateway, GatewayConnection[]>();
  private readonly byNetwork = new Map<OnPremisesNetwork, (Vpn | DirectConnect)[]>();

  constructor(topology: Topology) {
    for (const vpn of topology.vpns) {
      this.addToNetwork(vpn.network.target, vpn);
      if (vpn.gateway.target?.kind === 'vpn-gateway')
        this.addToGateway(vpn.gateway.target, { connection: vpn, ...announcedTo(vpn) });
    }
    for (const line of topology.directConnects) {
      this.addToNetwork(line.network.target, line);
      for (const { target } of line.gateways)
        if (target?.kind === 'vpn-gateway') this.addToGateway(target, { connection: line, ...announcedTo(line) });
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

/** What a connection tells a gateway of its other side. */
export interface Advertised {
  readonly blocks: readonly Cidr[];
  /** BGP prefixes that no file tells. */
  readonly unknown: boolean;
}

/** The static routes of a connection, or else the blocks of its network, which BGP announces. */
export function advertised(connection: Vpn | DirectConnect): Advertised {
  const { routes, network } = connection;
  if (routes) return { blocks: carried(connection, validCidrs(routes)), unknown: false };
  const { target } = network;
  const unknown = (!target || target.unknown) && (carriesFamily(connection, 4) || carriesFamily(connection, 6));
  return { blocks: carried(connection, target ? validCidrs(target.cidrs) : []), unknown };
}

/** To a gateway of that kind: a VPN on a virtual private gateway carries IPv4 only, one on a transit gateway IPv6 too. https://docs.aws.amazon.com/vpn/latest/s2svpn/ipv4-ipv6.html */
export function advertisedTo(kind: 'vpn-gateway' | 'transit-gateway', connection: Vpn | DirectConnect): Advertised {
  const told = advertised(connection);
  if (kind === 'transit-gateway' || connection.kind === 'direct-connect') return told;
  return {
    blocks: told.blocks.filter((block) => cidrFamily(block) === 4),
    unknown: told.unknown && carriesFamily(connection, 4),
  };
}

function announcedTo(connection: Vpn | DirectConnect): Announcement {
  const rank =
    connection.kind === 'direct-connect'
      ? RouteRank.directConnect
      : connection.routes
        ? RouteRank.vpnStatic
        : RouteRank.vpnBgp;
  return { rank, ...advertisedTo('vpn-gateway', connection) };
}

/**
 * Which blocks of the gateway's VPC on-premises hears of. Over a VPN all of them; over Direct Connect those that the allowed prefixes let through:
 * for a VPN gateway the list is a filter, the same as or wider than the VPC's block, and what is announced is the block itself.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
 */
export function advertisedToNetwork(connection: Vpn | DirectConnect, gateway: VpnGateway): Cidr[] {
  const own = validCidrs(gateway.vpc.cidrs);
  if (connection.kind === 'vpn') return carried(connection, own).filter((block) => cidrFamily(block) === 4);
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
