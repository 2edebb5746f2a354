import type { ClientVpn } from './client-vpn.js';
import type { EndpointService } from './endpoint-service.js';
import type { SecurityGroup } from './filters.js';
import type { ResourceType } from './kinds.js';
import type { AddressLiteral, NamedElement } from './literals.js';
import type { Located, Origin, Reference } from './origin.js';
import type { PortRange } from './port-range.js';
import type { Subnet } from './subnet.js';
import type { MayBeAbsent } from './untold.js';
import type { Vpc } from './vpc.js';

export type { ResourceType };

export interface Resource extends NamedElement, MayBeAbsent {
  readonly kind: 'resource';
  readonly type: ResourceType;
  /** A private NAT gateway: no public address, for transit gateways and VPN gateways. */
  readonly privateNat: boolean;
  readonly vpc: Vpc;
  /** The subnets it may have its addresses in: one, save for spanning resources. */
  readonly subnets: readonly Subnet[];
  /** Private addresses, of both families. None: every address its subnets can give out. */
  readonly addresses: readonly AddressLiteral[];
  /** Undefined: not stated, so the VPC's default group. */
  readonly securityGroups?: readonly Reference<SecurityGroup>[] | undefined;
  /** Of a NAT gateway, which has none: the statements that give it some. */
  readonly groupStatements?: readonly Origin[] | undefined;
  readonly publicIps: readonly PublicIp[];
  /** Undefined: 1024-65535. */
  readonly clientPorts?: Located<PortRange> | undefined;
  /** False: `source-dest-check off`, as routers and firewalls need it. */
  readonly sourceDestCheck: boolean;
  /** Which families it has addresses of, where it names none. Undefined: both for instances and interfaces, IPv4 for what AWS manages. */
  readonly ipAddressType?: Located<IpAddressType> | undefined;
  /** What comes from an internet gateway is dropped, replies too. */
  readonly denyInternetGatewayTraffic?: true | undefined;
  /** Of an interface endpoint: what it hands connections to. Undefined: a service that the file does not tell, so that connections end here. */
  readonly service?: Reference<EndpointService> | undefined;
  /** Of a Client VPN endpoint, and of no other. */
  readonly clientVpn?: ClientVpn | undefined;
}

export type IpAddressType = 'ipv4' | 'ipv6' | 'dualstack';

/** The n-th public address of a resource belongs to its n-th private IPv4 address, or to the one named with `for`. */
export interface PublicIp extends MayBeAbsent {
  readonly kind: 'public-ip';
  readonly origin: Origin;
  /** Undefined: it has one, but the file does not say which. */
  readonly address?: AddressLiteral | undefined;
  readonly privateAddress?: AddressLiteral | undefined;
}
