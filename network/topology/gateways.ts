/** The doors of a VPC. */
import type { NamedElement } from './literals.js';
import type { Reference } from './origin.js';
import type { PrefixList } from './prefix-list.js';
import type { PublicIp } from './resource.js';
import type { RouteTable } from './route-tables.js';
import type { MayBeAbsent } from './untold.js';
import type { Vpc } from './vpc.js';

export interface InternetGateway extends NamedElement, MayBeAbsent {
  readonly kind: 'internet-gateway';
  readonly vpc: Vpc;
  /** Edge (ingress) routing. */
  readonly routeTable?: Reference<RouteTable> | undefined;
}

export interface EgressOnlyGateway extends NamedElement, MayBeAbsent {
  readonly kind: 'egress-only-gateway';
  readonly vpc: Vpc;
}

/** A virtual private gateway. */
export interface VpnGateway extends NamedElement, MayBeAbsent {
  readonly kind: 'vpn-gateway';
  readonly vpc: Vpc;
  readonly routeTable?: Reference<RouteTable> | undefined;
}

export interface RegionalNatGateway extends NamedElement, MayBeAbsent {
  readonly kind: 'regional-nat-gateway';
  readonly vpc: Vpc;
  readonly publicIps: readonly PublicIp[];
  /** Its own table; undefined: one that AWS keeps, with `local` and the internet gateway. */
  readonly routeTable?: Reference<RouteTable> | undefined;
}

export interface GatewayEndpoint extends NamedElement, MayBeAbsent {
  readonly kind: 'gateway-endpoint';
  readonly vpc: Vpc;
  readonly service: Reference<PrefixList>;
  readonly routeTables: readonly Reference<RouteTable>[];
}
