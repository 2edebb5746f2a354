/** Load balancers: a listener, a target it may choose, and the leg to that target. */

import type { Address } from '../../network/address/address.js';
import type {
  Host,
  Listener,
  LoadBalancer,
  Resource,
  Subnet,
  Topology,
  TrafficTerm,
} from '../../network/topology/model.js';
import { legsBehind } from './endpoint-service.js';
import { passAcl } from './filters.js';
import { canBeGivenOut, contains, holds, nodeWritten, openFamilies, writtenAddresses } from './known-addresses.js';
import { type Leg, type Request, sendReply, sendRequest } from './leg.js';
import { matchesTraffic } from './match.js';
import { publicAddressOfInside } from './owners.js';
import { familyOfHeader, hasPorts, type Inside, type Packet, replyTo, TCP, UDP } from './packet.js';
import { pointsOf } from './points.js';
import { type Journey, Stopped, Undecided } from './trace.js';
import { keyOf, type World } from './world.js';

export type Node = Extract<Inside, { kind: 'node' }>;
type Target = Resource | LoadBalancer | Host | Subnet;

/** A way to a target that the node may pick: whether the request gets there, and the reply back for the ports asked. */
export interface TargetLeg {
  readonly arrives: boolean;
  replies(): boolean;
}

const LOST: TargetLeg = { arrives: false, replies: () => false };
/** The load balancer answers by itself. */
const ANSWERED: TargetLeg = { arrives: true, replies: () => true };

/** The port a listener speaks to its targets: what `on` says, else the one it was asked on. */
function targetPacket(listener: Listener, packet: Packet): Packet {
  const term = listener.targetTraffic;
  if (!term) return packet;
  const wanted = firstPort(term);
  if (!wanted) return packet;
  return { ...packet, protocol: wanted.protocol, destinationPort: wanted.port };
}

const BUILTIN_TARGETS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  postgres: 5432,
  mysql: 3306,
  redis: 6379,
};

function firstPort(term: TrafficTerm): { protocol: number; port: number } | undefined {
  if (term.kind === 'ports')
    return term.ports[0] && { protocol: term.protocol === 'tcp' ? TCP : UDP, port: term.ports[0].low };
  if (term.kind !== 'service') return undefined;
  if (term.ref.target) return term.ref.target.traffics[0] && firstPort(term.ref.target.traffics[0]);
  const port = term.builtin === undefined ? undefined : BUILTIN_TARGETS[term.builtin];
  return port === undefined ? undefined : { protocol: TCP, port };
}

const crossesZones = (loadBalancer: LoadBalancer, listener: Listener): boolean =>
  listener.crossZone?.value ?? loadBalancer.crossZone?.value ?? loadBalancer.type === 'application';

function zoneAllows(node: Node, subnet: Subnet, listener: Listener, registered: string | undefined): boolean {
  return subnet.vpc === node.vpc
    ? zoneGets(node, subnet.zone?.value, listener)
    : registered === undefined || zoneGets(node, registered, listener);
}

function zoneGets(node: Node, zone: string | undefined, listener: Listener): boolean {
  if (!crossesZones(node.loadBalancer, listener)) return node.subnet.zone?.value === zone;
  return node.loadBalancer.nodes.some((one) => one.subnet.target?.zone?.value === zone);
}

function addressesOf(resource: Resource, family: 4 | 6): Address[] {
  const written = writtenAddresses(resource).filter((address) => familyOfHeader(address) === family);
  if (writtenAddresses(resource).length > 0) return written;
  return resource.subnets.flatMap((subnet) => firstAddresses(subnet, family)).filter((one) => holds(resource, one));
}

/** Addresses that an endpoint without one might have: it suffices to ask the first. */
function firstAddresses(subnet: Subnet, family: 4 | 6): Address[] {
  return subnet.cidrs.flatMap(({ cidr }) => {
    if (!cidr || familyOfHeader(cidr.base) !== family) return [];
    const address = typeof cidr.base === 'number' ? cidr.base + 4 : cidr.base + 4n;
    return canBeGivenOut(subnet, address) ? [address] : [];
  });
}

function endpointsOf(
  target: Exclude<Target, Subnet>,
  node: Node,
  listener: Listener,
  zone: string | undefined,
): Leg['server'][] {
  switch (target.kind) {
    case 'host':
      return target.address.address === undefined || (zone !== undefined && !zoneGets(node, zone, listener))
        ? []
        : [{ kind: 'network', network: target.network, host: target, address: target.address.address }];
    case 'load-balancer':
      return nodesOf(target, familyOfHeader(node.address)).filter((one) =>
        zoneAllows(node, one.subnet, listener, zone),
      );
    case 'resource':
      return target.subnets
        .filter((subnet) => zoneAllows(node, subnet, listener, zone))
        .flatMap((subnet) => {
          // An instance is spoken to at its first address.
          const [address] = addressesOf(target, familyOfHeader(node.address)).filter((one) =>
            contains(subnet.cidrs, one),
          );
          return address === undefined
            ? []
            : [{ kind: 'resource' as const, resource: target, vpc: target.vpc, subnet, address }];
        });
  }
}

