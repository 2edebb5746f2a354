import { plural } from '../../../network/words/index.js';

/** What gets through, as the server tells it in short: `tcp 22,8000-8100, icmp 8/0`, or `all`. One range of it. */
interface Part {
  readonly protocol: string;
  /** Empty: all of the protocol. */
  readonly ports: string;
}

function partsOf(traffic: string): Part[] {
  if (traffic === '') return [];
  return traffic.split(', ').flatMap((text) => {
    const [protocol = '', ports = ''] = text.split(' ');
    return ports.split(',').map((range) => ({ protocol, ports: range }));
  });
}

/** Longer texts do not fit into a cell. */
const WIDEST = 9;

/** What a cell says: `443`, `22, 443`, `udp 53`, `all`, or how many things there are where they are too long to say. */
export function cellText(traffic: string): string {
  const parts = partsOf(traffic);
  const texts = parts.map(({ protocol, ports }) => {
    if (ports === '') return protocol;
    // Ports are TCP's where nothing else is said.
    if (protocol === 'tcp') return ports;
    return protocol.startsWith('icmp') ? protocol : `${protocol} ${ports}`;
  });
  const distinct = [...new Set(texts)];
  const whole = distinct.join(', ');
  if (whole.length <= WIDEST) return whole;
  const [first = ''] = distinct;
  if (distinct.length === 1) return plural(1, 'range');
  const more = `${first} +${distinct.length - 1}`;
  return more.length <= WIDEST ? more : plural(distinct.length, 'kind');
}
