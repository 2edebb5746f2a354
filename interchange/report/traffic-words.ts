import type { ExamplePacket, TrafficBox, Verdict } from '../../network/answers/index.js';
import { portsLeftOut, portWords, protocolWords, say } from '../../network/words/index.js';

/** `tcp 443`, `icmp 8/0`, `all`. */
function serviceText(box: TrafficBox): string {
  const { protocol, ports, types } = box;
  if (ports !== undefined && ports !== '0-65535') return portWords(protocol, ports);
  return types === undefined ? protocolWords(protocol) : `${protocol} ${types.replaceAll(',', ', ')}`;
}

/** `tcp on every other port`: what is left out is told by itself. */
export function othersText(box: TrafficBox, others: { readonly ports: boolean; readonly protocols: boolean }): string {
  if (others.ports) return say`${box.protocol} on every other port`;
  return others.protocols ? say`every other protocol` : serviceText(box);
}

/** The services of boxes, each once, in the order they come. `isTold`: whether ports that are left out, `tcp 443`, are told by themselves. */
export function servicesText(
  boxes: readonly TrafficBox[],
  isTold: (services: string) => boolean = () => false,
): string {
  const textOf = (box: TrafficBox): string => {
    const left = box.ports === undefined ? undefined : portsLeftOut(box.ports);
    const ports = left !== undefined && isTold(`${box.protocol} ${left}`);
    return othersText(box, { ports, protocols: false });
  };
  return [...new Set(boxes.map(textOf))].join('; ');
}

/** `tcp 10.0.0.10:49152 → 10.0.1.5:8080` */
export function packetText(packet: ExamplePacket): string {
  const end = (address: string, port: number | undefined): string => {
    if (port === undefined) return address;
    return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  };
  const type = packet.type === undefined ? '' : ` ${packet.type}/${packet.code ?? 0}`;
  return `${packet.protocol}${type} ${end(packet.source, packet.sourcePort)} → ${end(packet.destination, packet.destinationPort)}`;
}

/** One sentence a verdict. `asked`: the question named its traffic. */
export function verdictSentence(verdict: Verdict, from: string, to: string, traffic: string, asked: boolean): string {
  const on = asked ? say` on ${traffic}` : '';
  switch (verdict) {
    case 'reachable':
      return asked
        ? say`${from} can reach ${to}${on}: every packet is delivered and every reply comes back.`
        : say`${from} can reach ${to}: what is delivered, listed below, gets its reply; the rest is blocked.`;
    case 'partly':
      return say`${from} can reach ${to}${on} only in part: some packets are stopped, or get no reply.`;
    case 'one-way':
      return say`${from} can send to ${to}${on}, but no reply can come back.`;
    case 'blocked':
      return say`${from} cannot reach ${to}${on}: no packet is delivered.`;
    case 'unknown':
      return say`Whether ${from} can reach ${to}${on} hangs on something the files do not say.`;
  }
}

/** `Assuming that …`, a sentence of its own. */
export const sentenceOf = (assumption: string): string =>
  `${assumption.charAt(0).toUpperCase()}${assumption.slice(1)}.`;
