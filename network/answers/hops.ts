import type { CompiledNetwork } from '../endpoints/index.js';
import type { Direction } from '../filters/index.js';
import { qualifiedName } from '../topology/index.js';
import { allowedOf, forwardAllowed, isPastClientVpn, portSet, type Step, type Trace } from '../trace/index.js';
import {
  formatPorts,
  intersectServices,
  NO_SERVICES,
  protocolParts,
  type ServiceSet,
  subtractServices,
} from '../traffic/index.js';
import { say, type Told, told } from '../words/index.js';
import type { Hop } from './answer.js';
import { askedAt, endText, groupName, located } from './explain.js';
import { whyAclIsOpen, whyGroupIsOpen, whyGroupsAreOpen } from './open-filters.js';

/** The steps as a reader sees them. */
export function hopsOf(
  compiled: CompiledNetwork,
  trace: Trace,
  asked: ServiceSet,
  direction: 'forward' | 'return',
): Hop[] {
  const steps = trace.steps.filter((step) => step.direction === direction);
  let left = asked;
  let stopped = direction === 'return' && intersectServices(asked, forwardAllowed(trace).may) === NO_SERVICES;
  const first = direction === 'return' ? rememberedBy(compiled, trace, asked, 'first') : [];
  const out = stopped ? first.map(notReached) : first;
  for (const step of steps) {
    const hops = hopsAt(compiled, trace, step, askedAt(trace, step, asked));
    out.push(...(stopped ? hops.map(notReached) : hops));
    if (direction === 'forward') left = intersectServices(left, allowedOf(step).may);
    stopped ||= left === NO_SERVICES || hops.some(({ decision }) => decision === 'deny');
  }
  if (direction === 'forward') return out;
  const last = rememberedBy(compiled, trace, asked, 'last');
  return [...out, ...(stopped || trace.return === 'stopped' ? last.map(notReached) : last)];
}

/** What stands behind a step that stops everything is told, but nothing gets there. */
function notReached({ rule, ...hop }: Hop): Hop {
  return { ...hop, decision: 'not-reached', note: say`Nothing gets here: an earlier step stops everything.` };
}

/** Groups are stateful: what let the request in, or out, lets the reply pass without asking. The reply meets those of the end that was asked first, the client's last. */
function rememberedBy(compiled: CompiledNetwork, trace: Trace, asked: ServiceSet, which: 'first' | 'last'): Hop[] {
  if (!trace.steps.some(({ direction }) => direction === 'return')) return [];
  const requests = trace.steps.filter(({ direction }) => direction === 'forward');
  const step =
    which === 'last'
      ? requests.find(({ detail }) => detail.kind === 'groups' && detail.direction === 'outbound')
      : requests.findLast(({ detail }) => detail.kind === 'groups' && detail.direction === 'inbound');
  if (!step || (which === 'last' && step !== requests.find(isPastClientVpn))) return [];
  const outbound = step.checkpoint === 'security-group-inbound';
  const reply: Step = { ...step, direction: 'return', source: step.destination, destination: step.source };
  const packet = packetAt(trace, reply, askedAt(trace, reply, asked));
  return hopsAt(compiled, trace, step, askedAt(trace, step, asked)).map(({ rule, ...hop }) => ({
    ...hop,
    checkpoint: outbound ? 'security-group-outbound' : 'security-group-inbound',
    decision: 'remembered',
    packet,
    note:
      hop.decision === 'unknown'
        ? outbound
          ? say`Stateful: if the request gets in by the group, its reply passes without being asked about.`
          : say`Stateful: if the request gets out by the group, its reply passes without being asked about.`
        : outbound
          ? say`Stateful: the group let the request in, so its reply passes without being asked about.`
          : say`Stateful: the group let the request out, so its reply passes without being asked about.`,
  }));
}