/** An instance, or an interface that shares an instance's id. */
const isInstance = (resource: Resource): boolean =>
  resource.type === 'instance' ||
  resource.type === 'nat-instance' ||
  (resource.type === 'interface' && resource.ids.some((id) => id.value.startsWith('i-')));

/** Instances and application load balancers get the client's address, as does UDP to anything; TCP to other targets comes from the load balancer. */
function keepsClient(loadBalancer: LoadBalancer, listener: Listener, target: Target, packet: Packet): boolean {
  if (loadBalancer.type !== 'network') return false;
  if (listener.clientIp) return listener.clientIp.value === 'preserved';
  if (target.kind === 'load-balancer' && target.type === 'application') return true;
  // As an instance one is registered in the load balancer's own VPC alone, elsewhere by its address.
  return (
    packet.protocol === UDP || (target.kind === 'resource' && target.vpc === loadBalancer.vpc && isInstance(target))
  );
}

/** The ways from the node of which it picks one for each connection. */
export function targetLegs(
  leg: Leg,
  request: Request,
  node: Node,
  how: {
    readonly only?: { readonly listener: Listener; readonly server: Leg['server'] };
    readonly replaces?: true;
  } = {},
): TargetLeg[] {
  const { packet } = request.journey;
  const { only, replaces } = how;
  const legs: TargetLeg[] = [];
  for (const listener of node.loadBalancer.listeners) {
    if (!matchesTraffic(listener.traffic, packet, leg.world) || (only && only.listener !== listener)) continue;
    if (listener.answer) {
      legs.push(ANSWERED);
      continue;
    }
    if (listener.weight?.value === 0) continue;
    const picked = pickedBy(leg.topology, leg.world, node, listener);
    if (picked.length === 0) legs.push(LOST);
    for (const { server, target, speaker } of picked) {
      if (only && !sameEnd(server, only.server)) continue;
      const onward = targetPacket(listener, packet);
      const kept = !replaces && keepsClient(node.loadBalancer, listener, target, onward);
      if (kept && speaker === node && losesClients(target)) {
        legs.push(LOST);
        continue;
      }
      const isElsewhere = server.kind === 'network' || (server.kind === 'resource' && server.vpc !== node.vpc);
      if (kept && speaker === node && isElsewhere)
        throw new Undecided('whose address a target in another network sees');
      const one =
        kept && (server.kind === 'resource' || server.kind === 'node') && server.vpc === node.vpc && speaker === node
          ? keeping(leg, node, server, onward)
          : replacing(leg, speaker, server, onward);
      legs.push(one ?? LOST);
    }
  }
  return legs;
}

/** Interfaces of PrivateLink and of network load balancers take nothing from addresses of clients. */
const losesClients = (target: Target): boolean =>
  (target.kind === 'load-balancer' && target.type === 'network') ||
  (target.kind === 'resource' && target.type === 'interface-endpoint');

interface Picked {
  readonly target: Exclude<Target, Subnet>;
  /** The node, at the address that speaks to the target: of IPv4 where both can, whatever the client speaks. */
  readonly speaker: Node;
  readonly server: Leg['server'];
}

/** Whom a node hands connections to: those in its reach that are healthy for it, or all of them. */
function pickedBy(topology: Topology, world: World, node: Node, listener: Listener): Picked[] {
  const inReach = targetsInReach(node, listener);
  const healthy = inReach.filter(({ server, speaker }) => isHealthy(topology, world, speaker, listener, server));
  return healthy.length > 0 ? healthy : inReach;
}

function targetsInReach(node: Node, listener: Listener): Picked[] {
  return listener.targets.flatMap(({ target, zone }) => {
    if (!target) throw new Undecided('a target');
    const each = target.kind === 'subnet' ? target.resources.filter(({ type }) => type === 'instance') : [target];
    return each.flatMap((one) => {
      for (const speaker of speakersOf(node)) {
        const servers = endpointsOf(one, speaker, listener, zone?.value);
        if (servers.length > 0) return servers.map((server) => ({ target: one, speaker, server }));
      }
      return [];
    });
  });
}

const speakersOf = (node: Node): Node[] =>
  ([4, 6] as const).flatMap((family) =>
    familyOfHeader(node.address) === family
      ? [node]
      : nodesOf(node.loadBalancer, family).filter((one) => one.node === node.node),
  );

const healthKnown = new WeakMap<Topology, Map<string, boolean>>();

