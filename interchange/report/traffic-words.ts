import type { ExamplePacket, TrafficBox, Verdict } from '../../network/answers/index.js';
import { portWords, protocolWords, say, typeWords } from '../../network/words/index.js';
import { rareAsOne } from './rare-protocols.js';
import type { Others } from './reach/stopped.js';

export type Services = Pick<TrafficBox, 'protocol' | 'ports' | 'types'>;

export const NO_OTHERS: Others = { ports: false, types: false, protocols: false };

/** `tcp 443`, `icmp 8/0`, `all`; what leaves out a few that are told by themselves is the others: `tcp on every other port`. */
export function serviceWords({ protocol, ports, types }: Services, others: Others = NO_OTHERS): string {
  if (ports !== undefined && ports !== '0-65535') return portWords(protocol, ports, { beside: others.ports });
  if (types !== undefined) return typeWords(protocol, types, { beside: others.types });
  return protocolWords(protocol, { beside: others.protocols });
}

/** The services of boxes, each once, in the order they come. `othersOf`: whether what one leaves out is told by itself. */
export function servicesText(
  boxes: readonly TrafficBox[],
  othersOf: (services: Services) => Others = () => NO_OTHERS,
): string {
  const services = boxes.map(
    ({ protocol, ports, types }): Services => ({
      protocol,
      ...(ports === undefined ? {} : { ports }),
      ...(types === undefined ? {} : { types }),
    }),
  );
  return [...new Set(rareAsOne(services).map((one) => serviceWords(one, othersOf(one))))].join('; ');
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
