import type { Interface } from '../endpoints/index.js';
import { type Resource, type Subnet, traitsOf, type Vpc } from '../topology/index.js';
import { chained } from './chain.js';
import { acl, type Detail, deny, groups, groupsOfGoal, groupsOfSender, pass } from './record.js';
import { isForNeighbour, type Position, type TraceState, withLeg, withoutReferences, withVia } from './state.js';
import { cannotRoute, tableName, unknownTable } from './table-words.js';
import { onward, type Place, stop, type Transition } from './transition.js';

/** What a route leads to: the interface of a router or firewall, or an endpoint that hands on to some. */
export function toAppliance(state: TraceState, position: Position, resource: Resource, detail: Detail): Transition {
  const iface = state.context.compiled.interfacesOf(resource)[0];
  return iface
    ? onward(state, placeOf(resource, iface, position.vpc, position.subnet))
    : cannotRoute(state, position, `${resource.name} has no address.`, detail);
}

/** `from`: the subnet the packet is in already. */
export const placeOf = (resource: Resource, iface: Interface, vpc: Vpc, from: Subnet | undefined): Place => ({
  at: traitsOf(resource).forwards === 'masquerades' ? 'nat-instance' : 'appliance',
  vpc,
  from,
  iface,
});

/** Through a router or firewall that forwards what is not addressed to it. https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html */
export function throughAppliance(before: TraceState, vpc: Vpc, from: Subnet | undefined, iface: Interface): Transition {
  const { goal } = before;
  const { compiled } = before.context;
  const { subnet } = iface;
  if (goal.kind === 'interface' && goal.iface === iface) return onward(before, { at: 'vpc', vpc, from });
  const entered = subnet === from ? before : acl(before, subnet, 'inbound');
  const asked = groups(entered, iface, 'inbound', groupsOfSender(entered));
  if (from === subnet && sendsBackToItself(asked, iface)) return toItself(asked, iface);
  const state = groups(passedBy(checked(asked, iface), iface), iface, 'outbound', groupsOfGoal(asked));
  if (goal.kind === 'interface' && isForNeighbour(state, subnet))
    return onward(state, { at: 'interface', iface: goal.iface });
  const table = compiled.tableOfSubnet(subnet);
  if (!table) return unknownTable(state, subnet);
  return onward(state, { at: 'route-table', position: { vpc, subnet, table, fromTransit: false } });
}

/** Whether the table of its own subnet leads back to it. */
export function sendsBackToItself({ context, destination }: TraceState, { subnet, owner }: Interface): boolean {
  const choice = context.compiled.tableOfSubnet(subnet)?.lookup(destination.cls);
  return choice?.kind === 'route' && choice.entry.target.kind === 'element' && choice.entry.target.element === owner;
}

export const toItself = (state: TraceState, { name, subnet }: Interface): Transition =>
  stop(
    state,
    'route-table',
    tableName(state, subnet),
    `${name} would send the packet back to itself, since its own subnet has the same route.`,
    'CANNOT_ROUTE',
  );

/** The source/destination check. https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html#EIP_Disable_SrcDestCheck */
export function checked(state: TraceState, { name, owner, sourceDestCheck }: Interface): TraceState {
  const detail = { origin: owner.nameOrigin };
  if (owner.kind === 'resource' && traitsOf(owner).forwards === 'inspects')
    return pass(
      state,
      'source-dest-check',
      name,
      () =>
        `${name} hands the packet to the appliances behind its Gateway Load Balancer and gets it back. What those filter is not in the file and taken to let it through.`,
      detail,
    );
  if (sourceDestCheck)
    return deny(
      state,
      'source-dest-check',
      name,
      `${name} drops what is not addressed to it, since its source/destination check is on. A router or firewall needs \`source-dest-check off\`.`,
      'ENI_SOURCE_DEST_CHECK_RESTRICTION',
      detail,
    );
  return pass(
    state,
    'source-dest-check',
    name,
    `${name} forwards the packet: its source/destination check is off.`,
    detail,
  );
}

function passedBy(state: TraceState, iface: Interface): TraceState {
  const known = state.answered
    ? { ...state, passed: chained(state.passed, iface) }
    : withLeg(state, { appliances: chained(state.legs.last.appliances, iface) });
  return withoutReferences(withVia(known, iface.name), 'appliance');
}
