/** One connection: the request from a client to a server, and the reply. */
import { familyOf } from '../../network/address/address.js';
import type { ResourceType, Topology } from '../../network/topology/model.js';
import { passAcl, passGroups, passGroupsAsAnybody } from './filters.js';
import { backFromGatewayEndpoint, backOverPeering, overTheInternet } from './gateways.js';
import { enterFromOnPremises } from './on-premises.js';
import { carrierOf, sameHeader } from './owners.js';
import { type Endpoint, hasPorts, type Inside, isInside, type Packet, replyTo } from './packet.js';
import { type Arrival, type Journey, Stopped, Undecided } from './trace.js';
import { leaveSubnet, openFrom, takeRequest } from './walk.js';
import type { World } from './world.js';

export interface Leg {
  readonly topology: Topology;
  readonly world: World;
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly packet: Packet;
  readonly translatedPort: number;
  /** Whose groups the server's rules see, where it is not simply the client. */
  readonly groupSender?: Inside | undefined;
}

export function journeyOf(leg: Leg, packet: Packet, more: Partial<Journey>): Journey {
  return {
    topology: leg.topology,
    world: leg.world,
    reply: false,
    client: leg.client,
    server: leg.server,
    packet,
    carrier: undefined,
    passed: [],
    crossings: [],
    exits: new Map(),
    hops: 0,
    translatedPort: leg.translatedPort,
    groupSender:
      leg.groupSender ??
      (isInside(leg.client) && sameHeader(leg.client.address, packet.source) ? leg.client : undefined),
    foreseen: undefined,
    withoutGroups: false,
    natPublic: new Map(),
    trail: [],
    ...more,
  };
}

/** A NAT gateway forwards for others; behind an endpoint is a service that answers and never asks. */
const OPENS_NOTHING: readonly ResourceType[] = ['nat-gateway', 'gateway-load-balancer-endpoint', 'interface-endpoint'];

/** A network whose blocks nobody tells may pass a packet on to others. */
const passesOn = (arrival: Arrival): boolean => arrival.at === 'network' && arrival.network.unknown;

/** Whatever way a packet takes that nobody tells, it comes in past the border of the server's subnet and its groups: what these stop is stopped. */
function walkRequest(journey: Journey): Arrival {
  try {
    return walkWritten(journey);
  } catch (reason) {
    if (reason instanceof Undecided && isInside(journey.server)) {
      takeRequest(journey, journey.server);
      if (keepsItsSource(journey)) {
        if (!comesInBeside(journey, journey.server)) passAcl(journey, journey.server.subnet, 'inbound');
        passGroups(journey, journey.server, 'inbound', journey.groupSender);
      } else passGroupsAsAnybody(journey, journey.server);
    }
    throw reason;
  }
}

/** Nothing on the way could put another address on it. */
function keepsItsSource({ topology, client, server, packet, carrier }: Journey): boolean {
  if (client.kind === 'internet' || typeof packet.source === 'bigint') return true;
  // Nobody tells what else is in such a VPC.
  if (isInside(client) && client.vpc.unknown && !(isInside(server) && server.vpc === client.vpc)) return false;
  const isDialedPublic = isInside(server) && !sameHeader(packet.destination, server.address);
  if (isDialedPublic && carrier?.publicAddress !== undefined) return false;
  const resources = topology.vpcs.flatMap((vpc) => [
    ...vpc.subnets.flatMap((subnet) => subnet.resources),
    ...vpc.spanningResources,
  ]);
  return (
    topology.vpcs.every((vpc) => vpc.regionalNatGateways.length === 0) &&
    resources.every(
      ({ type, sourceDestCheck }) =>
        !['nat-gateway', 'nat-instance'].includes(type) &&
        (sourceDestCheck || !['instance', 'interface'].includes(type)),
    )
  );
}

/** By a transit gateway, out of an attachment in the server's own subnet. */
const comesInBeside = ({ topology, client }: Journey, server: Inside): boolean =>
  (isInside(client) && client.subnet === server.subnet) ||
  topology.transitGateways.some(({ attachments }) =>
    attachments.some(({ subnets }) => subnets?.some(({ target }) => !target || target === server.subnet)),
  );

