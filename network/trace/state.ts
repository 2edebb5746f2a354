import type { CompiledNetwork, End, Goal, Interface, PublicAddress, Start } from '../endpoints/index.js';
import type { CompiledRouteTable } from '../forwarding/index.js';
import type { Peering, Subnet, TransitGateway, Vpc } from '../topology/index.js';
import { type Allowed, EVERYTHING } from '../traffic/index.js';
import { type Chain, chained, listOf } from './chain.js';
import type { LostReferences, Step } from './trace.js';

/** Who put the source address on the packet: only such a packet may leave through an internet or VPN gateway. */
export interface Sender {
  readonly vpc: Vpc;
  readonly publicAddress: PublicAddress | undefined;
  /** A NAT gateway's traffic, which Block Public Access judges differently. */
  readonly nat: boolean;
}

export type LegStart = Start | { readonly kind: 'regional-nat'; readonly vpc: Vpc; readonly name: string };

/** A stretch of the way with one pair of addresses: from the client or an address translation to the next one, or to the end. */
export interface Leg {
  readonly start: LegStart;
  readonly source: End;
  readonly destination: End;
  readonly segment: number;
  readonly appliances: Chain<Interface> | undefined;
  /** How it left AWS towards the internet, so that replies come in the same way. */
  readonly exit:
    | {
        readonly kind: 'internet-gateway' | 'egress-only-gateway' | 'gateway-endpoint';
        readonly vpc: Vpc;
        readonly name: string;
      }
    | undefined;
  /** The source address after the internet gateway mapped it. */
  readonly publicSource: End | undefined;
  /** The peering it crossed first, right from its start. */
  readonly peering: Peering | undefined;
  /** What became of references to groups on it; undefined while the packet is still on it. */
  readonly references: References | undefined;
}

/** What decides whether references to groups hold. */
export interface References {
  readonly lost: LostReferences | undefined;
  /** How references to groups of another VPC hold here. */
  readonly crossing: 'same-vpc' | 'peering' | 'transit';
}

/** Where in a VPC a packet is looked up. */
export interface Position {
  readonly vpc: Vpc;
  /** Undefined: in no subnet (a regional NAT gateway). */
  readonly subnet: Subnet | undefined;
  readonly table: CompiledRouteTable;
  /** It came out of a transit gateway into this subnet: its ACL has not been asked yet. */
  readonly fromTransit: boolean;
}

/** What is the same for everything that is underway between two ends. */
export interface TraceContext {
  readonly compiled: CompiledNetwork;
  readonly start: LegStart;
  /** Only sum up what is let through: no step is kept but the groups'. For the matrix, which walks many ways and tells none. */
  readonly light: boolean;
}

/** One of several possibilities that a file leaves open, taken for as long as a packet and its reply are underway. */
interface Settled {
  readonly candidates: readonly unknown[];
  readonly index: number;
}

/** One packet underway, and everything that it met. A value: what happens next makes another one. */
export interface TraceState extends References {
  readonly context: TraceContext;
  readonly goal: Goal;
  readonly source: End;
  readonly destination: End;
  readonly sender: Sender | undefined;
  readonly segment: number;
  /** The leg of the request that a reply answers; undefined: it is a request. */
  readonly answered: Leg | undefined;
  /** Appliances that the current reply passed. */
  readonly passed: Chain<Interface> | undefined;
  /** The stretches of the request; the last is the current one. */
  readonly legs: Chain<Leg>;
  /** Whether the current leg has passed a gateway or an appliance. */
  readonly moved: boolean;
  /** Transit gateways that the packet is in or came from. */
  readonly hubs: Chain<TransitGateway> | undefined;
  readonly settled: Chain<Settled> | undefined;
  readonly steps: Chain<Step> | undefined;
  /** The gateways that the request passed. */
  readonly via: Chain<string> | undefined;
  /** What has let through so far: of the request (groups aside), and of the reply, by whose ports it goes to. Kept where the context is light. */
  readonly forwardAllowed: Allowed;
  readonly replyAllowed: readonly (Allowed | undefined)[];
}

export function beginning(context: TraceContext, goal: Goal, source: End, destination: End): TraceState {
  return {
    context,
    goal,
    source,
    destination,
    sender: undefined,
    lost: undefined,
    crossing: 'same-vpc',
    segment: 0,
    answered: undefined,
    passed: undefined,
    legs: chained(undefined, legFrom(context.start, source, destination, 0)),
    moved: false,
    hubs: undefined,
    settled: undefined,
    steps: undefined,
    via: undefined,
    forwardAllowed: EVERYTHING,
    replyAllowed: [],
  };
}

function legFrom(start: LegStart, source: End, destination: End, segment: number): Leg {
  return {
    start,
    source,
    destination,
    segment,
    appliances: undefined,
    exit: undefined,
    publicSource: undefined,
    peering: undefined,
    references: undefined,
  };
}

/** From an address translation on. */
export function withNewLeg(state: TraceState, start: LegStart): TraceState {
  const leg = legFrom(start, state.source, state.destination, state.segment);
  const done = chained(state.legs.before, { ...state.legs.last, references: referencesOf(state) });
  return { ...state, legs: chained(done, leg), moved: false, hubs: undefined };
}

const referencesOf = ({ lost, crossing }: References): References => ({ lost, crossing });

/** From one that sends in its own name and has groups: what was lost before does not matter from here on. */
export const withReferences = (state: TraceState): TraceState => ({ ...state, lost: undefined, crossing: 'same-vpc' });

/** What holds for references on a leg. */
export const referencesOn = (state: TraceState, { references }: Leg): References => references ?? state;

export function withLeg(state: TraceState, changes: Partial<Leg>): TraceState {
  return { ...state, legs: chained(state.legs.before, { ...state.legs.last, ...changes }) };
}

/** It passes a gateway or an appliance. */
export function withVia(state: TraceState, name: string): TraceState {
  if (state.answered || (state.context.light && state.moved)) return state;
  return { ...state, moved: true, via: state.context.light ? undefined : chained(state.via, name) };
}

/** References to groups do not count from here on. The first reason is told. */
export const withoutReferences = (state: TraceState, lost: LostReferences): TraceState =>
  state.lost ? state : { ...state, lost };

/** What was taken already of the candidates. */
export function settledOf<T>({ settled }: TraceState, candidates: readonly T[]): T | undefined {
  if (candidates.length <= 1) return candidates[0];
  for (let one = settled; one; one = one.before)
    if (one.last.candidates === candidates) return candidates[one.last.index];
  return undefined;
}

export const isSettled = ({ settled }: TraceState, candidates: readonly unknown[]): boolean => {
  for (let one = settled; one; one = one.before) if (one.last.candidates === candidates) return true;
  return false;
};

export const withSettled = (state: TraceState, candidates: readonly unknown[], index: number): TraceState => ({
  ...state,
  settled: chained(state.settled, { candidates, index }),
});

/** The gateways that it passed, each once. */
export const viaOf = ({ via }: TraceState): string[] => [...new Set(listOf(via))];
