/** NAT gateways: they open connections for others and let their replies back, nothing else. */
import { familyOf } from '../../network/address/address.js';
import type { RegionalNatGateway, Resource, Subnet, Vpc } from '../../network/topology/model.js';
import { passAcl, passGroups } from './filters.js';
import { attachedGateway, throughInternetGateway } from './gateways.js';
import { writtenAddresses } from './known-addresses.js';
import { carrierOf, natAddress, publicAddressOf, regionalAddress, sameHeader } from './owners.js';
import { hasPorts, ICMP, type Inside, type Packet, TCP, UDP } from './packet.js';
import { type Arrival, type Journey, type Passed, Stopped, Undecided } from './trace.js';
import { deliverInto, followRoute, leaveSubnet } from './walk.js';

function translate(journey: Journey, source: Packet['source']): Packet {
  const { packet } = journey;
  return hasPorts(packet) ? { ...packet, source, sourcePort: journey.translatedPort } : { ...packet, source };
}

/** TCP, UDP and ICMP over IPv4, and only what opens a connection. */
function checkNat(journey: Journey, name: string): void {
  if (journey.reply) throw new Stopped('nat-gateway', name, 'remembers no such connection');
  const { protocol, destination } = journey.packet;
  if (protocol !== TCP && protocol !== UDP && protocol !== ICMP)
    throw new Stopped('nat-gateway', name, 'translates TCP, UDP and ICMP alone');
  if (typeof destination !== 'object' && familyOf(destination) === 6)
    throw new Stopped('nat-gateway', name, 'translates IPv4');
}

export function throughNat(journey: Journey, vpc: Vpc, from: Subnet | undefined, nat: Resource): Arrival {
  const name = `${nat.vpc.name}.${nat.name}`;
  const subnet = nat.subnets[0];
  const address = natAddress(nat);
  if (nat.vpc !== vpc || !subnet || !from) throw new Stopped('route-table', name, 'not in this VPC');
  if (from === subnet) throw new Stopped('nat-gateway', name, 'cannot serve its own subnet');
  passAcl(journey, subnet, 'inbound');
  checkNat(journey, name);
  if (address === undefined) throw new Undecided('the private address of a NAT gateway');
  const before = journey.packet;
  const after = translate(journey, address);
  journey.passed.push({ kind: 'nat', nat, address, before, after, crossings: journey.crossings.length });
  journey.packet = after;
  journey.carrier = { vpc, subnet, isNat: true, translated: true, publicAddress: publicAddressOf(nat, address) };
  return leaveSubnet(journey, subnet);
}

/**
 * An instance that puts its own address on what it passes on. It has groups, which see the client's packet come and its own go; from here on it is the sender
 * in everybody's eyes, so that references to its groups count again.
 */
export function throughNatInstance(journey: Journey, vpc: Vpc, from: Subnet | undefined, nat: Resource): Arrival {
  const name = `${nat.vpc.name}.${nat.name}`;
  const subnet = nat.subnets[0];
  const { packet } = journey;
  if (nat.vpc !== vpc || !subnet) throw new Stopped('route-table', name, 'not in this VPC');
  if (typeof packet.destination !== 'object' && writtenAddresses(nat).includes(packet.destination))
    return deliverInto(journey, vpc, from);
  if (from !== subnet) passAcl(journey, subnet, 'inbound');
  if (journey.reply) throw new Stopped('nat-instance', name, 'remembers no such connection');
  const family = typeof packet.source === 'object' ? 4 : familyOf(packet.source);
  const address = writtenAddresses(nat).find((own) => familyOf(own) === family);
  const self: Inside = { kind: 'resource', resource: nat, vpc, subnet, address: address ?? 0 };
  passGroups(journey, self, 'inbound', journey.groupSender);
  if (nat.sourceDestCheck) throw new Stopped('source-dest-check', name, 'checks addresses');
  if (from === subnet) throw new Stopped('route-table', name, 'cannot serve its own subnet');
  if (address === undefined) throw new Stopped('nat-instance', name, 'has no address of this family');
  const before = packet;
  const after = translate(journey, address);
  journey.passed.push({ kind: 'nat', nat, address, before, after, crossings: journey.crossings.length });
  journey.packet = after;
  journey.groupSender = self;
  journey.carrier = { vpc, subnet, isNat: false, translated: true, publicAddress: publicAddressOf(nat, address) };
  passGroups(journey, self, 'outbound', journey.server);
  return leaveSubnet(journey, subnet);
}

/** A NAT gateway of the whole VPC sits in no subnet: no ACL, a table of its own. */
export function throughRegionalNat(journey: Journey, vpc: Vpc, nat: RegionalNatGateway): Arrival {
  if (nat.vpc !== vpc) throw new Stopped('route-table', nat.name, 'not in this VPC');
  checkNat(journey, `${vpc.name}.${nat.name}`);
  const before = journey.packet;
  // What it is called inside the VPC no file says; only the internet gateway is behind it.
  const after = translate(journey, { unnamed: nat });
  journey.passed.push({ kind: 'nat', nat, address: undefined, before, after, crossings: journey.crossings.length });
  journey.packet = after;
  journey.carrier = { vpc, subnet: undefined, isNat: true, translated: true, publicAddress: regionalAddress(nat) };
  if (nat.routeTable && !nat.routeTable.target) throw new Undecided('the route table of a NAT gateway');
  if (nat.routeTable) return followRoute(journey, vpc, nat.routeTable.target, undefined);
  const { destination } = journey.packet;
  if (
    typeof destination !== 'object' &&
    vpc.cidrs.some(
      ({ cidr }) =>
        cidr &&
        familyOf(cidr.base) === 4 &&
        destination >= cidr.base &&
        BigInt(destination) < BigInt(cidr.base) + (1n << BigInt(32 - cidr.prefixLength)),
    )
  )
    return deliverInto(journey, vpc, undefined);
  const gateway = attachedGateway(journey, vpc);
  if (!gateway) throw new Stopped('nat-gateway', nat.name, 'its VPC has no internet gateway');
  return throughInternetGateway(journey, vpc, gateway);
}

/** The reply has come back to the NAT gateway, which sends it on to its client. */
export function natReturns(journey: Journey, memory: Extract<Passed, { kind: 'nat' }>): Arrival {
  const { packet } = journey;
  const fits = sameHeader(packet.source, memory.after.destination) && packet.protocol === memory.after.protocol;
  const portsFit =
    !hasPorts(packet) ||
    (packet.sourcePort === memory.after.destinationPort && packet.destinationPort === memory.after.sourcePort);
  if (!fits || !portsFit || journey.passed.at(-1) !== memory)
    throw new Stopped('nat-gateway', memory.nat.name, 'remembers no such connection');
  journey.passed.pop();
  journey.packet = hasPorts(packet)
    ? { ...packet, destination: memory.before.source, destinationPort: memory.before.sourcePort as number }
    : { ...packet, destination: memory.before.source };
  // What a NAT instance hands back comes from the server's own address, which an internet gateway knows.
  const isInstance = memory.nat.kind === 'resource' && memory.nat.type === 'nat-instance';
  journey.carrier = isInstance ? carrierOf(journey.server) : undefined;
  if (memory.nat.kind === 'regional-nat-gateway') {
    if (memory.nat.routeTable) return followRoute(journey, memory.nat.vpc, memory.nat.routeTable.target, undefined);
    return deliverInto(journey, memory.nat.vpc, undefined);
  }
  return leaveSubnet(journey, memory.nat.subnets[0]!);
}
