import type { Family } from '../../address/address.js';
import type { Analysis } from '../../answers/analysis.js';
import {
  type ClassMember,
  type ClassTrace,
  membersBySite,
  tracesBetween,
  withGroupsOf,
} from '../../endpoints/class-flows.js';
import type { CompiledNetwork } from '../../endpoints/compiled-network.js';
import { networkAclOf } from '../../topology/effective.js';
import { identityOf } from '../../topology/identity.js';
import type { AclRule, NetworkAcl } from '../../topology/model.js';
import type { PortRange } from '../../topology/port-range.js';
import { forwardAllowed, repliesTo } from '../../trace/disposition.js';
import type { Step, StepDetail } from '../../trace/trace.js';
import {
  ALL_TCP,
  ALL_UDP,
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  servicesCover,
  subtractServices,
  uniteAllServices,
} from '../../traffic/service-set.js';
import { isJoined } from '../joined.js';
import { meantRequests } from './meant-requests.js';
import { repeatsTheEnd } from './repeats-the-end.js';
import { DELIBERATE_UDP, pings } from './request-kinds.js';

type AclStep = Step & { readonly detail: Extract<StepDetail, { kind: 'acl' }> };

/** Requests that arrive, and whose replies one ACL does not let through, or not for every port that the client may have picked. */
export interface ReplyTrouble {
  readonly acl: NetworkAcl;
  /** The direction whose rules drop the reply. */
  readonly direction: 'inbound' | 'outbound';
  readonly kind: 'tcp' | 'udp' | 'ping';
  /** No reply comes back, or hardly any: what does pass was opened for something else. */
  readonly whole: boolean;
  readonly requests: ServiceSet;
  /** The rules of the same ACL that let the requests through. */
  readonly requestRules: readonly AclRule[];
  /** Where the replies go: what the ACL sees. */
  readonly peer: AclStep['detail']['peer'];
  readonly ports: PortRange;
  /** A NAT gateway picks the port, not the client. */
  readonly translated: boolean;
  /** The replies that pass. */
  readonly open: ServiceSet;
  readonly from: ClassMember;
  readonly to: ClassMember;
}

/** So many ways are walked in one network, and so many pairs of groups looked at; what is found is told, and nothing is guessed of the others. */
const MOST_WALKS = 5_000;
const MOST_PAIRS = 100_000;
/** As many examples of one trouble are enough to tell it. */
const ENOUGH = 10;
/** Below this part of the ports that replies need, what is open was not opened for replies. */
const HARDLY_ANY = 0.05;

const memo = new WeakMap<Analysis, readonly ReplyTrouble[]>();

export function replyTroubles(analysis: Analysis): readonly ReplyTrouble[] {
  let troubles = memo.get(analysis);
  if (!troubles) {
    troubles = [...find(analysis.compiled)];
    memo.set(analysis, troubles);
  }
  return troubles;
}

function* find(compiled: CompiledNetwork): Iterable<ReplyTrouble> {
  if (!compiled.topology.vpcs.some(({ networkAcls }) => networkAcls.length > 0)) return;
  const forwardingClasses = [...membersBySite(compiled).values()];
  const budget = { walks: MOST_WALKS, pairs: MOST_PAIRS };
  const told = new Map<string, number>();
  for (const froms of forwardingClasses) {
    for (const tos of forwardingClasses) {
      const [from, to] = [froms[0] as ClassMember, tos[0] as ClassMember];
      if (!mayMeetAcl(compiled, from, to) || repliesPass(compiled, from, to)) continue;
      for (const way of tracesBetween(compiled, from, to)) {
        if (--budget.walks < 0) return;
        const losses = lossesOf(compiled, way);
        if (losses.length > 0) yield* betweenSites(compiled, way, losses, froms, tos, told, budget);
      }
    }
  }
}

/** The walk is the same for all members of two forwardingClasses; whose requests get that far, their groups say. */
function* betweenSites(
  compiled: CompiledNetwork,
  way: ClassTrace,
  losses: readonly Loss[],
  froms: readonly ClassMember[],
  tos: readonly ClassMember[],
  told: Map<string, number>,
  budget: { pairs: number },
): Iterable<ReplyTrouble> {
  for (const from of froms) {
    for (const to of tos) {
      if (--budget.pairs < 0) return;
      for (const trouble of ofTrace(compiled, withGroupsOf(compiled, way, from, to), losses)) {
        const key = `${identityOf(trouble.acl)} ${trouble.direction} ${trouble.kind} ${trouble.whole}`;
        const count = told.get(key) ?? 0;
        told.set(key, count + 1);
        if (count < ENOUGH) yield trouble;
      }
    }
  }
}

/** A step of the way back that drops replies to requests of a kind, whatever the groups say. */
interface Loss extends Judged {
  readonly step: AclStep;
  readonly kind: ReplyTrouble['kind'];
  readonly all: ServiceSet;
}

