import type {
  EgressOnlyGateway,
  GatewayEndpoint,
  InternetGateway,
  RegionalNatGateway,
  VpnGateway,
} from './gateways.js';
import type { CidrLiteral, NamedElement } from './literals.js';
import type { LoadBalancer } from './load-balancer.js';
import type { DirectConnect, OnPremisesNetwork, Vpn } from './on-premises.js';
import type { Origin, Reference } from './origin.js';
import type { PrefixList } from './prefix-list.js';
import type { Resource } from './resource.js';
import type { Subnet } from './subnet.js';
import type { Peering, TransitGateway } from './transit-gateway.js';
import type { MayBeAbsent, MayHoldMore } from './untold.js';
import type { Vpc } from './vpc.js';

export interface RouteTable extends NamedElement, MayHoldMore {
  readonly kind: 'route-table';
  readonly vpc: Vpc;
  readonly main: boolean;
  readonly routes: readonly Route[];
  /** VPN gateways whose prefixes it learns. */
  readonly propagations: readonly Reference<VpnGateway>[];
}

export interface Route extends MayBeAbsent {
  readonly kind: 'route';
  readonly origin: Origin;
  readonly destination: RouteDestination;
  readonly target: RouteTarget;
}

export type RouteDestination =
  | { readonly kind: 'cidr'; readonly origin: Origin; readonly literal: CidrLiteral }
  | { readonly kind: 'any'; readonly origin: Origin }
  | {
      readonly kind: 'ref';
      readonly origin: Origin;
      readonly ref: Reference<PrefixList | Vpc | Subnet | OnPremisesNetwork>;
    };

export type RouteTarget =
  | { readonly kind: 'local' | 'blackhole'; readonly origin: Origin }
  | { readonly kind: 'ref'; readonly origin: Origin; readonly ref: Reference<RouteTargetElement> };

/** Whatever a reference in target position resolved to; a rule says which of them cannot be one. In a transit gateway's table: what is attached. */
export type RouteTargetElement =
  | InternetGateway
  | EgressOnlyGateway
  | VpnGateway
  | Resource
  | RegionalNatGateway
  | Peering
  | TransitGateway
  | GatewayEndpoint
  | Vpc
  | Vpn
  | DirectConnect
  | LoadBalancer
  | Subnet
  | OnPremisesNetwork;
