import type { CompiledNetwork } from '../../endpoints/index.js';
import type { GroupRule, Peer } from '../../topology/index.js';
import { type ClassTrace, type Step, seenAt } from '../../trace/index.js';
import { intersectServices, NO_SERVICES, type ServiceSet, servicesOf, uniteServices } from '../../traffic/index.js';

/**
 * The requests that somebody means, among those that are delivered. A rule of a group that names its other end means it; one that is open to everybody
 * means the hosts that can reach it, save where its holder has a public address: there everybody is the internet.
 * What a load balancer asks its targets for is meant, and what goes out to where groups do not ask, since a route leads there.
 */
export function meantToArrive(
  compiled: CompiledNetwork,
  { from, to, pair, trace }: ClassTrace,
  delivered: ServiceSet,
): ServiceSet {
  // Without a public address nobody on the internet is meant: over IPv6 a subnet whose replies do not leave by an internet gateway is private on purpose.
  if (from.questionEnd.kind === 'internet') return pair.source.family === 4 ? delivered : NO_SERVICES;
  if (trace.steps.some(({ checkpoint }) => checkpoint === 'load-balancer')) return delivered;
  if (!to.iface) return delivered;
  let meant = NO_SERVICES;
  const isPublic = to.iface.addresses.some(({ publicAddress }) => publicAddress);
  for (const step of trace.steps) {
    const { direction, detail } = step;
    if (direction !== 'forward' || detail.kind !== 'groups') continue;
    for (const group of detail.groups.groups) {
      // AWS's own default group names its members.
      if (group.kind === 'implicit-default-group') {
        if (detail.direction === 'inbound') meant = delivered;
        continue;
      }
      const { cls, family } = detail.peer;
      const asked = seenAt(step, delivered);
      for (const rule of compiled.groups.matchingRules(
        group,
        detail.direction,
        cls,
        family,
        detail.peerGroups,
        asked,
      )) {
        if (!namesSomebody(rule) && (isPublic || rule.direction === 'outbound')) continue;
        meant = uniteServices(meant, asAsked(step, servicesOf(rule.traffics, family) ?? NO_SERVICES));
      }
    }
  }
  return intersectServices(meant, delivered);
}

function asAsked({ mapping }: Step, seen: ServiceSet): ServiceSet {
  return mapping?.seen && seen !== NO_SERVICES ? mapping.asked : seen;
}

const namesSomebody = ({ peers }: GroupRule): boolean => peers.every((peer) => !isEverybody(peer));

function isEverybody(peer: Peer): boolean {
  return peer.kind === 'any' || (peer.kind === 'cidr' && peer.literal.cidr?.prefixLength === 0);
}
