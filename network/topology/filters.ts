/** Network ACLs and security groups, as they are written. */
import type { AddressLiteral, CidrLiteral, NamedElement } from './literals.js';
import type { LoadBalancer } from './load-balancer.js';
import type { Host, OnPremisesNetwork } from './on-premises.js';
import type { Located, Origin, Reference } from './origin.js';
import type { PrefixList } from './prefix-list.js';
import type { Resource } from './resource.js';
import type { Subnet } from './subnet.js';
import type { TrafficTerm } from './traffic-terms.js';
import type { MayBeAbsent, MayHoldMore } from './untold.js';
import type { Vpc } from './vpc.js';

export interface NetworkAcl extends NamedElement, MayHoldMore {
  readonly kind: 'network-acl';
  readonly vpc: Vpc;
  readonly isDefault: boolean;
  /** As written, not sorted. A direction without rules denies everything. */
  readonly inbound: readonly AclRule[];
  readonly outbound: readonly AclRule[];
}

export interface AclRule extends MayBeAbsent {
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

export interface SecurityGroup extends NamedElement, MayHoldMore {
  readonly kind: 'security-group';
  readonly vpc: Vpc;
  readonly isDefault: boolean;
  /** Undefined: no `inbound` block, so nothing comes in. */
  readonly inbound?: readonly GroupRule[] | undefined;
  /** Undefined: no `outbound` block, so everything may go out. Empty: nothing may. */
  readonly outbound?: readonly GroupRule[] | undefined;
}

export interface GroupRule extends MayBeAbsent {
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
