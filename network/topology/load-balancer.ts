import type { SecurityGroup } from './filters.js';
import type { AddressLiteral, NamedElement } from './literals.js';
import type { Host } from './on-premises.js';
import type { Located, Origin, Reference } from './origin.js';
import type { Resource } from './resource.js';
import type { Subnet } from './subnet.js';
import type { TrafficTerm } from './traffic-terms.js';
import type { Vpc } from './vpc.js';

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
  readonly kind: 'load-balancer-node';
  readonly origin: Origin;
  readonly subnet: Reference<Subnet>;
  /** Undefined: any address its subnet can give out. */
  readonly address?: AddressLiteral | undefined;
}

export interface Listener {
  readonly kind: 'listener';
  readonly origin: Origin;
  readonly traffic: TrafficTerm;
  readonly targets: readonly Reference<Resource | LoadBalancer | Host | Subnet>[];
  /** What it speaks to its targets; undefined: the same as `traffic`. */
  readonly targetTraffic?: TrafficTerm | undefined;
  readonly clientIp?: Located<'preserved' | 'replaced'> | undefined;
}
