import type { EndpointService } from './endpoint-service.js';
import type { NetworkAcl, SecurityGroup } from './filters.js';
import type {
  EgressOnlyGateway,
  GatewayEndpoint,
  InternetGateway,
  RegionalNatGateway,
  VpnGateway,
} from './gateways.js';
import type { CidrLiteral, NamedElement } from './literals.js';
import type { LoadBalancer } from './load-balancer.js';
import type { Located, Origin, Reference } from './origin.js';
import type { Resource } from './resource.js';
import type { RouteTable } from './route-tables.js';
import type { Subnet } from './subnet.js';
import type { MayBeAbsent, MayHaveAnyBlock } from './untold.js';

export interface Vpc extends NamedElement, MayHaveAnyBlock {
  readonly kind: 'vpc';
  /** The first IPv4 block is the primary one. */
  readonly cidrs: readonly VpcBlock[];
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
  readonly endpointServices: readonly EndpointService[];
  /** NAT gateways of the whole VPC (`regional nat-gateway`), which sit in no subnet. */
  readonly regionalNatGateways: readonly RegionalNatGateway[];
  /** Resources over several subnets (`database x in a, b`). They are not in any subnet's `resources`. */
  readonly spanningResources: readonly Resource[];
  readonly blockPublicAccess: readonly BlockPublicAccess[];
}

/** A block of a VPC. */
export interface VpcBlock extends CidrLiteral {
  /** `private` behind an IPv6 block. */
  readonly privateUse?: PrivateUse | undefined;
}

/** AWS does not advertise the block on the internet, and cannot: `Ipv6AddressAttribute` in https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcIpv6CidrBlockAssociation.html */
export interface PrivateUse extends MayBeAbsent {
  readonly kind: 'private-use';
  readonly origin: Origin;
}

export interface BlockPublicAccess {
  readonly kind: 'block-public-access';
  readonly origin: Origin;
  readonly mode: 'bidirectional' | 'ingress';
  /** Subnets that it leaves out, and what those may do. */
  readonly exclusions: readonly { readonly subnet: Reference<Subnet>; readonly allow: 'bidirectional' | 'egress' }[];
}
