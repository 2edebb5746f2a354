import { type AddressSet, addressWords, formatAddressSet } from '../address/index.js';
import type { CompiledNetwork, End } from '../endpoints/index.js';
import type { Group } from '../filters/index.js';
import { identityOf, type Origin, qualifiedName } from '../topology/index.js';
import { forwardAllowed, type LostReferences, repliesTo, type Step, seenAt, type Trace } from '../trace/index.js';
import { formatServices, intersectServices, NO_SERVICES, type ServiceSet, subtractServices } from '../traffic/index.js';
import { say, type Told, told } from '../words/index.js';
import type { Blocker } from './answer.js';

const NOWHERE_FILE = '';

export function located(origin: Origin | undefined): { location?: Origin } {
  return origin && origin.file !== NOWHERE_FILE ? { location: origin } : {};
}

export function endText(end: End): string {
  return end.set ? formatAddressSet(end.set) : end.cls === -1 ? 'public' : 'unknown';
}

/** For a sentence: what a message needs, not every range. What the files give out to their own is no part of the internet, and need not be named as missing from it. */
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
  readonly blocker: Blocker;
  readonly element: string;
  /** Whose packets it stops, where the message names them, and the message about any such. */
  readonly stops?: { readonly peers: AddressSet; readonly message: (whose: string) => string };
}

/** Every checkpoint that stops some of the asked traffic, in the order in which packets meet them. */
export function blockersOf(compiled: CompiledNetwork, trace: Trace, asked: ServiceSet): FoundBlocker[] {
  const out: FoundBlocker[] = [];
  for (const step of trace.steps) {
    const stopped = subtractServices(askedAt(trace, step, asked), step.allowed.may);
    if (stopped !== NO_SERVICES) out.push(...blockersAt(compiled, step, stopped));
  }
  return out;
}

function blockersAt(compiled: CompiledNetwork, step: Step, stopped: ServiceSet): FoundBlocker[] {
  const base = { direction: step.direction, checkpoint: step.checkpoint };
  const what = step.direction === 'forward' ? formatServices(stopped) : say`the reply (${formatServices(stopped)})`;
  const { detail } = step;
  if (detail.kind === 'acl') {
    if (!detail.acl) return [];
    const { acl, direction } = detail;
    return compiled.acls
      .decisions(acl, direction, detail.peer.cls, detail.peer.family, stopped)
      .filter(({ action }) => action === 'deny')
      .map(({ rule, services }) => {
        const part =
          step.direction === 'forward' ? formatServices(services) : say`the reply (${formatServices(services)})`;
        const message = (other: string): string => {
          const packets = direction === 'inbound' ? say`${part} from ${other}` : say`${part} to ${other}`;
          return rule
            ? say`
              Network ACL ${step.object} denies ${packets} by ${direction}
              rule ${rule.number.value} (${step.note}). ACLs are stateless: each direction needs its own rule.
            `
            : say`
              No ${direction} rule of network ACL ${step.object} allows ${packets}, so the implicit rule * denies it (${step.note}). ACLs are stateless: each
              direction needs its own rule.
            `;
        };
        const blocker = {
          ...base,
          object: step.object,
          rule: rule ? String(rule.number.value) : '*',
          code: 'SUBNET_ACL_RESTRICTION',
          ...located(rule?.origin ?? acl.nameOrigin),
        };
        return ofPeer(compiled, detail.peer, blocker, keyOf(rule ?? acl), message);
      });
  }
  if (detail.kind === 'groups') {
    const { iface, groups, direction, peer, others, lost } = detail;
    const passing = (other: string): string =>
      direction === 'inbound' ? say`${what} in from ${other}` : say`${what} out to ${other}`;
    if (groups.groups.length + groups.perhaps.length === 0)
      return [
        ofPeer(
          compiled,
          peer,
          { ...base, object: step.object, code: 'ENI_SG_RULES_MISMATCH' },
          keyOf(iface),
          (other) => say`${step.object} has no security group that could let ${passing(other)}.`,
        ),
      ];
    return [...groups.groups, ...groups.perhaps].map((group) => {
      const lostRules =
        lost && others ? compiled.groups.lostReferences(group, direction, peer.family, others, stopped) : [];
      const code =
        lostRules.length > 0 && lost
          ? LOST_CODES[lost]
          : hasNoRules(group)
            ? 'SG_HAS_NO_RULES'
            : 'ENI_SG_RULES_MISMATCH';
      const because =
        lostRules.length > 0 && lost
          ? say` The rule \`${lostRules[0]?.text}\` names a group, which does not count here: ${LOST_REASONS[lost]}`
          : '';
      const message = (other: string): string => say`
        No ${direction} rule of security group ${groupName(group)} lets ${passing(other)}; groups
        only allow, and what no rule allows is dropped.${because}
      `;
      const blocker = {
        ...base,
        object: groupName(group),
        code,
        ...located(lostRules[0]?.origin ?? (group.kind === 'security-group' ? group.nameOrigin : undefined)),
      };
      return ofPeer(compiled, peer, blocker, keyOf(group), message);
    });
  }
  const blocker: Blocker = {
    ...base,
    object: step.object,
    ...(detail.rule === undefined ? {} : { rule: detail.rule }),
    ...(step.code ? { code: step.code } : {}),
    message: step.note,
    ...located(detail.origin),
  };
  return [{ blocker, element: elementKey(step) }];
}

function ofPeer(
  { internet }: CompiledNetwork,
  peer: End,
  blocker: Omit<Blocker, 'message'>,
  element: string,
  message: (whose: string) => string,
): FoundBlocker {
  const found = { blocker: { ...blocker, message: message(endWords(peer, internet)) }, element };
  return peer.set ? { ...found, stops: { peers: peer.set, message } } : found;
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
