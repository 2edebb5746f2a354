import {
  areMostTypes,
  EPHEMERAL_PORTS,
  nearlyAll,
  parseRanges,
  portsInWords,
  portsLeftOut,
  portWords,
  protocolWords,
  type Ranges,
  repliesWords,
  say,
  subtractRanges,
  type Told,
  termOf,
  told,
  typeWords,
} from '../../../network/words/index.js';
import type { Answer, ExamplePacket, Hop, PathAnswer, TrafficBox } from '../../../server/protocol.js';
import { meaningOf } from './meaning.js';

/** What stands before the name of a checkpoint that has no direction. */
const NAMES: Readonly<Record<Exclude<Hop['checkpoint'], Directed | 'delivery'>, Told>> = {
  'route-table': told`Route table`,
  'internet-gateway': told`Internet gateway`,
  'egress-only-gateway': told`Egress-only gateway`,
  'nat-gateway': told`NAT gateway`,
  'nat-instance': told`NAT instance`,
  'client-vpn-endpoint': told`Client VPN endpoint`,
  'vpn-gateway': told`VPN gateway`,
  vpn: told`VPN`,
  'direct-connect': told`Direct Connect`,
  peering: told`Peering`,
  'transit-gateway': told`Transit gateway`,
  'gateway-endpoint': told`Gateway endpoint`,
  'endpoint-service': told`Endpoint service`,
  'load-balancer': told`Load balancer`,
  'source-dest-check': told`Source/destination check`,
};

type Directed = 'security-group-outbound' | 'security-group-inbound' | 'network-acl-outbound' | 'network-acl-inbound';

/** `ACL counter-acl in`. */
export function checkpointText(checkpoint: Hop['checkpoint'], object: string): string {
  switch (checkpoint) {
    case 'security-group-outbound':
      return say`Group ${object} out`;
    case 'security-group-inbound':
      return say`Group ${object} in`;
    case 'network-acl-outbound':
      return say`ACL ${object} out`;
    case 'network-acl-inbound':
      return say`ACL ${object} in`;
    case 'delivery':
      return say`Delivered to ${object}`;
    default:
      return [`${NAMES[checkpoint]}`, object].filter(Boolean).join(' ');
  }
}

const DECISIONS: Readonly<Record<Hop['decision'], Told>> = {
  allow: told`allow`,
  deny: told`deny`,
  partly: told`allows a part`,
  unknown: told`not known`,
  pass: told`passes`,
  translate: told`translates the address`,
  'not-evaluated': told`not asked`,
  remembered: told`remembered: the reply passes`,
  'not-reached': told`not reached`,
};

/** One step as a line is made of it. */
export interface StepLine {
  readonly hop: Hop;
  readonly decision: Hop['decision'];
  /** What comes behind it on the same way. */
  readonly next: Hop | undefined;
  /** `ACL counter-acl in`. */
  readonly name: string;
  /** `↓ ACL counter-acl in · rule 100 · allow`. */
  readonly text: string;
}

/**
 * The steps of a path, request and reply. The line ends where something lets nothing through: whatever stands behind it, in the reply too, is not reached,
 * and says nothing of what it would have decided.
 */
export function stepLines(
  path: Pick<PathAnswer, 'forward' | 'return'>,
  vpc: string | undefined,
): {
  readonly request: readonly StepLine[];
  readonly reply: readonly StepLine[];
} {
  let ended = false;
  const line = (arrow: string, next: Hop | undefined, hop: Hop): StepLine => {
    const decision = ended ? 'not-reached' : hop.decision;
    ended ||= decision === 'deny';
    const rule = decision === 'not-reached' || !hop.rule ? [] : [ruleText(hop)];
    const words = decision === 'translate' ? translation(hop, next) : `${DECISIONS[decision]}`;
    const name = checkpointText(hop.checkpoint, shortName(hop.object, vpc));
    return { hop, decision, next, name, text: `${arrow} ${[name, ...rule, words].join(' · ')}` };
  };
  const half = (arrow: string, hops: readonly Hop[], back: readonly Hop[]) =>
    hops.map((hop, index) => line(arrow, hops[index + 1] ?? beyond(hop, back[0]), hop));
  return {
    request: half('↓', path.forward, path.return),
    reply: half('↑', path.return, path.forward),
  };
}

