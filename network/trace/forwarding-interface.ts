/** What is common to all interfaces that packets for others are routed through. */

import type { Interface } from '../endpoints/index.js';
import { type Resource, type Subnet, traitsOf, type Vpc } from '../topology/index.js';
import { say } from '../words/index.js';
import { deny, pass } from './record.js';
import type { TraceState } from './state.js';
import { tableName } from './table-words.js';
import { type Place, stop, type Transition } from './transition.js';

/** `from`: the subnet the packet is in already. */
export const placeOf = (resource: Resource, iface: Interface, vpc: Vpc, from: Subnet | undefined): Place => ({
  at: traitsOf(resource).forwards === 'masquerades' ? 'nat-instance' : 'appliance',
  vpc,
  from,
  iface,
});

/** Whether the table of its own subnet leads back to it. */
export function sendsBackToItself({ context, destination }: TraceState, { subnet, owner }: Interface): boolean {
  const choice = context.compiled.tableOfSubnet(subnet)?.lookup(destination.cls);
  return choice?.kind === 'route' && choice.entry.target.kind === 'element' && choice.entry.target.element === owner;
}

export const toItself = (state: TraceState, { name, subnet, owner }: Interface): Transition =>
  stop(
    state,
    'route-table',
    tableName(state, subnet),
    say`${name} would send the packet back to itself, since its own subnet has the same route.`,
    'CANNOT_ROUTE',
    { origin: state.context.compiled.tableOfSubnet(subnet)?.table?.nameOrigin ?? owner.nameOrigin },
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
        say`
        ${name} hands the packet to the appliances behind its Gateway Load Balancer and gets it back. What those
        filter is not in the file and taken to let it through.
      `,
      detail,
    );
  if (sourceDestCheck)
    return deny(
      state,
      'source-dest-check',
      name,
      say`
        ${name} drops what is not addressed to it, since its source/destination check is on. A router or firewall
        needs \`source-dest-check off\`.
      `,
      'ENI_SOURCE_DEST_CHECK_RESTRICTION',
      detail,
    );
  return pass(
    state,
    'source-dest-check',
    name,
    say`${name} forwards the packet: its source/destination check is off.`,
    detail,
  );
}
