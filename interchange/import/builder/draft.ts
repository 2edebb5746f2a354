/**
 * A network as an importer gathers it: plain and changeable, everything known by a key (a provider id, a template's address),
 * everything else pointing to it by that key, in any order. `build` turns it into a topology.
 *
 * What the input does not tell is said here, never guessed: `unknown: true` on a table, an ACL or a group says that there may be more in it than is listed;
 * on a VPC or a subnet, that its blocks are not told; `routeTableUnknown` and `networkAclUnknown` on a subnet, that nobody tells which it has, or what is in it;
 * `maybe: true` says that the thing (a rule, a route, a public address, a resource, a gateway, a connection) may not be there at all; groups that a resource
 * may have are its `maybeSecurityGroups`.
 * What holds either way stays decided, so say as much as is known: half a rule list is `unknown` with the half in it, a condition that nobody decides makes its things `maybe`.
 */
import type {
  IpAddressType,
  ListenerAnswer,
  LoadBalancerAddressType,
  PortRange,
  ResourceType,
} from '../../../network/topology/index.js';

interface MayBeAbsent {
  /** Whether it is there at all is not told. */
  maybe?: boolean | undefined;
}

interface MayHoldMore {
  /** There may be more in it than is listed. */
  unknown?: boolean | undefined;
}

/** A provider id, a resource's address in a plan, or a logical id: whatever the input calls the thing. */
export type Key = string;

interface DraftBase {
  /** The provider's ids, to be queried by. */
  ids: string[];
  /** The name that its owner gave it (a Name tag, a resource's own name), to become its name here. */
  label?: string | undefined;
  /** The word that tells it from an element of another kind with the same label: `subnet`, `gateway`. */
  typeWord?: string | undefined;
  doc?: string | undefined;
}

export interface VpcDraft extends DraftBase {
  kind: 'vpc';
  /** Not all of its blocks are told, nor what else is in it beyond what is listed: those that are told do not count. */
  unknown?: boolean | undefined;
  /** It stands for those of which nobody tells which they are: it may be any other. */
  anywhere?: boolean | undefined;
  /** The primary block first. */
  cidrs: string[];
  /** IPv6 blocks among them that are never on the internet. */
  privateCidrs?: string[] | undefined;
  /** Those of which nobody tells whether they are. */
  maybePrivateCidrs?: string[] | undefined;
  region?: string | undefined;
  blockPublicAccess?:
    | { mode: 'bidirectional' | 'ingress'; exclusions: { subnet: Key; allow: 'bidirectional' | 'egress' }[] }
    | undefined;
}

interface InVpc extends DraftBase {
  vpc: Key;
}

export interface SubnetDraft extends InVpc {
  kind: 'subnet';
  /** Not all of its blocks are told: those that are do not count. */
  unknown?: boolean | undefined;
  /** It stands for one of which nobody tells which it is: it may be any other of its VPC. */
  anywhere?: boolean | undefined;
  cidrs: string[];
  zone?: string | undefined;
  intent?: 'public' | 'private' | undefined;
  /** Undefined: the main table. */
  routeTable?: Key | undefined;
  /** Nobody tells which table it has; `routeTable` is left out. */
  routeTableUnknown?: boolean | undefined;
  /** Undefined: the VPC's default ACL. */
  networkAcl?: Key | undefined;
  /** Nobody tells which ACL it has; `networkAcl` is left out. */
  networkAclUnknown?: boolean | undefined;
}

export interface PublicIpDraft extends MayBeAbsent {
  /** Undefined: it has one, the input does not say which. */
  address?: string | undefined;
  privateAddress?: string | undefined;
}

export interface ResourceDraft extends InVpc, MayBeAbsent {
  kind: 'resource';
  type: ResourceType;
  /** Ids of others, of which it is a part: it is found by them too, and never named by them. */
  partOf?: string[] | undefined;
  /** One, or several for what spreads over subnets (functions, databases, endpoints). */
  subnets: Key[];
  addresses: string[];
  /** Undefined: the VPC's default group. */
  securityGroups?: Key[] | undefined;
  /** Groups that it may have besides. */
  maybeSecurityGroups?: Key[] | undefined;
  publicIps: PublicIpDraft[];
  sourceDestCheck: boolean;
  privateNat: boolean;
  ipAddressType?: IpAddressType | undefined;
  denyInternetGatewayTraffic?: true | undefined;
  /** Of an interface endpoint: what it leads to, by its key or by its name in AWS. One that the input does not describe is no endpoint service of these files. */
  service?: Key | undefined;
  clientVpn?: ClientVpnDraft | undefined;
}