/** What a packet is behind an internet gateway that it passed last: what the other half comes with to that gateway, the other way round. */
function beyond(hop: Hop, opposite: Hop | undefined): Hop | undefined {
  if (hop.checkpoint !== 'internet-gateway' || opposite?.object !== hop.object) return undefined;
  const { source, destination } = opposite.packet;
  return { ...opposite, packet: { ...opposite.packet, source: destination, destination: source } };
}

/** An ACL's rule has a number; a route or a group's rule is its own text. */
export function ruleText({ checkpoint, rule = '' }: Pick<Hop, 'checkpoint' | 'rule'>): string {
  return checkpoint.startsWith('network-acl') ? say`rule ${rule}` : rule;
}

export function translation(hop: Hop, next: Hop | undefined): string {
  const changed = changesOf(hop, next);
  if (changed.length === 0) return `${DECISIONS.translate}`;
  const told = changed.map(({ end, from, to }) =>
    end === 'source' ? say`source ${from} to ${to}` : say`destination ${from} to ${to}`,
  );
  return say`translates ${told.join(', ')}`;
}

/** The addresses that are others behind a step. */
export function changesOf(
  hop: Hop,
  next: Hop | undefined,
): { readonly end: 'source' | 'destination'; readonly from: string; readonly to: string }[] {
  if (!next) return [];
  return (['source', 'destination'] as const)
    .map((end) => ({ end, from: hop.packet[end], to: next.packet[end] }))
    .filter(({ from, to }) => from !== to);
}

/** The VPC that all of an answer is about: there its name need not stand before every other. */
export function commonVpc(answer: Answer): string | undefined {
  const hops = answer.paths.flatMap((path) => [...path.forward, ...path.return]);
  const vpcs = new Set(
    [...hops, ...answer.blockers].flatMap(({ object }) => (object.includes('.') ? [vpcOf(object)] : [])),
  );
  const [only] = vpcs;
  return vpcs.size === 1 ? only : undefined;
}

export function shortName(object: string, vpc: string | undefined): string {
  return vpc !== undefined && object.startsWith(`${vpc}.`) ? object.slice(vpc.length + 1) : object;
}

function vpcOf(object: string): string {
  return object.slice(0, object.indexOf('.'));
}

/** `tcp 10.0.0.10:1024-65535 → 10.0.1.5:8080`. `answer`: which tells by itself what a packet leaves out of what was asked for as a whole. */
export function packetText(packet: Hop['packet'], answer: Answer | undefined): string {
  const others = answer && othersAt(packet, answer);
  const end = (address: string, ports?: string) => {
    if (!ports) return address;
    if (portsLeftOut(ports) !== undefined) return `${address} (${portsInWords(ports, { beside: ports === others })})`;
    return address.includes(' ') ? say`${address} (ports ${ports})` : `${bracketed(address)}:${ports}`;
  };
  const what = packet.types ? typeWords(packet.protocol, packet.types) : protocolWords(packet.protocol);
  return `${what} ${end(packet.source, packet.sourcePorts)} → ${end(packet.destination, packet.destinationPorts)}`;
}

/** The ports of a packet that are told as every other one where the answer is summed up. */
function othersAt({ protocol, destinationPorts }: Hop['packet'], answer: Answer): string | undefined {
  const { reachable, partly, oneWay, unknown, traffic } = answer;
  const isTold = [...reachable, ...partly, ...oneWay, ...unknown].some(
    (box) => box.protocol === protocol && box.ports === destinationPorts,
  );
  return isTold && areOthers(protocol, destinationPorts ?? '', traffic) ? destinationPorts : undefined;
}

/** Whether the few ports that a list leaves out were asked for, and so are told by themselves. */
function areOthers(protocol: string, ports: string, asked: string): boolean {
  const found = nearlyAll(parseRanges(ports) ?? [], LAST_PORT);
  if (!found) return false;
  const terms = asked.split(',').map((term) => term.trim());
  if (terms.includes('all') || terms.includes(protocol)) return true;
  const named = terms.flatMap((term) => {
    const [name, list = ''] = term.split(' ');
    return name === protocol ? (parseRanges(list) ?? []) : [];
  });
  return subtractRanges(found.leftOut, named).length === 0;
}

const LAST_PORT = 65_535;

