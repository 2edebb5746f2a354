import { cidrContains } from '../address/index.js';
import type { End } from '../endpoints/index.js';
import { carriesGroup, type Group, opensOutbound, type PeerGroups, peerBlocks } from '../filters/index.js';
import {
  type AclRule,
  BUILTIN_SERVICES,
  type GroupRule,
  type NetworkAcl,
  type Peer,
  type TrafficTerm,
  type Vpc,
} from '../topology/index.js';
import type { PortMapping, Step, Trace } from '../trace/index.js';
import {
  ECHO_REPLY,
  ECHO_REPLY_V6,
  ECHO_REQUEST,
  ECHO_REQUEST_V6,
  ICMP,
  ICMPV6,
  partsOf,
  type Service,
  serviceOf,
  serviceSetContains,
  TCP,
  UDP,
} from '../traffic/index.js';
import { sampleAddress } from './example.js';

/** What one packet meets; undefined where the file leaves it open. */
export type Fate = 'reachable' | 'one-way' | 'blocked' | undefined;

/**
 * Sends one packet along a trace and reads every rule for it alone: no sets, no classes, nothing remembered.
 * A second opinion on what the analysis found in sets, asked before an example is shown to anybody.
 */
export function replay(trace: Trace, service: Service, clientPort: number): Fate {
  const there = along(trace, 'forward', (step) => seen(step.mapping, service));
  if (trace.forward === 'open' || there === undefined) return undefined;
  if (trace.forward === 'stopped' || !there) return 'blocked';
  const back = along(trace, 'return', (step) => replyTo(service, step.segment === 0 ? clientPort : 49152));
  if (trace.return === 'open' || back === undefined) return undefined;
  return trace.return === 'arrived' && back ? 'reachable' : 'one-way';
}

/** The port that a checkpoint behind a load balancer sees; undefined: the balancer does not pass it on. */
function seen(mapping: PortMapping | undefined, service: Service): Service | undefined {
  if (!mapping) return service;
  if (!serviceSetContains(mapping.asked, service)) return undefined;
  return mapping.seen ? mapping.seen.bounds[0] : service;
}

function replyTo(request: Service, port: number): Service {
  const { protocol, type, code } = partsOf(request);
  if (protocol === TCP || protocol === UDP) return serviceOf({ protocol, port });
  if (protocol === ICMP && type === ECHO_REQUEST) return serviceOf({ protocol, type: ECHO_REPLY, code: code ?? 0 });
  if (protocol === ICMPV6 && type === ECHO_REQUEST_V6)
    return serviceOf({ protocol, type: ECHO_REPLY_V6, code: code ?? 0 });
  return request;
}

function along(
  trace: Trace,
  direction: Step['direction'],
  serviceAt: (step: Step) => Service | undefined,
): boolean | undefined {
  let open = false;
  for (const step of trace.steps) {
    if (step.direction !== direction) continue;
    const service = serviceAt(step);
    if (service === undefined) return false;
    const passes = passesStep(step, service);
    if (passes === false) return false;
    if (passes === undefined) open = true;
  }
  return open ? undefined : true;
}

function passesStep(step: Step, service: Service): boolean | undefined {
  const { detail } = step;
  if (detail.kind === 'acl' && detail.acl)
    return passesAcl(detail.acl, detail.acl[detail.direction], detail.peer, service);
  if (detail.kind === 'groups') {
    const { groups, perhaps, without, incomplete } = detail.groups;
    const byCertain = groups.map((group) => passesGroup(group, step, service));
    const byPerhaps = perhaps.map((group) => passesGroup(group, step, service));
    if (byCertain.includes(true) || (without && byPerhaps.every((lets) => lets))) return true;
    const isOpen = incomplete || without === 'everything';
    return isOpen || [...byCertain, ...byPerhaps].some((lets) => lets !== false) ? undefined : false;
  }
  if (serviceSetContains(step.allowed.must, service)) return true;
  return serviceSetContains(step.allowed.may, service) ? undefined : false;
}

function passesGroup(group: Group, step: Step, service: Service): boolean | undefined {
  const { detail } = step;
  if (detail.kind !== 'groups') return false;
  if (detail.direction === 'outbound' && opensOutbound(group)) return true;
  if (group.kind === 'implicit-default-group') return group.vpc.unknown ? undefined : carried(detail.peerGroups, group);
  let open = group.unknown === true;
  for (const rule of group[detail.direction] ?? []) {
    const lets = rule.action.value === 'allow' ? letsThrough(rule, step, service) : false;
    if (lets && !rule.maybe) return true;
    if (lets !== false) open = true;
  }
  return open ? undefined : false;
}

