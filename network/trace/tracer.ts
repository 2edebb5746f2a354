import type { CheckpointKind } from '../answers/answer.js';
import type { CompiledNetwork } from '../endpoints/compiled-network.js';
import type { Interface, InterfaceAddress, PublicAddress } from '../endpoints/interfaces.js';
import type { Direction } from '../filters/network-acl.js';
import type { PeerGroups } from '../filters/security-group.js';
import type { CompiledRouteTable } from '../forwarding/route-table.js';
import { type Peering, qualifiedName, type Subnet, type Vpc } from '../topology/model.js';
import type { Origin } from '../topology/origin.js';
import { type Allowed, both, EVERYTHING, NOTHING, PERHAPS } from '../traffic/bounds.js';
import type { Arrival, End, Goal, LostReferences, Start, Step } from './trace.js';

/** Who put the source address on the packet: only such a packet may leave through an internet or VPN gateway. */
export interface Sender {
  readonly vpc: Vpc;
  readonly publicAddress: PublicAddress | undefined;
  /** A NAT gateway's traffic, which Block Public Access judges differently. */
  readonly nat: boolean;
}

/** A stretch of the way with one pair of addresses: from the client or an address translation to the next one, or to the end. */
export interface Leg {
  readonly start: LegStart;
  readonly source: End;
  readonly destination: End;
  readonly segment: number;
  readonly appliances: Interface[];
  /** How it left AWS towards the internet, so that replies come in the same way. */
  exit?: {
    readonly kind: 'internet-gateway' | 'egress-only-gateway' | 'gateway-endpoint';
    readonly vpc: Vpc;
    readonly name: string;
  };
  /** The source address after the internet gateway mapped it. */
  publicSource?: End;
  /** The peering it crossed first, right from its start. */
  peering?: Peering;
}

export type LegStart =
  | Start
  | { readonly kind: 'regional-nat'; readonly vpc: Vpc; readonly name: string; readonly sender: Sender };

/** Where in a VPC a packet is looked up. */
export interface Position {
  readonly vpc: Vpc;
  /** Undefined: in no subnet (a regional NAT gateway). */
  readonly subnet: Subnet | undefined;
  readonly table: CompiledRouteTable;
  /** It came out of a transit gateway into this subnet: its ACL has not been asked yet. */
  readonly fromTransit: boolean;
}

/** Words for a reader; made only where somebody reads. */
export type Note = string | (() => string);

const textOf = (note: Note): string => (typeof note === 'string' ? note : note());

type NewStep = Omit<Step, 'direction' | 'source' | 'destination' | 'segment' | 'note' | 'mapping'> & {
  readonly note: Note;
};

/** One packet underway, and everything it met. A walk is used once. */
export class Walk {
  readonly steps: Step[] = [];
  readonly via: string[] = [];
  readonly legs: Leg[] = [];
  source: End;
  destination: End;
  sender: Sender | undefined;
  lost: LostReferences | undefined;
  /** How references to groups of another VPC hold here. */
  crossing: 'same-vpc' | 'peering' | 'transit' = 'same-vpc';
  segment = 0;
  depth = 0;
  reply = false;
  /** Appliances that the current reply passed. */
  passed: Interface[] = [];
  private readonly settled = new Map<object, number>();
  /** The leg of the request that the current reply answers. */
  answered: Leg | undefined;
  /** What has let through so far: of the request (groups aside), and of the reply, by whose ports it goes to. */
  forwardAllowed: Allowed = EVERYTHING;
  readonly replyAllowed: Allowed[] = [];

  constructor(
    readonly compiled: CompiledNetwork,
    readonly start: LegStart,
    public goal: Goal,
    source: End,
    destination: End,
    private readonly choices: Choices,
    /** Only sum up what is let through: no step is kept but the groups'. For the matrix, which walks many ways and tells none. */
    readonly light = false,
  ) {
    this.source = source;
    this.destination = destination;
  }

  get direction(): 'forward' | 'return' {
    return this.reply ? 'return' : 'forward';
  }

  get leg(): Leg {
    return this.legs[this.legs.length - 1] as Leg;
  }

  beginLeg(start: LegStart): void {
    this.legs.push({
      start,
      source: this.source,
      destination: this.destination,
      segment: this.segment,
      appliances: [],
    });
  }

  /** What decides where a file leaves it open: one answer however often a packet or its reply comes by, since a list holds an address or does not. */
  settle<T>(candidates: readonly T[]): T | undefined {
    if (candidates.length <= 1) return candidates[0];
    let index = this.settled.get(candidates);
    if (index === undefined) {
      index = this.choose(candidates.length);
      this.settled.set(candidates, index);
    }
    return candidates[index];
  }

  /** Likewise, of things of which AWS takes one alone: a file with several leaves open which. */
  oneOf<T>(candidates: readonly T[], checkpoint: CheckpointKind, object: string, what: string): T | undefined {
    if (candidates.length > 1)
      this.pass(
        checkpoint,
        object,
        () => `The file has ${candidates.length} ${what} here, of which AWS takes one alone: which one is not known.`,
        {},
        'choice',
      );
    return this.settle(candidates);
  }

  /** One of n ways that AWS may take; the caller asks again for each. */
  choose(n: number): number {
    return n <= 1 ? 0 : this.choices.next(n);
  }

