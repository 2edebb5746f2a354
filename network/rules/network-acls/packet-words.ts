import { type Address, formatAddress } from '../../address/index.js';
import { ICMP, partsOf, type Service, TCP, UDP } from '../../traffic/index.js';
import { say } from '../../words/index.js';

/** `tcp 443`, `icmp 8/0`, `protocol 50`. */
function serviceInWords(service: Service): string {
  const { protocol, port, type, code } = partsOf(service);
  if (port !== undefined) return `${protocol === TCP ? 'tcp' : protocol === UDP ? 'udp' : protocol} ${port}`;
  if (type !== undefined) return `${protocol === ICMP ? 'icmp' : 'icmpv6'} ${type}/${code}`;
  return say`protocol ${protocol}`;
}

/** `tcp 443 from 10.0.0.1` */
export function packetInWords(service: Service, preposition: 'from' | 'to', address: Address): string {
  return `${serviceInWords(service)} ${preposition} ${formatAddress(address)}`;
}
