import type { Answer, ExamplePacket, Hop, PathAnswer, TrafficBox } from '../../../server/protocol.js';
import { VERDICT_MEANING } from '../ui/words.js';

const NAMES: Readonly<Record<Hop['checkpoint'], string>> = {
  'security-group-outbound': 'Security group, outbound',
  'security-group-inbound': 'Security group, inbound',
  'network-acl-outbound': 'Network ACL, outbound',
  'network-acl-inbound': 'Network ACL, inbound',
  'route-table': 'Route table',
  'internet-gateway': 'Internet gateway',
  'egress-only-gateway': 'Egress-only gateway',
  'nat-gateway': 'NAT gateway',
  'nat-instance': 'NAT instance',
  'client-vpn-endpoint': 'Client VPN endpoint',
  'vpn-gateway': 'VPN gateway',
  vpn: 'VPN',
  'direct-connect': 'Direct Connect',
  peering: 'Peering',
  'transit-gateway': 'Transit gateway',
  'gateway-endpoint': 'Gateway endpoint',
  'endpoint-service': 'Endpoint service',
  'load-balancer': 'Load balancer',
  'source-dest-check': 'Source/destination check',
  delivery: 'Delivery',
};

export function checkpointName(checkpoint: Hop['checkpoint']): string {
  return NAMES[checkpoint];
}

const DECISIONS: Readonly<Record<Hop['decision'], string>> = {
  allow: 'allowed',
  deny: 'denied',
  partly: 'partly allowed',
  unknown: 'not known',
  pass: 'passes',
  translate: 'address translated',
  'not-evaluated': 'not checked',
  remembered: 'remembered: replies pass',
  'not-reached': 'not reached',
};

/** What happened at a step, in words. A stateful filter does not look at replies: it remembers the request. */
export function decisionWords(hop: Hop): string {
  if (hop.decision === 'not-evaluated')
    return hop.stateful ? 'not checked: it remembers the request' : DECISIONS[hop.decision];
  return DECISIONS[hop.decision];
}

/** `tcp 10.0.0.10:1024-65535 → 10.0.1.5:8080`. */
export function packetText(packet: Hop['packet']): string {
  const end = (address: string, ports?: string) => {
    if (!ports) return address;
    return address.includes(' ') ? `${address} (ports ${ports})` : `${bracketed(address)}:${ports}`;
  };
  const types = packet.types ? ` ${packet.types}` : '';
  return `${packet.protocol}${types} ${end(packet.source, packet.sourcePorts)} → ${end(packet.destination, packet.destinationPorts)}`;
}

export function exampleText(packet: ExamplePacket): string {
  const end = (address: string, port?: number) => (port === undefined ? address : `${bracketed(address)}:${port}`);
  const types =
    packet.type === undefined ? '' : ` type ${packet.type}${packet.code === undefined ? '' : ` code ${packet.code}`}`;
  return `${packet.protocol}${types} from ${end(packet.source, packet.sourcePort)} to ${end(packet.destination, packet.destinationPort)}`;
}

function bracketed(address: string): string {
  return /^[0-9a-f:]+$/i.test(address) && address.includes(':') ? `[${address}]` : address;
}

/** `tcp 443 from 0.0.0.0/0 to 10.0.0.10`. */
export function boxText(box: TrafficBox): string {
  const what =
    box.protocol === 'all'
      ? 'everything'
      : [box.protocol, portsText(box.ports), box.types && `type ${box.types}`].filter(Boolean).join(' ');
  const clients = box.clientPorts && box.clientPorts !== '0-65535' ? `, client ports ${box.clientPorts}` : '';
  const translated = box.translatedPorts ? `, translated ports ${box.translatedPorts}` : '';
  const picked = box.dependsOn ? ', by some nodes or targets alone' : '';
  return `${what} from ${box.from} to ${box.to}${clients}${translated}${picked}`;
}

function portsText(ports: string | undefined): string | undefined {
  return ports === '0-65535' ? 'on every port' : ports;
}

/** The answer in one sentence, the first thing that is read out. */
export function summary(answer: Answer): string {
  const traffic = answer.traffic && answer.traffic !== 'all' ? ` on ${answer.traffic}` : '';
  const question = `From ${answer.from} to ${answer.to}${traffic}`;
  return `${question}: ${answer.verdict}, that is: ${VERDICT_MEANING[answer.verdict]}.`;
}

export function pathTitle(path: PathAnswer, index: number, paths: number): string {
  const number = paths > 1 ? `Path ${index + 1} of ${paths}` : 'Path';
  const via = path.via.length > 0 ? `${number}, via ${path.via.join(', ')}` : number;
  const { handedOn } = path;
  if (!handedOn) return via;
  return `${via}, by its node in ${handedOn.node}${handedOn.targets.length > 0 ? ` to ${handedOn.targets.join(', ')}` : ''}`;
}