function carried(peerGroups: PeerGroups, group: Group): boolean | undefined {
  const carries = peerGroups ? carriesGroup(peerGroups, group) : 'no';
  return carries === 'maybe' ? undefined : carries === 'yes';
}

function passesAcl(acl: NetworkAcl, rules: readonly AclRule[], peer: End, service: Service): boolean | undefined {
  let last = 0;
  for (const rule of [...rules].sort((a, b) => a.number.value - b.number.value)) {
    if (acl.unknown && (rule.maybe || rule.number.value > last + 1)) return undefined;
    last = rule.number.value;
    const matches = both(
      termMatches(rule.traffic, service, peer.family),
      peerMatches(rule.peer, rule.acl.vpc, peer, false),
    );
    if (matches === undefined) return undefined;
    const lets = rule.action.value === 'allow';
    if (matches && rule.maybe)
      return passesAcl(
        acl,
        rules.filter((other) => other !== rule),
        peer,
        service,
      ) === lets
        ? lets
        : undefined;
    if (matches) return lets;
  }
  return acl.unknown ? undefined : false;
}

function letsThrough(rule: GroupRule, step: Step, service: Service): boolean | undefined {
  if (step.detail.kind !== 'groups') return false;
  const { peer, peerGroups } = step.detail;
  const traffic = some(rule.traffics, (term) => termMatches(term, service, peer.family));
  const from = some(rule.peers, (other) => {
    const target = other.kind === 'ref' ? other.ref.target : undefined;
    if (target?.kind !== 'security-group') return peerMatches(other, rule.group.vpc, peer, true);
    return carried(peerGroups, target);
  });
  return both(traffic, from);
}

function peerMatches(peer: Peer, vpc: Vpc, end: End, lists: boolean): boolean | undefined {
  const target = peer.kind === 'ref' ? peer.ref.target : undefined;
  const address = sampleAddress(end);
  if (address === undefined) return undefined;
  if (peerBlocks(peer, vpc).some((block) => typeof block.base === typeof address && cidrContains(block, address)))
    return !lists && target?.kind === 'prefix-list' ? undefined : true;
  const open =
    peer.kind === 'ref' &&
    (!target ||
      ((target.kind === 'prefix-list' || target.kind === 'network') && target.unknown) ||
      (!lists && (target.kind === 'prefix-list' || target.kind === 'security-group')));
  return open || (peer.kind === 'cidr' && !peer.literal.cidr) ? undefined : false;
}

function termMatches(term: TrafficTerm, service: Service, family: 4 | 6): boolean | undefined {
  const { protocol, port, type, code } = partsOf(service);
  if (protocol === (family === 4 ? ICMPV6 : ICMP)) return false;
  switch (term.kind) {
    case 'all':
      return true;
    case 'ports':
      return (
        protocol === (term.protocol === 'tcp' ? TCP : UDP) &&
        (term.ports.length === 0 ||
          term.ports.some(({ low, high }) => port !== undefined && low <= port && port <= high))
      );
    case 'icmp':
      return (
        protocol === (term.protocol === 'icmp' ? ICMP : ICMPV6) &&
        (term.type === undefined || term.type === type) &&
        (term.code === undefined || term.code === code)
      );
    case 'protocol':
      return protocol === term.protocol;
    case 'service': {
      if (term.ref.target)
        return some(term.ref.target.traffics, (inner) =>
          inner.kind === 'service' && inner.ref.target === term.ref.target
            ? undefined
            : termMatches(inner, service, family),
        );
      if (!term.builtin) return undefined;
      if (term.builtin === 'ping')
        return (
          protocol === (family === 4 ? ICMP : ICMPV6) &&
          type === (family === 4 ? ECHO_REQUEST : ECHO_REQUEST_V6) &&
          code === 0
        );
      return BUILTIN_SERVICES[term.builtin].some(
        (item) => protocol === (item.protocol === 'tcp' ? TCP : UDP) && port === item.port,
      );
    }
  }
}

function both(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  return a === false || b === false ? false : a && b;
}

function some<T>(items: readonly T[], test: (item: T) => boolean | undefined): boolean | undefined {
  let open = false;
  for (const item of items) {
    const result = test(item);
    if (result) return true;
    if (result === undefined) open = true;
  }
  return open ? undefined : false;
}