/** The node's own request gets there and is answered, whatever port it picks. */
function isHealthy(topology: Topology, world: World, node: Node, listener: Listener, server: Leg['server']): boolean {
  const known = healthKnown.get(topology) ?? new Map<string, boolean>();
  healthKnown.set(topology, known);
  const key = `${keyOf(listener)} ${node.address} ${keyOf(node.node)} ${'address' in server ? server.address : ''}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const asked = world.asked;
  let healthy: boolean;
  try {
    healthy = checkHealth(topology, world, node, listener, server);
  } catch (reason) {
    if (!(reason instanceof Undecided)) throw reason;
    healthy = world.maybe(`health ${key}`);
  }
  if (world.asked === asked) known.set(key, healthy);
  return healthy;
}

function checkHealth(topology: Topology, world: World, node: Node, listener: Listener, server: Leg['server']): boolean {
  const wanted = firstPort(listener.healthCheck ?? listener.targetTraffic ?? listener.traffic);
  if (!wanted) throw new Undecided('what a health check asks for');
  return pointsOf(topology)
    .tcp.filter((port) => port >= 1024)
    .every((translatedPort) => {
      const packet: Packet = {
        protocol: TCP,
        source: node.address,
        destination: node.address,
        sourcePort: translatedPort,
        destinationPort: wanted.port,
      };
      const leg: Leg = { topology, world, client: node, server, packet, translatedPort };
      return replacing(leg, node, server, packet)?.replies() ?? false;
    });
}

/** Whether the name of a load balancer gives the node: those that have a healthy target of each target group, or all where none has. */
export function isInName(topology: Topology, world: World, node: Node): boolean {
  const { loadBalancer } = node;
  const family = familyOfHeader(node.address);
  const nodes = nodesOf(loadBalancer, family);
  const groups = loadBalancer.listeners.filter(({ answer, weight }) => !answer && weight?.value !== 0);
  const serves = (one: Node): boolean =>
    groups.every((listener) =>
      (crossesZones(loadBalancer, listener) ? nodes : [one]).some((other) =>
        targetsInReach(other, listener).some(({ server, speaker }) =>
          isHealthy(topology, world, speaker, listener, server),
        ),
      ),
    );
  return nodes.length < 2 || serves(node) || !nodes.some(serves);
}

const sameEnd = (a: Leg['server'], b: Leg['server']): boolean =>
  a.kind === 'resource' && b.kind === 'resource' && a.resource === b.resource && a.address === b.address;

/** A network load balancer that keeps its clients' addresses, as a way to one of its targets: the node asked, and the port it is asked on. */
export interface WayIn {
  readonly node: Node;
  readonly listener: Listener;
  readonly packet: Packet;
}

/** The ways by network load balancers to a resource that end in this packet at the resource. `packet` is as the target sees it. */
export function waysIn(
  topology: Topology,
  client: Leg['client'],
  server: Leg['server'],
  packet: Packet,
  world: World,
): WayIn[] {
  if (server.kind !== 'resource' || !hasPorts(packet) || packet.destination !== server.address) return [];
  const ways: WayIn[] = [];
  for (const vpc of topology.vpcs) {
    for (const loadBalancer of vpc.loadBalancers) {
      for (const listener of loadBalancer.listeners) {
        if (listener.answer || listener.weight?.value === 0) continue;
        if (
          !listener.targets.some(
            (ref) => ref.target === server.resource && keepsClient(loadBalancer, listener, server.resource, packet),
          )
        )
          continue;
        for (const front of frontPackets(listener, packet)) {
          if (!matchesTraffic(listener.traffic, front, world)) continue;
          const onward = targetPacket(listener, front);
          if (onward.protocol !== packet.protocol || onward.destinationPort !== packet.destinationPort) continue;
          for (const node of nodesOf(loadBalancer, familyOfHeader(packet.source))) {
            if (!isInName(topology, world, node)) continue;
            const destination =
              client.kind === 'internet' && typeof node.address === 'number'
                ? publicAddressOfInside(node)
                : node.address;
            if (destination !== undefined) ways.push({ node, listener, packet: { ...front, destination } });
          }
        }
      }
    }
  }
  return ways;
}

/** What a client may send to the listener so that the target sees this packet. */
function frontPackets(listener: Listener, packet: Packet): Packet[] {
  if (!listener.targetTraffic) return [packet];
  const front = firstPort(listener.traffic);
  return front ? [{ ...packet, protocol: front.protocol, destinationPort: front.port }] : [];
}

export function nodesOf(loadBalancer: LoadBalancer, family: 4 | 6): Node[] {
  return loadBalancer.nodes.flatMap((node) => {
    const subnet = node.subnet.target;
    if (!subnet) throw new Undecided('the subnet of a load balancer');
    const addresses = [
      ...nodeWritten(node),
      ...(openFamilies(loadBalancer, node).includes(family) ? firstAddresses(subnet, family) : []),
    ];
    return addresses
      .filter((address) => familyOfHeader(address) === family)
      .map((address) => ({ kind: 'node' as const, loadBalancer, node, vpc: loadBalancer.vpc, subnet, address }));
  });
}

/** A connection of the load balancer's own. */
function replacing(leg: Leg, node: Node, server: Leg['server'], onward: Packet): TargetLeg | undefined {
  if (server.kind !== 'resource' && server.kind !== 'node' && server.kind !== 'network') return undefined;
  const packet: Packet = hasPorts(onward)
    ? { ...onward, source: node.address, destination: server.address, sourcePort: leg.translatedPort }
    : { ...onward, source: node.address, destination: server.address };
  const inner: Leg = {
    topology: leg.topology,
    world: leg.world,
    client: node,
    server,
    packet,
    translatedPort: leg.translatedPort,
  };
  const there = attempt(() => sendRequest(inner));
  if (!there) return undefined;
  const behind = attempt(() => ({
    legs: server.kind === 'node' ? targetLegs(inner, there, server) : legsBehind(inner, there),
  }));
  const further = behind?.legs;
  if (!behind || (further && !further.some(({ arrives }) => arrives))) return undefined;
  return {
    arrives: true,
    replies: () =>
      attempt(() => sendReply(inner, there)) !== undefined &&
      (further === undefined || further.some((one) => one.replies())),
  };
}

/** The target sees the client's own address; the reply returns through the load balancer, whatever the target's routes are. */
function keeping(
  leg: Leg,
  node: Node,
  server: Extract<Inside, { kind: 'resource' | 'node' }>,
  onward: Packet,
): TargetLeg | undefined {
  const inner: Leg = {
    topology: leg.topology,
    world: leg.world,
    client: node,
    server,
    packet: { ...onward, destination: server.address },
    translatedPort: leg.translatedPort,
    groupSender: node,
  };
  // A target that is the client itself gets a packet from an address of its own, and drops it.
  if (server.kind === 'resource' && typeof onward.source !== 'object' && holds(server.resource, onward.source))
    return undefined;
  const there = attempt(() => sendRequest(inner));
  if (!there) return undefined;
  if (there.journey.passed.some(({ kind }) => kind === 'appliance'))
    throw new Undecided('what becomes of packets that do not go right to the target');
  const further = server.kind === 'node' ? targetLegs(inner, there, server) : undefined;
  if (further && !further.some(({ arrives }) => arrives)) return undefined;
  return {
    arrives: true,
    replies: () =>
      (further === undefined || further.some((one) => one.replies())) &&
      attempt(() => {
        if (contains(node.subnet.cidrs, server.address)) return true;
        const reply = replyTo(there.journey.packet);
        const journey: Journey = { ...there.journey, reply: true, packet: reply };
        passAcl(journey, server.subnet, 'outbound');
        passAcl(journey, node.subnet, 'inbound');
        return true;
      }) !== undefined,
  };
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (reason) {
    if (reason instanceof Stopped) return undefined;
    throw reason;
  }
}

/** True if some listener takes the packet. */
export const listens = (node: Node, packet: Packet, world: World): boolean =>
  node.loadBalancer.listeners.some((listener) => matchesTraffic(listener.traffic, packet, world));

/** A load balancer opens connections to its targets alone, on the ports it speaks to them or asks for their health. */
export function mayOpen(node: Node, server: Leg['server'], packet: Packet, world: World): boolean {
  return node.loadBalancer.listeners.some(
    (listener) =>
      speaks(listener, packet, world) &&
      listener.targets.some((ref) => {
        const target = ref.target;
        if (!target) throw new Undecided('a target');
        const zone = ref.zone?.value;
        if (target.kind === 'host')
          return (
            server.kind === 'network' &&
            server.address === target.address.address &&
            (zone === undefined || zoneGets(node, zone, listener))
          );
        if (target.kind === 'load-balancer')
          return (
            server.kind === 'node' && server.loadBalancer === target && zoneAllows(node, server.subnet, listener, zone)
          );
        if (server.kind !== 'resource') return false;
        if (target.kind === 'subnet' ? server.subnet !== target : server.resource !== target) return false;
        return zoneAllows(node, server.subnet, listener, zone);
      }),
  );
}

function speaks(listener: Listener, packet: Packet, world: World): boolean {
  const onward = listener.targetTraffic ?? listener.traffic;
  if (matchesTraffic(onward, packet, world) || matchesTraffic(listener.healthCheck ?? onward, packet, world))
    return true;
  // A network load balancer asks by TCP even where it hands on UDP.
  return (
    !listener.healthCheck && packet.protocol === TCP && matchesTraffic(onward, { ...packet, protocol: UDP }, world)
  );
}
