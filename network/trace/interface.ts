import type { Interface } from '../endpoints/index.js';
import { isNatGateway, type Resource, type ResourceType, traitsOf } from '../topology/index.js';
import { say, type Told, told } from '../words/index.js';
import { WITHOUT_ICMP } from './at-most.js';
import { whetherForNeighbour } from './one-subnet.js';
import { acl, groups, groupsOfSender, pass, record } from './record.js';
import type { TraceState } from './state.js';
import { tableName, unknownTable, whicheverVpc } from './table-words.js';
import { ended, onward, stop, type Transition } from './transition.js';
import { whereThere } from './whether-there.js';

/** Out of an interface: the group has been asked (or need not be); the subnet's border and its route table come next. */
export function leaveInterface(state: TraceState, iface: Interface): Transition {
  const { subnet } = iface;
  return whetherForNeighbour(state, subnet, (found, isNeighbour) =>
    isNeighbour ? straight(found, iface) : (mayBeInAny(found, iface) ?? byTable(found, iface)),
  );
}

function straight(state: TraceState, { subnet, vpc, owner }: Interface): Transition {
  const { goal } = state;
  // A classic load balancer's packets pass the ACL even on their way to a target in the same subnet.
  const isClassic = owner.kind === 'load-balancer' && owner.type === 'classic' && !state.answered;
  const leaving = isClassic ? acl(state, subnet, 'outbound') : state;
  return onward(
    pass(
      leaving,
      'route-table',
      state.context.light ? '' : tableName(state, subnet),
      say`Both are in one subnet: the packet goes straight there, past no network ACL and no route table.`,
      {},
      'not-evaluated',
    ),
    goal.kind === 'interface' ? { at: 'interface', iface: goal.iface } : { at: 'vpc', vpc, from: subnet },
  );
}

/** Of a VPC of which nobody tells which one it is, or which several they are, the way to another subnet is not told, nor from there. */
function mayBeInAny(state: TraceState, { vpc }: Interface): Transition | undefined {
  const { goal } = state;
  if (goal.kind !== 'interface') return undefined;
  const open = [vpc, goal.iface.vpc].find(({ anywhere }) => anywhere);
  return open && whicheverVpc(state, open);
}

function byTable(state: TraceState, { subnet, vpc }: Interface): Transition {
  const table = state.context.compiled.tableOfSubnet(subnet);
  if (!table) return unknownTable(acl(state, subnet, 'outbound'), subnet);
  return onward(state, { at: 'route-table', position: { vpc, subnet, table, fromTransit: false } });
}

/** At the interface itself: its groups ask who comes in. */
export function arriveAt(before: TraceState, iface: Interface): Transition {
  if (iface.owner.kind === 'resource' && iface.owner.maybe)
    return whereThere(before, iface.owner, 'delivery', iface.name, (found) => receive(found, iface));
  return receive(before, iface);
}

/** What takes no connection, and why not. */
const REFUSALS: Readonly<Partial<Record<ResourceType, Told>>> = {
  function: told`is a function: it opens connections, and takes none in its VPC`,
  'client-vpn-endpoint': told`
    has clients that come with its own address: nothing can open a connection to them, nor to the endpoint's
    interface
  `,
  'gateway-load-balancer-endpoint': told`hands on what routes send through it; it takes no connection itself`,
  'nat-gateway': told`is a NAT gateway: it opens connections for its clients, and takes none itself`,
};

function refuse(state: TraceState, { name }: Interface, resource: Resource): Transition {
  const note = say`${name} ${REFUSALS[resource.type] ?? told`takes no connection`}.`;
  const detail = { origin: resource.nameOrigin };
  if (!isNatGateway(resource)) return stop(state, 'delivery', name, note, 'NO_POSSIBLE_DESTINATION', detail);
  return stop(
    state,
    'nat-gateway',
    name,
    note,
    state.lost === 'public' ? 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS' : undefined,
    detail,
  );
}

function receive(before: TraceState, iface: Interface): Transition {
  const state = groups(before, iface, 'inbound', groupsOfSender(before));
  if (state.answered || iface.owner.kind !== 'resource') return ended(state, 'arrived');
  const { nameOrigin } = iface.owner;
  const traits = traitsOf(iface.owner);
  if (!traits.takesConnections) return refuse(state, iface, iface.owner);
  if (traits.answersPing) return ended(state, 'arrived');
  return ended(
    record(state, {
      checkpoint: 'delivery',
      object: iface.name,
      allowed: WITHOUT_ICMP,
      stateful: false,
      effect: 'filter',
      note: say`An interface endpoint does not answer ping.`,
      detail: { kind: 'plain', origin: nameOrigin },
    }),
    'arrived',
  );
}
