import type { CompiledNetwork } from '../endpoints/index.js';
import { allowedOf, forwardAllowed, isPastClientVpn, portSet, type Step, type Trace } from '../trace/index.js';
import { formatPorts, intersectServices, NO_SERVICES, protocolParts, type ServiceSet } from '../traffic/index.js';
import type { Hop } from './answer.js';
import { askedAt, endText, groupName, located } from './explain.js';

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
  return { ...hop, decision: 'not-reached', note: 'Nothing gets here: an earlier step stops everything.' };
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
    note: `Stateful: the group let the request ${outbound ? 'in' : 'out'}, so its reply passes without being asked about.`,
  }));
}

function hopsAt(compiled: CompiledNetwork, trace: Trace, step: Step, asked: ServiceSet): Hop[] {
  const base = {
    checkpoint: step.checkpoint,
    object: step.object,
    decision: decisionOf(step, asked),
    stateful: step.stateful,
    packet: packetAt(trace, step, asked),
  };
  const { detail } = step;
  if (detail.kind === 'acl') {
    if (!detail.acl)
      return [
        {
          ...base,
          note:
            base.decision === 'unknown'
              ? `Which network ACL the subnet has, and what is in it, is not known (${step.note}).`
              : `AWS's default network ACL allows everything, ${step.note}.`,
        },
      ];
    const decisions = compiled.acls.decisions(detail.acl, detail.direction, detail.peer.cls, detail.peer.family, asked);
    const telling =
      decisions.find(({ action }) => (base.decision === 'allow' ? action === 'allow' : action !== 'allow')) ??
      decisions[0];
    return [
      {
        ...base,
        ...(telling && !telling.rule && telling.action === 'unknown'
          ? {}
          : { rule: telling?.rule ? String(telling.rule.number.value) : '*' }),
        note: `Stateless: rules are read by number, the first match decides (${step.note}).`,
        ...located(telling?.rule?.origin ?? detail.acl.nameOrigin),
      },
    ];
  }
  if (detail.kind === 'groups') {
    return [...detail.groups.groups, ...detail.groups.perhaps].flatMap((group) => {
      const rules = compiled.groups.matchingRules(
        group,
        detail.direction,
        detail.peer.cls,
        detail.peer.family,
        detail.peerGroups,
        asked,
      );
      const mine = compiled.groups.allowedByGroup(
        group,
        detail.direction,
        detail.peer.cls,
        detail.peer.family,
        detail.peerGroups,
      );
      const lets = intersectServices(mine.may, asked) !== NO_SERVICES;
      if (!lets && base.decision !== 'deny' && detail.groups.groups.length > 1) return [];
      const note =
        rules.length > 0
          ? 'Stateful: the reply will be let through without asking again.'
          : group.kind === 'security-group' && group.unknown
            ? 'The group may hold more rules than are written.'
            : lets
              ? 'A group without outbound rules lets everything out; stateful, so replies come back.'
              : 'No rule of the group matches.';
      return [
        {
          ...base,
          object: groupName(group),
          ...(rules[0] ? { rule: rules[0].text } : {}),
          note,
          ...located(rules[0]?.origin ?? (group.kind === 'security-group' ? group.nameOrigin : undefined)),
        },
      ];
    });
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