  /** Sums a checkpoint up, and keeps it where somebody may want to see it. */
  push(step: NewStep): void {
    this.sum(step.allowed);
    if (this.light) return;
    this.steps.push({
      direction: this.direction,
      checkpoint: step.checkpoint,
      object: step.object,
      allowed: step.allowed,
      source: this.source,
      destination: this.destination,
      segment: this.segment,
      stateful: step.stateful,
      effect: step.effect,
      code: step.code,
      note: textOf(step.note),
      detail: step.detail,
    });
  }

  private sum(allowed: Allowed): void {
    if (!this.reply) this.forwardAllowed = both(this.forwardAllowed, allowed);
    else this.replyAllowed[this.segment] = both(this.replyAllowed[this.segment] ?? EVERYTHING, allowed);
  }

  pass(
    checkpoint: CheckpointKind,
    object: string,
    note: Note,
    detail: { rule?: string | undefined; origin?: Origin | undefined } = {},
    effect: Step['effect'] = 'pass',
  ): void {
    if (this.light) return;
    this.push({
      checkpoint,
      object,
      allowed: EVERYTHING,
      stateful: false,
      effect,
      note,
      detail: { kind: 'plain', rule: detail.rule, origin: detail.origin },
    });
  }

  /** Nothing gets past here, whatever the traffic. */
  stop(
    checkpoint: CheckpointKind,
    object: string,
    note: Note,
    code?: string,
    detail: { rule?: string | undefined; origin?: Origin | undefined } = {},
  ): Arrival {
    this.push({
      checkpoint,
      object,
      allowed: NOTHING,
      stateful: false,
      effect: 'filter',
      code,
      note,
      detail: { kind: 'plain', rule: detail.rule, origin: detail.origin },
    });
    return 'stopped';
  }

  /** From here on the file does not tell. */
  open(checkpoint: CheckpointKind, object: string, note: Note): Arrival {
    this.push({
      checkpoint,
      object,
      allowed: PERHAPS,
      stateful: false,
      effect: 'filter',
      note,
      detail: { kind: 'plain' },
    });
    return 'open';
  }

  acl(subnet: Subnet, direction: Direction): void {
    const found = this.compiled.aclOf(subnet);
    const unknown = found === 'unknown';
    const acl = unknown ? undefined : found;
    const peer = direction === 'inbound' ? this.source : this.destination;
    const allowed: Allowed = unknown ? PERHAPS : this.compiled.acls.allowed(acl, direction, peer.cls, peer.family);
    if (this.light) {
      this.sum(allowed);
      return;
    }
    this.push({
      checkpoint: direction === 'inbound' ? 'network-acl-inbound' : 'network-acl-outbound',
      object: acl ? qualifiedName(acl) : (subnet.networkAcl?.text ?? `${subnet.vpc.name}.default`),
      allowed,
      stateful: false,
      effect: 'filter',
      code: 'SUBNET_ACL_RESTRICTION',
      note: `${direction === 'inbound' ? 'into' : 'out of'} subnet ${qualifiedName(subnet)}`,
      detail: { kind: 'acl', acl, direction, peer },
    });
  }

  /** The groups of an interface. Groups remember: a reply is never asked. */
  groups(iface: Interface, direction: Direction, others: Interface['groups']): void {
    if (!iface.groups || this.reply) return;
    this.steps.push(this.groupStep(iface, direction, direction === 'inbound' ? this.source : this.destination, others));
  }

  groupStep(iface: Interface, direction: Direction, peer: End, others: Interface['groups']): Step {
    const groups = iface.groups as NonNullable<Interface['groups']>;
    // Over a transit gateway references count in inbound rules alone: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
    const lost = this.lost ?? (this.crossing === 'transit' && direction === 'outbound' ? 'transit-off' : undefined);
    const peerGroups: PeerGroups = lost ? undefined : others;
    return {
      direction: this.direction,
      checkpoint: direction === 'inbound' ? 'security-group-inbound' : 'security-group-outbound',
      object: iface.name,
      allowed: this.compiled.groups.allowed(groups, direction, peer.cls, peer.family, peerGroups),
      source: this.source,
      destination: this.destination,
      segment: this.segment,
      stateful: true,
      effect: 'filter',
      code: 'ENI_SG_RULES_MISMATCH',
      note: this.light ? '' : `${direction === 'inbound' ? 'into' : 'out of'} ${iface.name}`,
      detail: { kind: 'groups', iface, groups, direction, peer, peerGroups, others, lost, vpc: iface.vpc },
    };
  }
}

/** Enumerates the ways that AWS leaves open, by replaying a walk with each answer in turn. */
export class Choices {
  private readonly taken: number[] = [];
  private readonly widths: number[] = [];
  private at = 0;

  next(n: number): number {
    if (this.at === this.taken.length) {
      this.taken.push(0);
      this.widths.push(n);
    }
    return this.taken[this.at++] as number;
  }

  /** Prepares the next combination; false when all have been tried. */
  advance(): boolean {
    this.at = 0;
    while (this.taken.length > 0) {
      const last = this.taken.length - 1;
      if ((this.taken[last] as number) + 1 < (this.widths[last] as number)) {
        this.taken[last] = (this.taken[last] as number) + 1;
        return true;
      }
      this.taken.pop();
      this.widths.pop();
    }
    return false;
  }
}

/** Longer ways than this go in circles. */
export const MAXIMUM_HOPS = 32;

export function addressEnd(compiled: CompiledNetwork, address: InterfaceAddress): End {
  const first = address.set[0];
  return { family: address.family, cls: first ? compiled.classes.classOf(first.low) : -2, set: address.set };
}
