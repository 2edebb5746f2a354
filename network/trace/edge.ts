import type { RouteEntry } from '../forwarding/index.js';
import {
  type InternetGateway,
  isAppliance,
  qualifiedName,
  traitsOf,
  type Vpc,
  type VpnGateway,
} from '../topology/index.js';
import { say } from '../words/index.js';
import { byRoute } from './by-route.js';
import { placeOf } from './forwarding-interface.js';
import { pass } from './record.js';
import type { TraceState } from './state.js';
import { noTable } from './table-words.js';
import { leftOpen, onward, stop, type Transition } from './transition.js';
import { whereThere } from './whether-there.js';

/** The gateway's own (edge) route table may send what comes in through an appliance. https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html */
export function throughEdge(state: TraceState, vpc: Vpc, gateway: InternetGateway | VpnGateway): Transition {
  const { routeTable } = gateway;
  if (!routeTable || state.goal.kind === 'regional-nat') return onward(state, { at: 'vpc', vpc, from: undefined });
  if (!routeTable.target) return leftOpen(state, 'route-table', routeTable.text, noTable(say`The gateway`, routeTable));
  const choice = state.context.compiled.tableFor(routeTable.target, vpc).lookup(state.destination.cls);
  const object = qualifiedName(routeTable.target);
  return byRoute(state, choice, object, (settled, entry) => follow(settled, vpc, gateway, object, entry));
}

function follow(
  state: TraceState,
  vpc: Vpc,
  gateway: InternetGateway | VpnGateway,
  object: string,
  entry: RouteEntry | undefined,
): Transition {
  if (!entry || entry.target.kind === 'local') return onward(state, { at: 'vpc', vpc, from: undefined });
  const detail = { rule: entry.text, origin: entry.origin };
  if (entry.target.kind === 'blackhole')
    return stop(
      state,
      'route-table',
      object,
      say`The gateway's route to ${entry.text} is a blackhole.`,
      'BAD_STATE_ROUTE',
      detail,
    );
  if (entry.target.kind === 'unknown')
    return leftOpen(
      state,
      'route-table',
      object,
      say`The target of the gateway's route to ${entry.text} is not known.`,
    );
  const { element } = entry.target;
  const iface = element.kind === 'resource' ? state.context.compiled.interfacesOf(element)[0] : undefined;
  if (!iface || element.kind !== 'resource' || !isAppliance(element))
    return stop(
      state,
      'route-table',
      object,
      say`A gateway's route table cannot lead to ${element.name}.`,
      'CANNOT_ROUTE',
      detail,
    );
  const routed = pass(
    state,
    'route-table',
    object,
    say`The gateway's route to ${entry.text} leads to ${iface.name}.`,
    detail,
  );
  if (
    gateway.kind === 'internet-gateway' &&
    traitsOf(element).forwards !== 'inspects' &&
    !iface.addresses.some((address) => address.publicAddress)
  )
    return stop(
      routed,
      'route-table',
      object,
      say`${iface.name} has no public address, which AWS asks of an appliance behind an internet gateway.`,
      'INGRESS_RTB_NO_PUBLIC_IP',
      detail,
    );
  return whereThere(routed, element, 'route-table', qualifiedName(element), (found) =>
    onward(found, placeOf(element, iface, vpc, undefined)),
  );
}
