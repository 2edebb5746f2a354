import type { CompiledNetwork } from '../../endpoints/index.js';
import {
  type DirectConnect,
  type Origin,
  type Resource,
  type Route,
  type RouteTable,
  routeTableOf,
  type Subnet,
  type Topology,
  type TransitGateway,
  type TransitGatewayRouteTable,
  type Vpc,
  type Vpn,
} from '../../topology/index.js';
import type { ClassTrace, Step } from '../../trace/index.js';

/** What decides where a reply goes at the point where it gets lost. */
export type Place =
  | { readonly kind: 'route-table'; readonly element: RouteTable; readonly vpc: Vpc; readonly route: Route | undefined }
  /** Its main route table, which nobody declares: `local` alone. */
  | { readonly kind: 'main-table'; readonly element: Subnet | Vpc; readonly vpc: Vpc; readonly route: undefined }
  | { readonly kind: 'transit-table'; readonly element: TransitGatewayRouteTable | TransitGateway }
  | { readonly kind: 'connection'; readonly element: Vpn | DirectConnect }
  /** A firewall that would see one direction alone. */
  | { readonly kind: 'appliance'; readonly element: Resource };

interface Index {
  readonly tables: ReadonlyMap<Origin, { readonly table: RouteTable; readonly route: Route | undefined }>;
  readonly transit: ReadonlyMap<Origin, TransitGatewayRouteTable | TransitGateway>;
  readonly connections: ReadonlyMap<Origin, Vpn | DirectConnect>;
}

const indexes = new WeakMap<Topology, Index>();

/** A step tells its element by the place where that is written. */
function indexOf(topology: Topology): Index {
  let index = indexes.get(topology);
  if (!index) {
    const tables = new Map<Origin, { table: RouteTable; route: Route | undefined }>();
    for (const table of topology.vpcs.flatMap(({ routeTables }) => routeTables)) {
      tables.set(table.nameOrigin, { table, route: undefined });
      for (const route of table.routes) tables.set(route.origin, { table, route });
      for (const { origin } of table.propagations) tables.set(origin, { table, route: undefined });
    }
    index = {
      tables,
      transit: new Map(
        topology.transitGateways
          .flatMap((hub) => [hub, ...hub.routeTables])
          .flatMap((element) => [element.nameOrigin, ...routesOf(element)].map((origin) => [origin, element])),
      ),
      connections: new Map([...topology.vpns, ...topology.directConnects].map((line) => [line.nameOrigin, line])),
    };
    indexes.set(topology, index);
  }
  return index;
}

/**
 * What is told by other rules is no place here: a zone without attachment, an attachment without table, a route whose target is gone,
 * and a blackhole of a transit gateway, which is there on purpose.
 */
const TOLD = new Set([
  'TGW_ROUTE_AZ_RESTRICTION',
  'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
  'TGW_RTB_BAD_STATE_ROUTE',
  'BAD_STATE_ROUTE',
]);

export function placeOf(compiled: CompiledNetwork, { from, to, trace }: ClassTrace, stop: Step): Place | undefined {
  if (stop.code && TOLD.has(stop.code)) return undefined;
  const ofInternet = from.questionEnd.kind === 'internet';
  // An AWS service opens no connections, so that nobody asks from the addresses that a gateway endpoint serves.
  if (ofInternet && stop.checkpoint === 'gateway-endpoint') return undefined;
  const index = indexOf(compiled.topology);
  const origin = originOf(stop);
  const connection = origin && index.connections.get(origin);
  if (connection) return { kind: 'connection', element: connection };
  if (isOneSided(stop)) {
    const owner = compiled.interfaces.find(({ name }) => name === stop.object)?.owner;
    return owner?.kind === 'resource' ? { kind: 'appliance', element: owner } : undefined;
  }
  const told = lastTold(index, trace.steps, stop);
  if (told) return told;
  // The local route, and a main table that nobody declares, are written nowhere; then the first table asked is the answering subnet's.
  const subnet = to.iface?.subnet;
  if (!subnet) {
    const vpc = compiled.topology.vpcs.find(({ name }) => stop.object === `${name}.main`);
    return vpc && { kind: 'main-table', element: vpc, vpc, route: undefined };
  }
  const table = routeTableOf(subnet);
  // A VPC without any table says nothing of its routes.
  if (ofInternet && subnet.vpc.routeTables.length === 0) return undefined;
  return table
    ? { kind: 'route-table', element: table, vpc: subnet.vpc, route: undefined }
    : { kind: 'main-table', element: subnet, vpc: subnet.vpc, route: undefined };
}

const routesOf = (element: TransitGateway | TransitGatewayRouteTable): readonly Origin[] =>
  element.kind === 'transit-gateway' ? [] : element.routes.map(({ origin }) => origin);

/** The reply passes other appliances than the request did: a stop at routes that no route is told of. */
function isOneSided({ checkpoint, code }: Step): boolean {
  return checkpoint === 'route-table' && code === undefined;
}

/** The table asked last before the reply got lost, of a VPC or a transit gateway, where it is written somewhere. */
function lastTold({ tables, transit }: Index, steps: readonly Step[], stop: Step): Place | undefined {
  const back = steps.slice(0, steps.indexOf(stop) + 1).filter(({ direction }) => direction === 'return');
  for (const step of back.reverse()) {
    const origin = originOf(step);
    const table = origin && tables.get(origin);
    if (table) return { kind: 'route-table', element: table.table, vpc: table.table.vpc, route: table.route };
    const element = origin && transit.get(origin);
    if (element) return { kind: 'transit-table', element };
    // A lookup that is written nowhere comes after those that are.
    if (isLookup(step) && step.code !== 'CANNOT_ROUTE') return undefined;
  }
  return undefined;
}

const isLookup = ({ checkpoint, effect }: Step): boolean => checkpoint === 'route-table' && effect !== 'not-evaluated';

function originOf({ detail }: Step): Origin | undefined {
  return detail.kind === 'plain' ? detail.origin : undefined;
}
