import type { Resource, Route, RouteTable, RouteTarget, RouteTargetElement } from '../../topology/index.js';

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

export function isNatGateway(element: RouteTargetElement | undefined): boolean {
  return element?.kind === 'regional-nat-gateway' || (element?.kind === 'resource' && element.type === 'nat-gateway');
}

/** A router or firewall that traffic can be sent through: an instance, an interface, or a Gateway Load Balancer endpoint. */
export function isAppliance(element: RouteTargetElement | undefined): element is Resource {
  return (
    element?.kind === 'resource' &&
    (element.type === 'instance' || element.type === 'interface' || element.type === 'gateway-load-balancer-endpoint')
  );
}

const WORDS: Record<Exclude<RouteTargetElement['kind'], 'resource'>, string> = {
  'internet-gateway': 'an internet gateway',
  'egress-only-gateway': 'an egress-only internet gateway',
  'vpn-gateway': 'a virtual private gateway',
  'regional-nat-gateway': 'a NAT gateway',
  peering: 'a peering connection',
  'transit-gateway': 'a transit gateway',
  'gateway-endpoint': 'a gateway endpoint',
  vpc: 'a VPC',
  vpn: 'a VPN connection',
  'direct-connect': 'a Direct Connect connection',
  'load-balancer': 'a load balancer',
  subnet: 'a subnet',
  network: 'an on-premises network',
};

const RESOURCE_WORDS: Record<Resource['type'], string> = {
  instance: 'an instance',
  interface: 'a network interface',
  database: 'a database',
  function: 'a function',
  'interface-endpoint': 'an interface endpoint',
  'nat-gateway': 'a NAT gateway',
  'gateway-load-balancer-endpoint': 'a Gateway Load Balancer endpoint',
};

export function kindInWords(element: RouteTargetElement): string {
  return element.kind === 'resource' ? RESOURCE_WORDS[element.type] : WORDS[element.kind];
}