function lossesOf(compiled: CompiledNetwork, { pair, trace }: ClassTrace): Loss[] {
  if (trace.forward !== 'arrived' || trace.return !== 'arrived') return [];
  return trace.steps.flatMap((step) => {
    if (step.direction !== 'return' || step.detail.kind !== 'acl' || !step.detail.acl) return [];
    const ports = trace.segments[step.segment] as PortRange;
    return KINDS[pair.source.family].flatMap(([kind, all]): Loss[] => {
      const judged = judge(compiled, step as AclStep, all, ports);
      return judged ? [{ step: step as AclStep, kind, all, ...judged }] : [];
    });
  });
}

/** Straight from subnet to subnet, the two ACLs let every reply pass: told without a walk. */
function repliesPass(compiled: CompiledNetwork, { iface: a }: ClassMember, { iface: b }: ClassMember): boolean {
  // By a load balancer the ACLs of its nodes' subnets are met too.
  if (!a || !b || a.vpc !== b.vpc || compiled.balancedPaths(b).length > 0) return false;
  return a.addresses.every((client) =>
    b.addresses.every((server) => {
      if (client.family !== server.family) return true;
      const [from, to] = [client.set[0]?.low, server.set[0]?.low];
      if (from === undefined || to === undefined) return true;
      const { classes, acls } = compiled;
      const leaving = acls.allowed(networkAclOf(b.subnet), 'outbound', classes.classOf(from), client.family).must;
      const entering = acls.allowed(networkAclOf(a.subnet), 'inbound', classes.classOf(to), client.family).must;
      return KINDS[client.family].every(([, all]) => {
        const needed = repliesTo(all, a.clientPorts);
        return servicesCover(leaving, needed) && servicesCover(entering, needed);
      });
    }),
  );
}

/** Between two subnets of one VPC only theirs are asked, and inside one none; on other ways those of gateways too. */
function mayMeetAcl(compiled: CompiledNetwork, { iface: a }: ClassMember, { iface: b }: ClassMember): boolean {
  const { topology } = compiled;
  if (b && compiled.balancedPaths(b).length > 0) return true;
  if (!a && !b) return false;
  if (!a || !b) return (a ?? b)?.vpc.networkAcls.length !== 0;
  if (a.vpc !== b.vpc) return isJoined(a.vpc, topology) && isJoined(b.vpc, topology);
  return a.subnet !== b.subnet && (networkAclOf(a.subnet) !== undefined || networkAclOf(b.subnet) !== undefined);
}

function* ofTrace(
  compiled: CompiledNetwork,
  { from, to, trace }: ClassTrace,
  losses: readonly Loss[],
): Iterable<ReplyTrouble> {
  const delivered = forwardAllowed(trace).must;
  for (const { step, kind, all, whole, open } of losses) {
    const candidates = intersectServices(delivered, all);
    const { acl, direction, peer } = step.detail;
    if (candidates === NO_SERVICES || !acl) continue;
    const { requests, rules } = meantRequests(compiled, trace, acl, candidates);
    if (requests === NO_SERVICES) continue;
    const ports = trace.segments[step.segment] as PortRange;
    const translated = step.segment > 0;
    yield { acl, direction, kind, whole, requests, requestRules: rules, peer, ports, translated, open, from, to };
  }
}

const kindsOf = (family: Family): readonly (readonly [ReplyTrouble['kind'], ServiceSet])[] => [
  ['tcp', ALL_TCP],
  ['udp', subtractServices(ALL_UDP, DELIBERATE_UDP)],
  ['ping', pings(family)],
];

const KINDS = { 4: kindsOf(4), 6: kindsOf(6) } as const;

type Judged = Pick<ReplyTrouble, 'whole' | 'open'>;

/** Undefined where every reply passes, or where a rule says on purpose which do not. */
function judge(compiled: CompiledNetwork, step: AclStep, requests: ServiceSet, ports: PortRange): Judged | undefined {
  const needed = repliesTo(requests, ports);
  const open = intersectServices(needed, step.allowed.may);
  const { acl, direction, peer } = step.detail;
  const missing = subtractServices(needed, open);
  if (missing === NO_SERVICES || !acl) return undefined;
  const forgotten = uniteAllServices(
    compiled.acls
      .decisions(acl, direction, peer.cls, peer.family, missing)
      .filter(({ rule, action }) => action === 'deny' && (!rule || repeatsTheEnd(rule)))
      .map(({ services }) => services),
  );
  if (forgotten === NO_SERVICES) return undefined;
  const whole = size(open) <= size(needed) * HARDLY_ANY;
  // Where rules deny a part on purpose and the rest is forgotten, only the latter is told.
  return whole && forgotten !== missing ? undefined : { whole, open };
}

function size({ bounds }: ServiceSet): number {
  let size = 0;
  for (let i = 0; i < bounds.length; i += 2) size += (bounds[i + 1] as number) - (bounds[i] as number) + 1;
  return size;
}