/** Of a Client VPN endpoint. */
export interface ClientVpnDraft {
  /** Undefined: its clients have no IPv4 addresses, or the input does not tell them. */
  clients?: string | undefined;
  /** Their targets are subnets, or `local`. */
  routes: RouteDraft[];
  routesUntold?: boolean | undefined;
  /** False: of the routes that AWS adds for associated subnets there are those alone that are listed. */
  hasLocalRoute: boolean;
  authorizations: AuthorizationDraft[];
  authorizationsUntold?: boolean | undefined;
}

export interface AuthorizationDraft extends MayBeAbsent {
  cidr: string;
  /** Undefined: all clients. */
  groups?: string[] | undefined;
}

export interface EndpointServiceDraft extends InVpc {
  kind: 'endpoint-service';
  loadBalancers: Key[];
}

export interface RegionalNatDraft extends InVpc, MayBeAbsent {
  kind: 'regional-nat-gateway';
  publicIps: PublicIpDraft[];
  routeTable?: Key | undefined;
}

interface GatewayOf<K extends string> extends InVpc, MayBeAbsent {
  kind: K;
}

/** With a route table, packets that come in are routed by it (edge routing). */
interface EdgeGatewayOf<K extends string> extends GatewayOf<K> {
  routeTable?: Key | undefined;
}

export type GatewayDraft =
  | EdgeGatewayOf<'internet-gateway'>
  | EdgeGatewayOf<'vpn-gateway'>
  | GatewayOf<'egress-only-gateway'>;

export type RouteDestinationDraft = { cidr: string } | { ref: Key };
export type RouteTargetDraft = 'local' | 'blackhole' | { ref: Key };

export interface RouteDraft extends MayBeAbsent {
  destination: RouteDestinationDraft;
  target: RouteTargetDraft;
}

export interface RouteTableDraft extends InVpc, MayHoldMore {
  kind: 'route-table';
  main: boolean;
  routes: RouteDraft[];
  propagations: Key[];
}

export interface GatewayEndpointDraft extends InVpc, MayBeAbsent {
  kind: 'gateway-endpoint';
  service: Key;
  routeTables: Key[];
}

export type TrafficDraft =
  | { kind: 'all' }
  | { kind: 'ports'; protocol: 'tcp' | 'udp'; ports: PortRange[] }
  | { kind: 'icmp'; protocol: 'icmp' | 'icmpv6'; type?: number | undefined; code?: number | undefined }
  | { kind: 'protocol'; protocol: number };

export type PeerDraft = 'any' | { cidr: string } | { ref: Key };

export interface AclRuleDraft extends MayBeAbsent {
  number: number;
  action: 'allow' | 'deny';
  traffic: TrafficDraft;
  peer: PeerDraft;
}

export interface NetworkAclDraft extends InVpc, MayHoldMore {
  kind: 'network-acl';
  isDefault: boolean;
  inbound: AclRuleDraft[];
  outbound: AclRuleDraft[];
}

export interface GroupRuleDraft extends MayBeAbsent {
  traffics: TrafficDraft[];
  peers: PeerDraft[];
}

export interface SecurityGroupDraft extends InVpc, MayHoldMore {
  kind: 'security-group';
  /** Nothing in the input has it, and something that it does not hold may. */
  heldElsewhere?: true | undefined;
  isDefault: boolean;
  inbound: GroupRuleDraft[];
  /** Undefined: AWS's default, everything may go out. Empty: nothing may. */
  outbound?: GroupRuleDraft[] | undefined;
}

/** `unknown`: it may have other targets, on whatever ports. */
export interface ListenerDraft extends MayHoldMore, MayBeAbsent {
  traffic: TrafficDraft;
  /** Of those of one traffic that say so one at least is there. */
  either?: true | undefined;
  targets: Key[];
  /** Of those outside of the VPC that are registered for one zone, by their keys. */
  targetZones?: ReadonlyMap<Key, string> | undefined;
  targetTraffic?: TrafficDraft | undefined;
  clientIp?: 'preserved' | 'replaced' | undefined;
  /** The load balancer answers itself, and has no targets here. */
  answer?: ListenerAnswer | undefined;
  healthCheck?: TrafficDraft | undefined;
  weight?: number | undefined;
  crossZone?: boolean | undefined;
}

