import type { Address } from '../../network/address/address.js';
import type { CheckpointKind } from '../../network/answers/answer.js';
import type {
  EgressOnlyGateway,
  GatewayEndpoint,
  InternetGateway,
  OnPremisesNetwork,
  Peering,
  RegionalNatGateway,
  Resource,
  Subnet,
  Topology,
  TransitGateway,
  Vpc,
} from '../../network/topology/model.js';
import type { Endpoint, HeaderAddress, Inside, Packet } from './packet.js';
import type { World } from './world.js';

/** Where a packet ended before its destination. */
export class Stopped {
  constructor(
    readonly checkpoint: CheckpointKind,
    readonly object: string,
    readonly why: string,
  ) {}
}

/** What the file does not say stands in the way of an answer. */
export class Undecided {
  constructor(readonly why: string) {}
}

/** Something that remembers the connection and must see its reply. */
export type Passed =
  | { readonly kind: 'appliance'; readonly resource: Resource }
  | {
      readonly kind: 'nat';
      readonly nat: Resource | RegionalNatGateway;
      readonly address: Address | undefined;
      readonly before: Packet;
      readonly after: Packet;
      /** How many crossings came before it. */
      readonly crossings: number;
    };

/** A way from one network into another. */
export type Crossing =
  | { readonly kind: 'peering'; readonly peering: Peering; readonly back: Vpc; readonly byNat: Resource | undefined }
  | { readonly kind: 'transit-gateway'; readonly transitGateway: TransitGateway }
  | { readonly kind: 'internet' }
  | { readonly kind: 'on-premises'; readonly connection: object };

/** Who owns the source address of the packet as it is now. */
export interface Carrier {
  readonly vpc: Vpc;
  readonly subnet: Subnet | undefined;
  /** A NAT gateway, which Block Public Access judges differently and peerings find by themselves. */
  readonly isNat: boolean;
  /** Somebody put its own address on the packet. */
  readonly translated: boolean;
  readonly publicAddress: HeaderAddress | undefined;
}

export type Exit = InternetGateway | EgressOnlyGateway | GatewayEndpoint;

/** One packet on its way, and what has happened to it. */
export interface Journey {
  readonly topology: Topology;
  readonly world: World;
  /** A reply meets no group, and every device that remembers must remember it. */
  readonly reply: boolean;
  /** The client and the server of the connection, whichever way this packet goes. */
  readonly client: Endpoint;
  readonly server: Endpoint;
  packet: Packet;
  carrier: Carrier | undefined;
  /** On the way out: what has been passed. On the way back: what is still to be met, the last first. */
  passed: Passed[];
  crossings: Crossing[];
  exits: Map<Vpc, Exit>;
  hops: number;
  /** The port that a NAT gateway or load balancer picks. */
  readonly translatedPort: number;
  /** Whose groups a rule sees as the sender's, and whether it still can. */
  groupSender: Inside | undefined;
  /** What a walk without groups found, so that an outbound rule knows where the packet goes. */
  readonly foreseen: { readonly passed: readonly Passed[]; readonly crossings: readonly Crossing[] } | undefined;
  /** True for the walk without groups. */
  readonly withoutGroups: boolean;
  /** The public address by which each NAT gateway that was passed is known. */
  natPublic: Map<Passed, HeaderAddress>;
  readonly trail: string[];
}

/** Where a packet came to its end. */
export type Arrival =
  | { readonly at: 'endpoint'; readonly endpoint: Inside }
  | { readonly at: 'internet'; readonly exit: GatewayEndpoint | undefined }
  | { readonly at: 'network'; readonly network: OnPremisesNetwork; readonly connection: object }
  | { readonly at: 'amazon' };

export function step(journey: Journey, text: string): void {
  journey.trail.push(text);
  journey.hops++;
  if (journey.hops > 200) throw new Stopped('route-table', '', 'the packet goes round in circles');
}
