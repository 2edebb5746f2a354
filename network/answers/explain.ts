import { type AddressSet, addressWords, formatAddressSet } from '../address/index.js';
import type { CompiledNetwork, End } from '../endpoints/index.js';
import type { Group } from '../filters/index.js';
import { identityOf, type NetworkAcl, type Origin, qualifiedName } from '../topology/index.js';
import {
  forwardAllowed,
  type LostReferences,
  repliesTo,
  type Step,
  type StepDetail,
  seenAt,
  type Trace,
} from '../trace/index.js';
import {
  type Allowed,
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  servicesOf,
  subtractServices,
} from '../traffic/index.js';
import { say, type Told, told } from '../words/index.js';
import type { Blocker } from './answer.js';
import { groupWords, impliedDenyWords, noGroupWords, ruleDenyWords } from './blocker-words.js';

const NOWHERE_FILE = '';

export function located(origin: Origin | undefined): { location?: Origin } {
  return origin && origin.file !== NOWHERE_FILE ? { location: origin } : {};
}

export function endText(end: End): string {
  return end.set ? formatAddressSet(end.set) : end.cls === -1 ? 'public' : 'unknown';
}

/** For a sentence: what a message needs, not every range. What the files give out to their own is no part of the internet. */
export function endWords(end: End, internet: AddressSet): string {
  return end.set ? addressWords(end.set, { internet }) : endText(end);
}

/** The traffic that a step is asked about: the requests, or the replies that they call for. */
export function askedAt(trace: Trace, step: Step, asked: ServiceSet): ServiceSet {
  if (step.direction === 'forward') return seenAt(step, asked);
  const arriving = intersectServices(asked, forwardAllowed(trace).may);
  return repliesTo(
    arriving === NO_SERVICES ? asked : arriving,
    trace.segments[step.segment] ?? { low: 1024, high: 65535 },
  );
}

/** A blocker, and what it is: two things of one name are two blockers. */
export interface FoundBlocker {
  readonly blocker: Omit<Blocker, 'message'>;
  readonly element: string;
  /** What is said of it, to whom its other end is told by such words. */
  readonly message: (whose: string) => string;
  /** Whose packets it stops. Undefined: the message does not name them. */
  readonly peer?: End;
}

/** Every checkpoint that stops some of the asked traffic, in the order in which packets meet them. */
export function blockersOf(compiled: CompiledNetwork, trace: Trace, asked: ServiceSet): FoundBlocker[] {
  const out: FoundBlocker[] = [];
  for (const step of trace.steps) {
    const here = askedAt(trace, step, asked);
    const stopped = subtractServices(here, step.allowed.may);
    if (stopped !== NO_SERVICES) out.push(...blockersAt(compiled, step, here, stopped));
  }
  return out;
}

function blockersAt(compiled: CompiledNetwork, step: Step, asked: ServiceSet, stopped: ServiceSet): FoundBlocker[] {
  const base = { direction: step.direction, checkpoint: step.checkpoint };
  const { detail } = step;
  if (detail.kind === 'acl') return detail.acl ? aclBlockers(compiled, step, detail.acl, detail, asked, stopped) : [];
  if (detail.kind === 'groups') return groupBlockers(compiled, step, detail, asked, stopped);
  const blocker = {
    ...base,
    object: step.object,
    ...(detail.rule === undefined ? {} : { rule: detail.rule }),
    ...(step.code ? { code: step.code } : {}),
    ...located(detail.origin),
  };
  return [{ blocker, element: elementKey(step), message: () => step.note }];
}

function aclBlockers(
  compiled: CompiledNetwork,
  { direction: way, checkpoint, object, note, allowed }: Step,
  acl: NetworkAcl,
  { direction, peer }: Extract<StepDetail, { kind: 'acl' }>,
  asked: ServiceSet,
  stopped: ServiceSet,
): FoundBlocker[] {
  const words = { name: object, where: note };
  return compiled.acls
    .decisions(acl, direction, peer.cls, peer.family, stopped)
    .filter(({ action }) => action === 'deny')
    .map(({ rule, services }): FoundBlocker => {
      const stopping = {
        direction,
        isReply: way === 'return',
        asked,
        stopped: services,
        passing: passingOf(allowed, asked),
      };
      const named = rule && servicesOf([rule.traffic], peer.family);
      const told = rule && {
        number: rule.number.value,
        named: named && intersectServices(named, asked),
      };
      return {
        blocker: {
          direction: way,
          checkpoint,
          object,
          rule: rule ? String(rule.number.value) : '*',
          code: 'SUBNET_ACL_RESTRICTION',
          ...located(rule?.origin ?? acl.nameOrigin),
        },
        element: keyOf(rule ?? acl),
        message: (other) =>
          told ? ruleDenyWords(words, told, stopping, other) : impliedDenyWords(words, stopping, other),
        peer,
      };
    });
}

