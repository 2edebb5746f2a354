import type { CompiledNetwork } from '../../endpoints/index.js';
import type { AclRule, GroupRule, NetworkAcl, Peer } from '../../topology/index.js';
import { type Step, seenAt, type Trace } from '../../trace/index.js';
import {
  ICMP_START,
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  serviceRange,
  servicesOf,
  UDP_START,
  uniteAllServices,
  uniteServices,
} from '../../traffic/index.js';

/** A rule's services by what their ranges are for. */
interface Purposes {
  /** Single services, named one by one. */
  readonly named: ServiceSet;
  /** The ports that clients pick from: opened for replies. */
  readonly replies: ServiceSet;
  /** Everything, or nearly. */
  readonly wide: ServiceSet;
}

const WIDE = 1000;
const FIRST_CLIENT_PORT = 1024;

/**
 * The requests that somebody means, among those that an ACL lets through. Ports that are opened for replies are no requests, and `allow all` names nothing:
 * such traffic counts only where a security group names it. What the ACL itself names counts as it is.
 */
export function meantRequests(
  compiled: CompiledNetwork,
  trace: Trace,
  acl: NetworkAcl,
  delivered: ServiceSet,
): { requests: ServiceSet; rules: readonly AclRule[] } {
  const named: ServiceSet[] = [];
  const wide: ServiceSet[] = [];
  const replies: ServiceSet[] = [];
  const rules: AclRule[] = [];
  let passes = false;
  for (const step of trace.steps) {
    const { direction, detail } = step;
    if (direction !== 'forward' || detail.kind !== 'acl' || detail.acl !== acl) continue;
    passes = true;
    for (const { rule, action, services } of compiled.acls.decisions(
      acl,
      detail.direction,
      detail.peer.cls,
      detail.peer.family,
      seenAt(step, delivered),
    )) {
      if (!rule || action !== 'allow') continue;
      const purposes = purposesOf(servicesOf([rule.traffic], detail.peer.family));
      const own = asAsked(step, intersectServices(purposes.named, services));
      if (own !== NO_SERVICES) rules.push(rule);
      named.push(own);
      wide.push(asAsked(step, intersectServices(purposes.wide, services)));
      replies.push(asAsked(step, intersectServices(purposes.replies, services)));
    }
  }
  if (!passes) wide.push(delivered);
  // What a load balancer listens for, and what it asks its targets for, its listeners name.
  if (trace.steps.some(({ checkpoint }) => checkpoint === 'load-balancer')) named.push(delivered);
  const groups = namedByGroups(compiled, trace, delivered);
  const requests = uniteAllServices([
    ...named,
    intersectServices(uniteAllServices(wide), uniteServices(groups.any, groups.precise)),
    intersectServices(uniteAllServices(replies), groups.precise),
  ]);
  return { requests: intersectServices(requests, delivered), rules };
}

/** What a checkpoint sees, in the terms of the question: a load balancer may have changed the port. */
function asAsked({ mapping }: Step, seen: ServiceSet): ServiceSet {
  return mapping?.seen && seen !== NO_SERVICES ? mapping.asked : seen;
}

/**
 * What the groups at both ends name. `precise`: the client is named too, by its own outbound rule or as the other end of an inbound one;
 * else the rule may be there for other clients.
 */
function namedByGroups(
  compiled: CompiledNetwork,
  trace: Trace,
  delivered: ServiceSet,
): { any: ServiceSet; precise: ServiceSet } {
  let any = NO_SERVICES;
  let precise = NO_SERVICES;
  for (const step of trace.steps) {
    const { direction, detail } = step;
    if (direction !== 'forward' || detail.kind !== 'groups') continue;
    for (const group of detail.groups.groups) {
      const matching = compiled.groups.matchingRules(
        group,
        detail.direction,
        detail.peer.cls,
        detail.peer.family,
        detail.peerGroups,
        seenAt(step, delivered),
      );
      for (const rule of matching) {
        const named = asAsked(step, purposesOf(servicesOf(rule.traffics, detail.peer.family)).named);
        any = uniteServices(any, named);
        if (isPrecise(rule)) precise = uniteServices(precise, named);
      }
    }
  }
  return { any, precise };
}

function isPrecise(rule: GroupRule): boolean {
  return rule.direction === 'outbound' || rule.peers.every(namesSomebody);
}

function namesSomebody(peer: Peer): boolean {
  if (peer.kind === 'any') return false;
  if (peer.kind === 'cidr') return peer.literal.cidr !== undefined && peer.literal.cidr.prefixLength >= 20;
  return peer.kind === 'address' || (peer.ref.target !== undefined && peer.ref.target.kind !== 'vpc');
}

function purposesOf(services: ServiceSet | undefined): Purposes {
  const named: ServiceSet[] = [];
  const replies: ServiceSet[] = [];
  const wide: ServiceSet[] = [];
  const { bounds } = services ?? NO_SERVICES;
  for (let i = 0; i < bounds.length; i += 2) {
    const low = bounds[i] as number;
    const high = bounds[i + 1] as number;
    const range = serviceRange(low, high);
    const port = low < UDP_START ? low : low - UDP_START;
    const inOneProtocol = high < UDP_START || (low >= UDP_START && high < ICMP_START);
    if (high - low + 1 < WIDE) named.push(range);
    else if (inOneProtocol && port >= FIRST_CLIENT_PORT) replies.push(range);
    else wide.push(range);
  }
  return { named: uniteAllServices(named), replies: uniteAllServices(replies), wide: uniteAllServices(wide) };
}
