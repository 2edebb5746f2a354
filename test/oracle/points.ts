/**
 * The values at which anything in a file can change its mind: both sides of every boundary of every port range, ICMP type, block and address.
 * Between two neighbouring boundaries all values fare alike, so asking at these asks about all.
 */
import { type Address, familyOf, LAST_IPV4, LAST_IPV6 } from '../../network/address/address.js';
import { type Cidr, lastAddress } from '../../network/address/cidr.js';
import type { AddressLiteral, CidrLiteral, Topology, TrafficTerm } from '../../network/topology/model.js';
import { block } from './known-addresses.js';
import { ICMP, ICMPV6, type Packet, TCP, UDP } from './packet.js';

export type Service = Pick<Packet, 'protocol' | 'destinationPort' | 'type' | 'code'>;

interface Found {
  readonly terms: TrafficTerm[];
  readonly cidrs: Cidr[];
  readonly addresses: Address[];
}

/** Every traffic term, block and address anywhere in a value; elements point to each other, so each is visited once. */
function collect(root: unknown): Found {
  const found: Found = { terms: [], cidrs: [], addresses: [] };
  const seen = new Set<object>();
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const kind = (value as { kind?: unknown }).kind;
    if (
      kind === 'ports' ||
      kind === 'icmp' ||
      kind === 'protocol' ||
      (kind === 'service' && 'ref' in value) ||
      kind === 'all'
    )
      found.terms.push(value as TrafficTerm);
    if (kind === 'cidr-literal') {
      const { cidr } = value as CidrLiteral;
      if (cidr) found.cidrs.push(cidr);
    }
    if (kind === 'address-literal') {
      const { address } = value as AddressLiteral;
      if (address !== undefined) found.addresses.push(address);
    }
    pending.push(...Object.values(value));
  }
  return found;
}

export interface Points {
  readonly tcp: readonly number[];
  readonly udp: readonly number[];
  readonly icmp: readonly number[];
  readonly icmpv6: readonly number[];
  readonly protocols: readonly number[];
  readonly addresses: readonly Address[];
}

const WELL_KNOWN = [
  22, 25, 53, 80, 123, 389, 443, 445, 465, 636, 993, 1433, 1521, 2049, 3306, 3389, 5432, 6379, 9092, 9200, 11211, 27017,
];
const SPECIAL = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '2000::/3',
].map(block);
const ORDINARY: readonly Address[] = [0x08080808, 0xcb007105, 0x2606_4700_0000_0000_0000_0000_0000_0005n];

const sorted = (values: Iterable<number>, last: number): number[] =>
  [...new Set(values)].filter((value) => value >= 0 && value <= last).sort((a, b) => a - b);
const near = (value: Address): Address[] => {
  const around: Address[] = typeof value === 'number' ? [value - 1, value, value + 1] : [value - 1n, value, value + 1n];
  return around.filter((one) => one >= 0 && one <= (familyOf(value) === 4 ? LAST_IPV4 : LAST_IPV6));
};

export function pointsOf(topology: Topology, traffics: readonly TrafficTerm[] = []): Points {
  const { terms, cidrs, addresses } = collect([topology, traffics]);
  const tcp = new Set<number>([0, 1023, 1024, 65535]);
  const udp = new Set<number>([0, 1023, 1024, 65535]);
  const icmp = new Set<number>([0, 255, 256, 65535]);
  const icmpv6 = new Set<number>([0, 65535]);
  const protocols = new Set<number>([0, 2, 50, 255]);
  for (const term of terms) {
    if (term.kind === 'ports')
      for (const { low, high } of term.ports)
        for (const port of [low - 1, low, high, high + 1]) (term.protocol === 'tcp' ? tcp : udp).add(port);
    if (term.kind === 'icmp' && term.type !== undefined) {
      const set = term.protocol === 'icmp' ? icmp : icmpv6;
      const low = term.type * 256 + (term.code ?? 0);
      const high = term.type * 256 + (term.code ?? 255);
      for (const value of [low - 1, low, high, high + 1]) set.add(value);
    }
    if (term.kind === 'protocol')
      for (const value of [term.protocol - 1, term.protocol, term.protocol + 1]) protocols.add(value);
    if (term.kind === 'service' && !term.ref.target) {
      if (term.builtin === 'ping') {
        for (const value of [2047, 2048, 2049]) icmp.add(value);
        for (const value of [128 * 256 - 1, 128 * 256, 128 * 256 + 1]) icmpv6.add(value);
      } else
        for (const port of WELL_KNOWN)
          for (const value of [port - 1, port, port + 1]) for (const set of [tcp, udp]) set.add(value);
    }
  }
  for (const special of [TCP, UDP, ICMP, ICMPV6]) protocols.delete(special);
  const places = new Set<Address>(ORDINARY);
  for (const cidr of [...cidrs, ...SPECIAL])
    for (const end of [cidr.base, lastAddress(cidr)]) for (const value of near(end)) places.add(value);
  // The reserved first addresses of a subnet, and the first that it gives out.
  for (const cidr of cidrs)
    for (let i = 1; i < 6; i++) places.add(typeof cidr.base === 'number' ? cidr.base + i : cidr.base + BigInt(i));
  for (const address of addresses) for (const value of near(address)) places.add(value);
  return {
    tcp: sorted(tcp, 65535),
    udp: sorted(udp, 65535),
    icmp: sorted(icmp, 65535),
    icmpv6: sorted(icmpv6, 65535),
    protocols: sorted(protocols, 255),
    addresses: [...places].filter((one) => one <= (familyOf(one) === 4 ? LAST_IPV4 : LAST_IPV6)),
  };
}

export function servicesAt(points: Points): Service[] {
  return [
    ...points.tcp.map((destinationPort) => ({ protocol: TCP, destinationPort })),
    ...points.udp.map((destinationPort) => ({ protocol: UDP, destinationPort })),
    ...points.icmp.map((value) => ({ protocol: ICMP, type: value >> 8, code: value & 255 })),
    ...points.icmpv6.map((value) => ({ protocol: ICMPV6, type: value >> 8, code: value & 255 })),
    ...points.protocols.map((protocol) => ({ protocol })),
  ];
}
