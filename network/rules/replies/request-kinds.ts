import type { Family } from '../../address/index.js';
import {
  ALL_SERVICES,
  ALL_TCP,
  ALL_UDP,
  ECHO_REQUEST,
  ECHO_REQUEST_V6,
  ICMP,
  ICMPV6,
  icmpServices,
  portServices,
  type ServiceSet,
  subtractServices,
  UDP,
  uniteAllServices,
} from '../../traffic/index.js';

function pings(family: Family): ServiceSet {
  return family === 4 ? icmpServices(ICMP, ECHO_REQUEST) : icmpServices(ICMPV6, ECHO_REQUEST_V6);
}

/** DNS, TFTP, Kerberos, NTP, SNMP, LDAP, QUIC, password changes and RADIUS ask and wait for an answer. */
const ANSWERED_UDP_PORTS = [53, 69, 88, 123, 161, 389, 443, 464, 1812, 1813];

/** UDP that may well be sent without waiting for an answer, such as logs and metrics: that none comes back is no mistake. */
const DELIBERATE_UDP: ServiceSet = subtractServices(
  ALL_UDP,
  uniteAllServices(ANSWERED_UDP_PORTS.map((port) => portServices(UDP, port, port))),
);

/** Requests whose senders wait for an answer, by the kind of the answer. */
export interface Replied {
  readonly kind: 'tcp' | 'udp' | 'ping';
  readonly services: ServiceSet;
}

const repliedOf = (family: Family): readonly Replied[] => [
  { kind: 'tcp', services: ALL_TCP },
  { kind: 'udp', services: subtractServices(ALL_UDP, DELIBERATE_UDP) },
  { kind: 'ping', services: pings(family) },
];

export const REPLIED = { 4: repliedOf(4), 6: repliedOf(6) } as const;

/** Requests to which silence is no answer: everything but UDP that may be sent without waiting for one. */
export const ANSWERED: ServiceSet = subtractServices(ALL_SERVICES, DELIBERATE_UDP);
