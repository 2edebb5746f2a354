/** What stands at the edge of a VPC. */
import type { Address } from '../../network/address/address.js';
import { cidrsOverlap } from '../../network/address/cidr.js';
import type { CheckpointKind } from '../../network/answers/answer.js';
import type {
  EgressOnlyGateway,
  GatewayEndpoint,
  InternetGateway,
  Peering,
  RouteTable,
  Subnet,
  Topology,
  Vpc,
  VpnGateway,
} from '../../network/topology/model.js';
import { passAcl } from './filters.js';
import { contains, isInternet, isPrivateIpv6, refusedByInternetGateway, subnetOf } from './known-addresses.js';
import { natReturns, throughNatInstance } from './nat.js';
import { arriveOnPremises } from './on-premises.js';
import { isPublic, ownersOfPublic, publicAddressOfInside, sameHeader } from './owners.js';
import { familyOfHeader, ICMP, ICMPV6, type Inside, isInside, TCP } from './packet.js';
import { best, known, lookUp } from './routes.js';
import { type Arrival, type Journey, Stopped, step, Undecided } from './trace.js';
import { deliverInto, throughAppliance } from './walk.js';
import { keyOf, type World } from './world.js';

/**
 * Block Public Access: `ingress` leaves what NAT gateways and egress-only gateways open; an exclusion may leave a subnet that much, or everything.
 * AWS has one mode a VPC and one exclusion a subnet.
 */
function passPublicAccess(vpc: Vpc, subnet: Subnet | undefined, opensOnly: boolean, name: string, world: World): void {
  const modes = vpc.blockPublicAccess;
  const block = modes[world.choose(`public access ${keyOf(vpc)}`, modes.length)];
  if (!block) return;
  const own = block.exclusions.filter((one) => subnet && one.subnet.target === subnet);
  const exclusion = own[world.choose(`exclusion ${keyOf(block)} ${subnet ? keyOf(subnet) : ''}`, own.length)];
  if (exclusion?.allow === 'bidirectional') return;
  if (opensOnly && (block.mode === 'ingress' || exclusion?.allow === 'egress')) return;
  throw new Stopped('internet-gateway', name, 'public access is blocked');
}

/** Private IPv6 addresses are on no internet: nothing gets there from them. */
function passPrivateSource({ packet, world }: Journey, vpc: Vpc, kind: CheckpointKind, name: string): void {
  if (typeof packet.source === 'bigint' && isPrivateIpv6(vpc, packet.source, world))
    throw new Stopped(kind, name, 'a private source');
}

export function throughInternetGateway(journey: Journey, vpc: Vpc, gateway: InternetGateway): Arrival {
  const name = `${gateway.vpc.name}.${gateway.name}`;
  step(journey, `internet-gateway ${name} out`);
  const { destination } = journey.packet;
  const { carrier } = journey;
  if (gateway.vpc !== vpc) throw new Stopped('route-table', name, 'not attached to this VPC');
  if (!carrier || carrier.vpc !== vpc)
    throw new Stopped('internet-gateway', name, 'the source is no interface of this VPC');
  passPrivateSource(journey, vpc, gateway.kind, name);
  passPublicAccess(vpc, carrier.subnet, carrier.isNat, name, journey.world);
  if (typeof destination !== 'bigint') {
    if (typeof destination === 'number' && refusedByInternetGateway(destination))
      throw new Stopped('internet-gateway', name, 'a private destination');
    // A router with a public address may be a NAT instance, which no file says.
    const last = journey.passed.at(-1);
    if (carrier.publicAddress === undefined && last?.kind === 'appliance' && last.resource.publicIps.length > 0)
      throw new Undecided('whether an appliance translates addresses');
    if (carrier.publicAddress === undefined)
      throw new Stopped('internet-gateway', name, 'the source has no public address');
    journey.packet = { ...journey.packet, source: carrier.publicAddress };
    const nat = journey.passed.findLast((one) => one.kind === 'nat');
    if (carrier.translated && nat) journey.natPublic.set(nat, carrier.publicAddress);
  }
  journey.exits.set(vpc, gateway);
  return overTheInternet(journey);
}

