import type { End } from '../endpoints/index.js';
import type { CompiledRouteTable } from '../forwarding/index.js';
import { isAlike, isSameEnd } from './alike.js';
import { isSameChain } from './chain.js';
import type { Leg, Position, TraceState } from './state.js';

/** So many ways that differ are remembered of one place; another is followed without being compared. */
const MAXIMUM_REMEMBERED = 64;

interface Been {
  readonly state: TraceState;
  readonly position: Position;
}

/**
 * Where the branches of one way have been, where they are only summed up. One that comes to a route table like another
 * before it, after as many tables, comes to the same ends from there on, which count once: choices in a circle would
 * double them at each round.
 */
export class Crossroads {
  private byTable: Map<CompiledRouteTable, Map<string, Been[]>> | undefined;

  /** Whether a branch came here like this before. */
  isKnown(state: TraceState, position: Position, asked: number): boolean {
    if (!state.context.light) return false;
    this.byTable ??= new Map();
    let byKey = this.byTable.get(position.table);
    if (!byKey) {
      byKey = new Map();
      this.byTable.set(position.table, byKey);
    }
    const key = keyOf(state, asked);
    const known = byKey.get(key);
    if (!known) byKey.set(key, [{ state, position }]);
    else if (known.some((one) => isSamePlace(one.position, position) && isAlikeUnderway(one.state, state))) return true;
    else if (known.length < MAXIMUM_REMEMBERED) known.push({ state, position });
    return false;
  }
}

function keyOf({ source, destination, forwardAllowed, replyAllowed, settled }: TraceState, asked: number): string {
  const replies = replyAllowed.map((allowed) => `${allowed?.must.id}-${allowed?.may.id}`).join();
  let choices = '';
  for (let one = settled; one; one = one.before) choices += one.last.index;
  return `${asked} ${source.cls} ${destination.cls} ${forwardAllowed.must.id}-${forwardAllowed.may.id} ${replies} ${choices}`;
}

const isSamePlace = (a: Position, b: Position): boolean =>
  a.vpc === b.vpc && a.subnet === b.subnet && a.fromTransit === b.fromTransit;

/** Whether nothing tells them apart that is asked of a packet that is still underway, or later. */
const isAlikeUnderway = (a: TraceState, b: TraceState): boolean =>
  a.goal === b.goal &&
  a.segment === b.segment &&
  a.answered === b.answered &&
  a.moved === b.moved &&
  a.lost === b.lost &&
  a.crossing === b.crossing &&
  a.sender?.vpc === b.sender?.vpc &&
  a.sender?.publicAddress === b.sender?.publicAddress &&
  a.sender?.nat === b.sender?.nat &&
  isOneEnd(a.source, b.source) &&
  isOneEnd(a.destination, b.destination) &&
  isSameChain(a.passed, b.passed, isIdentical) &&
  isSameChain(a.hubs, b.hubs, isIdentical) &&
  isSameChain(a.legs, b.legs, isLeftAlike) &&
  isAlike(a, b);

const isIdentical = <T>(a: T, b: T): boolean => a === b;

const isOneEnd = (a: End, b: End): boolean =>
  a === b || (isSameEnd(a, b) && a.hidden === b.hidden && a.perhaps === b.perhaps);

const isLeftAlike = (a: Leg, b: Leg): boolean => a.references?.crossing === b.references?.crossing;
