import type { End, Interface, InterfaceAddress } from '../endpoints/index.js';
import type { Direction, GroupSet, PeerGroups } from '../filters/index.js';
import type { LoadBalancer, NetworkAcl, Origin, PortRange, Subnet, Vpc } from '../topology/index.js';
import type { Allowed, ServiceSet } from '../traffic/index.js';

/** What a packet meets. */
export type CheckpointKind =
  | 'security-group-outbound'
  | 'security-group-inbound'
  | 'network-acl-outbound'
  | 'network-acl-inbound'
  | 'route-table'
  | 'internet-gateway'
  | 'egress-only-gateway'
  | 'nat-gateway'
  | 'nat-instance'
  | 'client-vpn-endpoint'
  | 'vpn-gateway'
  | 'vpn'
  | 'direct-connect'
  | 'peering'
  | 'transit-gateway'
  | 'gateway-endpoint'
  | 'endpoint-service'
  | 'load-balancer'
  | 'source-dest-check'
  | 'delivery';

/** Why rules that name groups do not match on a way. */
export type LostReferences =
  | 'nat'
  | 'public'
  | 'appliance'
  | 'transit-off'
  | 'region'
  | 'foreign'
  | 'private-link'
  | 'on-premises';

/** What a step asked, kept so that an explanation can ask again for a part of the traffic. */
export type StepDetail =
  | {
      readonly kind: 'acl';
      readonly acl: NetworkAcl | undefined;
      /** Whose border it guards. */
      readonly subnet: Subnet;
      readonly direction: Direction;
      readonly peer: End;
    }
  | {
      readonly kind: 'groups';
      readonly iface: Interface;
      readonly groups: GroupSet;
      readonly direction: Direction;
      readonly peer: End;
      readonly peerGroups: PeerGroups;
      /** The other end may be anybody: something that nobody tells may have put its own address on the packet. Then `peer` has none, and may be in any group. */
      readonly anybody?: true | undefined;
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

/**
 * Where a load balancer changes the port: the question speaks of `asked`, the checkpoint sees `seen` in its place.
 * `seen` undefined: each port stays as it is.
 */
export interface PortMapping {
  readonly asked: ServiceSet;
  readonly seen: ServiceSet | undefined;
}

/** By which node of a load balancer a way leads, and to whom. */
export interface HandedOn {
  readonly loadBalancer: LoadBalancer;
  readonly node: Interface;
  readonly nodeAddress: InterfaceAddress;
  /** Those that fare alike; the way is told of the first. None where the load balancer answers itself. */
  readonly targets: readonly string[];
}

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
  /** The addresses on the request when it came to its end, after every translation; of a way by a load balancer, at the node. */
  readonly arriving: { readonly source: End; readonly destination: End };
  readonly handedOn?: HandedOn | undefined;
  /** One of very many, of which only what they come to is told. */
  readonly untold?: boolean | undefined;
  /** What the checkpoints that are not among the steps let through in sum: on a light walk, and on the light part of a way by a load balancer, all but the groups. */
  readonly sums?: { readonly forward: Allowed; readonly replies: readonly Allowed[] } | undefined;
}
