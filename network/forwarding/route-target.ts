import {
  isAppliance,
  isNatGateway,
  nounOf,
  type Resource,
  type Route,
  type RouteTable,
  type RouteTarget,
  type RouteTargetElement,
  withArticle,
} from '../topology/index.js';

/** What the route leads to; undefined for `local`, `blackhole`, and where the name leads nowhere. */
export function targetOf(route: Route): RouteTargetElement | undefined {
  return route.target.kind === 'ref' ? route.target.ref.target : undefined;
}

/** The name leads nowhere, so nothing can be said of where the traffic goes. */
export function targetIsUnresolved(target: RouteTarget): boolean {
  return target.kind === 'ref' && target.ref.target === undefined;
}

/** Two routes lead to the same place exactly when these are equal. Undefined: unresolved. */
export function targetKey(target: RouteTarget): RouteTargetElement | 'local' | 'blackhole' | undefined {
  return target.kind === 'ref' ? target.ref.target : target.kind;
}

/** As the file writes it. */
export function targetText(target: RouteTarget): string {
  return target.kind === 'ref' ? target.ref.text : target.kind;
}

export function isInternetGatewayRoute(route: Route): boolean {
  return targetOf(route)?.kind === 'internet-gateway';
}

export function everyTargetResolved(table: RouteTable): boolean {
  return !table.routes.some((route) => targetIsUnresolved(route.target));
}

export function isNatGatewayTarget(element: RouteTargetElement | undefined): boolean {
  return element?.kind === 'regional-nat-gateway' || (element?.kind === 'resource' && isNatGateway(element));
}

/** A router or firewall that traffic can be sent through. */
export function isApplianceTarget(element: RouteTargetElement | undefined): element is Resource {
  return element?.kind === 'resource' && isAppliance(element);
}

export function kindInWords(element: RouteTargetElement): string {
  return withArticle(nounOf(element));
}
