import type { Subnet, Vpc } from '../topology/index.js';
import { say } from '../words/index.js';
import { whetherOne } from './one-subnet.js';
import { acl } from './record.js';
import type { TraceState } from './state.js';
import { ended, leftOpen, onward, stop, type Transition } from './transition.js';
import { mayBeThere } from './untold-subnet.js';

/**
 * To the interface that has the address, inside the VPC, by the implicit router.
 * `from`: the subnet the packet is in already, whose border it does not cross again.
 */
export function deliver(state: TraceState, vpc: Vpc, from: Subnet | undefined): Transition {
  const { goal } = state;
  if (goal.kind === 'regional-nat' && goal.vpc === vpc) return ended(state, 'arrived');
  if (goal.kind === 'interface' && goal.iface.vpc === vpc && !goal.dialedPublic) {
    const { iface } = goal;
    return whetherOne(state, from, iface.subnet, (found, areOne) =>
      onward(areOne ? found : acl(found, iface.subnet, 'inbound'), { at: 'interface', iface }),
    );
  }
  if (goal.kind === 'nobody' && mayBeThere(state, vpc))
    return leftOpen(
      state,
      'delivery',
      vpc.name,
      say`
        Whether something in ${vpc.name} has this address is not known, since not all of its blocks are in the
        file.
      `,
    );
  return stop(
    state,
    'delivery',
    vpc.name,
    goal.kind === 'nobody' ? goal.why : say`The packet ends in ${vpc.name}, where nobody has this address.`,
    'NO_POSSIBLE_DESTINATION',
    { origin: vpc.nameOrigin },
  );
}