export function throughEgressOnlyGateway(journey: Journey, vpc: Vpc, gateway: EgressOnlyGateway): Arrival {
  const name = `${gateway.vpc.name}.${gateway.name}`;
  step(journey, `egress-only-gateway ${name} out`);
  const { destination } = journey.packet;
  const { carrier } = journey;
  if (gateway.vpc !== vpc) throw new Stopped('route-table', name, 'not attached to this VPC');
  if (typeof destination !== 'bigint') throw new Stopped('egress-only-gateway', name, 'IPv6 alone');
  if (journey.reply) throw new Stopped('egress-only-gateway', name, 'remembers no such connection');
  if (!carrier || carrier.vpc !== vpc)
    throw new Stopped('egress-only-gateway', name, 'the source is no interface of this VPC');
  passPrivateSource(journey, vpc, gateway.kind, name);
  passPublicAccess(vpc, carrier.subnet, true, name, journey.world);
  journey.exits.set(vpc, gateway);
  return overTheInternet(journey);
}

/** Between internet gateways: to a host of the internet, or into the VPC that owns the address. */
export function overTheInternet(journey: Journey): Arrival {
  const { destination } = journey.packet;
  journey.carrier = undefined;
  const expected = journey.reply ? journey.client : journey.server;
  if (typeof destination === 'bigint') {
    const vpcs = journey.topology.vpcs.filter((candidate) => contains(candidate.cidrs, destination));
    const vpc = isInside(expected) && vpcs.includes(expected.vpc) ? expected.vpc : vpcs[0];
    if (vpc) return enterFromInternet(journey, vpc, destination);
  } else {
    const memory = journey.reply && journey.passed.findLast((one) => one.kind === 'nat');
    if (memory && sameHeader(journey.natPublic.get(memory), destination)) {
      journey.packet = { ...journey.packet, destination: memory.after.source };
      if (memory.nat.kind === 'regional-nat-gateway') {
        enterGateway(journey, memory.nat.vpc, undefined, true);
        return natReturns(journey, memory);
      }
      const isGateway = memory.nat.type === 'nat-gateway';
      return enterFromInternet(journey, memory.nat.vpc, memory.address as Address, memory.nat.subnets[0], isGateway);
    }
    if (isInside(expected) && sameHeader(publicAddressOfInside(expected), destination)) {
      journey.packet = { ...journey.packet, destination: expected.address };
      return enterFromInternet(journey, expected.vpc, expected.address);
    }
    const owner = ownersOfPublic(journey.topology, destination)[0];
    if (owner) {
      if (owner.owner.kind === 'regional-nat-gateway' || owner.owner.type === 'nat-gateway')
        throw new Stopped('nat-gateway', `${owner.vpc.name}.${owner.owner.name}`, 'accepts no connection');
      if (owner.privateAddress === undefined) throw new Stopped('delivery', owner.owner.name, 'not what was asked for');
      journey.packet = { ...journey.packet, destination: owner.privateAddress };
      return enterFromInternet(journey, owner.vpc, owner.privateAddress);
    }
  }
  if (typeof destination === 'object' || !isInternet(journey.topology, destination))
    throw new Stopped('internet-gateway', '', 'no address of the internet');
  return { at: 'internet', exit: undefined };
}

/** AWS attaches one internet gateway to a VPC. */
export function attachedGateway({ world }: Journey, { internetGateways }: Vpc): InternetGateway | undefined {
  return internetGateways[world.choose(`gateway ${internetGateways.map(keyOf).join(' ')}`, internetGateways.length)];
}

