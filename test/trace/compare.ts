/** Asks the analysis and the oracle the same, and tells where they differ. */
import { type Address, formatAddress, parseAddress } from '../../network/address/address.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Analysis } from '../../network/answers/analysis.js';
import type { Answer, TrafficBox } from '../../network/answers/answer.js';
import type { Subject, Topology } from '../../network/topology/model.js';
import { NOWHERE } from '../../network/topology/origin.js';
import { boxHas, boxSpeaksOf, listHas } from '../answers/boxes.js';
import { type End, endsOf, isTarget, type Member } from '../oracle/ends.js';
import { resourcesOf } from '../oracle/known-addresses.js';
import { sameHeader } from '../oracle/owners.js';
import type { HeaderAddress } from '../oracle/packet.js';
import { type Points, pointsOf, type Service, servicesAt } from '../oracle/points.js';
import type { Random } from '../oracle/random.js';
import { type Fate, type Survey, sameFamily, survey } from '../oracle/survey.js';

export interface Effort {
  readonly pairs: number;
  readonly ends: number;
  readonly services: number;
  /** Who is asked about; undefined: everybody. */
  readonly about?: (to: Member, from: Member) => boolean;
}

export interface Comparison {
  readonly packets: number;
  readonly fates: ReadonlyMap<Fate, number>;
  readonly differences: readonly string[];
}

export function subjectOf(member: Member): Subject {
  switch (member.kind) {
    case 'internet':
      return { kind: 'internet', origin: NOWHERE, text: 'internet' };
    case 'resource':
      return {
        kind: 'ref-subject',
        origin: NOWHERE,
        text: `${member.resource.vpc.name}.${member.resource.name}`,
        targets: [member.resource],
      };
    case 'load-balancer':
      return {
        kind: 'ref-subject',
        origin: NOWHERE,
        text: `${member.loadBalancer.vpc.name}.${member.loadBalancer.name}`,
        targets: [member.loadBalancer],
      };
    case 'network':
      return { kind: 'ref-subject', origin: NOWHERE, text: member.network.name, targets: [member.network] };
    case 'address': {
      const text = formatAddress(member.address);
      return {
        kind: 'address-subject',
        origin: NOWHERE,
        text,
        literal: { kind: 'address-literal', text, origin: NOWHERE, address: member.address },
      };
    }
  }
}

/** Everybody who can be asked about. */
export function everybody(topology: Topology): Member[] {
  return [
    { kind: 'internet' },
    ...topology.networks.filter((network) => !network.unknown).map((network): Member => ({ kind: 'network', network })),
    ...topology.vpcs.flatMap((vpc): Member[] => [
      ...resourcesOf(vpc)
        .filter((resource) => resource.type !== 'nat-gateway' && resource.type !== 'gateway-load-balancer-endpoint')
        .map((resource): Member => ({ kind: 'resource', resource })),
      ...vpc.loadBalancers.map((loadBalancer): Member => ({ kind: 'load-balancer', loadBalancer })),
    ]),
  ];
}

/** Addresses that one may ask for though no member is named: AWS's own services, public addresses of others, one that nobody has. */
function addressesWorthAsking(topology: Topology): Member[] {
  const texts = ['169.254.169.254', '203.0.113.5', '2606:4700::5'];
  const addresses = texts.map((text) => parseAddress(text) as Address);
  for (const { address } of topology.elasticIps) if (address.address !== undefined) addresses.push(address.address);
  for (const vpc of topology.vpcs) {
    const primary = vpc.cidrs[0]?.cidr;
    if (typeof primary?.base === 'number') addresses.push(primary.base + 2);
    for (const subnet of vpc.subnets) {
      const block = subnet.cidrs[0]?.cidr;
      if (typeof block?.base === 'number') addresses.push(block.base + 13);
    }
    for (const resource of resourcesOf(vpc)) {
      for (const { address } of resource.publicIps) if (address?.address !== undefined) addresses.push(address.address);
      // A balancer is a way to a target by name, not to its address.
      if (isTarget(topology, resource)) continue;
      for (const { address } of resource.addresses) if (address !== undefined) addresses.push(address);
    }
  }
  return [...new Set(addresses)].map((address) => ({ kind: 'address', address }));
}

