import { addressEnd, type Interface, type InterfaceAddress } from '../endpoints/index.js';
import type { Subnet, Vpc } from '../topology/index.js';
import { EVERYTHING } from '../traffic/index.js';
import { say } from '../words/index.js';
import { checked, sendsBackToItself, toItself } from './forwarding-interface.js';
import { whetherOne } from './one-subnet.js';
import { acl, groups, groupsOfSender, record } from './record.js';
import { type TraceState, withNewLeg, withoutReferences, withReferences, withVia } from './state.js';
import { choose, onward, stop, type Transition } from './transition.js';

/**
 * By an instance that puts its own address on what it passes on: in past the ACL of its subnet and its own groups, out again as an instance like any other.
 * https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
 */
export function throughNatInstance(
  before: TraceState,
  vpc: Vpc,
  from: Subnet | undefined,
  iface: Interface,
): Transition {
  const { goal } = before;
  if (goal.kind === 'interface' && goal.iface === iface) return onward(before, { at: 'vpc', vpc, from });
  return whetherOne(before, from, iface.subnet, (found, isInside) =>
    translated(isInside ? found : acl(found, iface.subnet, 'inbound'), iface, isInside),
  );
}

/** `isInside`: it came from the subnet of the instance. */
function translated(entered: TraceState, iface: Interface, isInside: boolean): Transition {
  const { owner, name } = iface;
  const detail = { origin: owner.nameOrigin };
  // Like every stateful appliance it drops what it saw one direction of.
  if (entered.answered)
    return stop(
      entered,
      'nat-instance',
      name,
      say`The reply goes to ${name}, which drops it: the request did not pass it.`,
      undefined,
      detail,
    );
  const state = checked(groups(entered, iface, 'inbound', groupsOfSender(entered)), iface);
  if (isInside && sendsBackToItself(state, iface)) return toItself(state, iface);
  const { family } = state.source;
  const own = iface.addresses.filter((address) => address.family === family);
  if (own.length === 0)
    return stop(
      state,
      'nat-instance',
      name,
      say`${name} has no IPv${family} address to put on the packet, so it cannot pass it on.`,
      undefined,
      detail,
    );
  return choose(own, (address) => sendOn(state, iface, address));
}

function sendOn(state: TraceState, iface: Interface, address: InterfaceAddress): Transition {
  const { compiled } = state.context;
  const recorded = record(state, {
    checkpoint: 'nat-instance',
    object: iface.name,
    allowed: EVERYTHING,
    stateful: true,
    effect: 'translate',
    note: say`
      ${iface.name} puts its own address on the packet and remembers the connection. From here on the packet is
      its own, for security groups too.
    `,
    detail: { kind: 'plain', origin: iface.owner.nameOrigin },
  });
  const passed = withoutReferences({ ...withVia(recorded, iface.name), segment: state.segment + 1 }, 'nat');
  const sender = { vpc: iface.vpc, publicAddress: address.publicAddress, nat: false };
  const sent = withNewLeg(
    { ...passed, source: addressEnd(compiled, address), sender },
    { kind: 'interface', iface, address },
  );
  return onward(withReferences(sent), { at: 'sender', iface });
}
