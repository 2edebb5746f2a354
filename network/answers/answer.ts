import type { MatrixEndpoint } from '../endpoints/index.js';
import type { Origin } from '../topology/index.js';
import type { CheckpointKind } from '../trace/index.js';

export type { CheckpointKind, MatrixEndpoint };

export type Verdict = 'reachable' | 'partly' | 'one-way' | 'blocked' | 'unknown';

/** A box of traffic. Range lists are canonical text: sorted, merged, comma-separated (`"22,443,8000-8010"`). */
export interface TrafficBox {
  /** `all`, `tcp`, `udp`, `icmp`, `icmpv6`, or a number as text. */
  readonly protocol: string;
  /** Destination ports; absent where the protocol has none. */
  readonly ports?: string;
  /** ICMP types and codes: `"8/0"`, `"3/0-15"`. */
  readonly types?: string;
  /** Addresses at the ends: ranges, CIDR blocks, `public` where a public address has no value in the file. */
  readonly from: string;
  readonly to: string;
  /** In a `partly` box those whose replies come back. Absent where a NAT gateway's choice decides. */
  readonly clientPorts?: string;
  /** Where a NAT gateway picks the port: those whose replies come back. */
  readonly translatedPorts?: string;
  /** Of a `partly` box, in place of ports: by some nodes and targets of the load balancer it gets through and back, by others not. */
  readonly dependsOn?: 'load-balancer';
}

/** One step of a packet's trace. */
export interface Hop {
  readonly checkpoint: CheckpointKind;
  /** Qualified name of the element; the ACL `shop.default` where none is declared. */
  readonly object: string;
  /** Of an ACL the subnet whose border it guards, of a group the resource or load balancer that is in it: their qualified names. */
  readonly at?: string;
  readonly decision:
    | 'allow'
    | 'deny'
    | 'partly'
    | 'unknown'
    | 'pass'
    | 'translate'
    | 'not-evaluated'
    | 'remembered'
    | 'not-reached';
  readonly stateful: boolean;
  /** An ACL rule's number, `*`, a route's destination, a group rule's text; absent where no rule matches. */
  readonly rule?: string;
  readonly location?: Origin;
  /** What the checkpoint sees. */
  readonly packet: {
    readonly protocol: string;
    readonly source: string;
    readonly sourcePorts?: string;
    readonly destination: string;
    readonly destinationPorts?: string;
    readonly types?: string;
  };
  /** One sentence for a reader: what happened here and why. */
  readonly note?: string;
}

/** By which node of a load balancer a path leads, and to which of its targets. */
export interface HandedOnAnswer {
  readonly loadBalancer: string;
  /** The node's subnet. */
  readonly node: string;
  /** Where the file names it. */
  readonly address?: string;
  /** Targets that fare alike; the path is told of the first. None where the load balancer answers itself. */
  readonly targets: readonly string[];
}

export interface PathAnswer {
  readonly verdict: Verdict;
  readonly handedOn?: HandedOnAnswer;
  /** The gateways, connections, load balancers and appliances the request passes, in order, or `vpc.local`. */
  readonly via: readonly string[];
  readonly forward: readonly Hop[];
  readonly return: readonly Hop[];
}

export interface Blocker {
  readonly direction: 'forward' | 'return';
  readonly checkpoint: CheckpointKind;
  readonly object: string;
  readonly rule?: string;
  /** AWS Reachability Analyzer's explanation code, where it has one. */
  readonly code?: string;
  readonly message: string;
  /** Whose packets it stops, all of them; there where the message names the first few alone. */
  readonly peers?: string;
  readonly location?: Origin;
}

export interface ExamplePacket {
  readonly protocol: string;
  readonly source: string;
  readonly sourcePort?: number;
  readonly destination: string;
  readonly destinationPort?: number;
  readonly type?: number;
  readonly code?: number;
}

export interface Answer {
  readonly from: string;
  readonly to: string;
  readonly traffic: string;
  readonly verdict: Verdict;
  readonly reachable: readonly TrafficBox[];
  readonly partly: readonly TrafficBox[];
  readonly oneWay: readonly TrafficBox[];
  readonly unknown: readonly TrafficBox[];
  readonly paths: readonly PathAnswer[];
  /** What stops the traffic asked for; where everything was asked for, what stops something of what is delivered, or its replies. */
  readonly blockers: readonly Blocker[];
  /** Where everything was asked for: what else allows no more than what is delivered. Absent where nothing does. */
  readonly notAllowed?: readonly Blocker[];
  /** What is assumed of blocks that no file tells, without which this would not be told so; absent where nothing is. */
  readonly assumptions?: readonly string[];
  /** A packet of the verdict; where it is `partly`, one that gets through. */
  readonly example?: ExamplePacket;
  /** Where the verdict is `partly`: a packet that does not get through, or gets no reply. */
  readonly counterexample?: ExamplePacket;
}

/** One pair of the matrix. */
export interface MatrixFlow {
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  readonly reachable: readonly TrafficBox[];
  readonly partly: readonly TrafficBox[];
  readonly oneWay: readonly TrafficBox[];
  readonly unknown: readonly TrafficBox[];
}

export interface Matrix {
  readonly endpoints: readonly MatrixEndpoint[];
  /** Every ordered pair with something in it; a pair that is not listed is blocked. */
  readonly flows: readonly MatrixFlow[];
}
