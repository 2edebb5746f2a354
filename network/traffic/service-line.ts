/**
 * The service line: every kind of traffic that a rule can tell apart, as one integer.
 * Rules of groups and ACLs match protocol and *destination* port, or ICMP type and code; laid end to end these are one dimension:
 *
 *     0 … 65535          TCP, by destination port
 *     65536 … 131071     UDP, by destination port
 *     131072 … 196607    ICMP, by type * 256 + code
 *     196608 … 262143    ICMPv6, likewise
 *     262144 … 262399    every other protocol, by number (6, 17, 1 and 58 are never used there)
 */
export type Service = number;

export const TCP = 6;
export const UDP = 17;
export const ICMP = 1;
export const ICMPV6 = 58;

export const TCP_START = 0;
export const UDP_START = 0x1_0000;
export const ICMP_START = 0x2_0000;
export const ICMPV6_START = 0x3_0000;
export const OTHER_START = 0x4_0000;
export const SERVICE_LINE_END = OTHER_START + 255;

export const LAST_PORT = 65535;

/** One kind of traffic in words: `port` for TCP and UDP, `type` and `code` for ICMP, neither for another protocol. */
export interface ServiceParts {
  readonly protocol: number;
  readonly port?: number;
  readonly type?: number;
  readonly code?: number;
}

export function serviceOf(parts: ServiceParts): Service {
  switch (parts.protocol) {
    case TCP:
      return TCP_START + (parts.port ?? 0);
    case UDP:
      return UDP_START + (parts.port ?? 0);
    case ICMP:
      return ICMP_START + (parts.type ?? 0) * 256 + (parts.code ?? 0);
    case ICMPV6:
      return ICMPV6_START + (parts.type ?? 0) * 256 + (parts.code ?? 0);
    default:
      return OTHER_START + parts.protocol;
  }
}

export function partsOf(service: Service): ServiceParts {
  if (service < UDP_START) return { protocol: TCP, port: service };
  if (service < ICMP_START) return { protocol: UDP, port: service - UDP_START };
  if (service < OTHER_START) {
    const v6 = service >= ICMPV6_START;
    const rest = service - (v6 ? ICMPV6_START : ICMP_START);
    return { protocol: v6 ? ICMPV6 : ICMP, type: rest >> 8, code: rest & 255 };
  }
  return { protocol: service - OTHER_START };
}
