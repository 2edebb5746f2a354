/** What joins VPCs to each other. */
import type { NamedElement } from './literals.js';
import type { DirectConnect, Vpn } from './on-premises.js';
import type { Located, Origin, Reference } from './origin.js';
import type { Route } from './route-tables.js';
import type { Subnet } from './subnet.js';
import type { MayBeAbsent, MayHoldMore } from './untold.js';
import type { Vpc } from './vpc.js';

export interface Peering extends NamedElement, MayBeAbsent {
  readonly kind: 'peering';
  /** Two VPCs, or two transit gateways. */
  readonly ends: readonly [Reference<Vpc | TransitGateway>, Reference<Vpc | TransitGateway>];
}

export interface TransitGateway extends NamedElement {
  readonly kind: 'transit-gateway';
  readonly securityGroupReferencing: boolean;
  /** No default table: what no table is associated with goes nowhere. */
  readonly defaultRouteTable?: 'none' | undefined;
  readonly attachments: readonly TransitGatewayAttachment[];
  /** None: one default table to which everything attached is associated and propagates. */
  readonly routeTables: readonly TransitGatewayRouteTable[];
}

export interface TransitGatewayAttachment extends MayBeAbsent {
  readonly kind: 'attachment';
  readonly origin: Origin;
  readonly vpc: Reference<Vpc>;
  /** One a zone. Undefined: in every zone of the VPC, in attachment subnets of its own with open ACLs and local routes. */
  readonly subnets?: readonly Reference<Subnet>[] | undefined;
  readonly ids: readonly Located<string>[];
  /** Both directions of a flow use the interface of one zone, which AWS picks. */
  readonly applianceMode?: true | undefined;
  /** False: references to groups do not count over this attachment, whatever its transit gateway says. */
  readonly securityGroupReferencing?: false | undefined;
  /** False: the IPv6 blocks of the VPC are not propagated. Nothing is filtered: static routes hold. */
  readonly ipv6?: false | undefined;
}

export interface TransitGatewayRouteTable extends NamedElement, MayHoldMore {
  readonly kind: 'transit-gateway-route-table';
  readonly transitGateway: TransitGateway;
  readonly associations: readonly Reference<Attached>[];
  readonly propagations: readonly Reference<Attached>[];
  readonly routes: readonly Route[];
}

/** What can be attached to a transit gateway, by its name. */
export type Attached = Vpc | Vpn | DirectConnect | Peering;
