import type { RouteEntry } from '../forwarding/index.js';
import { areOneSubnet, type Resource, type RouteTargetElement, type Subnet } from '../topology/index.js';
import { say } from '../words/index.js';
import { byRoute } from './by-route.js';
import { whetherForNeighbour, whetherOne } from './one-subnet.js';
import { acl, type Detail, pass } from './record.js';
import type { Position, TraceState } from './state.js';
import { cannotRoute, nameOf, whicheverVpc } from './table-words.js';
import { type Ended, leftOpen, onward, stop, type Transition } from './transition.js';

/** Where it has been so often that it comes to no end. */
export const inCircle = (state: TraceState, position: Position): Ended =>
  stop(state, 'route-table', nameOf(position), say`The routes send the packet in a circle.`, 'CANNOT_ROUTE');

/** Looks the destination up, and goes where the table says. */
export function followRoute(state: TraceState, position: Position): Transition {
  const { table } = position;
  const choice = state.answered ? table.lookupForReply(state.destination.cls) : table.lookup(state.destination.cls);
  if (choice.kind === 'route') return follow(state, position, choice.entry);
  return byRoute(state, choice, nameOf(position), (settled, entry) => follow(settled, position, entry));
}

/** The border of the subnet that a packet leaves. */
const leaveSubnet = (state: TraceState, { subnet }: Position): TraceState =>
  subnet ? acl(state, subnet, 'outbound') : state;

function follow(state: TraceState, position: Position, entry: RouteEntry | undefined): Transition {
  const object = nameOf(position);
  if (!entry)
    return stop(
      leaveSubnet(state, position),
      'route-table',
      object,
      () => say`No route of ${object} leads to this address.`,
      'NO_ROUTE_TO_DESTINATION',
      { origin: position.table.table?.nameOrigin },
    );
  const detail = { rule: entry.text, origin: entry.origin };
  if (entry.target.kind === 'local') return followLocal(state, position, detail);
  const target = entry.target.kind === 'element' ? entry.target.element : undefined;
  const near = position.fromTransit && target?.kind === 'resource' ? nearest(target, position.subnet) : undefined;
  return whetherOne(state, near, position.subnet, (found, isNeighbour) =>
    send(near && isNeighbour ? found : leaveSubnet(found, position), position, entry, target, detail),
  );
}

/** The subnet of its own that a resource has where a packet is, or may be. */
const nearest = ({ subnets }: Resource, here: Subnet | undefined): Subnet | undefined =>
  subnets.find((subnet) => subnet === here) ?? subnets.find((subnet) => areOneSubnet(subnet, here) === 'perhaps');

function send(
  leaving: TraceState,
  position: Position,
  entry: RouteEntry,
  target: RouteTargetElement | undefined,
  detail: Detail,
): Transition {
  const object = nameOf(position);
  if (entry.target.kind === 'blackhole')
    return stop(
      leaving,
      'route-table',
      object,
      say`The route to ${entry.text} is a blackhole: what it led to is gone, or it was meant to drop.`,
      'BAD_STATE_ROUTE',
      detail,
    );
  if (!target)
    return leftOpen(leaving, 'route-table', object, say`The target of the route to ${entry.text} is not known.`);
  const routed = pass(
    leaving,
    'route-table',
    object,
    () => say`The route to ${entry.text} is the most specific one for this address; it leads to ${target.name}.`,
    detail,
  );
  if ('vpc' in target && target.vpc !== position.vpc && target.vpc.anywhere) return whicheverVpc(routed, target.vpc);
  if ('vpc' in target && target.vpc !== position.vpc)
    return cannotRoute(routed, position, say`${target.name} belongs to another VPC.`, detail);
  return onward(routed, { at: 'target', position, target, detail });
}

function followLocal(state: TraceState, position: Position, detail: Detail): Transition {
  const { vpc, subnet } = position;
  return whetherForNeighbour(state, subnet, (found, isInside) => {
    const routed = pass(
      isInside ? found : leaveSubnet(found, position),
      'route-table',
      nameOf(position),
      () => say`The local route to ${detail.rule}: the address is inside the VPC.`,
      detail,
    );
    return onward(routed, { at: 'vpc', vpc, from: subnet });
  });
}
