/** Inside a VPC: from an interface to the subnet's edge, by its route table, to the next subnet. */
import type { Resource, ResourceType, RouteTable, Subnet, Vpc } from '../../network/topology/model.js';
import { passClientVpn, seesOnlyItsVpc } from './client-vpn.js';
import { passAcl, passGroups } from './filters.js';
import {
  throughEgressOnlyGateway,
  throughGatewayEndpoint,
  throughInternetGateway,
  throughPeering,
  throughVpnGateway,
} from './gateways.js';
import { amazonService, contains, subnetOf, writtenAddresses } from './known-addresses.js';
import { natReturns, throughNat, throughNatInstance, throughRegionalNat } from './nat.js';
import { holders } from './owners.js';
import type { Inside } from './packet.js';
import { isInside, TCP, UDP } from './packet.js';
import { lookUp, lookUpUnnamed, type Target, tableOf } from './routes.js';
import { type Arrival, type Journey, Stopped, step, Undecided } from './trace.js';
import { throughTransitGateway } from './transit.js';

/** The packet that opens a connection leaves its sender's interface. */
export function openFrom(journey: Journey, sender: Inside): Arrival {
  const { destination } = journey.packet;
  if (!journey.carrier?.translated) passClientVpn(journey, sender);
  const service =
    typeof destination === 'object' || seesOnlyItsVpc(sender, destination)
      ? undefined
      : amazonService(sender.vpc, destination);
  if (service !== undefined && sender.kind === 'resource') {
    const { protocol, destinationPort } = journey.packet;
    // Names are asked by UDP and TCP, the time by UDP, the rest by TCP.
    const spoken = service === 53 ? protocol === UDP || protocol === TCP : protocol === (service === 123 ? UDP : TCP);
    if (!spoken || destinationPort !== service)
      throw new Stopped('delivery', 'Amazon', 'the service does not listen there');
    return { at: 'amazon' };
  }
  passGroups(journey, sender, 'outbound', journey.server);
  // A classic load balancer's packets pass the ACL even on their way to a target in the same subnet.
  const classic = sender.kind === 'node' && sender.loadBalancer.type === 'classic';
  if (classic && isIn(sender.subnet, journey)) passAcl(journey, sender.subnet, 'outbound');
  return leaveSubnet(journey, sender.subnet);
}

const isIn = (subnet: Subnet, journey: Journey): boolean =>
  typeof journey.packet.destination !== 'object' && contains(subnet.cidrs, journey.packet.destination);

/** From an interface in the subnet: straight to a neighbour; else past the ACL and by the route table. */
export function leaveSubnet(journey: Journey, subnet: Subnet): Arrival {
  if (isIn(subnet, journey)) return arrive(journey, subnet.vpc, subnet);
  passAcl(journey, subnet, 'outbound');
  return followSubnetRoute(journey, subnet);
}

function followSubnetRoute(journey: Journey, subnet: Subnet): Arrival {
  const table = tableOf(subnet);
  if (table === 'unresolved') throw new Undecided(`the route table of ${subnet.name}`);
  return followRoute(journey, subnet.vpc, table, subnet);
}

export function followRoute(
  journey: Journey,
  vpc: Vpc,
  table: RouteTable | undefined,
  from: Subnet | undefined,
): Arrival {
  const { destination } = journey.packet;
  const name = `${vpc.name}.${table?.name ?? 'main'}`;
  step(journey, `route-table ${name}`);
  const { topology, world, reply } = journey;
  const target =
    typeof destination === 'object'
      ? lookUpUnnamed(vpc, table, destination, topology, world, reply)
      : lookUp(vpc, table, destination, topology, world, reply);
  if (target === undefined) throw new Stopped('route-table', name, 'no route');
  return through(journey, target, vpc, from, name);
}

function through(journey: Journey, target: Target, vpc: Vpc, from: Subnet | undefined, table: string): Arrival {
  if (target === 'local') return deliverInto(journey, vpc, from);
  if (target === 'blackhole') throw new Stopped('route-table', table, 'blackhole');
  if (target === 'unresolved') throw new Undecided('a route target that nothing declares');
  switch (target.kind) {
    case 'internet-gateway':
      return throughInternetGateway(journey, vpc, target);
    case 'egress-only-gateway':
      return throughEgressOnlyGateway(journey, vpc, target);
    case 'vpn-gateway':
      return throughVpnGateway(journey, vpc, target);
    case 'peering':
      return throughPeering(journey, vpc, target);
    case 'transit-gateway':
      if (!from) throw new Stopped('route-table', table, 'an edge table leads to no transit gateway');
      return throughTransitGateway(journey, vpc, from, target);
    case 'gateway-endpoint':
      return throughGatewayEndpoint(journey, vpc, target);
    case 'regional-nat-gateway':
      return throughRegionalNat(journey, vpc, target);
    case 'resource':
      if (target.type === 'nat-gateway') return throughNat(journey, vpc, from, target);
      if (target.type === 'nat-instance') return throughNatInstance(journey, vpc, from, target);
      return throughAppliance(journey, vpc, from, target);
    default:
      throw new Stopped('route-table', table, `${target.kind} cannot be a route's target`);
  }
}

