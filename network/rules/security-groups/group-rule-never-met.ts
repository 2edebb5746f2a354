import { type ClassMember, classMembers } from '../../endpoints/class-flows.js';
import type { CompiledNetwork } from '../../endpoints/compiled-network.js';
import { pairsOf } from '../../endpoints/flows.js';
import type { Interface } from '../../endpoints/interfaces.js';
import type { QuestionEnd } from '../../endpoints/question-ends.js';
import { networkAclOf } from '../../topology/effective.js';
import type { GroupRule, SecurityGroup } from '../../topology/model.js';
import type { Step } from '../../trace/trace.js';
import { traces } from '../../trace/traces.js';
import { intersectServices, NO_SERVICES, type ServiceSet } from '../../traffic/service-set.js';
import { servicesOf } from '../../traffic/traffic-term.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { allowRules, groups } from './holders.js';
import { sourcesOf } from './sources.js';

/** So many ways are looked at in one network; a rule that is not reached by then is not judged. */
const MOST_JOURNEYS = 3_000;

/** https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html (a packet passes routes and ACLs before any group) */
export const groupRuleNeverMet: Rule = {
  id: 'group-rule-never-met',
  severity: 'warning',
  summary: 'A rule for which no traffic can arrive: ACLs or routes stop it first.',
  needs: 'reachability',
  check({ analysis, topology, report }) {
    const { compiled } = analysis;
    const members = membersByGroup(compiled);
    const budget = { left: MOST_JOURNEYS };
    for (const group of groups(topology)) {
      const targets = members.get(group) ?? [];
      if (targets.length === 0) continue;
      for (const rule of allowRules(group.inbound)) {
        const stops = judge(compiled, rule, targets, budget);
        // Nobody to come, such as the internet to something without a public address, is nothing that stops.
        if (!stops || stops.length === 0) continue;
        const names = [
          ...new Set(stops.map(({ object, checkpoint }) => `${KIND_WORDS[checkpoint] ?? checkpoint} ${object}`)),
        ];
        report({
          origin: rule.origin,
          message:
            `No traffic can arrive for this rule: ${listOf(names)} ${names.length === 1 ? 'stops' : 'stop'} all that it allows before ${group.name} is asked. ` +
            'A packet passes routes, gateways and the subnet’s network ACL first, and the groups last. Let it through there too, or remove the rule: as it stands it looks like an opening and is none.',
          related: stops.flatMap(({ detail }) =>
            detail.kind === 'acl' && detail.acl?.nameOrigin.file
              ? [{ origin: detail.acl.nameOrigin, message: `${detail.acl.name} does not let it through` }]
              : [],
          ),
        });
      }
    }
  },
};

const KIND_WORDS: Partial<Record<Step['checkpoint'], string>> = {
  'network-acl-inbound': 'the network ACL',
  'network-acl-outbound': 'the network ACL',
  'route-table': 'the route table',
  'internet-gateway': 'the internet gateway',
  'vpn-gateway': 'the virtual private gateway',
  'direct-connect': 'the Direct Connect',
  vpn: 'the VPN',
  'transit-gateway': 'the transit gateway',
  peering: 'the peering',
};

/** One interface of each class, by the groups that it has. */
function membersByGroup(compiled: CompiledNetwork): Map<SecurityGroup, ClassMember[]> {
  const members = new Map<SecurityGroup, ClassMember[]>();
  for (const member of classMembers(compiled)) {
    for (const group of member.iface?.groups?.groups ?? []) {
      if (group.kind === 'implicit-default-group') continue;
      const known = members.get(group);
      if (known) known.push(member);
      else members.set(group, [member]);
    }
  }
  return members;
}

/** What stops everything that the rule allows; undefined where something gets through, or where nothing can be told. */
function judge(
  compiled: CompiledNetwork,
  rule: GroupRule,
  targets: readonly ClassMember[],
  budget: { left: number },
): Step[] | undefined {
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
          if (--budget.left < 0 || trace.forward === 'open') return undefined;
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
