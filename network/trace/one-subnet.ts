/** Whether two subnets are one, where a file leaves open which one a subnet is (`unknown anywhere`): for as long as a packet and its reply are underway they are, or are not. */

import { areOneSubnet, qualifiedName, type Subnet } from '../topology/index.js';
import { say } from '../words/index.js';
import { pass } from './record.js';
import { isSettled, settledOf, type TraceState } from './state.js';
import { tableName } from './table-words.js';
import { settle, type Transition } from './transition.js';
import { mayBeThere, strangerIn } from './untold-subnet.js';

type Either = readonly [true, false];

const known = new WeakMap<Subnet, WeakMap<Subnet, Either>>();

function candidatesOf(one: Subnet, other: Subnet): Either {
  const found = known.get(one)?.get(other) ?? known.get(other)?.get(one);
  if (found) return found;
  const candidates: Either = [true, false];
  const ofOne = known.get(one) ?? new WeakMap<Subnet, Either>();
  ofOne.set(other, candidates);
  known.set(one, ofOne);
  return candidates;
}

export function whetherOne(
  state: TraceState,
  one: Subnet | undefined,
  other: Subnet | undefined,
  then: (state: TraceState, areOne: boolean) => Transition,
): Transition {
  const told = areOneSubnet(one, other);
  if (told !== 'perhaps' || !one || !other) return then(state, told === 'yes');
  const candidates = candidatesOf(one, other);
  const note = (): string =>
    say`
      Whether ${qualifiedName(one)} and ${qualifiedName(other)} are one subnet is not known: the file says \`anywhere\`.
    `;
  const asked = isSettled(state, candidates)
    ? state
    : pass(state, 'route-table', state.context.light ? '' : tableName(state, one), note, {}, 'choice');
  return settle(asked, candidates, (settled, areOne) => then(settled, areOne === true));
}

/** Whether they are, once that has been settled. */
export function areFoundOne(state: TraceState, one: Subnet, other: Subnet): boolean {
  const told = areOneSubnet(one, other);
  return told === 'perhaps' ? settledOf<boolean>(state, candidatesOf(one, other)) === true : told === 'yes';
}

/** Whether a packet is for somebody in the subnet, at the private address: no border lies between. */
export function whetherForNeighbour(
  state: TraceState,
  subnet: Subnet | undefined,
  then: (state: TraceState, isNeighbour: boolean) => Transition,
): Transition {
  const { goal } = state;
  if (!subnet) return then(state, false);
  if (goal.kind === 'nobody' && mayBeThere(state, subnet.vpc)) {
    const told = strangerIn(state.destination, subnet);
    return told === 'perhaps'
      ? settle(state, candidatesOf(subnet, subnet), (settled, isSo) => then(settled, isSo === true))
      : then(state, told === 'yes');
  }
  return goal.kind === 'interface' && !goal.dialedPublic
    ? whetherOne(state, goal.iface.subnet, subnet, then)
    : then(state, false);
}
