import type { CompiledNetwork } from '../../endpoints/index.js';
import type { AclRule, NetworkAcl, PortRange } from '../../topology/index.js';
import {
  type ClassMember,
  type ClassTrace,
  forwardAllowed,
  repliesTo,
  type Step,
  type StepDetail,
} from '../../trace/index.js';
import {
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  subtractServices,
  uniteAllServices,
} from '../../traffic/index.js';
import { REPLIED } from '../replies/request-kinds.js';
import { meantRequests } from './meant-requests.js';
import { repeatsTheEnd } from './repeats-the-end.js';

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

/** Below this part of the ports that replies need, what is open was not opened for replies. */
const HARDLY_ANY = 0.05;

/** A step of the way back that drops replies to requests of a kind, whatever the groups say. */
export interface Loss extends Judged {
  readonly step: AclStep;
  readonly kind: ReplyTrouble['kind'];
  readonly all: ServiceSet;
}

/** Where AWS may choose between several traces, what is lost on each of them. */
export function aclLossesOf(compiled: CompiledNetwork, ways: readonly ClassTrace[]): Loss[] {
  const [first = [], ...others] = ways.map((way) => lossesOf(compiled, way));
  const same = (a: Loss, b: Loss): boolean =>
    a.kind === b.kind &&
    a.whole === b.whole &&
    a.step.detail.acl === b.step.detail.acl &&
    a.step.object === b.step.object;
  return first.filter((loss) => others.every((list) => list.some((other) => same(loss, other))));
}

function lossesOf(compiled: CompiledNetwork, { pair, trace }: ClassTrace): Loss[] {
  if (trace.forward !== 'arrived' || trace.return !== 'arrived') return [];
  return trace.steps.flatMap((step) => {
    if (step.direction !== 'return' || step.detail.kind !== 'acl' || !step.detail.acl) return [];
    const ports = trace.segments[step.segment] as PortRange;
    return REPLIED[pair.source.family].flatMap(({ kind, services: all }): Loss[] => {
      const judged = judge(compiled, step as AclStep, all, ports);
      return judged ? [{ step: step as AclStep, kind, all, ...judged }] : [];
    });
  });
}

/** The losses of requests that the groups of both ends let through, and that somebody means. */
export function* troublesOf(
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
