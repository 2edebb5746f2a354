/** Networks outside AWS, and what joins them to it. */
import type { VpnGateway } from './gateways.js';
import type { AddressLiteral, CidrLiteral, NamedElement } from './literals.js';
import type { Reference } from './origin.js';
import type { TransitGateway } from './transit-gateway.js';
import type { MayBeAbsent } from './untold.js';

/** An on-premises network. */
export interface OnPremisesNetwork extends NamedElement {
  readonly kind: 'network';
  readonly cidrs: readonly CidrLiteral[];
  /** BGP prefixes that no file tells. */
  readonly unknown: boolean;
  /** Where they are unknown: they may lie anywhere, also inside blocks that the files give to others, and among public addresses. */
  readonly anywhere?: true | undefined;
  readonly hosts: readonly Host[];
}

export interface Host extends NamedElement {
  readonly kind: 'host';
  readonly network: OnPremisesNetwork;
  readonly address: AddressLiteral;
}

export interface Vpn extends NamedElement, MayBeAbsent {
  readonly kind: 'vpn';
  readonly network: Reference<OnPremisesNetwork>;
  readonly gateway: Reference<VpnGateway | TransitGateway>;
  /** Static routes; undefined: BGP, which announces the network's blocks. */
  readonly routes?: readonly CidrLiteral[] | undefined;
  /** What may be the address on the customer's side of a packet, and what on AWS's: all else does not pass the tunnels. Undefined: everything. */
  readonly localCidrs?: TrafficSelector | undefined;
  readonly remoteCidrs?: TrafficSelector | undefined;
}

/** `LocalIpv4NetworkCidr` and its like in https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnectionOptions.html */
export interface TrafficSelector {
  readonly cidrs: readonly CidrLiteral[];
  /** In their place: nobody tells them. */
  readonly unknown?: true | undefined;
}

export interface DirectConnect extends NamedElement, MayBeAbsent {
  readonly kind: 'direct-connect';
  readonly network: Reference<OnPremisesNetwork>;
  readonly gateways: readonly Reference<VpnGateway | TransitGateway>[];
  /** The allowed prefixes; undefined: no list stated. */
  readonly allow?: readonly CidrLiteral[] | undefined;
  /** What on-premises announces; undefined: the network's blocks. */
  readonly routes?: readonly CidrLiteral[] | undefined;
}