function walkWritten(journey: Journey): Arrival {
  const { client, server } = journey;
  let arrival: Arrival;
  if (isInside(client)) {
    if (client.kind === 'resource' && OPENS_NOTHING.includes(client.resource.type))
      throw new Stopped('delivery', client.resource.name, 'opens no connection of its own');
    journey.carrier = carrierOf(client);
    arrival = openFrom(journey, client);
  } else if (client.kind === 'internet') arrival = overTheInternet(journey);
  else if (client.kind === 'network') arrival = enterFromOnPremises(journey, client.network, undefined);
  else throw new Stopped('delivery', '', 'nobody has this address');
  const { destination } = journey.packet;
  const right =
    arrival.at === 'amazon' ||
    (arrival.at === 'endpoint' && arrival.endpoint === server) ||
    (arrival.at === 'internet' && server.kind === 'internet' && sameHeader(destination, server.address)) ||
    (arrival.at === 'network' && server.kind === 'network' && arrival.network === server.network);
  if (!right && passesOn(arrival)) throw new Undecided('what lies behind a network of unknown blocks');
  const isPublic = typeof destination !== 'object' && familyOf(destination) === 6;
  if (!right && arrival.at === 'internet' && server.kind === 'network' && isPublic)
    throw new Undecided('whether a network has its public addresses on the internet too');
  if (!right) throw new Stopped('delivery', '', 'it ends somewhere else');
  return arrival;
}

export interface Request {
  readonly journey: Journey;
  readonly arrival: Arrival;
}

/** Sends the request; throws `Stopped` where it ends too soon. A first walk without groups tells the outbound rules where it goes. */
export function sendRequest(leg: Leg): Request {
  const scout = journeyOf(leg, leg.packet, { withoutGroups: true });
  let foreseen: Journey['foreseen'];
  try {
    walkRequest(scout);
    foreseen = { passed: scout.passed, crossings: scout.crossings };
  } catch (reason) {
    if (!(reason instanceof Stopped) && !(reason instanceof Undecided)) throw reason;
  }
  const journey = journeyOf(leg, leg.packet, { foreseen });
  const arrival = walkRequest(journey);
  return { journey, arrival };
}

/** Sends the reply to a request that arrived; throws `Stopped` where it does not come back. */
export function sendReply(leg: Leg, request: Request): Journey {
  const { journey: there, arrival } = request;
  const back = journeyOf(leg, replyTo(there.packet), {
    reply: true,
    passed: [...there.passed],
    exits: there.exits,
    natPublic: there.natPublic,
  });
  if (arrival.at === 'amazon') return back;
  const end = walkReply(back, there, arrival);
  const { client } = leg;
  const right =
    (end.at === 'endpoint' && end.endpoint === client) ||
    (end.at === 'internet' && client.kind === 'internet' && sameHeader(back.packet.destination, client.address)) ||
    (end.at === 'network' && client.kind === 'network' && end.network === client.network);
  if (!right && passesOn(end)) throw new Undecided('what lies behind a network of unknown blocks');
  if (!right || back.passed.length > 0) throw new Stopped('delivery', '', 'the reply ends somewhere else');
  const wanted = replyTo(leg.packet);
  const same =
    sameHeader(back.packet.source, replySource(leg, there)) &&
    (!hasPorts(wanted) || back.packet.destinationPort === wanted.destinationPort);
  if (!same) throw new Stopped('delivery', '', 'the client does not know the address that answers');
  return back;
}

/** The client expects the answer from the address it asked. */
const replySource = (leg: Leg, _there: Journey): Packet['source'] => leg.packet.destination;

function walkReply(back: Journey, there: Journey, arrival: Arrival): Arrival {
  switch (arrival.at) {
    case 'endpoint': {
      const server = arrival.endpoint;
      back.carrier = carrierOf(server);
      const crossing = there.crossings.at(-1);
      const last = there.passed.at(-1);
      if (crossing?.kind === 'peering' && crossing.byNat && last?.kind === 'nat' && last.nat === crossing.byNat)
        return backOverPeering(back, server.subnet, crossing.back);
      return leaveSubnet(back, server.subnet);
    }
    case 'internet':
      return arrival.exit ? backFromGatewayEndpoint(back, arrival.exit) : overTheInternet(back);
    case 'network':
      return enterFromOnPremises(back, arrival.network, arrival.connection);
    case 'amazon':
      return arrival;
  }
}