const isInside = (member: Member): boolean => member.kind === 'resource' || member.kind === 'load-balancer';

/** By one address an answer cannot tell apart who has it: nodes whose public addresses no file names, resources that may have any address of a subnet. */
function alikeByAddress(
  topology: Topology,
  source: End,
  goal: End,
  goals: readonly End[],
  service: Service,
  points: Points,
  fate: Fate,
): boolean {
  const others = goals.filter(
    (end) => end !== goal && (sameHeader(end.header, goal.header) || (isHidden(end) && isHidden(goal))),
  );
  return others.every((end) => isSelf(source, end) || survey(topology, source, end, service, points).fate === fate);
}

/**
 * The analysis may take two doubts about one thing (the same unknown list, asked at two tables) for two, and so be in doubt where the possibilities that
 * are left all end alike. That is cautious, not wrong; but only so much is allowed.
 */
function isTwiceDoubted(
  topology: Topology,
  answer: Answer,
  from: End,
  to: End,
  service: Service,
  points: Points,
): boolean {
  const doubted = answer.unknown.some((box) => boxHas(box, service, from.header, to.header));
  return doubted && survey(topology, from, to, service, points, true).fate === 'unknown';
}

/** What is `partly` is told with its ports. Where it is not known of some of them, the analysis says of none. */
function isPartlyWithOpenPorts(answer: Answer, expected: Survey, from: End, to: End, service: Service): boolean {
  const doubted = answer.unknown.some((box) => boxHas(box, service, from.header, to.header));
  return doubted && expected.fate === 'partly' && expected.hasOpenPorts === true;
}

const isHidden = (end: End): boolean => typeof end.header === 'object';

/** Nobody is asked about himself. */
const isSelf = (from: End, to: End): boolean =>
  from.endpoint.kind === 'resource' &&
  to.endpoint.kind === 'resource' &&
  from.endpoint.resource === to.endpoint.resource;

interface Asked {
  readonly from: Member;
  readonly to: Member;
  readonly answer: Answer;
}

/** Some pairs, those first of which something is delivered; a few of which nothing is, since that too may be wrong. */
function askSome(topology: Topology, analysis: Analysis, random: Random, { pairs: count, about }: Effort): Asked[] {
  const members = everybody(topology);
  const all: [Member, Member][] = [];
  for (const from of members)
    for (const to of members) if (from !== to && (isInside(from) || isInside(to))) all.push([from, to]);
  const insiders = members.filter((member) => member.kind === 'resource');
  for (const to of random.some(addressesWorthAsking(topology), 4))
    for (const from of random.some(insiders, 1)) all.push([from, to]);
  const asked = random
    .some(about ? all.filter(([from, to]) => about(to, from)) : all, 3 * count)
    .map(([from, to]) => ({ from, to, answer: analysis.reach({ from: [subjectOf(from)], to: [subjectOf(to)] }) }));
  const open = asked.filter(({ answer }) => answer.verdict !== 'blocked').slice(0, count);
  return [
    ...open,
    ...asked.filter(({ answer }) => answer.verdict === 'blocked').slice(0, Math.max(2, count - open.length)),
  ];
}

/** Half of them at what the answer speaks of, half anywhere. */
function someServices(answer: Answer, services: readonly Service[], random: Random, count: number): Service[] {
  const boxes = Object.values(LISTS).flatMap((list) => answer[list]);
  const spoken = services.filter((service) => boxes.some((box) => boxSpeaksOf(box, service)));
  return [...new Set([...random.some(spoken, Math.ceil(count / 2)), ...random.some(services, Math.floor(count / 2))])];
}

const LISTS = { reachable: 'reachable', partly: 'partly', 'one-way': 'oneWay', unknown: 'unknown' } as const;

