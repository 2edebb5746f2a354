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
import { passAcl } from './filters.js';
import {
  canBeGivenOut,
  contains,
  holds,
  nodeWritten,
  openFamilies,
  subnetOf,
  writtenAddresses,
} from './known-addresses.js';
import { type Leg, type Request, sendReply, sendRequest } from './leg.js';
import { matchesTraffic } from './match.js';
import { publicAddressOfInside } from './owners.js';
import { familyOfHeader, hasPorts, type Inside, type Packet, replyTo, TCP, UDP } from './packet.js';
import { type Journey, Stopped, Undecided } from './trace.js';
import type { World } from './world.js';

type Node = Extract<Inside, { kind: 'node' }>;
type Target = Resource | LoadBalancer | Host | Subnet;

/** A way to a target, and whether its reply comes back for the ports asked. */
export interface TargetLeg {
  replies(): boolean;
}

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

const crossesZones = (loadBalancer: LoadBalancer): boolean =>
  loadBalancer.crossZone?.value ?? loadBalancer.type === 'application';

function zoneAllows(node: Node, subnet: Subnet): boolean {
  if (subnet.vpc !== node.vpc) return true;
  const zone = subnet.zone?.value;
  if (!crossesZones(node.loadBalancer)) return node.subnet.zone?.value === zone;
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

function endpointsOf(target: Target, node: Node, family: 4 | 6): Leg['server'][] {
  switch (target.kind) {
    case 'host':
      return target.address.address === undefined
        ? []
        : [{ kind: 'network', network: target.network, host: target, address: target.address.address }];
    case 'subnet':
      return target.resources.flatMap((resource) => endpointsOf(resource, node, family));
    case 'load-balancer':
      return nodesOf(target, family);
    case 'resource':
      return addressesOf(target, family).flatMap((address) => {
        const subnet = subnetOf(target.vpc, address);
        return subnet && zoneAllows(node, subnet)
          ? [{ kind: 'resource' as const, resource: target, vpc: target.vpc, subnet, address }]
          : [];
      });
  }
}

/** An instance, or an interface that shares an instance's id. */
const isInstance = (resource: Resource): boolean =>
  resource.type === 'instance' ||
  resource.type === 'nat-instance' ||
  (resource.type === 'interface' && resource.ids.some((id) => id.value.startsWith('i-')));

/** Instances keep the client's address, as does UDP to anything; TCP to other targets comes from the load balancer. */
function keepsClient(loadBalancer: LoadBalancer, listener: Listener, target: Target, packet: Packet): boolean {
  if (loadBalancer.type !== 'network') return false;
  if (listener.clientIp) return listener.clientIp.value === 'preserved';
  return packet.protocol === UDP || (target.kind === 'resource' && isInstance(target));
}

/** Every leg from the node to a target that its request passes. */
export function targetLegs(
  leg: Leg,
  request: Request,
  node: Node,
  only?: { readonly listener: Listener; readonly server: Leg['server'] },
): TargetLeg[] {
  const { packet } = request.journey;
  const legs: TargetLeg[] = [];
  for (const listener of node.loadBalancer.listeners) {
    if (!matchesTraffic(listener.traffic, packet, leg.world) || (only && only.listener !== listener)) continue;
    for (const ref of listener.targets) {
      const target = ref.target;
      if (!target) throw new Undecided('a target');
      for (const server of endpointsOf(target, node, familyOfHeader(node.address))) {
        if (only && !sameEnd(server, only.server)) continue;
        const onward = targetPacket(listener, packet);
        const one =
          keepsClient(node.loadBalancer, listener, target, onward) &&
          server.kind === 'resource' &&
          server.vpc === node.vpc
            ? keeping(leg, node, server, onward)
            : replacing(leg, node, server, onward);
        if (one) legs.push(one);
      }
    }
  }
  return legs;
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

function nodesOf(loadBalancer: LoadBalancer, family: 4 | 6): Node[] {
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
  const further = server.kind === 'node' ? targetLegs(inner, there, server) : undefined;
  if (further && further.length === 0) return undefined;
  return {
    replies: () =>
      attempt(() => sendReply(inner, there)) !== undefined &&
      (further === undefined || further.some((one) => one.replies())),
  };
}

/** The target sees the client's own address; the reply returns through the load balancer, whatever the target's routes are. */
function keeping(
  leg: Leg,
  node: Node,
  server: Extract<Inside, { kind: 'resource' }>,
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
  if (typeof onward.source !== 'object' && holds(server.resource, onward.source)) return undefined;
  const there = attempt(() => sendRequest(inner));
  if (!there) return undefined;
  return {
    replies: () =>
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

/** A load balancer opens connections to its targets alone, on the ports it speaks to them. */
export function mayOpen(node: Node, server: Leg['server'], packet: Packet, world: World): boolean {
  return node.loadBalancer.listeners.some(
    (listener) =>
      matchesTraffic(listener.targetTraffic ?? listener.traffic, packet, world) &&
      listener.targets.some((ref) => {
        const target = ref.target;
        if (!target) throw new Undecided('a target');
        if (target.kind === 'host') return server.kind === 'network' && server.address === target.address.address;
        if (target.kind === 'load-balancer') return server.kind === 'node' && server.loadBalancer === target;
        if (server.kind !== 'resource') return false;
        if (target.kind === 'subnet' ? server.subnet !== target : server.resource !== target) return false;
        return zoneAllows(node, server.subnet);
      }),
  );
}
