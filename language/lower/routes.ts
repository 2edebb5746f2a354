import {
  type Attached,
  type GatewayEndpoint,
  maybeIf,
  type PrefixList,
  type Reference,
  type Route,
  type RouteDestination,
  type RouteTable,
  type RouteTarget,
  type RouteTargetElement,
  type TransitGateway,
  type TransitGatewayRouteTable,
  unknownIf,
  type Vpc,
  type VpnGateway,
} from '../../network/topology/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES, type Role } from '../link/roles.js';
import type { Owner } from '../link/scopes.js';
import type { FileBuilder } from './file-builder.js';
import { leafOf, leavesOf } from './leaves.js';

export function routeTable(builder: FileBuilder, node: ast.RouteTable, vpc: Vpc): RouteTable {
  const routes: Route[] = [];
  const propagations: Reference<VpnGateway>[] = [];
  for (const item of node.items) {
    if (item.$type === 'Route') routes.push(...route(builder, item, ROLES.routeTarget, vpc));
    else if (item.$type === 'Propagate')
      propagations.push(
        ...leavesOf(item, 'refs').map((leaf) => builder.reference<VpnGateway>(leaf, ROLES.vpnGateway, vpc)),
      );
  }
  const table: RouteTable = {
    kind: 'route-table',
    ...builder.named(node),
    vpc,
    main: node.main,
    ...unknownIf(node.unknown),
    routes,
    propagations,
  };
  builder.register(table, vpc);
  return table;
}

export function transitGatewayRouteTable(
  builder: FileBuilder,
  node: ast.TransitGatewayRouteTable,
  transitGateway: TransitGateway,
): TransitGatewayRouteTable {
  const routes: Route[] = [];
  const associations: Reference<Attached>[] = [];
  const propagations: Reference<Attached>[] = [];
  for (const item of node.items) {
    if (item.$type === 'Route') routes.push(...route(builder, item, ROLES.attached, undefined));
    else if (item.$type === 'Associate')
      associations.push(...leavesOf(item, 'refs').map((leaf) => builder.reference<Attached>(leaf, ROLES.attached)));
    else if (item.$type === 'Propagate')
      propagations.push(...leavesOf(item, 'refs').map((leaf) => builder.reference<Attached>(leaf, ROLES.attached)));
  }
  const table: TransitGatewayRouteTable = {
    kind: 'transit-gateway-route-table',
    ...builder.named(node),
    transitGateway,
    ...unknownIf(node.unknown),
    associations,
    propagations,
    routes,
  };
  builder.register(table, transitGateway);
  return table;
}

/** None where error recovery left an end out. */
export function route(builder: FileBuilder, node: ast.Route, targets: Role, owner: Owner | undefined): Route[] {
  const destination = routeDestination(builder, node, owner);
  const target = routeTarget(builder, node, targets, owner);
  return destination && target
    ? [{ kind: 'route', origin: builder.originOf(node), ...maybeIf(node.maybe), destination, target }]
    : [];
}

export function routeDestination(
  builder: FileBuilder,
  node: ast.Route | ast.Authorize,
  owner: Owner | undefined,
): RouteDestination | undefined {
  const cidr = leafOf(node, 'cidr');
  if (cidr) return { kind: 'cidr', origin: builder.origin(cidr), literal: builder.cidr(cidr) };
  const any = leafOf(node, 'any');
  if (any) return { kind: 'any', origin: builder.origin(any) };
  const ref = leafOf(node, 'ref');
  return (
    ref && { kind: 'ref', origin: builder.origin(ref), ref: builder.reference(ref, ROLES.routeDestination, owner) }
  );
}

function routeTarget(
  builder: FileBuilder,
  node: ast.Route,
  role: Role,
  owner: Owner | undefined,
): RouteTarget | undefined {
  const fixed = leafOf(node, 'local') ?? leafOf(node, 'blackhole');
  if (fixed) return { kind: node.local ? 'local' : 'blackhole', origin: builder.origin(fixed) };
  const ref = leafOf(node, 'target');
  return (
    ref && { kind: 'ref', origin: builder.origin(ref), ref: builder.reference<RouteTargetElement>(ref, role, owner) }
  );
}

export function gatewayEndpoint(builder: FileBuilder, node: ast.GatewayEndpoint, vpc: Vpc): GatewayEndpoint {
  const endpoint: GatewayEndpoint = {
    kind: 'gateway-endpoint',
    ...builder.named(node),
    ...maybeIf(node.maybe),
    vpc,
    service: builder.reference<PrefixList>(leafOf(node, 'service'), ROLES.prefixList, vpc),
    routeTables: leavesOf(node, 'routeTables').map((leaf) =>
      builder.reference<RouteTable>(leaf, ROLES.routeTable, vpc),
    ),
  };
  builder.register(endpoint, vpc);
  return endpoint;
}
