import type { MatrixFlow, TrafficBox } from '../../../network/answers/index.js';

/** What gets through, short: `tcp 443, icmp 8/0`. The best part of it where there are several. */
export function flowText(flow: MatrixFlow): string {
  const boxes = [flow.reachable, flow.partly, flow.oneWay, flow.unknown].find((list) => list.length > 0) ?? [];
  return [...new Set(boxes.map(boxText))].join(', ');
}

function boxText({ protocol, ports, types }: TrafficBox): string {
  if (ports === '0-65535' || (ports === undefined && types === undefined)) return protocol;
  return `${protocol} ${ports ?? types}`;
}

/** Whether a TCP or UDP port is in such a text. */
export function hasPort(traffic: string, port: number): boolean {
  if (traffic === '') return false;
  return traffic.split(', ').some((part) => {
    const [protocol, ranges] = part.split(' ');
    if (ranges === undefined) return protocol === 'all' || protocol === 'tcp' || protocol === 'udp';
    if (protocol !== 'tcp' && protocol !== 'udp') return false;
    return ranges.split(',').some((range) => {
      const [first = 0, last = first] = range.split('-').map(Number);
      return port >= first && port <= last;
    });
  });
}
