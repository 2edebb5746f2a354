import type { Family } from '../../address/address.js';
import type { Analysis } from '../../reachability/analysis.js';
import type { Fabric } from '../../reachability/fabric.js';
import type { Step, StepDetail } from '../../reachability/journey.js';
import { forwardAllowed, repliesTo } from '../../reachability/outcome.js';
import { networkAclOf } from '../../topology/effective.js';
import type { AclRule, NetworkAcl } from '../../topology/model.js';
import type { PortRange } from '../../traffic/port-range.js';
import {
  ALL_TCP,
  ALL_UDP,
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  subtractServices,
  uniteAllServices,
} from '../../traffic/service-set.js';
import { type ClassJourney, type ClassMember, classMembers, journeysBetween } from '../class-pairs.js';
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

/** So many ways are looked at in one network; what is found in them is told, and nothing is guessed of the others. */
const MOST_JOURNEYS = 20_000;
/** Below this part of the ports that replies need, what is open was not opened for replies. */
const HARDLY_ANY = 0.05;

const memo = new WeakMap<Analysis, readonly ReplyTrouble[]>();

export function replyTroubles(analysis: Analysis): readonly ReplyTrouble[] {
  let troubles = memo.get(analysis);
  if (!troubles) {
    troubles = [...find(analysis.fabric)];
    memo.set(analysis, troubles);
  }
  return troubles;
}

function* find(fabric: Fabric): Iterable<ReplyTrouble> {
  if (!fabric.topology.vpcs.some(({ networkAcls }) => networkAcls.length > 0)) return;
  let looked = 0;
  for (const from of classMembers(fabric)) {
    for (const to of classMembers(fabric)) {
      if (!mayMeetAcl(from, to)) continue;
      for (const way of journeysBetween(fabric, from, to)) {
        if (++looked > MOST_JOURNEYS) return;
        yield* ofJourney(fabric, way);
      }
    }
  }
}

/** Between two subnets of one VPC only theirs are asked, and inside one none; on other ways those of gateways too. */
function mayMeetAcl({ iface: a }: ClassMember, { iface: b }: ClassMember): boolean {
  if (!a && !b) return false;
  if (!a || !b || a.vpc !== b.vpc) return [a, b].some((end) => end && end.vpc.networkAcls.length > 0);
  return a.subnet !== b.subnet && (networkAclOf(a.subnet) !== undefined || networkAclOf(b.subnet) !== undefined);
}

function* ofJourney(fabric: Fabric, { from, to, pair, journey }: ClassJourney): Iterable<ReplyTrouble> {
  if (journey.forward !== 'arrived' || journey.return !== 'arrived') return;
  const delivered = forwardAllowed(journey).lower;
  if (delivered === NO_SERVICES) return;
  for (const step of journey.steps) {
    if (step.direction !== 'return' || step.detail.kind !== 'acl' || !step.detail.acl) continue;
    const ports = journey.segments[step.segment] as PortRange;
    for (const [kind, all] of KINDS[pair.source.family]) {
      const candidates = intersectServices(delivered, all);
      const judged = candidates === NO_SERVICES ? undefined : judge(fabric, step as AclStep, candidates, ports);
      if (!judged) continue;
      const { requests, rules } = meantRequests(fabric, journey, step.detail.acl, candidates);
      if (requests === NO_SERVICES) continue;
      yield {
        acl: step.detail.acl,
        direction: step.detail.direction,
        kind,
        ...judged,
        requests,
        requestRules: rules,
        peer: step.detail.peer,
        ports,
        translated: step.segment > 0,
        from,
        to,
      };
    }
  }
}

const kindsOf = (family: Family): readonly (readonly [ReplyTrouble['kind'], ServiceSet])[] => [
  ['tcp', ALL_TCP],
  ['udp', subtractServices(ALL_UDP, DELIBERATE_UDP)],
  ['ping', pings(family)],
];

const KINDS = { 4: kindsOf(4), 6: kindsOf(6) } as const;

/** Undefined where every reply passes, or where a rule says on purpose which do not. */
function judge(
  fabric: Fabric,
  step: AclStep,
  requests: ServiceSet,
  ports: PortRange,
): { whole: boolean; open: ServiceSet } | undefined {
  const needed = repliesTo(requests, ports);
  const open = intersectServices(needed, step.allowed.upper);
  const { acl, direction, peer } = step.detail;
  const missing = subtractServices(needed, open);
  if (missing === NO_SERVICES || !acl) return undefined;
  const forgotten = uniteAllServices(
    fabric.acls
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