/** Checks of an internet gateway for what comes in. An egress-only gateway lets in the replies to what left by it. */
function enterGateway(
  journey: Journey,
  vpc: Vpc,
  subnet: Subnet | undefined,
  isNat: boolean,
): InternetGateway | undefined {
  const exit = journey.reply ? journey.exits.get(vpc) : undefined;
  const gateway = exit?.kind === 'egress-only-gateway' ? exit : attachedGateway(journey, vpc);
  if (!gateway) throw new Stopped('internet-gateway', vpc.name, 'no internet gateway');
  const name = `${vpc.name}.${gateway.name}`;
  step(journey, `${gateway.kind} ${name} in`);
  passPublicAccess(vpc, subnet, isNat || gateway.kind === 'egress-only-gateway', name, journey.world);
  const { source } = journey.packet;
  if (typeof source === 'number' && refusedByInternetGateway(source))
    throw new Stopped('internet-gateway', name, 'a private source');
  journey.crossings.push({ kind: 'internet' });
  return gateway.kind === 'internet-gateway' ? gateway : undefined;
}

/** An internal load balancer does, so that its IPv6 addresses are internal too. */
const deniesInternetGateways = (to: Inside): boolean =>
  to.kind === 'node' ? !isPublic(to.loadBalancer) : to.resource.denyInternetGatewayTraffic === true;

function enterFromInternet(
  journey: Journey,
  vpc: Vpc,
  destination: Address,
  natSubnet?: Subnet,
  isNat = false,
): Arrival {
  const subnet = natSubnet ?? subnetOf(vpc, destination);
  const gateway = enterGateway(journey, vpc, subnet, isNat);
  if (isPrivateIpv6(vpc, destination, journey.world))
    throw new Stopped('internet-gateway', gateway?.name ?? vpc.name, 'a private destination');
  const to = journey.reply ? journey.client : journey.server;
  if (gateway && isInside(to) && to.address === destination && deniesInternetGateways(to))
    throw new Stopped('internet-gateway', gateway.name, 'it denies what comes from an internet gateway');
  return byEdgeTable(journey, vpc, gateway?.routeTable, destination, true);
}

/** An edge table may send what comes in past an appliance; for an internet gateway that appliance needs a public address. */
export function byEdgeTable(
  journey: Journey,
  vpc: Vpc,
  ref: { readonly target: RouteTable | undefined } | undefined,
  destination: Address,
  fromInternet: boolean,
): Arrival {
  if (!ref) return deliverInto(journey, vpc, undefined);
  if (!ref.target) throw new Undecided('an edge route table');
  const name = `${vpc.name}.${ref.target.name}`;
  const target = lookUp(vpc, ref.target, destination, journey.topology, journey.world, journey.reply);
  if (target === 'local') return deliverInto(journey, vpc, undefined);
  if (target === undefined || target === 'blackhole') throw new Stopped('route-table', name, 'no way in');
  if (target === 'unresolved') throw new Undecided('a route target that nothing declares');
  if (target.kind !== 'resource' || target.type === 'nat-gateway')
    throw new Stopped('route-table', name, 'no target of an edge table');
  if (fromInternet && target.type !== 'gateway-load-balancer-endpoint' && target.publicIps.length === 0)
    throw new Stopped('route-table', name, 'the appliance has no public address');
  if (target.type === 'nat-instance') return throughNatInstance(journey, vpc, undefined, target);
  return throughAppliance(journey, vpc, undefined, target);
}

const blocksOverlap = (a: Vpc, b: Vpc): boolean =>
  a.cidrs.some((x) => b.cidrs.some((y) => x.cidr && y.cidr && cidrsOverlap(x.cidr, y.cidr)));