export function compareNetwork(topology: Topology, random: Random, effort: Effort): Comparison {
  const points = pointsOf(topology);
  const services = servicesAt(points);
  const analysis: Analysis = analyse(topology);
  const differences: string[] = [];
  const fates = new Map<Fate, number>();
  let packets = 0;
  for (const { from, to, answer } of askSome(topology, analysis, random, effort)) {
    const goals = endsOf(topology, to, 'to', from, points.addresses);
    for (const source of random.some(endsOf(topology, from, 'from', to, points.addresses), effort.ends)) {
      for (const goal of random.some(goals, effort.ends)) {
        if (!sameFamily(source, goal) || isSelf(source, goal)) continue;
        for (const service of someServices(answer, services, random, effort.services)) {
          const expected = survey(topology, source, goal, service, points);
          if (!alikeByAddress(topology, source, goal, goals, service, points, expected.fate)) continue;
          packets++;
          fates.set(expected.fate, (fates.get(expected.fate) ?? 0) + 1);
          const difference = differenceOf(answer, expected, source, goal, service);
          if (difference && isTwiceDoubted(topology, answer, source, goal, service, points)) continue;
          if (difference && isPartlyWithOpenPorts(answer, expected, source, goal, service)) continue;
          if (difference)
            differences.push(
              `${subjectOf(from).text} to ${subjectOf(to).text}, ${showService(service)}, ${show(source.header)} -> ${show(goal.header)}: ${difference}`,
            );
        }
      }
    }
  }
  return { packets, fates, differences };
}

/** What the answer says that the oracle does not, for one kind of request between two addresses; undefined where they agree. */
export function differenceOf(
  answer: Answer,
  expected: Survey,
  from: End,
  to: End,
  service: Service,
): string | undefined {
  for (const [fate, list] of Object.entries(LISTS) as [
    Exclude<Fate, 'blocked'>,
    (typeof LISTS)[keyof typeof LISTS],
  ][]) {
    const boxes = answer[list].filter((box) => boxHas(box, service, from.header, to.header));
    if (boxes.length > 1) return `${boxes.length} boxes of ${list} have it`;
    if (boxes.length > 0 !== (expected.fate === fate))
      return `oracle ${expected.fate}${stopText(expected)}, analysis ${fateIn(answer, service, from.header, to.header)}`;
    const wrong = boxes[0] && fate === 'partly' ? wrongPort(boxes[0], expected) : undefined;
    if (wrong) return wrong;
  }
  return undefined;
}

function wrongPort(box: TrafficBox, expected: Survey): string | undefined {
  for (const [name, ports] of [
    ['clientPorts', expected.clientPorts],
    ['translatedPorts', expected.translatedPorts],
  ] as const) {
    const text = box[name];
    if (text === undefined || ports.size === 0) continue;
    for (const [port, works] of ports)
      if (listHas(text, port) !== works) return `${name} ${text}: at ${port} the oracle says ${works}`;
  }
  if (box.clientPorts === undefined && box.translatedPorts === undefined && box.dependsOn === undefined)
    return 'a box of partly without the ports';
  return undefined;
}

function fateIn(answer: Answer, service: Service, from: HeaderAddress, to: HeaderAddress): string {
  const found = Object.entries(LISTS).filter(([, list]) => answer[list].some((box) => boxHas(box, service, from, to)));
  return found.length > 0
    ? found.map(([fate]) => fate).join(' and ')
    : `blocked (${answer.blockers
        .map((one) => `${one.direction} ${one.checkpoint} ${one.object}`)
        .slice(0, 3)
        .join('; ')})`;
}

const stopText = ({ stop }: Survey): string =>
  stop ? ` (${stop.direction} ${stop.checkpoint} ${stop.object}: ${stop.why})` : '';
const show = (address: HeaderAddress): string => (typeof address === 'object' ? 'public' : formatAddress(address));

export function showService({ protocol, destinationPort, type, code }: Service): string {
  if (destinationPort !== undefined) return `${protocol === 6 ? 'tcp' : 'udp'} ${destinationPort}`;
  if (type !== undefined) return `${protocol === 1 ? 'icmp' : 'icmpv6'} ${type}/${code}`;
  return `protocol ${protocol}`;
}
