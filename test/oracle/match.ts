import type { Address } from '../../network/address/address.js';
import { addressSetsOverlap, cidrRange } from '../../network/address/address-set.js';
import { cidrContains } from '../../network/address/cidr.js';
import { INTERNET } from '../../network/address/known-ranges.js';
import type {
  CidrLiteral,
  OnPremisesNetwork,
  Peer,
  PrefixList,
  ServiceDeclaration,
  TrafficTerm,
  Vpc,
} from '../../network/topology/model.js';
import { contains, loadBalancerHolds, mayBeGiven, writtenAddresses } from './known-addresses.js';
import { familyOfHeader, type HeaderAddress, ICMP, ICMPV6, type Packet, TCP, UDP } from './packet.js';
import { keyOf, type World } from './world.js';

const PORTS: Readonly<Record<string, readonly (readonly ['tcp' | 'udp', number])[]>> = {
  http: [['tcp', 80]],
  https: [['tcp', 443]],
  ssh: [['tcp', 22]],
  rdp: [['tcp', 3389]],
  dns: [
    ['udp', 53],
    ['tcp', 53],
  ],
  ntp: [['udp', 123]],
  smtp: [['tcp', 25]],
  smtps: [['tcp', 465]],
  imaps: [['tcp', 993]],
  ldap: [['tcp', 389]],
  ldaps: [['tcp', 636]],
  nfs: [['tcp', 2049]],
  smb: [['tcp', 445]],
  postgres: [['tcp', 5432]],
  mysql: [['tcp', 3306]],
  mssql: [['tcp', 1433]],
  oracle: [['tcp', 1521]],
  redis: [['tcp', 6379]],
  memcached: [['tcp', 11211]],
  mongodb: [['tcp', 27017]],
  elasticsearch: [['tcp', 9200]],
  kafka: [['tcp', 9092]],
};

export function matchesTraffic(term: TrafficTerm, packet: Packet, world: World): boolean {
  switch (term.kind) {
    case 'all':
      return true;
    case 'ports': {
      if (packet.protocol !== (term.protocol === 'tcp' ? TCP : UDP)) return false;
      const port = packet.destinationPort as number;
      return term.ports.length === 0 || term.ports.some(({ low, high }) => low <= port && port <= high);
    }
    case 'icmp':
      if (packet.protocol !== (term.protocol === 'icmp' ? ICMP : ICMPV6)) return false;
      if (term.type !== undefined && term.type !== packet.type) return false;
      return term.code === undefined || term.code === packet.code;
    case 'protocol':
      return packet.protocol === term.protocol;
    case 'service':
      if (term.ref.target) return matchesService(term.ref.target, packet, world);
      if (term.builtin === undefined)
        return world.maybe(
          `service ${term.ref.text} ${packet.protocol} ${packet.destinationPort} ${packet.type}/${packet.code}`,
        );
      if (term.builtin === 'ping')
        return familyOfHeader(packet.destination) === 4
          ? packet.protocol === ICMP && packet.type === 8 && packet.code === 0
          : packet.protocol === ICMPV6 && packet.type === 128 && packet.code === 0;
      return PORTS[term.builtin]!.some(
        ([name, port]) => packet.protocol === (name === 'tcp' ? TCP : UDP) && packet.destinationPort === port,
      );
  }
}

function matchesService(service: ServiceDeclaration, packet: Packet, world: World): boolean {
  return service.traffics.some((term) => matchesTraffic(term, packet, world));
}

/** True if a block covers the address. A public address without value is in 0.0.0.0/0, and perhaps in any narrower block. */
export function inBlocks(literals: readonly CidrLiteral[], address: HeaderAddress, world: World): boolean {
  if (typeof address !== 'object') return contains(literals, address);
  return literals.some(({ cidr }) => {
    if (!cidr || typeof cidr.base !== 'number' || !addressSetsOverlap([cidrRange(cidr)], INTERNET)) return false;
    return (
      cidr.prefixLength === 0 || world.maybe(`block ${cidr.base}/${cidr.prefixLength} has ${keyOf(address.unnamed)}`)
    );
  });
}

const addressKey = (address: HeaderAddress): string =>
  typeof address === 'object' ? keyOf(address.unnamed) : `${address}`;

export function inPrefixList(list: PrefixList, address: HeaderAddress, world: World): boolean {
  if (list.unknown) return world.maybe(`${keyOf(list)} has ${addressKey(address)}`);
  return inBlocks(list.cidrs, address, world);
}

export function inNetwork(network: OnPremisesNetwork, address: HeaderAddress, world: World): boolean {
  if (network.unknown) return world.maybe(`${keyOf(network)} has ${addressKey(address)}`);
  return inBlocks(network.cidrs, address, world);
}

/** True if the peer's addresses hold this one. Groups are not addresses: whoever asks has dealt with them before. */
export function matchesPeerAddress(peer: Peer, address: HeaderAddress, vpc: Vpc, world: World): boolean {
  switch (peer.kind) {
    case 'any':
      return familyOfHeader(address) === 4 || vpc.cidrs.some(({ cidr }) => typeof cidr?.base === 'bigint');
    case 'cidr':
      return peer.literal.cidr !== undefined && inBlocks([peer.literal], address, world);
    case 'address': {
      const wanted = peer.literal.address;
      if (wanted === undefined) return false;
      if (typeof address === 'object')
        return typeof wanted === 'number' && world.maybe(`${wanted} is ${keyOf(address.unnamed)}`);
      return wanted === address;
    }
    case 'ref': {
      const element = peer.ref.target;
      if (!element) return world.maybe(`${keyOf(peer)} has ${addressKey(address)}`);
      switch (element.kind) {
        case 'prefix-list':
          return inPrefixList(element, address, world);
        case 'network':
          return inNetwork(element, address, world);
        case 'vpc':
        case 'subnet':
          return inBlocks(element.cidrs, address, world);
        case 'host':
          return element.address.address === address;
        case 'resource': {
          if (typeof address === 'object') return false;
          const written = writtenAddresses(element);
          return written.length > 0 ? written.includes(address) : mayBeGiven(element, address);
        }
        case 'load-balancer':
          return typeof address !== 'object' && loadBalancerHolds(element, address);
        case 'security-group':
          return false;
      }
    }
  }
}

export function cidrHas(literal: CidrLiteral, address: Address): boolean {
  return literal.cidr !== undefined && cidrContains(literal.cidr, address);
}