/** The VPC's router hands the packet to the subnet that owns its destination. */
export function deliverInto(journey: Journey, vpc: Vpc, from: Subnet | undefined): Arrival {
  const { destination } = journey.packet;
  const subnet = typeof destination === 'object' ? undefined : subnetOf(vpc, destination);
  if (!subnet) throw new Stopped('delivery', vpc.name, 'no subnet has this address');
  if (subnet !== from) passAcl(journey, subnet, 'inbound');
  return arrive(journey, vpc, subnet);
}

/** Of a Client VPN endpoint there is its own interface, whose address its clients share. */
const TAKES_NOTHING: readonly ResourceType[] = [
  'function',
  'gateway-load-balancer-endpoint',
  'client-vpn-endpoint',
  'nat-gateway',
];

/** Stopped at what takes no such connection, whatever way it comes. */
export function takeRequest({ packet }: Journey, endpoint: Inside): void {
  if (endpoint.kind !== 'resource') return;
  const { name, type } = endpoint.resource;
  // Endpoints of services answer no ping, nor any other ICMP.
  if (type === 'interface-endpoint' && packet.type !== undefined)
    throw new Stopped('delivery', name, 'answers no ICMP');
  if (TAKES_NOTHING.includes(type)) throw new Stopped('delivery', name, 'accepts no connection');
}

/** At an interface of the subnet. */
function arrive(journey: Journey, vpc: Vpc, subnet: Subnet): Arrival {
  const { destination } = journey.packet;
  if (typeof destination === 'object') throw new Stopped('delivery', vpc.name, 'a public address in a subnet');
  const last = journey.passed.at(-1);
  if (
    journey.reply &&
    last?.kind === 'nat' &&
    last.nat.kind === 'resource' &&
    last.nat.subnets[0] === subnet &&
    last.address === destination
  )
    return natReturns(journey, last);
  const expected = journey.reply ? journey.client : journey.server;
  if (isInside(expected) && expected.subnet === subnet && expected.address === destination) {
    if (expected.kind === 'resource' && expected.resource.type === 'nat-gateway')
      throw new Stopped('nat-gateway', expected.resource.name, 'accepts no connection');
    if (!journey.reply) takeRequest(journey, expected);
    passGroups(journey, expected, 'inbound', journey.groupSender);
    return { at: 'endpoint', endpoint: expected };
  }
  const other = holders(vpc, destination)[0];
  if (other?.type === 'nat-gateway') throw new Stopped('nat-gateway', other.name, 'remembers no such connection');
  throw new Stopped(
    'delivery',
    other?.name ?? vpc.name,
    other ? 'another resource has this address' : 'nobody has this address',
  );
}

/** A firewall or router: its interface must not check addresses, and it must see both directions. */
export function throughAppliance(journey: Journey, vpc: Vpc, from: Subnet | undefined, appliance: Resource): Arrival {
  const name = `${appliance.vpc.name}.${appliance.name}`;
  const subnet = appliance.subnets[0];
  const { destination } = journey.packet;
  if (appliance.vpc !== vpc || !subnet) throw new Stopped('route-table', name, 'not in this VPC');
  const endpoint = appliance.type === 'gateway-load-balancer-endpoint';
  if (!endpoint && appliance.type !== 'instance' && appliance.type !== 'interface')
    throw new Stopped('route-table', name, 'cannot be a target');
  if (typeof destination !== 'object' && writtenAddresses(appliance).includes(destination))
    return deliverInto(journey, vpc, from);
  if (from === subnet) throw new Stopped('route-table', name, 'an appliance cannot serve its own subnet');
  passAcl(journey, subnet, 'inbound');
  const self: Inside = {
    kind: 'resource',
    resource: appliance,
    vpc,
    subnet,
    address: writtenAddresses(appliance)[0] ?? 0,
  };
  if (journey.reply) {
    const last = journey.passed.pop();
    if (last?.kind !== 'appliance' || last.resource !== appliance)
      throw new Stopped('source-dest-check', name, 'did not see the request');
    if (!endpoint && appliance.sourceDestCheck) throw new Stopped('source-dest-check', name, 'checks addresses');
  } else {
    passGroups(journey, self, 'inbound', journey.groupSender);
    journey.passed.push({ kind: 'appliance', resource: appliance });
    if (!endpoint && appliance.sourceDestCheck) throw new Stopped('source-dest-check', name, 'checks addresses');
    passGroups(journey, self, 'outbound', undefined);
  }
  return leaveSubnet(journey, subnet);
}
