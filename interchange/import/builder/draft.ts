/**
 * A network as an importer gathers it: plain and changeable, everything known by a key (a provider id, a template's address),
 * everything else pointing to it by that key, in any order. `build` turns it into a topology.
 */
import type {
  ListenerAnswer,
  LoadBalancerAddressType,
  PortRange,
  ResourceType,
} from '../../../network/topology/index.js';

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
  /** The primary block first. */
  cidrs: string[];
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
  cidrs: string[];
  zone?: string | undefined;
  intent?: 'public' | 'private' | undefined;
  /** Undefined: the main table. */
  routeTable?: Key | undefined;
  /** Undefined: the VPC's default ACL. */
  networkAcl?: Key | undefined;
}

export interface PublicIpDraft {
  /** Undefined: it has one, the input does not say which. */
  address?: string | undefined;
  privateAddress?: string | undefined;
}

export interface ResourceDraft extends InVpc {
  kind: 'resource';
  type: ResourceType;
  /** One, or several for what spreads over subnets (functions, databases, endpoints). */
  subnets: Key[];
  addresses: string[];
  /** Undefined: the VPC's default group. */
  securityGroups?: Key[] | undefined;
  publicIps: PublicIpDraft[];
  sourceDestCheck: boolean;
  privateNat: boolean;
}

export interface RegionalNatDraft extends InVpc {
  kind: 'regional-nat-gateway';
  publicIps: PublicIpDraft[];
  routeTable?: Key | undefined;
}

interface GatewayOf<K extends string> extends InVpc {
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

export interface RouteDraft {
  destination: RouteDestinationDraft;
  target: RouteTargetDraft;
}

export interface RouteTableDraft extends InVpc {
  kind: 'route-table';
  main: boolean;
  routes: RouteDraft[];
  propagations: Key[];
}

export interface GatewayEndpointDraft extends InVpc {
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

export interface AclRuleDraft {
  number: number;
  action: 'allow' | 'deny';
  traffic: TrafficDraft;
  peer: PeerDraft;
}

export interface NetworkAclDraft extends InVpc {
  kind: 'network-acl';
  isDefault: boolean;
  inbound: AclRuleDraft[];
  outbound: AclRuleDraft[];
}

export interface GroupRuleDraft {
  traffics: TrafficDraft[];
  peers: PeerDraft[];
}

export interface SecurityGroupDraft extends InVpc {
  kind: 'security-group';
  isDefault: boolean;
  inbound: GroupRuleDraft[];
  /** Undefined: AWS's default, everything may go out. Empty: nothing may. */
  outbound?: GroupRuleDraft[] | undefined;
}

export interface ListenerDraft {
  traffic: TrafficDraft;
  targets: Key[];
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
  securityGroups?: Key[] | undefined;
  crossZone?: boolean | undefined;
  ipAddressType?: LoadBalancerAddressType | undefined;
  listeners: ListenerDraft[];
}

export interface NetworkDraftElement extends DraftBase {
  kind: 'network';
  cidrs: string[];
  unknown: boolean;
}

export interface HostDraft extends DraftBase {
  kind: 'host';
  network: Key;
  address: string;
}

export interface VpnDraft extends DraftBase {
  kind: 'vpn';
  network: Key;
  gateway: Key;
  /** Static routes; undefined: BGP. */
  routes?: string[] | undefined;
}

export interface DirectConnectDraft extends DraftBase {
  kind: 'direct-connect';
  network: Key;
  gateways: Key[];
  allow?: string[] | undefined;
  routes?: string[] | undefined;
}

export interface PeeringDraft extends DraftBase {
  kind: 'peering';
  ends: [Key, Key];
}

export interface AttachmentDraft {
  vpc: Key;
  subnets?: Key[] | undefined;
  ids: string[];
}

export interface TransitGatewayDraft extends DraftBase {
  kind: 'transit-gateway';
  securityGroupReferencing: boolean;
  attachments: AttachmentDraft[];
}

export interface TransitGatewayTableDraft extends DraftBase {
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

export type Draft =
  | VpcDraft
  | SubnetDraft
  | ResourceDraft
  | RegionalNatDraft
  | GatewayDraft
  | RouteTableDraft
  | GatewayEndpointDraft
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
  | PrefixListDraft;

export type DraftKind = Draft['kind'];
export type DraftOf<K extends DraftKind> = Extract<Draft, { kind: K }>;
