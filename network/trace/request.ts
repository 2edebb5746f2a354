import { exactly } from '../traffic/index.js';
import { fromBalancer } from './balancer-as-client.js';
import { groupStep, groupsOfGoal, record } from './record.js';
import type { TraceState } from './state.js';
import type { Step } from './trace.js';
import { ended, onward, stop, type Transition } from './transition.js';
import { whereThere } from './whether-there.js';

/** Where the packet that opens a connection sets out. */
export function request(state: TraceState): Transition {
  const { goal } = state;
  const { start } = state.context;
  switch (start.kind) {
    case 'internet':
      return goal.kind === 'interface'
        ? onward(state, { at: 'internet-gateway', vpc: goal.iface.vpc })
        : stop(state, 'delivery', 'internet', 'Nothing of AWS lies on this way.', 'NO_POSSIBLE_DESTINATION');
    case 'network':
      return onward(state, { at: 'network', network: start.network });
    case 'interface':
      break;
    case 'regional-nat':
      throw new Error('a NAT gateway opens no connection of its own');
  }
  if (goal.kind === 'service')
    return ended(
      record(state, {
        checkpoint: 'delivery',
        object: goal.name,
        allowed: exactly(goal.services),
        stateful: false,
        effect: 'filter',
        code: 'NO_POSSIBLE_DESTINATION',
        note: `${goal.name}: neither network ACLs nor security groups filter it.`,
        detail: { kind: 'plain' },
      }),
      'arrived',
    );
  const { iface, address } = start;
  const sent: TraceState = {
    ...state,
    sender: { vpc: iface.vpc, publicAddress: address.publicAddress, nat: false },
  };
  const { owner } = iface;
  if (owner.kind === 'load-balancer') return onward(fromBalancer(sent, iface, owner), { at: 'sender', iface });
  return whereThere(sent, owner, 'delivery', iface.name, (found) => onward(found, { at: 'sender', iface }));
}

/** The groups of the sender, which come first: only the whole way tells whether references to groups count there. */
export function firstGroups(
  end: TraceState,
  source: TraceState['source'],
  destination: TraceState['destination'],
): Step[] {
  const { start } = end.context;
  if (start.kind !== 'interface' || !start.iface.groups || end.goal.kind === 'service') return [];
  const step = groupStep(end, start.iface, start.iface.groups, 'outbound', destination, groupsOfGoal(end));
  return [{ ...step, direction: 'forward', source, destination, segment: 0 }];
}