export function exampleText(packet: ExamplePacket): string {
  const end = (address: string, port?: number) => (port === undefined ? address : `${bracketed(address)}:${port}`);
  const { protocol, type, code } = packet;
  const types = code === undefined ? say`${protocol} type ${type}` : say`${protocol} type ${type} code ${code}`;
  const what = type === undefined ? protocol : types;
  return say`
    ${what} from ${end(packet.source, packet.sourcePort)} to ${end(packet.destination, packet.destinationPort)}
  `;
}

function bracketed(address: string): string {
  return /^[0-9a-f:]+$/i.test(address) && address.includes(':') ? `[${address}]` : address;
}

/** `tcp 443 from 0.0.0.0/0 to 10.0.0.10`. `asked`: the question's traffic. What a box leaves out of what was asked for as a whole is told by itself. `used`: where clients choose their ports, of what is answered in part. */
export function boxText(box: TrafficBox, asked: string, used?: Ranges): string {
  const { clientPorts, translatedPorts, protocol, types } = box;
  const what = protocol === 'all' ? say`everything` : types ? typesOf(box, asked) : portsOf(box, asked);
  const clients = clientPorts === undefined ? undefined : clientsText(clientPorts, used);
  const translated = translatedPorts ? say`, translated ports ${spaced(translatedPorts)}` : '';
  const picked = box.dependsOn ? say`, by some nodes or targets alone` : '';
  return say`${what} from ${box.from} to ${box.to}${clients ? `, ${clients}` : ''}${translated}${picked}`;
}

function clientsText(ports: string, used: Ranges | undefined): string | undefined {
  if (used) return repliesWords(ports, used);
  return ports === '0-65535' ? undefined : say`client ports ${spaced(ports)}`;
}

/** Where clients choose their ports, as far as the answer tells. */
export function usedPorts({ paths, reachable, oneWay }: Answer): Ranges {
  const sent = paths.flatMap(({ forward }) => forward[0]?.packet.sourcePorts ?? []);
  const [told] = [...sent, ...[...reachable, ...oneWay].flatMap(({ clientPorts }) => clientPorts ?? [])];
  return (told === undefined ? undefined : parseRanges(told)) ?? EPHEMERAL_PORTS;
}

function typesOf({ protocol, types = '' }: TrafficBox, asked: string): string {
  if (areMostTypes(types)) return typeWords(protocol, types, { beside: isAskedWhole(protocol, asked) });
  return say`${protocol} type ${types}`;
}

function isAskedWhole(protocol: string, asked: string): boolean {
  const terms = asked.split(',').map((term) => term.trim());
  return terms.includes('all') || terms.includes(protocol);
}

function portsOf({ protocol, ports }: TrafficBox, asked: string): string {
  if (ports === undefined) return protocolWords(protocol, { beside: isAskedWhole('all', asked) });
  if (ports === '0-65535') return say`${protocol} on every port`;
  return portWords(protocol, ports, { beside: areOthers(protocol, ports, asked) });
}

const spaced = (ports: string): string => ports.replaceAll(',', ', ');

/** The answer in one sentence, the first thing that is read out. */
export function summary(answer: Answer): string {
  const { from, to, traffic, verdict } = answer;
  const question = isAll(traffic) ? say`From ${from} to ${to}` : say`From ${from} to ${to} on ${traffic}`;
  return say`${question}: ${termOf(verdict)}, that is: ${meaningOf(answer)}.`;
}

/** `internet → cashier on https: one-way`. `tried`: not in the file. */
export function titleOf({ from, to, traffic, verdict }: Answer, tried: boolean): string {
  const asked = isAll(traffic) ? `${from} → ${to}` : say`${from} → ${to} on ${traffic}`;
  return tried ? say`${asked}: ${termOf(verdict)}, if that were so` : `${asked}: ${termOf(verdict)}`;
}

const isAll = (traffic: string | undefined): boolean => !traffic || traffic === 'all';

export function pathTitle(path: PathAnswer, index: number, paths: number): string {
  const number = paths > 1 ? say`Path ${index + 1} of ${paths}` : say`Path`;
  const via = path.via.length > 0 ? say`${number}, via ${path.via.join(', ')}` : number;
  const { handedOn } = path;
  if (!handedOn) return via;
  return handedOn.targets.length > 0
    ? say`${via}, by its node in ${handedOn.node} to ${handedOn.targets.join(', ')}`
    : say`${via}, by its node in ${handedOn.node}`;
}
