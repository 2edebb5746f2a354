import type { Interface } from '../endpoints/index.js';
import type {
  Attached,
  DirectConnect,
  InternetGateway,
  OnPremisesNetwork,
  Peering,
  RouteTargetElement,
  Subnet,
  TransitGateway,
  Vpc,
  Vpn,
  VpnGateway,
} from '../topology/index.js';
import { say } from '../words/index.js';
import { whateverTheWay } from './at-most.js';
import { type Detail, deny, doubt, type Note, pass } from './record.js';
import { isSettled, type Position, settledOf, type TraceState, withSettled } from './state.js';
import type { Arrival, CheckpointKind } from './trace.js';

/** Where a packet comes next. Whoever sends it there need not know what happens there. */
export type Place =
  /** Looked up in a route table. */
  | { readonly at: 'route-table'; readonly position: Position }
  /** At what a route leads to. */
  | { readonly at: 'target'; readonly position: Position; readonly target: RouteTargetElement; readonly detail: Detail }
  /** Inside a VPC, on the way to whoever has the address. `from`: the subnet the packet is in already, whose border it does not cross again. */
  | { readonly at: 'vpc'; readonly vpc: Vpc; readonly from: Subnet | undefined }
  | { readonly at: 'interface'; readonly iface: Interface }
  /** About to leave an interface. */
  | { readonly at: 'sender'; readonly iface: Interface }
  | {
      readonly at: 'appliance' | 'nat-instance';
      readonly vpc: Vpc;
      readonly from: Subnet | undefined;
      readonly iface: Interface;
    }
  /** Between internet gateways. `from`: whence, for messages. */
  | { readonly at: 'internet'; readonly from: string }
  /** Coming in by the VPC's internet gateway. */
  | { readonly at: 'internet-gateway'; readonly vpc: Vpc }
  /** At the route table of a gateway, where it has one. */
  | { readonly at: 'edge'; readonly vpc: Vpc; readonly gateway: InternetGateway | VpnGateway }
  /** In a transit gateway. `from`: the subnet the packet left, where it came from a VPC. */
  | {
      readonly at: 'transit-gateway';
      readonly hub: TransitGateway;
      readonly entrance: Attached;
      readonly from: Subnet | undefined;
    }
  | { readonly at: 'peering'; readonly from: Vpc; readonly to: Vpc; readonly peering: Peering }
  /** On a VPN or Direct Connect, towards on-premises. */
  | { readonly at: 'connection'; readonly connection: Vpn | DirectConnect }
  /** Coming out of a VPN or Direct Connect at AWS's side. */
  | {
      readonly at: 'connection-end';
      readonly connection: Vpn | DirectConnect;
      readonly gateway: VpnGateway | TransitGateway;
    }
  /** On-premises, on the way to AWS. */
  | { readonly at: 'network'; readonly network: OnPremisesNetwork };

/** What becomes of a packet: it has ended, comes to another place, or fares in one of several ways, which AWS chooses and no file tells. */
export type Transition =
  | { readonly kind: 'ended'; readonly arrival: Arrival; readonly state: TraceState }
  | { readonly kind: 'onward'; readonly state: TraceState; readonly place: Place }
  | { readonly kind: 'fork'; readonly branches: readonly (() => Transition)[] };

export type Ended = Extract<Transition, { kind: 'ended' }>;

export const onward = (state: TraceState, place: Place): Transition => ({ kind: 'onward', state, place });
export const ended = (state: TraceState, arrival: Arrival): Ended => ({ kind: 'ended', arrival, state });

/** Nothing gets past here, whatever the traffic. */
export const stop = (
  state: TraceState,
  checkpoint: CheckpointKind,
  object: string,
  note: Note,
  code?: string,
  detail?: Detail,
): Ended => ended(deny(state, checkpoint, object, note, code, detail), 'stopped');

/** From here on the file does not tell. */
export const leftOpen = (state: TraceState, checkpoint: CheckpointKind, object: string, note: Note): Ended =>
  ended(whateverTheWay(doubt(state, checkpoint, object, note)), 'open');

/** One of several ways that AWS may take, each time anew. */
export function choose<T>(candidates: readonly T[], then: (chosen: T) => Transition): Transition {
  return candidates.length === 1
    ? then(candidates[0] as T)
    : { kind: 'fork', branches: candidates.map((candidate) => () => then(candidate)) };
}

/** What decides where a file leaves it open: one answer however often a packet or its reply comes by, since a list holds an address or does not. */
export function settle<T>(
  state: TraceState,
  candidates: readonly T[],
  then: (state: TraceState, chosen: T | undefined) => Transition,
): Transition {
  if (candidates.length <= 1 || isSettled(state, candidates)) return then(state, settledOf(state, candidates));
  return {
    kind: 'fork',
    branches: candidates.map((candidate, i) => () => then(withSettled(state, candidates, i), candidate)),
  };
}

/** Likewise, of things of which AWS takes one alone: a file with several leaves open which. */
export function oneOf<T>(
  state: TraceState,
  candidates: readonly T[],
  checkpoint: CheckpointKind,
  object: string,
  what: string,
  then: (state: TraceState, chosen: T | undefined) => Transition,
): Transition {
  if (candidates.length <= 1) return then(state, candidates[0]);
  const note = say`
    The file has ${candidates.length} ${what} here, of which AWS takes one alone: which one is not known.
  `;
  return settle(pass(state, checkpoint, object, note, {}, 'choice'), candidates, then);
}
