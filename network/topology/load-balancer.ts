import type { SecurityGroup } from './filters.js';
import type { AddressLiteral, NamedElement } from './literals.js';
import type { Host } from './on-premises.js';
import type { Located, Origin, Reference } from './origin.js';
import type { PublicIp, Resource } from './resource.js';
import type { Subnet } from './subnet.js';
import type { TrafficTerm } from './traffic-terms.js';
import type { MayBeAbsent, MayHoldMore } from './untold.js';
import type { Vpc } from './vpc.js';

/** Which addresses its nodes have. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#ip-address-type */
export type LoadBalancerAddressType = 'ipv4' | 'ipv6' | 'dualstack' | 'dualstack-without-public-ipv4';

export interface LoadBalancer extends NamedElement {
  readonly kind: 'load-balancer';
  readonly type: 'application' | 'network' | 'classic';
  readonly vpc: Vpc;
  readonly nodes: readonly LoadBalancerNode[];
  /** Each node has a public address, which the file need not name. */
  readonly isPublic: boolean;
  /** The file leaves open whether it is public, and so whether its name means public or private addresses. Never of one that is public. */
  readonly maybePublic?: PublicIp | undefined;
  /** The internet may reach its nodes by addresses that its name does not give, as an accelerator has them. Its name is what it is without. */
  readonly maybePublicIp?: PublicIp | undefined;
  readonly securityGroups?: readonly Reference<SecurityGroup>[] | undefined;
  /** Undefined: AWS's default: on for application, off for network and classic. */
  readonly crossZone?: Located<boolean> | undefined;
  /** Undefined: `ipv4`, and IPv6 where a node names an address of it. */
  readonly ipAddressType?: Located<LoadBalancerAddressType> | undefined;
  /** Whether its groups' inbound rules are asked about what comes by an endpoint service. Undefined: they are. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html */
  readonly enforcesInboundRulesOnPrivateLink?: Located<boolean> | undefined;
  readonly listeners: readonly Listener[];
}

/** One a subnet. */
export interface LoadBalancerNode {
  readonly kind: 'load-balancer-node';
  readonly origin: Origin;
  readonly subnet: Reference<Subnet>;
  /** Of a family without one: any address its subnet can give out. */
  readonly addresses: readonly AddressLiteral[];
  /** Undefined: where the load balancer is public it has one, but the file does not say which. */
  readonly publicIp?: PublicIp | undefined;
}

/**
 * `zone`: of what lies outside of the load balancer's VPC, the one zone that it is registered for. Undefined: all that are enabled.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html
 */
export interface TargetReference extends Reference<Resource | LoadBalancer | Host | Subnet> {
  readonly zone?: Located<string> | undefined;
}

/** What a load balancer answers by itself: no packet goes to a target. */
export type ListenerAnswer = 'redirect' | 'fixed-response' | 'lambda-function';

/**
 * A port on which a load balancer takes connections, and one target group that it hands them to. Where it has several, as many listeners.
 * `unknown`: nobody tells whether there are other targets, nor on which ports.
 */
export interface Listener extends MayHoldMore, MayBeAbsent {
  readonly kind: 'listener';
  readonly origin: Origin;
  readonly traffic: TrafficTerm;
  /** Of all those of one traffic that say so one at least is there, and nobody tells which. */
  readonly either?: true | undefined;
  readonly targets: readonly TargetReference[];
  readonly answer?: Located<ListenerAnswer> | undefined;
  /** What it speaks to its targets; undefined: the same as `traffic`. */
  readonly targetTraffic?: TrafficTerm | undefined;
  readonly clientIp?: Located<'preserved' | 'replaced'> | undefined;
  /** What its nodes ask targets for to see whether they are healthy; undefined: what they speak to them. */
  readonly healthCheck?: TrafficTerm | undefined;
  /** 0: the target group gets nothing. Undefined: an equal share. */
  readonly weight?: Located<number> | undefined;
  /** Goes before the load balancer's own. */
  readonly crossZone?: Located<boolean> | undefined;
}
