/** Reads the boxes that an answer prints, so that a test can ask whether a packet is in one. */
import { type Address, parseAddress } from '../../network/address/address.js';
import { cidrContains, parseCidr } from '../../network/address/cidr.js';
import type { TrafficBox } from '../../network/answers/answer.js';
import { exists, type HeaderAddress } from '../oracle/packet.js';
import type { Service } from '../oracle/points.js';

const NAMES: Readonly<Record<number, string>> = { 6: 'tcp', 17: 'udp', 1: 'icmp', 58: 'icmpv6' };

export function listHas(text: string, value: number): boolean {
  return text.split(',').some((item) => {
    const [low, high = low] = item.split('-').map(Number);
    return (low as number) <= value && value <= (high as number);
  });
}

function addressesHave(text: string, address: HeaderAddress): boolean {
  return text.split(',').some((item) => {
    if (typeof address === 'object') return item === 'public';
    if (item === 'public') return false;
    const block = parseCidr(item);
    if (block) return cidrContains(block.cidr, address);
    const [low, high = low] = item.split('-').map((one) => parseAddress(one));
    if (low === undefined || high === undefined) throw new Error(`no addresses: ${text}`);
    return typeof low === typeof address && (low as Address) <= address && address <= (high as Address);
  });
}

function typesHave(text: string, type: number, code: number): boolean {
  return text.split(',').some((item) => {
    const [types, codes] = item.split('/') as [string, string | undefined];
    return listHas(types, type) && (codes === undefined || listHas(codes, code));
  });
}

/** True if the box has the service between some addresses. */
export function boxSpeaksOf(box: TrafficBox, service: Service): boolean {
  if (box.protocol !== 'all') {
    const name = NAMES[service.protocol];
    const items = box.protocol.split(',');
    if (name ? !items.includes(name) : !items.some((item) => /^\d/.test(item) && listHas(item, service.protocol)))
      return false;
  }
  if (service.destinationPort !== undefined && box.ports !== undefined && !listHas(box.ports, service.destinationPort))
    return false;
  if (
    service.type !== undefined &&
    box.types !== undefined &&
    !typesHave(box.types, service.type, service.code as number)
  )
    return false;
  return true;
}

export function boxHas(box: TrafficBox, service: Service, from: HeaderAddress, to: HeaderAddress): boolean {
  // `all` is what packets between such addresses can carry.
  if (!exists({ protocol: service.protocol, destination: to })) return false;
  return boxSpeaksOf(box, service) && addressesHave(box.from, from) && addressesHave(box.to, to);
}