export interface LoadBalancerDraft extends InVpc {
  kind: 'load-balancer';
  type: 'application' | 'network' | 'classic';
  nodes: {
    subnet: Key;
    address?: string | undefined;
    ipv6Address?: string | undefined;
    publicIp?: string | undefined;
  }[];
  isPublic: boolean;
  /** Nobody tells whether it is. */
  maybePublic?: true | undefined;
  /** The internet may reach it by addresses that its name does not give. */
  maybePublicIp?: true | undefined;
  securityGroups?: Key[] | undefined;
  /** Groups that it may have besides. */
  maybeSecurityGroups?: Key[] | undefined;
  crossZone?: boolean | undefined;
  ipAddressType?: LoadBalancerAddressType | undefined;
  /** False: its groups are not asked about what comes by an endpoint service. */
  enforcesInboundRulesOnPrivateLink?: boolean | undefined;
  listeners: ListenerDraft[];
}

export interface NetworkDraftElement extends DraftBase {
  kind: 'network';
  cidrs: string[];
  unknown: boolean;
  /** Its blocks may also lie where the input has others, and among public addresses. */
  anywhere?: boolean | undefined;
}

export interface HostDraft extends DraftBase {
  kind: 'host';
  network: Key;
  address: string;
}

export interface VpnDraft extends DraftBase, MayBeAbsent {
  kind: 'vpn';
  network: Key;
  gateway: Key;
  /** Static routes; undefined: BGP. */
  routes?: string[] | undefined;
  /** What its tunnels carry; undefined: the input cannot tell. */
  selectors?: TrafficSelectorsDraft | undefined;
}

/** Each with AWS's default where the input is silent. */
export interface TrafficSelectorsDraft {
  /** On the customer's side. */
  local: string | 'unknown';
  /** On AWS's side. */
  remote: string | 'unknown';
}

export interface DirectConnectDraft extends DraftBase, MayBeAbsent {
  kind: 'direct-connect';
  network: Key;
  gateways: Key[];
  allow?: string[] | undefined;
  routes?: string[] | undefined;
}

export interface PeeringDraft extends DraftBase, MayBeAbsent {
  kind: 'peering';
  ends: [Key, Key];
}

export interface AttachmentDraft extends MayBeAbsent {
  vpc: Key;
  subnets?: Key[] | undefined;
  ids: string[];
  applianceMode?: true | undefined;
  securityGroupReferencing?: false | undefined;
  /** False: not propagated. AWS's default, and so written wherever an input does not turn it on. */
  ipv6?: false | undefined;
}

export interface TransitGatewayDraft extends DraftBase {
  kind: 'transit-gateway';
  securityGroupReferencing: boolean;
  defaultRouteTable?: 'none' | undefined;
  attachments: AttachmentDraft[];
}

export interface TransitGatewayTableDraft extends DraftBase, MayHoldMore {
  kind: 'transit-gateway-route-table';
  transitGateway: Key;
  associations: Key[];
  propagations: Key[];
  routes: RouteDraft[];
}

export interface PrefixListDraft extends DraftBase {
  kind: 'prefix-list';
  maxEntries?: number | undefined;
  unknown: boolean;
  cidrs: string[];
}

/** An Elastic IP address that nothing has; `maybe`: something may have it that the input does not tell. */
export interface ElasticIpDraft extends DraftBase, MayBeAbsent {
  kind: 'elastic-ip';
  address: string;
}

export type Draft =
  | VpcDraft
  | SubnetDraft
  | ResourceDraft
  | RegionalNatDraft
  | GatewayDraft
  | RouteTableDraft
  | GatewayEndpointDraft
  | EndpointServiceDraft
  | NetworkAclDraft
  | SecurityGroupDraft
  | LoadBalancerDraft
  | NetworkDraftElement
  | HostDraft
  | VpnDraft
  | DirectConnectDraft
  | PeeringDraft
  | TransitGatewayDraft
  | TransitGatewayTableDraft
  | PrefixListDraft
  | ElasticIpDraft;

export type DraftKind = Draft['kind'];
export type DraftOf<K extends DraftKind> = Extract<Draft, { kind: K }>;
