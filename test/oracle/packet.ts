import type { Address } from '../../network/address/address.js';
import type {
  Host,
  LoadBalancer,
  LoadBalancerNode,
  OnPremisesNetwork,
  Resource,
  Subnet,
  Vpc,
} from '../../network/topology/model.js';

export const TCP = 6;
export const UDP = 17;
export const ICMP = 1;
export const ICMPV6 = 58;

/** A public address that the file leaves out: it has no value, and is the same only as itself. */
export interface UnnamedAddress {
  readonly unnamed: object;
}

/** An address in a header. */
export type HeaderAddress = Address | UnnamedAddress;

/** One concrete packet. `sourcePort` and `destinationPort` for TCP and UDP, `type` and `code` for ICMP, neither for another protocol. */
export interface Packet {
  readonly protocol: number;
  readonly source: HeaderAddress;
  readonly destination: HeaderAddress;
  readonly sourcePort?: number;
  readonly destinationPort?: number;
  readonly type?: number;
  readonly code?: number;
}

/** Who sends or receives: something with an address of its own. */
export type Endpoint =
  | {
      readonly kind: 'resource';
      readonly resource: Resource;
      readonly vpc: Vpc;
      readonly subnet: Subnet;
      readonly address: Address;
    }
  | {
      readonly kind: 'node';
      readonly loadBalancer: LoadBalancer;
      readonly node: LoadBalancerNode;
      readonly vpc: Vpc;
      readonly subnet: Subnet;
      readonly address: Address;
    }
  | { readonly kind: 'internet'; readonly address: Address }
  | { readonly kind: 'network'; readonly network: OnPremisesNetwork; readonly host?: Host; readonly address: Address }
  /** An address that nobody holds, or one of the services that AWS itself runs in a VPC. */
  | { readonly kind: 'nobody'; readonly address: Address };

/** An endpoint with an interface in a subnet. */
export type Inside = Extract<Endpoint, { kind: 'resource' | 'node' }>;

export function isInside(endpoint: Endpoint): endpoint is Inside {
  return endpoint.kind === 'resource' || endpoint.kind === 'node';
}

export function familyOfHeader(address: HeaderAddress): 4 | 6 {
  return typeof address === 'bigint' ? 6 : 4;
}

export function hasPorts(packet: Packet): boolean {
  return packet.protocol === TCP || packet.protocol === UDP;
}

/** ICMP is a protocol of IPv4 alone, ICMPv6 of IPv6 alone. */
export const exists = ({ protocol, destination }: Pick<Packet, 'protocol' | 'destination'>): boolean =>
  protocol !== (familyOfHeader(destination) === 4 ? ICMPV6 : ICMP);

/** The answer to a packet: ends swapped; an echo request is answered by an echo reply, everything else in kind. */
export function replyTo(packet: Packet): Packet {
  const swapped = { ...packet, source: packet.destination, destination: packet.source };
  if (hasPorts(packet))
    return { ...swapped, sourcePort: packet.destinationPort as number, destinationPort: packet.sourcePort as number };
  if (packet.protocol === ICMP && packet.type === 8) return { ...swapped, type: 0 };
  if (packet.protocol === ICMPV6 && packet.type === 128) return { ...swapped, type: 129 };
  return swapped;
}
