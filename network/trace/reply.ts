import { addressEnd, type Goal, type Interface } from '../endpoints/index.js';
import { traitsOf } from '../topology/index.js';
import { say } from '../words/index.js';
import { listOf } from './chain.js';
import { endpointOfIpv6Clients, toIpv6Clients } from './client-vpn.js';
import { acl, pass } from './record.js';
import type { Leg, LegStart, Sender, TraceState } from './state.js';
import { tableName } from './table-words.js';
import { type Ended, ended, leftOpen, onward, stop, type Transition } from './transition.js';

/** A leg of the request, and the one after it, whose translation sends the reply off there; undefined: the end that was asked does. */
export interface Stretch {
  readonly leg: Leg;
  readonly next: Leg | undefined;
}

/** What a reply goes back by, from the far end. */
export function stretches(end: TraceState): Stretch[] {
  if (!end.legs.before) return [{ leg: end.legs.last, next: undefined }];
  const legs = listOf(end.legs);
  return legs.map((leg, i) => ({ leg, next: legs[i + 1] })).reverse();
}

/** The reply sets out on one stretch. */
export function replyOn(state: TraceState, { leg, next }: Stretch, request: TraceState): Transition {
  const { goal } = request;
  const answers = !next && goal.kind === 'interface' ? goal : undefined;
  const source = next ? leg.destination : request.destination;
  const sent: TraceState = {
    ...state,
    goal: backTo(leg),
    source: answers ? addressEnd(state.context.compiled, answers.address) : source,
    destination: leg.publicSource ?? leg.source,
    sender: answers && senderOf(answers),
    segment: leg.segment,
    answered: leg,
    passed: undefined,
    hubs: undefined,
  };
  return next ? fromTranslator(sent, next.start, goal) : fromGoal(sent, leg, goal);
}

/** An appliance must see both directions. */
export function checkedAppliances(end: Ended, leg: Leg): Ended {
  const { state, arrival } = end;
  if (arrival !== 'arrived' || (!leg.appliances && !state.passed)) return end;
  const [there, back] = [listOf(leg.appliances), listOf(state.passed)];
  if (isMirrored(there, back)) return end;
  const missed =
    there.find((appliance) => !back.includes(appliance)) ?? back.find((appliance) => !there.includes(appliance));
  return stop(
    state,
    'route-table',
    missed?.name ?? '',
    say`
      The reply does not come back by the appliances that the request passed (${missed?.name ?? ''}): an appliance
      that sees one direction alone drops it.
    `,
  );
}

const isMirrored = (there: readonly Interface[], back: readonly Interface[]): boolean =>
  there.length === back.length && there.every((appliance, i) => back[back.length - 1 - i] === appliance);

/** A reply goes to whoever put the source address on the request. */
function backTo({ start, publicSource }: Leg): Goal {
  switch (start.kind) {
    case 'interface':
      return {
        kind: 'interface',
        iface: start.iface,
        address: start.address,
        dialedPublic: publicSource?.family === 4,
      };
    case 'regional-nat':
      return { kind: 'regional-nat', vpc: start.vpc, name: start.name };
    case 'internet':
      return { kind: 'internet' };
    case 'network':
      return { kind: 'network', network: start.network };
  }
}

/** From the end that was asked. */
function fromGoal(state: TraceState, leg: Leg, goal: Goal): Transition {
  const endpoint = endpointOfIpv6Clients(state.goal);
  if (endpoint) return toIpv6Clients(state, endpoint);
  if (goal.kind === 'interface') {
    const { iface } = goal;
    return leg.peering ? returnToSender(state, leg, iface) : onward(state, { at: 'sender', iface });
  }
  if (goal.kind === 'network') return onward(state, { at: 'network', network: goal.network });
  const { exit } = leg;
  if (goal.kind !== 'internet' || !exit)
    return leftOpen(state, 'delivery', 'internet', say`How the reply comes back is not known.`);
  if (exit.kind !== 'gateway-endpoint') return onward(state, { at: 'internet-gateway', vpc: exit.vpc });
  return onward(pass(state, exit.kind, exit.name, say`The reply of the AWS service comes in by the endpoint.`), {
    at: 'vpc',
    vpc: exit.vpc,
    from: undefined,
  });
}

/** Replies over a peering find a NAT gateway by themselves, whatever the route table says. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html */
function returnToSender(state: TraceState, { start, peering }: Leg, { subnet, vpc }: Interface): Transition {
  const home = start.kind === 'interface' ? start.iface.vpc : start.kind === 'regional-nat' ? start.vpc : undefined;
  if (!home || !peering) return ended(state, 'stopped');
  const note = say`The reply to a NAT gateway needs no route here: it goes back over the peering.`;
  return onward(
    pass(acl(state, subnet, 'outbound'), 'route-table', tableName(state, subnet), note, {}, 'not-evaluated'),
    { at: 'peering', from: vpc, to: home, peering },
  );
}

/** From an address translation, which puts the client's own address back. */
function fromTranslator(state: TraceState, start: LegStart, goal: Goal): Transition {
  if (start.kind === 'interface') {
    const { iface } = start;
    const { name, owner } = iface;
    if (owner.kind === 'resource' && traitsOf(owner).forwards === 'masquerades')
      // It hands on what comes from the end itself, whose public address an internet gateway knows.
      return onward(
        { ...putBack(state, 'nat-instance', name, owner.nameOrigin), sender: senderOf(goal) },
        { at: 'sender', iface },
      );
    return onward(putBack(state, 'nat-gateway', name, owner.nameOrigin), { at: 'sender', iface });
  }
  if (start.kind !== 'regional-nat') return ended(state, 'stopped');
  const { vpc } = start;
  const table = state.context.compiled.tableFor(undefined, vpc);
  const position = { vpc, subnet: undefined, table, fromTransit: false };
  return onward(putBack(state, 'nat-gateway', start.name, undefined), { at: 'route-table', position });
}

const senderOf = (goal: Goal): Sender | undefined =>
  goal.kind === 'interface'
    ? { vpc: goal.iface.vpc, publicAddress: goal.address.publicAddress, nat: false }
    : undefined;

const putBack = (
  state: TraceState,
  checkpoint: 'nat-gateway' | 'nat-instance',
  name: string,
  origin: Interface['owner']['nameOrigin'] | undefined,
): TraceState =>
  pass(
    state,
    checkpoint,
    name,
    say`${name} knows the connection: it puts the client's own address and port back.`,
    { origin },
    'translate',
  );
