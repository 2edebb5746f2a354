import type { Family } from '../../address/address.js';
import { ICMP, ICMPV6, UDP } from '../../traffic/service-line.js';
import {
  ALL_UDP,
  icmpServices,
  portServices,
  type ServiceSet,
  subtractServices,
  uniteAllServices,
} from '../../traffic/service-set.js';
import { ECHO_REQUEST, ECHO_REQUEST_V6 } from '../../traffic/traffic-term.js';

export function pings(family: Family): ServiceSet {
  return family === 4 ? icmpServices(ICMP, ECHO_REQUEST) : icmpServices(ICMPV6, ECHO_REQUEST_V6);
}

/** DNS, TFTP, Kerberos, NTP, SNMP, LDAP, QUIC, password changes and RADIUS ask and wait for an answer. */
const ANSWERED_UDP_PORTS = [53, 69, 88, 123, 161, 389, 443, 464, 1812, 1813];

/** UDP that may well be sent without waiting for an answer, such as logs and metrics: that none comes back is no mistake. */
export const DELIBERATE_UDP: ServiceSet = subtractServices(
  ALL_UDP,
  uniteAllServices(ANSWERED_UDP_PORTS.map((port) => portServices(UDP, port, port))),
);