/** From one VPC into its peer, and no further: both ends of the packet lie in the two. */
export function throughPeering(journey: Journey, vpc: Vpc, peering: Peering): Arrival {
  step(journey, `peering ${peering.name}`);
  const [a, b] = peering.ends.map((end) => end.target);
  if (!a || !b) throw new Undecided('an end of a peering');
  if (a.kind !== 'vpc' || b.kind !== 'vpc' || (a !== vpc && b !== vpc))
    throw new Stopped('route-table', peering.name, 'no peering of this VPC');
  const peer = a === vpc ? b : a;
  const { source, destination } = journey.packet;
  if (blocksOverlap(a, b)) throw new Stopped('peering', peering.name, 'overlapping blocks: not active');
  if (typeof destination === 'object' || !contains(peer.cidrs, destination))
    throw new Stopped('peering', peering.name, 'the destination is not in the peer');
  if (typeof source === 'object' || !contains(vpc.cidrs, source))
    throw new Stopped('peering', peering.name, 'the source is not in this VPC');
  const last = journey.passed.at(-1);
  const byNat = journey.carrier?.isNat && last?.kind === 'nat' && last.nat.kind === 'resource' ? last.nat : undefined;
  journey.crossings.push({ kind: 'peering', peering, back: vpc, byNat });
  return deliverInto(journey, peer, undefined);
}

/** To a network whose blocks nobody tells, be they private or public. */
const leadsAnywhere = ({ vpns, directConnects }: Topology, gateway: VpnGateway): boolean =>
  [
    ...vpns.map((vpn) => ({ ends: [vpn.gateway], network: vpn.network })),
    ...directConnects.map((line) => ({ ends: line.gateways, network: line.network })),
  ].some(({ ends, network }) => network.target?.anywhere && ends.some(({ target }) => target === gateway));

/** To on-premises networks: from interfaces of this VPC alone, and only to prefixes that the gateway knows. */
export function throughVpnGateway(journey: Journey, vpc: Vpc, gateway: VpnGateway): Arrival {
  const name = `${gateway.vpc.name}.${gateway.name}`;
  step(journey, `vpn-gateway ${name} out`);
  const { destination } = journey.packet;
  if (gateway.vpc !== vpc) throw new Stopped('route-table', name, 'not attached to this VPC');
  if (!journey.carrier || journey.carrier.vpc !== vpc)
    throw new Stopped('vpn-gateway', name, 'the source is no interface of this VPC');
  if (typeof destination === 'object') {
    if (leadsAnywhere(journey.topology, gateway)) throw new Undecided('a network that may have any address');
    throw new Stopped('vpn-gateway', name, 'not known');
  }
  const target = best(
    known(gateway, destination, journey.topology, journey.world),
    `${name} ${destination}`,
    journey.world,
  );
  if (!target) throw new Stopped('vpn-gateway', name, 'knows no such prefix');
  return arriveOnPremises(journey, target.connection);
}

/** Amazon S3 or DynamoDB: TCP and echo requests, from interfaces of this VPC. */
export function throughGatewayEndpoint(journey: Journey, vpc: Vpc, endpoint: GatewayEndpoint): Arrival {
  const name = `${endpoint.vpc.name}.${endpoint.name}`;
  step(journey, `gateway-endpoint ${name}`);
  const { protocol, type } = journey.packet;
  if (endpoint.vpc !== vpc) throw new Stopped('route-table', name, 'not in this VPC');
  if (journey.reply || !journey.carrier || journey.carrier.vpc !== vpc)
    throw new Stopped('gateway-endpoint', name, 'the source is no interface of this VPC');
  const echo =
    familyOfHeader(journey.packet.destination) === 4
      ? protocol === ICMP && type === 8
      : protocol === ICMPV6 && type === 128;
  if (protocol !== TCP && !echo) throw new Stopped('gateway-endpoint', name, 'TCP and echo requests alone');
  return { at: 'internet', exit: endpoint };
}

/** The service behind a gateway endpoint answers into the subnet it was asked from. */
export function backFromGatewayEndpoint(journey: Journey, endpoint: GatewayEndpoint): Arrival {
  return deliverInto(journey, endpoint.vpc, undefined);
}

/** A reply that a peering brings straight back to the NAT gateway that asked, whatever the routes say. */
export function backOverPeering(journey: Journey, subnet: Subnet, back: Vpc): Arrival {
  passAcl(journey, subnet, 'outbound');
  return deliverInto(journey, back, undefined);
}
