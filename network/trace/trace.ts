import type { Family } from '../address/address.js';
import type { AddressClass } from '../address/address-classes.js';
import type { AddressSet } from '../address/address-set.js';
import type { CheckpointKind } from '../answers/answer.js';
import type { Interface, InterfaceAddress } from '../endpoints/interfaces.js';
import type { Direction } from '../filters/network-acl.js';
import type { GroupSet, PeerGroups } from '../filters/security-group.js';
import type { Listener, NetworkAcl, OnPremisesNetwork, Vpc } from '../topology/model.js';
import type { Origin } from '../topology/origin.js';
import type { PortRange } from '../topology/port-range.js';
import type { Allowed } from '../traffic/bounds.js';
import type { ServiceSet } from '../traffic/service-set.js';

/** One end of a packet: addresses that fare alike. `set` undefined: the address has no value in the file. */
export interface End {
  readonly family: Family;
  readonly cls: AddressClass;
  readonly set: AddressSet | undefined;
}

/** Why rules that name groups do not match on a way. */
export type LostReferences = 'nat' | 'public' | 'appliance' | 'transit-off' | 'region' | 'foreign';

/** What a step asked, kept so that an explanation can ask again for a part of the traffic. */
export type StepDetail =
  | { readonly kind: 'acl'; readonly acl: NetworkAcl | undefined; readonly direction: Direction; readonly peer: End }
  | {
      readonly kind: 'groups';
      readonly iface: Interface;
      readonly groups: GroupSet;
      readonly direction: Direction;
      readonly peer: End;
      readonly peerGroups: PeerGroups;
      readonly others: GroupSet | undefined;
      readonly lost: LostReferences | undefined;
      readonly vpc: Vpc;
    }
  | { readonly kind: 'plain'; readonly rule?: string | undefined; readonly origin?: Origin | undefined };

/** A checkpoint on the way, and what it lets through. */
export interface Step {
  readonly direction: 'forward' | 'return';
  readonly checkpoint: CheckpointKind;
  readonly object: string;
  readonly allowed: Allowed;
  readonly source: End;
  readonly destination: End;
  /** Whose choice the client port is here: 0 the client's own, n the n-th address translation's. */
  readonly segment: number;
  readonly stateful: boolean;
  /** `choice`: what happens here is one of several things, and the file leaves open which. */
  readonly effect: 'filter' | 'pass' | 'translate' | 'not-evaluated' | 'choice';
  /** AWS's explanation code for what it stops. */
  readonly code?: string | undefined;
  readonly note: string;
  readonly detail: StepDetail;
  readonly mapping?: PortMapping | undefined;
}

export type Arrival = 'arrived' | 'stopped' | 'open';

/** Whom a packet is for. */
export type Goal =
  | {
      readonly kind: 'interface';
      readonly iface: Interface;
      readonly address: InterfaceAddress;
      /** Addressed by its public address. */
      readonly dialedPublic: boolean;
      /** Reached by a load balancer's node, which the client addresses in its place. */
      readonly through?: Through | undefined;
      /** Some load balancer leads there too, so that its ways are judged together. */
      readonly balanced?: boolean | undefined;
    }
  | { readonly kind: 'regional-nat'; readonly vpc: Vpc; readonly name: string }
  | { readonly kind: 'internet' }
  | { readonly kind: 'network'; readonly network: OnPremisesNetwork }
  | { readonly kind: 'service'; readonly services: ServiceSet; readonly name: string }
  | { readonly kind: 'nobody'; readonly why: string };

/** A network load balancer that keeps the client's address: a path to its targets. */
export interface Through {
  readonly node: Interface;
  readonly nodeAddress: InterfaceAddress;
  readonly dialedPublic: boolean;
  readonly listener: Listener;
}

/**
 * Where a load balancer changes the port: the question speaks of `asked`, the checkpoint sees `seen` in its place.
 * `seen` undefined: each port stays as it is.
 */
export interface PortMapping {
  readonly asked: ServiceSet;
  readonly seen: ServiceSet | undefined;
}

/** Where packets start. */
export type Start =
  | { readonly kind: 'interface'; readonly iface: Interface; readonly address: InterfaceAddress }
  | { readonly kind: 'internet' }
  | { readonly kind: 'network'; readonly network: OnPremisesNetwork };

/** The way of the requests between two ends, and of their replies. */
export interface Trace {
  readonly steps: readonly Step[];
  readonly via: readonly string[];
  readonly forward: Arrival;
  readonly return: Arrival;
  /** Whose ports the replies go to: the client's, then one range for each translation. */
  readonly segments: readonly PortRange[];
  readonly source: End;
  readonly destination: End;
  /** What is let through in sum, groups aside, where the walk was light and kept no other steps. */
  readonly sums?: { readonly forward: Allowed; readonly replies: readonly Allowed[] } | undefined;
}
