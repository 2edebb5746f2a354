/**
 * The network as plain values: what a `.vpc` file says, or what an importer read from an account.
 * Nothing here knows text, syntax trees or editors; every element tells where it was written (`origin`).
 * Elements point to each other directly (a subnet to its VPC), references by name carry their text too (`Reference`), so that a rule can speak of what is wrong.
 * Invariant: a topology is never changed after it is built, save that its groups and ACLs get other rules (`other-rules.ts`).
 */
import type { Expectation } from './assertion.js';
import type { ElasticIp } from './elastic-ip.js';
import type { EndpointService } from './endpoint-service.js';
import type { NetworkAcl, SecurityGroup } from './filters.js';
import type {
  EgressOnlyGateway,
  GatewayEndpoint,
  InternetGateway,
  RegionalNatGateway,
  VpnGateway,
} from './gateways.js';
import type { NamedElement } from './literals.js';
import type { LoadBalancer } from './load-balancer.js';
import type { DirectConnect, Host, OnPremisesNetwork, Vpn } from './on-premises.js';
import type { Reference } from './origin.js';
import type { PrefixList } from './prefix-list.js';
import type { Resource } from './resource.js';
import type { RouteTable } from './route-tables.js';
import type { Subnet } from './subnet.js';
import type { ServiceDeclaration } from './traffic-terms.js';
import type { Peering, TransitGateway, TransitGatewayRouteTable } from './transit-gateway.js';
import type { Vpc } from './vpc.js';

export type * from './assertion.js';
export type * from './client-vpn.js';
export type * from './elastic-ip.js';
export type * from './endpoint-service.js';
export type * from './filters.js';
export type * from './gateways.js';
export type * from './literals.js';
export type * from './load-balancer.js';
export type * from './on-premises.js';
export type * from './origin.js';
export type * from './prefix-list.js';
export type * from './resource.js';
export type * from './route-tables.js';
export type * from './subnet.js';
export type * from './traffic-terms.js';
export type * from './transit-gateway.js';
export type * from './vpc.js';

export interface Topology {
  readonly vpcs: readonly Vpc[];
  readonly networks: readonly OnPremisesNetwork[];
  readonly peerings: readonly Peering[];
  readonly transitGateways: readonly TransitGateway[];
  readonly vpns: readonly Vpn[];
  readonly directConnects: readonly DirectConnect[];
  readonly prefixLists: readonly PrefixList[];
  readonly elasticIps: readonly ElasticIp[];
  readonly services: readonly ServiceDeclaration[];
  readonly expectations: readonly Expectation[];
}

/** Everything that has a name, by `kind`. */
export type Element =
  | Vpc
  | Subnet
  | Resource
  | RouteTable
  | NetworkAcl
  | SecurityGroup
  | InternetGateway
  | EgressOnlyGateway
  | VpnGateway
  | RegionalNatGateway
  | LoadBalancer
  | EndpointService
  | GatewayEndpoint
  | OnPremisesNetwork
  | Host
  | Vpn
  | DirectConnect
  | Peering
  | TransitGateway
  | TransitGatewayRouteTable
  | PrefixList
  | ElasticIp
  | ServiceDeclaration;

/** The name as a text has it. */
export function writtenName(element: NamedElement): string {
  return element.written ?? element.name;
}

/** `vpc.name`, `network.host`, `hub.table`, or the bare name at the top level. */
export function qualifiedName(element: NamedElement & { readonly kind: string }): string {
  return qualified(element, ({ name }) => name);
}

/** The same with names of another kind. */
export function qualified(
  element: NamedElement & { readonly kind: string },
  nameOf: (element: NamedElement) => string,
): string {
  const owner = element as {
    vpc?: Vpc;
    network?: NamedElement | Reference<OnPremisesNetwork>;
    transitGateway?: TransitGateway;
  };
  const name = nameOf(element);
  if (owner.vpc) return `${nameOf(owner.vpc)}.${name}`;
  if (element.kind === 'host') return `${nameOf(owner.network as NamedElement)}.${name}`;
  if (owner.transitGateway) return `${nameOf(owner.transitGateway)}.${name}`;
  return name;
}
