import { addressSetCovers, addressSetOfCidrs } from '../../../network/address/address-set.js';
import type { Analysis } from '../../../network/answers/analysis.js';
import type { Endpoint } from '../../../network/endpoints/endpoints.js';
import { peerBlocks } from '../../../network/filters/peer-matcher.js';
import type { GroupRule, Peer } from '../../../network/topology/model.js';
import { qualifiedName } from '../../../network/topology/model.js';
import { repliesTo } from '../../../network/trace/disposition.js';
import { sharesOf, tracesIn } from '../../../network/trace/load-balancer.js';
import type { Step, Trace } from '../../../network/trace/trace.js';
import { ICMP, ICMPV6, UDP } from '../../../network/traffic/service-line.js';
import {
  ALL_TCP,
  icmpServices,
  intersectServices,
  NO_SERVICES,
  portListServices,
  type ServiceSet,
  serviceRange,
  uniteAllServices,
} from '../../../network/traffic/service-set.js';
import { servicesOf } from '../../../network/traffic/traffic-term.js';

/** Requests that arrive by mistake, so to say: somebody means them, and no reply comes back. */
export interface Loss {
  readonly from: string;
  readonly to: string;
  readonly services: ServiceSet;
  /** Where the replies end: one after the other, where what comes after the first would stop them too. */
  readonly steps: readonly Step[];
  /** The elements on the way back until there, the gateways of the request, and the end that answers. */
  readonly names: ReadonlySet<string>;
}

/** Services whose clients wait for an answer. */
const ANSWERED: ServiceSet = uniteAllServices([
  ALL_TCP,
  portListServices(
    UDP,
    [53, 69, 88, 123, 161, 389, 443, 464, 1812, 1813].map((port) => ({ low: port, high: port })),
  ),
  icmpServices(ICMP, 8),
  icmpServices(ICMPV6, 128),
]);

export function* lossesIn({ classes, compiled }: Analysis): Iterable<Loss> {
  for (const from of classes.classes) {
    for (const to of classes.classes) {
      if (from === to) continue;
      for (const flow of classes.flows(from, to)) {
        const source = from.sources[flow.source]?.endpoint as Endpoint;
        const goal = (from.isInternet ? to.publicGoals : to.goals)[flow.goal]?.endpoint as Endpoint;
        const services = intersectServices(intersectServices(flow.disposition.oneWay, ANSWERED), meant(source, goal));
        if (services === NO_SERVICES || !source.start || !goal.goal) continue;
        if (isBesideAws(source, goal)) continue;
        const traces = tracesIn(
          sharesOf(compiled, {
            start: source.start,
            goal: goal.goal,
            source: source.end,
            destination: goal.end,
          }),
        );
        for (const trace of traces) {
          const steps = stopsOf(trace, services);
          // What goes out is meant by the route, and no rule of an ACL tells that more than its own traffic was.
          if (!goal.iface && steps.some(({ detail }) => detail.kind === 'acl')) continue;
          if (steps.length === 0 || steps.some((step) => isOnPurpose(compiled, step, services, trace))) continue;
          if (source.iface?.deniesInternetGateways && steps.some(isInternetGateway)) continue;
          yield {
            from: from.members[0]?.endpoint.name ?? '',
            to: to.members[0]?.endpoint.name ?? '',
            services,
            steps,
            names: namesOn(trace, goal),
          };
        }
      }
    }
  }
}

/** What on-premises networks do with each other, and IPv6 from the internet. */
function isBesideAws({ start, end }: Endpoint, { iface }: Endpoint): boolean {
  return (start?.kind === 'internet' && end.family === 6) || (start?.kind !== 'interface' && !iface);
}

function stopsOf(trace: Trace, services: ServiceSet): Step[] {
  if (trace.forward !== 'arrived') return [];
  return trace.steps.filter((step) => {
    const ports = trace.segments[step.segment];
    return (
      step.direction === 'return' &&
      ports !== undefined &&
      intersectServices(step.allowed.may, repliesTo(services, ports)) === NO_SERVICES
    );
  });
}

const isInternetGateway = ({ checkpoint }: Step): boolean => checkpoint === 'internet-gateway';

function isOnPurpose(compiled: Analysis['compiled'], step: Step, services: ServiceSet, trace: Trace): boolean {
  if (step.code === 'TGW_RTB_BAD_STATE_ROUTE' || step.checkpoint === 'gateway-endpoint') return true;
  if (step.detail.kind !== 'acl' || !step.detail.acl) return false;
  const { acl, direction, peer } = step.detail;
  const ports = trace.segments[step.segment] as { low: number; high: number };
  return compiled.acls
    .decisions(acl, direction, peer.cls, peer.family, repliesTo(services, ports))
    .some(({ rule, action }) => action === 'deny' && rule !== undefined);
}

/** What some rule of the target's groups names, client and service both. */
function meant(source: Endpoint, goal: Endpoint): ServiceSet {
  if (!goal.iface) return ANSWERED;
  const { groups } = goal.iface;
  const rules = (groups?.groups ?? []).flatMap((group) =>
    group.kind === 'security-group' ? (group.inbound ?? []) : [],
  );
  return uniteAllServices(
    rules.filter((rule) => rule.peers.every((peer) => names(peer, rule, source))).map((rule) => narrow(rule, goal)),
  );
}

function names(peer: Peer, rule: GroupRule, { end, iface }: Endpoint): boolean {
  if (peer.kind === 'any') return false;
  const target = peer.kind === 'ref' ? peer.ref.target : undefined;
  if (target?.kind === 'security-group') return iface?.groups?.groups.includes(target) === true;
  const blocks = peerBlocks(peer, rule.group.vpc);
  return (
    end.set !== undefined &&
    blocks.every(({ prefixLength }) => prefixLength >= 20) &&
    addressSetCovers(addressSetOfCidrs(blocks), end.set)
  );
}

/** Its services but for wide ranges. */
function narrow(rule: GroupRule, { end }: Endpoint): ServiceSet {
  const { bounds } = servicesOf(rule.traffics, end.family) ?? NO_SERVICES;
  const few: ServiceSet[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const [low, high] = [bounds[i] as number, bounds[i + 1] as number];
    if (high - low < 999) few.push(serviceRange(low, high));
  }
  return uniteAllServices(few);
}

function namesOn(trace: Trace, goal: Endpoint): Set<string> {
  const back = trace.steps.filter(({ direction }) => direction === 'return');
  const names = new Set([...back.map(({ object }) => object), ...trace.via]);
  if (goal.iface) {
    names.add(qualifiedName(goal.iface.owner));
    names.add(qualifiedName(goal.iface.subnet));
  }
  return names;
}
