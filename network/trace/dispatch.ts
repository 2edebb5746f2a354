import { qualifiedName, type RouteTargetElement } from '../topology/index.js';
import { say } from '../words/index.js';
import { throughAppliance, toAppliance } from './appliance.js';
import { Crossroads } from './crossroads.js';
import { deliver } from './delivery.js';
import { throughEdge } from './edge.js';
import { throughEgressOnlyGateway } from './egress-only-gateway.js';
import { followRoute, inCircle } from './forward.js';
import { throughGatewayEndpoint } from './gateway-endpoint.js';
import { arriveAt, leaveInterface } from './interface.js';
import { onTheInternet } from './internet.js';
import { fromInternet, throughInternetGateway } from './internet-gateway.js';
import { throughNatGateway, throughRegionalNatGateway } from './nat-gateway.js';
import { throughNatInstance } from './nat-instance.js';
import { fromConnection, fromNetwork, toNetwork } from './on-premises.js';
import { acrossPeering, throughPeering } from './peering.js';
import type { Detail } from './record.js';
import type { Position, TraceState } from './state.js';
import { cannotRoute } from './table-words.js';
import { insideTransitGateway, throughTransitGateway } from './transit-gateway.js';
import type { Ended, Place, Transition } from './transition.js';
import { throughVpnGateway } from './vpn-gateway.js';
import { whereThere } from './whether-there.js';

type Target = RouteTargetElement;
type TargetKind = Exclude<Target['kind'], 'resource'> | Extract<Target, { kind: 'resource' }>['type'];
type TargetOf<K> =
  Extract<Target, { kind: K }> extends never ? Extract<Target, { kind: 'resource' }> : Extract<Target, { kind: K }>;

/** What a route may lead to, by kind: a file each. */
const TARGETS: {
  readonly [K in TargetKind]?: (
    state: TraceState,
    position: Position,
    target: TargetOf<K>,
    detail: Detail,
  ) => Transition;
} = {
  'internet-gateway': throughInternetGateway,
  'egress-only-gateway': throughEgressOnlyGateway,
  'vpn-gateway': throughVpnGateway,
  'gateway-endpoint': throughGatewayEndpoint,
  'nat-gateway': throughNatGateway,
  'regional-nat-gateway': throughRegionalNatGateway,
  peering: throughPeering,
  'transit-gateway': throughTransitGateway,
  instance: toAppliance,
  'nat-instance': toAppliance,
  interface: toAppliance,
  'gateway-load-balancer-endpoint': toAppliance,
};

function atTarget(state: TraceState, { position, target, detail }: Extract<Place, { at: 'target' }>): Transition {
  const through = TARGETS[target.kind === 'resource' ? target.type : target.kind] as
    | ((state: TraceState, position: Position, target: Target, detail: Detail) => Transition)
    | undefined;
  if (!through) return cannotRoute(state, position, say`A route cannot lead to ${target.name}.`, detail);
  if (!('maybe' in target)) return through(state, position, target, detail);
  return whereThere(state, target, 'route-table', qualifiedName(target), (found) =>
    through(found, position, target, detail),
  );
}

/** What happens where: the one table that knows them all. */
const PLACES: { readonly [K in Place['at']]: (state: TraceState, place: Extract<Place, { at: K }>) => Transition } = {
  'route-table': (state, { position }) => followRoute(state, position),
  target: atTarget,
  vpc: (state, { vpc, from }) => deliver(state, vpc, from),
  interface: (state, { iface }) => arriveAt(state, iface),
  sender: (state, { iface }) => leaveInterface(state, iface),
  appliance: (state, { vpc, from, iface }) => throughAppliance(state, vpc, from, iface),
  'nat-instance': (state, { vpc, from, iface }) => throughNatInstance(state, vpc, from, iface),
  internet: (state, { from }) => onTheInternet(state, from),
  'internet-gateway': (state, { vpc }) => fromInternet(state, vpc),
  edge: (state, { vpc, gateway }) => throughEdge(state, vpc, gateway),
  'transit-gateway': (state, { hub, entrance, from }) => insideTransitGateway(state, hub, entrance, from),
  peering: (state, { from, to, peering }) => acrossPeering(state, from, to, peering),
  connection: (state, { connection }) => toNetwork(state, connection),
  'connection-end': (state, { connection, gateway }) => fromConnection(state, connection, gateway),
  network: (state, { network }) => fromNetwork(state, network),
};

/** A packet that asks more route tables than this goes in a circle. */
const MAXIMUM_HOPS = 32;

/** Every end that a packet may come to; where it is more than one, each only when asked for. */
export const endsOf = (first: Transition): Iterable<Ended> => endsFrom(first, 0, undefined);

/** `asked`: how many route tables it has asked before; `crossroads`: where other branches have been, if it has any. */
function endsFrom(first: Transition, asked: number, crossroads: Crossroads | undefined): Iterable<Ended> {
  let next = first;
  let hops = asked;
  while (next.kind === 'onward') {
    if (next.place.at === 'route-table') {
      const { position } = next.place;
      if (++hops > MAXIMUM_HOPS) return [inCircle(next.state, position)];
      if (crossroads?.isKnown(next.state, position, hops)) return [];
    }
    const enter = PLACES[next.place.at] as (state: TraceState, place: Place) => Transition;
    next = enter(next.state, next.place);
  }
  return next.kind === 'ended' ? [next] : endsOfAll(next.branches, hops, crossroads ?? new Crossroads());
}

function* endsOfAll(
  branches: Extract<Transition, { kind: 'fork' }>['branches'],
  hops: number,
  crossroads: Crossroads,
): Iterable<Ended> {
  for (const branch of branches) yield* endsFrom(branch(), hops, crossroads);
}
