/**
 * The network as plain values: what a `.vpc` file says, or what an importer read from an account.
 * Nothing here knows text, syntax trees or editors; every element tells where it was written (`origin`).
 * Elements point to each other directly (a subnet to its VPC), references by name carry their text too (`Reference`), so that a rule can speak of what is wrong.
 * Invariant: a topology is never changed after it is built.
 */
import type { Address } from '../address/address.js';
import type { Cidr } from '../address/cidr.js';
import type { BuiltinServiceName } from '../traffic/builtin-services.js';
import type { Expectation } from './assertion.js';
import type { Located, Origin, Reference } from './origin.js';
import type { PortRange } from './port-range.js';

/** A CIDR block as written. `cidr` is undefined where the text is no block (already a finding); its host bits are cleared, as AWS does. */
export interface CidrLiteral {
  readonly text: string;
  readonly origin: Origin;
  readonly cidr: Cidr | undefined;
  /** The text had host bits set (10.0.1.5/24). */
  readonly hostBits: boolean;
}

/** An address as written. `address` is undefined where the text is none. */
export interface AddressLiteral {
  readonly text: string;
  readonly origin: Origin;
  readonly address: Address | undefined;
}

/** What every named element has. */
export interface NamedElement {
  readonly name: string;
  readonly nameOrigin: Origin;
  /** The whole declaration. */
  readonly origin: Origin;
  /** The provider's own ids (`vpc-…`, `i-…`): a reference or a query may use one in place of the name. */
  readonly ids: readonly Located<string>[];
  /** The text of the `/** … *​/` comment before the declaration. */
  readonly doc?: string | undefined;
}

export interface Topology {
  readonly vpcs: readonly Vpc[];
  readonly networks: readonly OnPremisesNetwork[];
  readonly peerings: readonly Peering[];
  readonly transitGateways: readonly TransitGateway[];
  readonly vpns: readonly Vpn[];
  readonly directConnects: readonly DirectConnect[];
  readonly prefixLists: readonly PrefixList[];
  readonly services: readonly ServiceDeclaration[];
  readonly expectations: readonly Expectation[];
}

// ------------------------------------------------------------------------------------------------- VPC