function hopsAt(compiled: CompiledNetwork, trace: Trace, step: Step, asked: ServiceSet): Hop[] {
  const base = {
    checkpoint: step.checkpoint,
    object: step.object,
    ...placeOf(step),
    decision: decisionOf(step, asked),
    stateful: step.stateful,
    packet: packetAt(trace, step, asked),
  };
  const { detail } = step;
  // What the files leave open is told of the traffic of which they do.
  const isOpen = base.decision === 'unknown';
  const told = isOpen ? intersectServices(subtractServices(step.allowed.may, step.allowed.must), asked) : asked;
  if (detail.kind === 'acl') {
    if (!detail.acl)
      return [
        {
          ...base,
          note: isOpen
            ? say`Which network ACL the subnet has, and what is in it, is not known (${step.note}).`
            : say`AWS's default network ACL allows everything, ${step.note}.`,
        },
      ];
    const decisions = compiled.acls.decisions(detail.acl, detail.direction, detail.peer.cls, detail.peer.family, told);
    const wanted = decisions.find(({ action }) =>
      isOpen ? action === 'unknown' : (action === 'allow') === (base.decision === 'allow'),
    );
    const telling = wanted ?? decisions[0];
    return [
      {
        ...base,
        ...(telling && !telling.rule && telling.action === 'unknown'
          ? {}
          : { rule: telling?.rule ? String(telling.rule.number.value) : '*' }),
        note: isOpen
          ? whyAclIsOpen(compiled, detail.acl, detail, telling?.rule)
          : say`Stateless: rules are read by number, the first match decides (${step.note}).`,
        ...located(telling?.rule?.origin ?? detail.acl.nameOrigin),
      },
    ];
  }
  if (detail.kind === 'groups') {
    const { groups, direction, peer, peerGroups } = detail;
    const hops = [...groups.groups, ...groups.perhaps].flatMap((group): Hop[] => {
      const why = isOpen ? whyGroupIsOpen(compiled, group, detail, told) : undefined;
      const [rule] = compiled.groups.matchingRules(
        group,
        direction,
        peer.cls,
        peer.family,
        peerGroups,
        why === undefined ? asked : told,
      );
      const mine = compiled.groups.allowedByGroup(group, direction, peer.cls, peer.family, peerGroups);
      const isElsewhere = isOpen && why === undefined;
      // Where it hangs on another group, this one is told of if it lets a part through in any case.
      const possible = !isElsewhere ? mine.may : groups.perhaps.includes(group) ? NO_SERVICES : mine.must;
      const lets = intersectServices(possible, asked) !== NO_SERVICES;
      if (!lets && base.decision !== 'deny' && (isOpen || groups.groups.length > 1)) return [];
      const note = rule
        ? say`Stateful: the reply will be let through without asking again.`
        : group.kind === 'security-group' && group.unknown
          ? say`The group may hold more rules than are written.`
          : lets
            ? `${WITHOUT_RULE[direction]}`
            : say`No rule of the group matches.`;
      return [
        {
          ...base,
          ...(isElsewhere ? { decision: 'partly' } : {}),
          object: groupName(group),
          ...(rule ? { rule: rule.text } : {}),
          note: why ?? note,
          ...located(rule?.origin ?? (group.kind === 'security-group' ? group.nameOrigin : undefined)),
        },
      ];
    });
    return isOpen && groups.incomplete ? [...hops, { ...base, note: whyGroupsAreOpen(detail.iface.name) }] : hops;
  }
  return [
    {
      ...base,
      ...(detail.rule === undefined ? {} : { rule: detail.rule }),
      note: step.note,
      ...located(detail.origin),
    },
  ];
}

/** What lets through where no rule is written. */
const WITHOUT_RULE: Record<Direction, Told> = {
  inbound: told`AWS's default group lets its members reach each other; stateful, so replies come back.`,
  outbound: told`A group without outbound rules lets everything out; stateful, so replies come back.`,
};

/** An ACL guards several subnets, and many may be in a group: which of them it is here. */
function placeOf({ detail }: Step): Pick<Hop, 'at'> {
  if (detail.kind === 'acl') return { at: qualifiedName(detail.subnet) };
  return detail.kind === 'groups' ? { at: detail.iface.name } : {};
}

function decisionOf(step: Step, asked: ServiceSet): Hop['decision'] {
  if (step.effect === 'not-evaluated') return 'not-evaluated';
  if (step.effect === 'choice') return 'unknown';
  const sure = intersectServices(step.allowed.must, asked);
  const possible = intersectServices(step.allowed.may, asked);
  if (sure === asked) return step.effect === 'filter' ? 'allow' : step.effect;
  if (possible === NO_SERVICES) return 'deny';
  return sure === possible ? 'partly' : 'unknown';
}

function packetAt(trace: Trace, step: Step, asked: ServiceSet): Hop['packet'] {
  const parts = protocolParts(asked);
  const [first] = parts;
  const client = formatPorts(portSet(trace.segments[step.segment] ?? { low: 1024, high: 65535 }));
  const single = parts.length === 1 && first ? first : undefined;
  const requested = step.direction === 'forward';
  return {
    protocol: parts.length === 1 && first ? first.protocol : parts.map(({ protocol }) => protocol).join(','),
    source: endText(step.source),
    ...(requested && single?.ports !== undefined ? { sourcePorts: client } : {}),
    destination: endText(step.destination),
    ...(single?.ports === undefined ? {} : { destinationPorts: single.ports }),
    ...(single?.types === undefined ? {} : { types: single.types }),
  };
}
