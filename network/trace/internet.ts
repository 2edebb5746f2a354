import { say } from '../words/index.js';
import { whereSomebodyIs } from './elastic-ip.js';
import { isPublic } from './public-end.js';
import type { TraceState } from './state.js';
import { ended, leftOpen, onward, stop, type Transition } from './transition.js';
import { perhapsInVpc } from './untold-subnet.js';

/** Between the gateways: to an outside host, or into the VPC that has the address. */
export function onTheInternet(state: TraceState, from: string): Transition {
  const { goal, destination } = state;
  if (goal.kind === 'internet') {
    if (destination.set && !isPublic(destination))
      return stop(state, 'delivery', from, say`The internet does not route this address.`, 'UNKNOWN_DESTINATION');
    return whereSomebodyIs(state, goal, (found) => ended(found, 'arrived'));
  }
  if (goal.kind === 'interface' && (goal.dialedPublic || destination.family === 6))
    return onward(state, { at: 'internet-gateway', vpc: goal.iface.vpc });
  if (goal.kind === 'regional-nat') return onward(state, { at: 'internet-gateway', vpc: goal.vpc });
  // What goes back to a network came by another way, and with another address.
  if (goal.kind === 'network' && !state.answered && isPublic(destination))
    return leftOpen(
      state,
      'delivery',
      goal.network.name,
      () => say`Whether ${goal.network.name} has this address on the internet too is not in the file.`,
    );
  const perhaps = perhapsInVpc(state);
  if (perhaps) return onward(state, { at: 'internet-gateway', vpc: perhaps });
  return stop(
    state,
    'delivery',
    from,
    goal.kind === 'nobody' ? goal.why : say`On the internet this address leads somewhere else.`,
    'NO_POSSIBLE_DESTINATION',
  );
}
