import type { Analysis } from '../../answers/index.js';
import { type CompiledNetwork, type Interface, pairsOf, type QuestionEnd } from '../../endpoints/index.js';
import { allowRules, groups } from '../../filters/index.js';
import { type GroupRule, networkAclOf } from '../../topology/index.js';
import { type ClassMember, type Step, traces } from '../../trace/index.js';
import { intersectServices, NO_SERVICES, type ServiceSet, servicesOf } from '../../traffic/index.js';
import { isOffered } from '../endpoint-services/offered.js';
import { membersByGroup, sourcesOf } from './sources.js';

/** So many traces are followed in one network; the rules that are not reached by then are not judged, which the rule `check-incomplete` tells. */
export const MOST_ARRIVALS = 3_000;

export interface NeverMet {
  /** The rules for which nothing can arrive, and what stops it. */
  readonly found: readonly { readonly rule: GroupRule; readonly stops: readonly Step[] }[];
  readonly unjudged: readonly GroupRule[];
}

const memo = new WeakMap<Analysis, NeverMet>();

export function rulesNeverMet(analysis: Analysis): NeverMet {
  let known = memo.get(analysis);
  if (!known) {
    known = find(analysis.compiled);
    memo.set(analysis, known);
  }
  return known;
}

function find(compiled: CompiledNetwork): NeverMet {
  const found: { rule: GroupRule; stops: readonly Step[] }[] = [];
  const unjudged: GroupRule[] = [];
  const members = membersByGroup(compiled);
  const budget = { left: MOST_ARRIVALS };
  for (const group of groups(compiled.topology)) {
    const targets = members.get(group) ?? [];
    if (targets.length === 0) continue;
    for (const rule of allowRules(group.inbound)) {
      const stops = judge(compiled, rule, targets, budget);
      if (stops === 'unjudged') unjudged.push(rule);
      // Nobody to come, such as the internet to something without a public address, is nothing that stops.
      else if (stops && stops.length > 0) found.push({ rule, stops });
    }
  }
  return { found, unjudged };
}

/** What stops everything that the rule allows; undefined where something gets through, or where nothing can be told. */
function judge(
  compiled: CompiledNetwork,
  rule: GroupRule,
  targets: readonly ClassMember[],
  budget: { left: number },
): Step[] | 'unjudged' | undefined {
  const [services4, services6] = [servicesOf(rule.traffics, 4), servicesOf(rule.traffics, 6)];
  if (!services4 || !services6) return undefined;
  const sources = sourcesOf(compiled, rule);
  if (!sources || sources.length === 0) return undefined;
  if (targets.some((target) => mayArrive(compiled, sources, target, services4, services6))) return undefined;
  const stops = new Map<string, Step>();
  for (const { questionEnd } of targets) {
    for (const source of sources) {
      for (const pair of pairsOf(compiled, source, questionEnd, 'every')) {
        for (const trace of traces(compiled, pair.start, pair.goal, pair.source, pair.destination)) {
          if (--budget.left < 0) return 'unjudged';
          if (trace.forward === 'open') return undefined;
          const asked = pair.source.family === 4 ? services4 : services6;
          const stop = firstStop(trace.steps, asked);
          if (!stop && trace.forward === 'arrived') return undefined;
          if (stop) stops.set(`${stop.checkpoint} ${stop.object}`, stop);
        }
      }
    }
  }
  return [...stops.values()];
}

/** What can be told without a walk: somebody beside it in the subnet, or in another one whose ACL and its own let something pass. Where it errs, nothing is told. */
function mayArrive(
  compiled: CompiledNetwork,
  sources: readonly QuestionEnd[],
  { iface, size }: ClassMember,
  services4: ServiceSet,
  services6: ServiceSet,
): boolean {
  if (!iface || isForwardedTo(compiled, iface)) return true;
  if (iface.owner.kind === 'load-balancer' && isOffered(compiled.topology, iface.owner)) return true;
  return sources.some((source) => {
    if (source.kind !== 'interface' || source.iface.vpc !== iface.vpc) return false;
    if (source.iface === iface) return size > 1;
    if (source.iface.subnet === iface.subnet) return true;
    return source.addresses.some((client) =>
      iface.addresses.some((server) => {
        const [from, to] = [client.set[0]?.low, server.set[0]?.low];
        if (from === undefined || to === undefined || client.family !== server.family) return false;
        const { acls, classes } = compiled;
        const leaving = acls.allowed(networkAclOf(source.iface.subnet), 'outbound', classes.classOf(to), client.family);
        const entering = acls.allowed(networkAclOf(iface.subnet), 'inbound', classes.classOf(from), client.family);
        const asked = client.family === 4 ? services4 : services6;
        return intersectServices(intersectServices(leaving.may, entering.may), asked) !== NO_SERVICES;
      }),
    );
  });
}

/** The first checkpoint of the request by which nothing of it is left. Groups are not counted: the rule is one of theirs. */
function firstStop(steps: readonly Step[], asked: ServiceSet): Step | undefined {
  let left = asked;
  for (const step of steps) {
    if (step.direction !== 'forward' || step.detail.kind === 'groups') continue;
    left = intersectServices(left, step.allowed.may);
    if (left === NO_SERVICES) return step;
  }
  return undefined;
}

/** Packets for others come to it, by routes or from a load balancer that keeps the clients' addresses. */
function isForwardedTo(compiled: CompiledNetwork, { owner, vpc, subnet }: Interface): boolean {
  if (owner.kind === 'load-balancer') return false;
  if (compiled.isRouteTarget(owner) || !owner.sourceDestCheck) return true;
  return vpc.loadBalancers.some(
    ({ type, listeners }) =>
      type === 'network' &&
      listeners.some(({ targets }) => targets.some(({ target }) => !target || target === owner || target === subnet)),
  );
}
