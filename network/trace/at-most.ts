import { UNKNOWN_ADDRESS } from '../address/index.js';
import { type End, type Interface, SOMEWHERE } from '../endpoints/index.js';
import { areOneSubnet, traitsOf } from '../topology/index.js';
import { ALL_ICMP, ALL_ICMPV6, ALL_SERVICES, exactly, subtractServices, uniteServices } from '../traffic/index.js';
import { say } from '../words/index.js';
import { chained } from './chain.js';
import { acl, deny, groupStep, groups, groupsOfSender, record } from './record.js';
import type { TraceState } from './state.js';
import { strangerIn } from './untold-subnet.js';

/**
 * Whatever way a packet takes that nobody tells, it arrives past the border of its goal's subnet and the groups there: what these stop is stopped.
 * Where something on that way might put another source address on it, only what the groups let in from nobody at all is stopped.
 */
export function whateverTheWay(state: TraceState): TraceState {
  const { goal } = state;
  if (state.answered || goal.kind !== 'interface') return state;
  if (mayBeTranslated(state, goal.iface, goal.dialedPublic))
    return answering(fromAnybody(state, goal.iface), goal.iface);
  const bordered = mayComeInBeside(state, goal.iface) ? state : acl(state, goal.iface.subnet, 'inbound');
  return answering(groups(bordered, goal.iface, 'inbound', groupsOfSender(bordered)), goal.iface);
}

function fromAnybody(state: TraceState, iface: Interface): TraceState {
  if (!iface.groups) return state;
  const anybody: End = { family: state.source.family, cls: UNKNOWN_ADDRESS, set: undefined };
  const step = groupStep(
    state,
    iface,
    iface.groups,
    'inbound',
    anybody,
    state.context.compiled.groups.groupSet([], true),
    {
      lost: undefined,
      crossing: 'same-vpc',
    },
  );
  const detail = step.detail.kind === 'groups' ? { ...step.detail, anybody: true as const } : step.detail;
  return { ...state, steps: chained(state.steps, { ...step, detail }) };
}

/** What an interface endpoint answers: no ping. */
export const WITHOUT_ICMP = exactly(subtractServices(ALL_SERVICES, uniteServices(ALL_ICMP, ALL_ICMPV6)));

/** What takes no connections takes none, whatever way they come. */
function answering(state: TraceState, { owner, name }: Interface): TraceState {
  if (owner.kind !== 'resource') return state;
  const { takesConnections, answersPing, noun } = traitsOf(owner);
  const detail = { origin: owner.nameOrigin };
  if (!takesConnections)
    return deny(
      state,
      'delivery',
      name,
      say`${name} takes no connections: it is a ${noun}.`,
      'NO_POSSIBLE_DESTINATION',
      detail,
    );
  if (answersPing) return state;
  return record(state, {
    checkpoint: 'delivery',
    object: name,
    allowed: WITHOUT_ICMP,
    stateful: false,
    effect: 'filter',
    note: say`An interface endpoint does not answer ping.`,
    detail: { kind: 'plain', ...detail },
  });
}

/** By a NAT gateway or instance, or by the internet gateway, which puts the public address in place of the private one. */
function mayBeTranslated({ context, source, sender }: TraceState, goal: Interface, dialedPublic: boolean): boolean {
  if (source.family === 6 || context.start.kind === 'internet') return false;
  if (dialedPublic && sender?.publicAddress) return true;
  const { compiled, start } = context;
  if (start.kind === 'interface' && start.iface.vpc.unknown && start.iface.vpc !== goal.vpc) return true;
  return compiled.hasTranslators;
}

/** No ACL is asked of what comes out of a transit gateway in the goal's own subnet, or is in it already. */
function mayComeInBeside({ context, source }: TraceState, { subnet }: Interface): boolean {
  const { compiled, start } = context;
  if (start.kind === 'network' && start.network === SOMEWHERE && strangerIn(source, subnet) !== 'no') return true;
  if (start.kind === 'interface' && areOneSubnet(start.iface.subnet, subnet) !== 'no') return true;
  return compiled.topology.transitGateways.some(({ attachments }) =>
    attachments.some(({ subnets }) => subnets?.some(({ target }) => !target || areOneSubnet(target, subnet) !== 'no')),
  );
}
