/** On-premises networks and what they hear of AWS. */
import { familyOf } from '../../network/address/address.js';
import { cidrCovers } from '../../network/address/cidr.js';
import type {
  OnPremisesNetwork,
  TrafficSelector,
  TransitGateway,
  Vpc,
  VpnGateway,
} from '../../network/topology/model.js';
import { byEdgeTable } from './gateways.js';
import { contains } from './known-addresses.js';
import { inNetwork } from './match.js';
import type { HeaderAddress } from './packet.js';
import { type Connection, isForFamily, longest } from './routes.js';
import { type Arrival, type Journey, Stopped, step, Undecided } from './trace.js';
import { enterTransitGateway, routeHeld } from './transit.js';
import { keyOf, type World } from './world.js';

/** The tunnels of a VPN take what has one end within its local selector, on the customer's side, and the other within the remote one. Nobody may tell what these are. */
function passesTunnel(connection: Connection, customers: HeaderAddress, awss: HeaderAddress, world: World): boolean {
  if (connection.kind === 'direct-connect') return true;
  const isWithin = (selector: TrafficSelector | undefined, address: HeaderAddress): boolean => {
    if (!selector || typeof address === 'object') return true;
    return selector.unknown ? world.maybe(`${keyOf(selector)} has ${address}`) : contains(selector.cidrs, address);
  };
  return isWithin(connection.localCidrs, customers) && isWithin(connection.remoteCidrs, awss);
}

export function arriveOnPremises(journey: Journey, connection: Connection): Arrival {
  const network = connection.network.target;
  step(journey, `${connection.kind} ${connection.name} out`);
  const { source, destination } = journey.packet;
  if (!passesTunnel(connection, destination, source, journey.world))
    throw new Stopped('vpn', connection.name, 'its tunnels do not carry this');
  if (!network) throw new Undecided('the network of a connection');
  if (!inNetwork(network, journey.packet.destination, journey.world))
    throw new Stopped(connection.kind, connection.name, 'its network has no such address');
  // Where nobody tells what a network has, nobody tells what it leads on to.
  const expected = journey.reply ? journey.client : journey.server;
  if (network.unknown && !(expected.kind === 'network' && expected.network === network))
    throw new Undecided('what lies behind an unknown network');
  journey.carrier = undefined;
  journey.crossings.push({ kind: 'on-premises', connection });
  return { at: 'network', network, connection };
}

interface Way {
  readonly connection: Connection;
  readonly gateway: VpnGateway | TransitGateway;
}

/**
 * The length of the prefix by which a network has heard of an address over a connection; undefined: it has not.
 * A VPN gateway tells its VPC's blocks. Direct Connect tells those that an allowed prefix covers, or, for a transit gateway, the allowed prefixes themselves.
 */
function heard(way: Way, destination: number | bigint, journey: Journey): number | undefined {
  const { connection, gateway } = way;
  if (!isForFamily(connection, familyOf(destination))) return undefined;
  const allow = connection.kind === 'direct-connect' ? connection.allow : undefined;
  if (gateway.kind === 'transit-gateway') {
    if (allow) return longest(allow, destination);
    // Over BGP a transit gateway tells what the table associated with the connection holds; a static VPN's device is told by hand.
    const held = routeHeld(journey, gateway, connection, destination);
    return connection.kind === 'vpn' && connection.routes ? (held ?? 0) : held;
  }
  if (connection.kind === 'vpn' && familyOf(destination) === 6) return undefined;
  const vpc: Vpc = gateway.vpc;
  const told = vpc.cidrs.filter(
    ({ cidr }) => cidr && (allow === undefined || allow.some((prefix) => prefix.cidr && cidrCovers(prefix.cidr, cidr))),
  );
  return longest(told, destination);
}

function waysOf(journey: Journey, network: OnPremisesNetwork): Way[] {
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
export function enterFromOnPremises(journey: Journey, network: OnPremisesNetwork, cameBy: object | undefined): Arrival {
  const { destination } = journey.packet;
  if (typeof destination === 'object') throw new Stopped('delivery', network.name, 'no private address');
  const joined = waysOf(journey, network);
  const { source: sender } = journey.packet;
  // Of public addresses a network has IPv6 ones alone here, and whoever has one too is asked for at it.
  if (joined.length === 0 && typeof sender !== 'object' && familyOf(sender) === 6)
    throw new Undecided('what a network with public addresses sends over the internet');
  const ways = joined.flatMap((way) => {
    const length = heard(way, destination, journey);
    return length === undefined ? [] : [{ ...way, length }];
  });
  if (ways.length === 0) throw new Stopped('delivery', network.name, 'no connection tells of this address');
  const longestHeard = Math.max(...ways.map(({ length }) => length));
  const all = ways.filter(({ length }) => length === longestHeard);
  // AWS advises, and networks do, to prefer Direct Connect to VPN.
  const direct = all.filter(({ connection }) => connection.kind === 'direct-connect');
  const equal = direct.length > 0 ? direct : all;
  // A device puts into a tunnel what the tunnel takes.
  const { source } = journey.packet;
  const taken = equal.filter((way) => passesTunnel(way.connection, source, destination, journey.world));
  const able = taken.length > 0 ? taken : equal;
  const same = able.filter((way) => way.connection === cameBy);
  const open = same.length > 0 ? same : able;
  const way = open[journey.world.choose(`${keyOf(network)} to ${destination}`, open.length)]!;
  step(journey, `${way.connection.kind} ${way.connection.name} in`);
  if (!passesTunnel(way.connection, source, destination, journey.world))
    throw new Stopped('vpn', way.connection.name, 'its tunnels do not carry this');
  journey.crossings.push({ kind: 'on-premises', connection: way.connection });
  if (way.gateway.kind === 'transit-gateway') return enterTransitGateway(journey, way.gateway, way.connection);
  step(journey, `vpn-gateway ${way.gateway.name} in`);
  return byEdgeTable(journey, way.gateway.vpc, way.gateway.routeTable, destination, false);
}