export interface Vpc extends NamedElement {
  readonly kind: 'vpc';
  /** The first IPv4 block is the primary one. */
  readonly cidrs: readonly CidrLiteral[];
  readonly region?: Located<string> | undefined;
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly networkAcls: readonly NetworkAcl[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly internetGateways: readonly InternetGateway[];
  readonly egressOnlyGateways: readonly EgressOnlyGateway[];
  readonly vpnGateways: readonly VpnGateway[];
  readonly loadBalancers: readonly LoadBalancer[];
  readonly gatewayEndpoints: readonly GatewayEndpoint[];
  /** NAT gateways of the whole VPC (`regional nat-gateway`), which sit in no subnet. */
  readonly regionalNatGateways: readonly RegionalNatGateway[];
  /** Resources over several subnets (`database x in a, b`). They are not in any subnet's `resources`. */
  readonly spanningResources: readonly Resource[];
  readonly blockPublicAccess: readonly BlockPublicAccess[];
}

export interface Subnet extends NamedElement {
  readonly kind: 'subnet';
  readonly vpc: Vpc;
  /** What `public` or `private` in front states; what the subnet is follows from its routes. */
  readonly intent?: Located<'public' | 'private'> | undefined;
  readonly cidrs: readonly CidrLiteral[];
  readonly zone?: Located<string> | undefined;
  readonly routeTable?: Reference<RouteTable> | undefined;
  readonly networkAcl?: Reference<NetworkAcl> | undefined;
  readonly resources: readonly Resource[];
}

export type ResourceType =
  | 'instance'
  | 'interface'
  | 'database'
  | 'function'
  | 'interface-endpoint'
  | 'nat-gateway'
  | 'gateway-load-balancer-endpoint';

export interface Resource extends NamedElement {
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
  readonly publicIps: readonly PublicIp[];
  /** Undefined: 1024-65535. */
  readonly clientPorts?: Located<PortRange> | undefined;
  /** False: `source-dest-check off`, as routers and firewalls need it. */
  readonly sourceDestCheck: boolean;
}

/** The n-th public address of a resource belongs to its n-th private IPv4 address, or to the one named with `for`. */
export interface PublicIp {
  readonly origin: Origin;
  /** Undefined: it has one, but the file does not say which. */
  readonly address?: AddressLiteral | undefined;
  readonly privateAddress?: AddressLiteral | undefined;
}

export interface RegionalNatGateway extends NamedElement {
  readonly kind: 'regional-nat-gateway';
  readonly vpc: Vpc;
  readonly publicIps: readonly PublicIp[];
  /** Its own table; undefined: one that AWS keeps, with `local` and the internet gateway. */
  readonly routeTable?: Reference<RouteTable> | undefined;
}

export interface InternetGateway extends NamedElement {
  readonly kind: 'internet-gateway';
  readonly vpc: Vpc;
  /** Edge (ingress) routing. */
  readonly routeTable?: Reference<RouteTable> | undefined;
}

export interface EgressOnlyGateway extends NamedElement {
  readonly kind: 'egress-only-gateway';
  readonly vpc: Vpc;
}

/** A virtual private gateway. */
export interface VpnGateway extends NamedElement {
  readonly kind: 'vpn-gateway';
  readonly vpc: Vpc;
  readonly routeTable?: Reference<RouteTable> | undefined;
}

export interface BlockPublicAccess {
  readonly origin: Origin;
  readonly mode: 'bidirectional' | 'ingress';
  /** Subnets that it leaves out, and what those may do. */
  readonly exclusions: readonly { readonly subnet: Reference<Subnet>; readonly allow: 'bidirectional' | 'egress' }[];
}

// ------------------------------------------------------------------------------------------------- routes

export interface RouteTable extends NamedElement {
  readonly kind: 'route-table';
  readonly vpc: Vpc;
  readonly main: boolean;
  readonly routes: readonly Route[];
  /** VPN gateways whose prefixes it learns. */
  readonly propagations: readonly Reference<VpnGateway>[];
}

export interface Route {
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

export interface GatewayEndpoint extends NamedElement {
  readonly kind: 'gateway-endpoint';
  readonly vpc: Vpc;
  readonly service: Reference<PrefixList>;
  readonly routeTables: readonly Reference<RouteTable>[];
}

// ------------------------------------------------------------------------------------------------- filters

export interface NetworkAcl extends NamedElement {
  readonly kind: 'network-acl';
  readonly vpc: Vpc;
  readonly isDefault: boolean;
  /** As written, not sorted. A direction without rules denies everything. */
  readonly inbound: readonly AclRule[];
  readonly outbound: readonly AclRule[];
}

export interface AclRule {
  readonly kind: 'acl-rule';
  readonly origin: Origin;
  readonly acl: NetworkAcl;
  readonly direction: 'inbound' | 'outbound';
  readonly number: Located<number>;
  readonly action: Located<'allow' | 'deny'>;
  readonly traffic: TrafficTerm;
  readonly preposition: Located<'from' | 'to'>;
  readonly peer: Peer;
}

export interface SecurityGroup extends NamedElement {
  readonly kind: 'security-group';
  readonly vpc: Vpc;
  readonly isDefault: boolean;
  /** Undefined: no `inbound` block, so nothing comes in. */
  readonly inbound?: readonly GroupRule[] | undefined;
  /** Undefined: no `outbound` block, so everything may go out. Empty: nothing may. */
  readonly outbound?: readonly GroupRule[] | undefined;
}

export interface GroupRule {
  readonly kind: 'group-rule';
  readonly origin: Origin;
  readonly group: SecurityGroup;
  readonly direction: 'inbound' | 'outbound';
  /** `deny` is an error that a rule reports; the analysis ignores such a rule. */
  readonly action: Located<'allow' | 'deny'>;
  readonly traffics: readonly TrafficTerm[];
  readonly preposition: Located<'from' | 'to'>;
  readonly peers: readonly Peer[];
  /** As written, white space folded to single spaces: `allow brew to baristas`. */
  readonly text: string;
}

/** A rule's other end. */
export type Peer =
  | { readonly kind: 'any'; readonly origin: Origin }
  | { readonly kind: 'cidr'; readonly origin: Origin; readonly literal: CidrLiteral }
  | { readonly kind: 'address'; readonly origin: Origin; readonly literal: AddressLiteral }
  | { readonly kind: 'ref'; readonly origin: Origin; readonly ref: Reference<PeerElement> };

export type PeerElement =
  | SecurityGroup
  | PrefixList
  | Subnet
  | Vpc
  | OnPremisesNetwork
  | Host
  | Resource
  | LoadBalancer;

/** One item of a traffic list. */
export type TrafficTerm =
  | { readonly kind: 'all'; readonly origin: Origin }
  | {
      readonly kind: 'ports';
      readonly origin: Origin;
      readonly protocol: 'tcp' | 'udp' /** Empty: every port. */;
      readonly ports: readonly PortRange[];
    }
  | {
      readonly kind: 'icmp';
      readonly origin: Origin;
      readonly protocol: 'icmp' | 'icmpv6';
      readonly type?: number | undefined;
      readonly code?: number | undefined;
    }
  | { readonly kind: 'protocol'; readonly origin: Origin; readonly protocol: number }
  | {
      readonly kind: 'service';
      readonly origin: Origin /** `target` undefined and `builtin` undefined: unresolved. */;
      readonly ref: Reference<ServiceDeclaration>;
      readonly builtin?: BuiltinServiceName | undefined;
    };

export interface ServiceDeclaration extends NamedElement {
  readonly kind: 'service';
  readonly traffics: readonly TrafficTerm[];
}

export interface PrefixList extends NamedElement {
  readonly kind: 'prefix-list';
  readonly maxEntries?: Located<number> | undefined;
  /** Its contents are not known: what hangs on it is `unknown`. */
  readonly unknown: boolean;
  readonly cidrs: readonly CidrLiteral[];
}

// ------------------------------------------------------------------------------------------------- load balancers

export interface LoadBalancer extends NamedElement {
  readonly kind: 'load-balancer';
  readonly type: 'application' | 'network' | 'classic';
  readonly vpc: Vpc;
  readonly nodes: readonly LoadBalancerNode[];
  /** Each node has a public address, which the file does not name. */
  readonly isPublic: boolean;
  readonly securityGroups?: readonly Reference<SecurityGroup>[] | undefined;
  /** Undefined: AWS's default: on for application, off for network and classic. */
  readonly crossZone?: Located<boolean> | undefined;
  readonly listeners: readonly Listener[];
}

export interface LoadBalancerNode {
  readonly origin: Origin;
  readonly subnet: Reference<Subnet>;
  /** Undefined: any address its subnet can give out. */
  readonly address?: AddressLiteral | undefined;
}

export interface Listener {
  readonly origin: Origin;
  readonly traffic: TrafficTerm;
  readonly targets: readonly Reference<Resource | LoadBalancer | Host | Subnet>[];
  /** What it speaks to its targets; undefined: the same as `traffic`. */
  readonly targetTraffic?: TrafficTerm | undefined;
  readonly clientIp?: Located<'preserved' | 'replaced'> | undefined;
}

// ------------------------------------------------------------------------------------------------- between networks

/** An on-premises network. */
export interface OnPremisesNetwork extends NamedElement {
  readonly kind: 'network';
  readonly cidrs: readonly CidrLiteral[];
  /** BGP prefixes that no file tells. */
  readonly unknown: boolean;
  readonly hosts: readonly Host[];
}

export interface Host extends NamedElement {
  readonly kind: 'host';
  readonly network: OnPremisesNetwork;
  readonly address: AddressLiteral;
}

export interface Vpn extends NamedElement {
  readonly kind: 'vpn';
  readonly network: Reference<OnPremisesNetwork>;
  readonly gateway: Reference<VpnGateway | TransitGateway>;
  /** Static routes; undefined: BGP, which announces the network's blocks. */
  readonly routes?: readonly CidrLiteral[] | undefined;
}

export interface DirectConnect extends NamedElement {
  readonly kind: 'direct-connect';
  readonly network: Reference<OnPremisesNetwork>;
  readonly gateways: readonly Reference<VpnGateway | TransitGateway>[];
  /** The allowed prefixes; undefined: no list stated. */
  readonly allow?: readonly CidrLiteral[] | undefined;
  /** What on-premises announces; undefined: the network's blocks. */
  readonly routes?: readonly CidrLiteral[] | undefined;
}

export interface Peering extends NamedElement {
  readonly kind: 'peering';
  /** Two VPCs, or two transit gateways. */
  readonly ends: readonly [Reference<Vpc | TransitGateway>, Reference<Vpc | TransitGateway>];
}

export interface TransitGateway extends NamedElement {
  readonly kind: 'transit-gateway';
  readonly securityGroupReferencing: boolean;
  readonly attachments: readonly TransitGatewayAttachment[];
  /** None: one default table to which everything attached is associated and propagates. */
  readonly routeTables: readonly TransitGatewayRouteTable[];
}

export interface TransitGatewayAttachment {
  readonly origin: Origin;
  readonly vpc: Reference<Vpc>;
  /** One a zone. Undefined: in every zone of the VPC, in attachment subnets of its own with open ACLs and local routes. */
  readonly subnets?: readonly Reference<Subnet>[] | undefined;
  readonly ids: readonly Located<string>[];
}

export interface TransitGatewayRouteTable extends NamedElement {
  readonly kind: 'transit-gateway-route-table';
  readonly transitGateway: TransitGateway;
  readonly associations: readonly Reference<Attached>[];
  readonly propagations: readonly Reference<Attached>[];
  readonly routes: readonly Route[];
}

/** What can be attached to a transit gateway, by its name. */
export type Attached = Vpc | Vpn | DirectConnect | Peering;

export type { Assertion, Expectation, Subject, SubjectElement } from './assertion.js';

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
  | GatewayEndpoint
  | OnPremisesNetwork
  | Host
  | Vpn
  | DirectConnect
  | Peering
  | TransitGateway
  | TransitGatewayRouteTable
  | PrefixList
  | ServiceDeclaration;

/** `vpc.name`, `network.host`, `hub.table`, or the bare name at the top level. */
export function qualifiedName(element: NamedElement & { readonly kind: string }): string {
  const owner = element as {
    vpc?: Vpc;
    network?: NamedElement | Reference<OnPremisesNetwork>;
    transitGateway?: TransitGateway;
  };
  if (owner.vpc) return `${owner.vpc.name}.${element.name}`;
  if (element.kind === 'host') return `${(owner.network as NamedElement).name}.${element.name}`;
  if (owner.transitGateway) return `${owner.transitGateway.name}.${element.name}`;
  return element.name;
}