function groupBlockers(
  { groups: compiled }: CompiledNetwork,
  { direction: way, checkpoint, object }: Step,
  { iface, groups, direction, peer, peerGroups, others, lost }: Extract<StepDetail, { kind: 'groups' }>,
  asked: ServiceSet,
  stopped: ServiceSet,
): FoundBlocker[] {
  const base = { direction: way, checkpoint };
  const stopping = { direction, isReply: way === 'return', asked, stopped };
  if (groups.groups.length + groups.perhaps.length === 0)
    return [
      {
        blocker: { ...base, object, code: 'ENI_SG_RULES_MISMATCH' },
        element: keyOf(iface),
        message: (other) => noGroupWords(object, stopping, other),
        peer,
      },
    ];
  return [...groups.groups, ...groups.perhaps].map((group): FoundBlocker => {
    const [lostRule] = lost && others ? compiled.lostReferences(group, direction, peer.family, others, stopped) : [];
    const code = lostRule && lost ? LOST_CODES[lost] : hasNoRules(group) ? 'SG_HAS_NO_RULES' : 'ENI_SG_RULES_MISMATCH';
    const because =
      lostRule && lost
        ? say` The rule \`${lostRule.text}\` names a group, which does not count here: ${LOST_REASONS[lost]}`
        : '';
    const passing = passingOf(compiled.allowedByGroup(group, direction, peer.cls, peer.family, peerGroups), asked);
    return {
      blocker: {
        ...base,
        object: groupName(group),
        code,
        ...located(lostRule?.origin ?? (group.kind === 'security-group' ? group.nameOrigin : undefined)),
      },
      element: keyOf(group),
      message: (other) => groupWords(groupName(group), { ...stopping, passing }, other, because),
      peer,
    };
  });
}

/** What of the asked surely passes, and nothing else may. Undefined: it is not known of all of it. */
function passingOf({ must, may }: Allowed, asked: ServiceSet): ServiceSet | undefined {
  const passing = intersectServices(asked, may);
  return passing === intersectServices(asked, must) ? passing : undefined;
}

/** What stands at a step, for comparison with others. AWS's own things stand nowhere, and go by their name. */
export function elementKey({ detail, object }: Step): string {
  switch (detail.kind) {
    case 'acl':
      return detail.acl ? keyOf(detail.acl) : object;
    case 'groups':
      return keyOf(detail.iface);
    case 'plain':
      return detail.origin && detail.origin.file !== NOWHERE_FILE ? keyOf(detail.origin) : object;
  }
}

const keyOf = (thing: object): string => `#${identityOf(thing)}`;

const LOST_CODES: Record<LostReferences, string> = {
  nat: 'SG_REFERENCES_NOT_PRESERVED',
  public: 'SG_REFERENCES_NOT_PRESERVED',
  appliance: 'SG_REFERENCES_NOT_PRESERVED',
  'transit-off': 'SG_REFERENCING_SUPPORT',
  region: 'UNKNOWN_PEERED_SGS',
  foreign: 'UNKNOWN_PEERED_SGS',
  'private-link': 'SG_REFERENCES_NOT_PRESERVED',
  'on-premises': 'SG_REFERENCES_NOT_PRESERVED',
};

const LOST_REASONS: Record<LostReferences, Told> = {
  nat: told`a NAT gateway has put its own address on the packet.`,
  public: told`the packet comes by a public address, and references match private addresses alone.`,
  appliance: told`the packet comes through an appliance, which loses the reference. Allow its CIDR block instead.`,
  'transit-off': told`a transit gateway keeps references only in inbound rules, and only with \`security-group-referencing\`.`,
  region: told`the VPCs are in different Regions.`,
  foreign: told`the group belongs to a VPC that is not joined to this one.`,
  'private-link': told`
    the connection comes by an endpoint service, of whose clients a rule sees the private addresses alone. Allow
    these.
  `,
  'on-premises': told`the packet leaves AWS by a VPN or Direct Connect, where nobody is a member of a group.`,
};

export function groupName(group: Group): string {
  return group.kind === 'security-group' ? qualifiedName(group) : `${group.vpc.name}.default`;
}

function hasNoRules(group: Group): boolean {
  return group.kind === 'security-group' && !group.inbound?.length && group.outbound?.length === 0;
}
