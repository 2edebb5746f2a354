import { type CompiledNetwork, type End, type Interface, SOMEWHERE } from '../endpoints/index.js';
import type { Direction, GroupSet, PeerGroups } from '../filters/index.js';
import { type Origin, qualifiedName, type Subnet } from '../topology/index.js';
import { type Allowed, both, EVERYTHING, NOTHING, PERHAPS } from '../traffic/index.js';
import { say, type Told } from '../words/index.js';
import { chained } from './chain.js';
import type { LegStart, References, TraceState } from './state.js';
import type { CheckpointKind, Step } from './trace.js';

/** Words for a reader; made only where somebody reads. */
export type Note = string | Told | (() => string);

const textOf = (note: Note): string => (typeof note === 'function' ? note() : `${note}`);

export type NewStep = Omit<Step, 'direction' | 'source' | 'destination' | 'segment' | 'note' | 'mapping'> & {
  readonly note: Note;
};

export interface Detail {
  readonly rule?: string | undefined;
  readonly origin?: Origin | undefined;
}

/** Sums a checkpoint up, or keeps it where somebody may want to see it. */
export function record(state: TraceState, step: NewStep): TraceState {
  if (state.context.light) return sum(state, step.allowed);
  const kept: Step = {
    direction: state.answered ? 'return' : 'forward',
    checkpoint: step.checkpoint,
    object: step.object,
    allowed: step.allowed,
    source: state.source,
    destination: state.destination,
    segment: state.segment,
    stateful: step.stateful,
    effect: step.effect,
    code: step.code,
    note: textOf(step.note),
    detail: step.detail,
  };
  return { ...state, steps: chained(state.steps, kept) };
}

export function sum(state: TraceState, allowed: Allowed): TraceState {
  if (allowed === EVERYTHING) return state;
  if (!state.answered) return { ...state, forwardAllowed: both(state.forwardAllowed, allowed) };
  const replyAllowed = [...state.replyAllowed];
  replyAllowed[state.segment] = both(replyAllowed[state.segment] ?? EVERYTHING, allowed);
  return { ...state, replyAllowed };
}

export function pass(
  state: TraceState,
  checkpoint: CheckpointKind,
  object: string,
  note: Note,
  { rule, origin }: Detail = {},
  effect: Step['effect'] = 'pass',
): TraceState {
  if (state.context.light) return state;
  const detail = { kind: 'plain' as const, rule, origin };
  return record(state, { checkpoint, object, allowed: EVERYTHING, stateful: false, effect, note, detail });
}

/** Nothing gets past here, whatever the traffic. */
export function deny(
  state: TraceState,
  checkpoint: CheckpointKind,
  object: string,
  note: Note,
  code?: string,
  { rule, origin }: Detail = {},
): TraceState {
  const detail = { kind: 'plain' as const, rule, origin };
  return record(state, { checkpoint, object, allowed: NOTHING, stateful: false, effect: 'filter', code, note, detail });
}

/** From here on the file does not tell. */
export function doubt(
  state: TraceState,
  checkpoint: CheckpointKind,
  object: string,
  note: Note,
  { rule, origin }: Detail = {},
): TraceState {
  const detail = { kind: 'plain' as const, rule, origin };
  return record(state, { checkpoint, object, allowed: PERHAPS, stateful: false, effect: 'filter', note, detail });
}

/** What the network ACL of a subnet lets past its border, from or to a peer. */
export function aclAllows(compiled: CompiledNetwork, subnet: Subnet, direction: Direction, peer: End): Allowed {
  const found = compiled.aclOf(subnet);
  return found === 'unknown' ? PERHAPS : compiled.acls.allowed(found, direction, peer.cls, peer.family);
}

/** The network ACL of a subnet: in or out past its border. */
export function acl(state: TraceState, subnet: Subnet, direction: Direction): TraceState {
  const { compiled, light } = state.context;
  const peer = direction === 'inbound' ? state.source : state.destination;
  const allowed = aclAllows(compiled, subnet, direction, peer);
  if (light) return sum(state, allowed);
  const found = compiled.aclOf(subnet);
  const declared = found === 'unknown' ? undefined : found;
  return record(state, {
    checkpoint: direction === 'inbound' ? 'network-acl-inbound' : 'network-acl-outbound',
    object: declared ? qualifiedName(declared) : (subnet.networkAcl?.text ?? `${subnet.vpc.name}.default`),
    allowed,
    stateful: false,
    effect: 'filter',
    code: 'SUBNET_ACL_RESTRICTION',
    note:
      direction === 'inbound' ? say`into subnet ${qualifiedName(subnet)}` : say`out of subnet ${qualifiedName(subnet)}`,
    detail: { kind: 'acl', acl: declared, subnet, direction, peer },
  });
}

/** The groups of an interface. Groups remember: a reply is never asked. */
export function groups(state: TraceState, iface: Interface, direction: Direction, others: Others): TraceState {
  if (!iface.groups || state.answered) return state;
  const peer = direction === 'inbound' ? state.source : state.destination;
  return { ...state, steps: chained(state.steps, groupStep(state, iface, iface.groups, direction, peer, others)) };
}

type Others = GroupSet | undefined;

/** The groups of whoever put its address on the packet, as others see them: a NAT instance has some, a NAT gateway has none. */
export const groupsOfSender = ({ context, legs }: TraceState): Others =>
  groupsOfStart(legs.last.start, context.compiled) ?? groupsOfStart(context.start, context.compiled);

const groupsOfStart = (start: LegStart, compiled: CompiledNetwork): Others =>
  start.kind === 'interface'
    ? start.iface.groups
    : start.kind === 'network' && start.network === SOMEWHERE
      ? compiled.groupsOfStrangers
      : undefined;

export const groupsOfGoal = ({ context: { compiled }, goal, destination }: TraceState): Others =>
  goal.kind === 'interface'
    ? goal.iface.groups
    : goal.kind === 'nobody' && compiled.mayHave(destination).includes(SOMEWHERE)
      ? compiled.groupsOfStrangers
      : undefined;

export function groupStep(
  state: TraceState,
  iface: Interface,
  own: GroupSet,
  direction: Direction,
  peer: End,
  others: Others,
  references: References = state,
): Step {
  const { compiled, light } = state.context;
  const { crossing } = references;
  // Over a transit gateway references count in inbound rules alone: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
  const lost = references.lost ?? (crossing === 'transit' && direction === 'outbound' ? 'transit-off' : undefined);
  const peerGroups: PeerGroups = lost ? undefined : others;
  return {
    direction: state.answered ? 'return' : 'forward',
    checkpoint: direction === 'inbound' ? 'security-group-inbound' : 'security-group-outbound',
    object: iface.name,
    allowed: compiled.groups.allowed(own, direction, peer.cls, peer.family, peerGroups),
    source: state.source,
    destination: state.destination,
    segment: state.segment,
    stateful: true,
    effect: 'filter',
    code: 'ENI_SG_RULES_MISMATCH',
    note: light ? '' : direction === 'inbound' ? say`into ${iface.name}` : say`out of ${iface.name}`,
    detail: { kind: 'groups', iface, groups: own, direction, peer, peerGroups, others, lost, vpc: iface.vpc },
  };
}
