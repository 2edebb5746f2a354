import type { Interface } from '../endpoints/index.js';
import type { Resource, Subnet, Vpc } from '../topology/index.js';
import { say } from '../words/index.js';
import { chained } from './chain.js';
import { checked, placeOf, sendsBackToItself, toItself } from './forwarding-interface.js';
import { whetherForNeighbour, whetherOne } from './one-subnet.js';
import { acl, type Detail, groups, groupsOfGoal, groupsOfSender } from './record.js';
import { type Position, type TraceState, withLeg, withoutReferences, withVia } from './state.js';
import { cannotRoute, unknownTable } from './table-words.js';
import { onward, type Transition } from './transition.js';

/** What a route leads to: the interface of a router or firewall, or an endpoint that hands on to some. */
export function toAppliance(state: TraceState, position: Position, resource: Resource, detail: Detail): Transition {
  const iface = state.context.compiled.interfacesOf(resource)[0];
  return iface
    ? onward(state, placeOf(resource, iface, position.vpc, position.subnet))
    : cannotRoute(state, position, say`${resource.name} has no address.`, detail);
}

/** Through a router or firewall that forwards what is not addressed to it. https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html */
export function throughAppliance(before: TraceState, vpc: Vpc, from: Subnet | undefined, iface: Interface): Transition {
  const { goal } = before;
  const { compiled } = before.context;
  const { subnet } = iface;
  if (goal.kind === 'interface' && goal.iface === iface) return onward(before, { at: 'vpc', vpc, from });
  return whetherOne(before, from, subnet, (found, isInside) => {
    const entered = isInside ? found : acl(found, subnet, 'inbound');
    const asked = groups(entered, iface, 'inbound', groupsOfSender(entered));
    if (isInside && sendsBackToItself(asked, iface)) return toItself(asked, iface);
    const state = groups(passedBy(checked(asked, iface), iface), iface, 'outbound', groupsOfGoal(asked));
    return whetherForNeighbour(state, subnet, (passed, isNeighbour) => {
      if (isNeighbour)
        return onward(
          passed,
          goal.kind === 'interface' ? { at: 'interface', iface: goal.iface } : { at: 'vpc', vpc, from: subnet },
        );
      const table = compiled.tableOfSubnet(subnet);
      if (!table) return unknownTable(passed, subnet);
      return onward(passed, { at: 'route-table', position: { vpc, subnet, table, fromTransit: false } });
    });
  });
}

function passedBy(state: TraceState, iface: Interface): TraceState {
  const known = state.answered
    ? { ...state, passed: chained(state.passed, iface) }
    : withLeg(state, { appliances: chained(state.legs.last.appliances, iface) });
  return withoutReferences(withVia(known, iface.name), 'appliance');
}
