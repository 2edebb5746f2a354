import { addressSetOfCidrs } from '../address/index.js';
import {
  behaviourOf,
  type CompiledNetwork,
  type Flow,
  type Interface,
  pairsOf,
  type QuestionEnd,
} from '../endpoints/index.js';
import type { GroupSet } from '../filters/index.js';
import { identityOf, validCidrs } from '../topology/index.js';
import { say } from '../words/index.js';
import { sharesOf, tracesIn } from './load-balancer.js';
import { isPastClientVpn } from './request.js';
import type { Step, StepDetail, Trace } from './trace.js';
import { traces } from './traces.js';

/** One of many ends that fare alike: same subnet, groups, role and address classes. What holds for it holds for the others. */
export interface ClassMember {
  readonly questionEnd: QuestionEnd;
  readonly name: string;
  readonly iface: Interface | undefined;
  /** How many ends are in the class. */
  readonly size: number;
  /** Equal for members that differ by their groups alone: where they are, and what else decides. */
  readonly forwardingClass: string;
}

/** By what stays where rules are edited. */
const memo = new WeakMap<object, readonly ClassMember[]>();

/** One member of each class of interfaces, every on-premises network, and the internet. */
export function classMembers(compiled: CompiledNetwork): readonly ClassMember[] {
  let members = memo.get(compiled.frame);
  if (!members) {
    members = [...outside(compiled), ...interfaceClasses(compiled)];
    memo.set(compiled.frame, members);
  }
  return members;
}

function outside(compiled: CompiledNetwork): ClassMember[] {
  const networks = compiled.topology.networks
    .filter(({ unknown }) => !unknown)
    .map((network): ClassMember => {
      const questionEnd: QuestionEnd = { kind: 'network', network, set: addressSetOfCidrs(validCidrs(network.cidrs)) };
      return {
        questionEnd,
        name: network.name,
        iface: undefined,
        size: 1,
        forwardingClass: `network ${identityOf(network)}`,
      };
    });
  return [
    {
      questionEnd: { kind: 'internet', set: compiled.internet },
      name: say`the internet`,
      iface: undefined,
      size: 1,
      forwardingClass: 'internet',
    },
    ...networks,
  ];
}

function interfaceClasses(compiled: CompiledNetwork): ClassMember[] {
  const classes = new Map<string, Interface[]>();
  for (const iface of compiled.interfaces) {
    const key = `${siteKey(compiled, iface)} ${iface.groups?.id ?? '-'}`;
    const known = classes.get(key);
    if (known) known.push(iface);
    else classes.set(key, [iface]);
  }
  return [...classes.values()].map((members) => {
    const iface = members[0] as Interface;
    return {
      questionEnd: { kind: 'interface', iface, addresses: iface.addresses },
      name: iface.name,
      iface,
      size: members.length,
      forwardingClass: siteKey(compiled, iface),
    };
  });
}

function siteKey(compiled: CompiledNetwork, iface: Interface): string {
  const { owner } = iface;
  const role = owner.kind === 'load-balancer' ? `balancer ${iface.index}` : behaviourOf(owner, iface);
  const routed = owner.kind === 'resource' && compiled.isRouteTarget(owner) ? iface.index : '';
  const addresses = iface.addresses.map(({ family, set, publicAddress }) => {
    const low = set[0]?.low;
    const cls = low === undefined ? '' : compiled.classes.classOf(low);
    return `${family}.${cls}.${publicAddress ? 'p' : ''}${publicAddress?.maybe ? '?' : ''}`;
  });
  const ports = `${iface.clientPorts.low}-${iface.clientPorts.high}${iface.groups ? '' : ' ungrouped'}`;
  return `${compiled.subnetId(iface.subnet)} ${role} ${routed} ${ports} ${addresses.join(',')}`;
}

export interface ClassTrace {
  readonly from: ClassMember;
  readonly to: ClassMember;
  readonly pair: Flow;
  readonly trace: Trace;
}

/** The traces of each flow between two members, at the addresses that each would use for the other: several where AWS may choose. */
export function* tracesBetween(
  compiled: CompiledNetwork,
  from: ClassMember,
  to: ClassMember,
): Iterable<readonly ClassTrace[]> {
  for (const pair of pairsOf(compiled, from.questionEnd, to.questionEnd, 'natural'))
    yield waysOf(compiled, pair).map((trace) => ({ from, to, pair, trace }));
}

/** By a network load balancer that keeps its clients' addresses, where the goal is reached by one. */
function waysOf(compiled: CompiledNetwork, pair: Flow): readonly Trace[] {
  if (pair.goal.kind === 'interface' && pair.goal.through) return tracesIn(sharesOf(compiled, pair));
  return traces(compiled, pair.start, pair.goal, pair.source, pair.destination);
}

/** The members by their forwardingClasses: those of one differ by their groups alone, and so do the ways from them and to them. */
export function membersBySite(compiled: CompiledNetwork): ReadonlyMap<string, readonly ClassMember[]> {
  const forwardingClasses = new Map<string, ClassMember[]>();
  for (const member of classMembers(compiled)) {
    const known = forwardingClasses.get(member.forwardingClass);
    if (known) known.push(member);
    else forwardingClasses.set(member.forwardingClass, [member]);
  }
  return forwardingClasses;
}

/** The same way between two other members of the same forwardingClasses: only what hangs on the groups at its ends is asked anew. */
export function withGroupsOf(
  compiled: CompiledNetwork,
  way: ClassTrace,
  from: ClassMember,
  to: ClassMember,
): ClassTrace {
  if (way.from === from && way.to === to) return way;
  const [first, last] = [firstOutbound(way), lastInbound(way)];
  const steps = way.trace.steps.map((step): Step => {
    const { detail } = step;
    if (detail.kind !== 'groups') return step;
    const own = step === first ? from.iface?.groups : step === last ? to.iface?.groups : detail.groups;
    return regrouped(compiled, step, detail, own ?? detail.groups, othersAt(step, detail, from, to));
  });
  return { ...way, from, to, trace: { ...way.trace, steps } };
}

type GroupsDetail = Extract<StepDetail, { kind: 'groups' }>;

/** Outbound rules see the goal's groups; inbound ones the client's, or those of whoever put its own address on the packet since. */
function othersAt({ segment }: Step, { direction, others }: GroupsDetail, from: ClassMember, to: ClassMember) {
  if (direction === 'inbound' && segment > 0) return others;
  return others && (direction === 'inbound' ? from : to).iface?.groups;
}

function firstOutbound({ from, trace: { steps } }: ClassTrace): Step | undefined {
  const step = steps.find(isPastClientVpn);
  return step?.detail.kind === 'groups' && step.detail.groups === from.iface?.groups ? step : undefined;
}

function lastInbound({ to, trace: { steps } }: ClassTrace): Step | undefined {
  return steps.findLast(
    ({ direction, detail }) =>
      direction === 'forward' &&
      detail.kind === 'groups' &&
      detail.direction === 'inbound' &&
      detail.groups === to.iface?.groups,
  );
}

function regrouped(
  compiled: CompiledNetwork,
  step: Step,
  detail: GroupsDetail,
  groups: GroupSet,
  others: GroupSet | undefined,
): Step {
  const { direction, peer, anybody } = detail;
  const peerGroups = anybody ? detail.peerGroups : detail.peerGroups && others;
  const allowed = compiled.groups.allowed(groups, direction, peer.cls, peer.family, peerGroups);
  return { ...step, allowed, detail: { ...detail, groups, others, peerGroups } };
}
