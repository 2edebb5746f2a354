import {
  areMostTypes,
  plural,
  portsLeftOut,
  portWords,
  protocolWords,
  say,
  typeWords,
} from '../../../network/words/index.js';

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
    if (portsLeftOut(ports) !== undefined) return [{ protocol, ports }];
    return ports.split(',').map((range) => ({ protocol, ports: range }));
  });
}

/** Longer texts do not fit into a cell. */
const WIDEST = 9;

/** The same for a sentence: `tcp 22,443, icmp 8/0`, `tcp on most ports`. */
export function trafficWords(traffic: string): string {
  if (traffic === '') return '';
  const numbers: string[] = [];
  const words = traffic.split(', ').flatMap((text) => {
    const [protocol = '', what] = text.split(' ');
    if (what === undefined && /^\d/.test(protocol)) numbers.push(protocol);
    if (what === undefined) return /^\d/.test(protocol) ? [] : [protocolWords(protocol)];
    if (protocol.startsWith('icmp')) return areMostTypes(what) ? [typeWords(protocol, what)] : [text];
    return portsLeftOut(what) === undefined ? [text] : [portWords(protocol, what)];
  });
  return [...words, ...(numbers.length > 0 ? [protocolWords(numbers.join(','))] : [])].join(', ');
}

/** What a cell says: `443`, `22, 443`, `udp 53`, `all`, `most` where nearly all ports are, or how many things there are where they are too long to say. */
export function cellText(traffic: string): string {
  const parts = partsOf(traffic);
  const texts = parts.map(({ protocol, ports }) => {
    if (ports === '') return protocol;
    const told = portsLeftOut(ports) === undefined ? ports : say`most`;
    // Ports are TCP's where nothing else is said.
    if (protocol === 'tcp') return told;
    return protocol.startsWith('icmp') ? protocol : `${protocol} ${told}`;
  });
  const distinct = [...new Set(texts)];
  const whole = distinct.join(', ');
  if (whole.length <= WIDEST) return whole;
  const [first = ''] = distinct;
  if (distinct.length === 1) return plural(1, 'range');
  const more = `${first} +${distinct.length - 1}`;
  return more.length <= WIDEST ? more : plural(distinct.length, 'kind');
}
