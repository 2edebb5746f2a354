/** On-premises networks and what they hear of AWS. */
import { familyOf } from '../../network/address/address.js';
import { cidrCovers } from '../../network/address/cidr.js';
import type { Network, TransitGateway, Vpc, VpnGateway } from '../../network/topology/model.js';
import { byEdgeTable } from './gateways.js';
import { type Arrival, type Journey, Stopped, step, Undecided } from './journey.js';
import { contains } from './known-addresses.js';
import { inNetwork } from './match.js';
import type { Connection } from './routes.js';
import { enterTransitGateway, hasRoute } from './transit.js';
import { keyOf } from './world.js';

export function arriveOnPremises(journey: Journey, connection: Connection): Arrival {
  const network = connection.network.target;
  step(journey, `${connection.kind} ${connection.name} out`);
  if (!network) throw new Undecided('the network of a connection');
  if (!inNetwork(network, journey.packet.destination, journey.world))
    throw new Stopped(connection.kind, connection.name, 'its network has no such address');
  journey.carrier = undefined;
  journey.crossings.push({ kind: 'on-premises', connection });
  return { at: 'network', network, connection };
}

interface Way {
  readonly connection: Connection;
  readonly gateway: VpnGateway | TransitGateway;
}

/** A VPN gateway tells its VPC's blocks. Direct Connect tells those that an allowed prefix covers, or, for a transit gateway, the allowed prefixes themselves. */
function hears(way: Way, destination: number | bigint, journey: Journey): boolean {
  const { connection, gateway } = way;
  const allow = connection.kind === 'direct-connect' ? connection.allow : undefined;
  if (gateway.kind === 'transit-gateway') {
    // Static VPNs are told by hand. Direct Connect hears its allowed prefixes, and, like a VPN, what its associated table holds where none are listed.
    if (connection.kind === 'vpn' && connection.routes) return true;
    return allow ? contains(allow, destination) : hasRoute(journey, gateway, connection, destination);
  }
  if (connection.kind === 'vpn' && familyOf(destination) === 6) return false;
  const vpc: Vpc = gateway.vpc;
  return vpc.cidrs.some(({ cidr }) => {
    if (!cidr || !contains([{ cidr } as never], destination)) return false;
    return allow === undefined || allow.some((prefix) => prefix.cidr && cidrCovers(prefix.cidr, cidr));
  });
}

function waysOf(journey: Journey, network: Network): Way[] {
  const ways: Way[] = [];
  for (const connection of [...journey.topology.vpns, ...journey.topology.directConnects]) {
    if (connection.network.target !== network) continue;
    const refs = connection.kind === 'vpn' ? [connection.gateway] : connection.gateways;
    for (const ref of refs) {
      if (!ref.target) throw new Undecided('the gateway of a connection');
      ways.push({ connection, gateway: ref.target });
    }
  }
  return ways;
}

/** A packet sets out from an on-premises network, by a connection over which the network has heard of its destination. */
export function enterFromOnPremises(journey: Journey, network: Network, cameBy: object | undefined): Arrival {
  const { destination } = journey.packet;
  if (typeof destination === 'object') throw new Stopped('delivery', network.name, 'no private address');
  const ways = waysOf(journey, network).filter((way) => hears(way, destination, journey));
  if (ways.length === 0) throw new Stopped('delivery', network.name, 'no connection tells of this address');
  const same = ways.filter((way) => way.connection === cameBy);
  const open = same.length > 0 ? same : ways;
  const way = open[journey.world.choose(`${keyOf(network)} to ${destination}`, open.length)]!;
  step(journey, `${way.connection.kind} ${way.connection.name} in`);
  journey.crossings.push({ kind: 'on-premises', connection: way.connection });
  if (way.gateway.kind === 'transit-gateway') return enterTransitGateway(journey, way.gateway, way.connection);
  step(journey, `vpn-gateway ${way.gateway.name} in`);
  return byEdgeTable(journey, way.gateway.vpc, way.gateway.routeTable, destination, false);
}
