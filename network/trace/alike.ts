import type { End } from '../endpoints/index.js';
import { isSameChain } from './chain.js';
import type { Leg, LegStart, TraceState } from './state.js';
import type { Step } from './trace.js';
import type { Ended } from './transition.js';

/** So many walks are made for one stretch, alike or not. */
const MAXIMUM_WALKS = 65_536;

/** Ends of ways that were compared since the process began: a deterministic measure for tests of cost. */
export const endCounters = { compared: 0 };

/** Ends of ways of which those that are alike count as one: what comes after is the same for them. */
export class Merged {
  /** Made when there is a second one: nearly always there is none. */
  private byKey: Map<string, Ended[]> | undefined;
  private readonly found: Ended[] = [];
  private walks = 0;

  constructor(private readonly most: number) {}

  get ends(): readonly Ended[] {
    return this.found;
  }

  /** False: there were more than are compared. */
  get isWhole(): boolean {
    return this.walks <= MAXIMUM_WALKS && this.found.length <= this.most;
  }

  addAll(ends: Iterable<Ended>): void {
    for (const end of ends) {
      this.add(end);
      if (!this.isWhole) return;
    }
  }

  private add(end: Ended): void {
    this.walks++;
    endCounters.compared++;
    const [first] = this.found;
    if (first) {
      this.byKey ??= new Map([[keyOf(first), [first]]]);
      const key = keyOf(end);
      const known = this.byKey.get(key);
      if (!known) this.byKey.set(key, [end]);
      else if (known.some(({ state }) => isAlike(state, end.state))) return;
      else known.push(end);
    }
    this.found.push(end);
  }
}

function keyOf({ arrival, state }: Ended): string {
  const { source, destination, lost, crossing, forwardAllowed, replyAllowed } = state;
  const replies = replyAllowed.map((allowed) => `${allowed?.must.id}-${allowed?.may.id}`).join();
  return `${arrival} ${source.cls} ${destination.cls} ${lost} ${crossing} ${forwardAllowed.must.id}-${forwardAllowed.may.id} ${replies}`;
}

/** Whether nothing that is asked later tells them apart. Where they have been does not matter. */
export const isAlike = (a: TraceState, b: TraceState): boolean =>
  isSameChain(a.legs, b.legs, isSameLeg) &&
  isSameChain(a.settled, b.settled, (one, other) => one.candidates === other.candidates && one.index === other.index) &&
  isSameChain(a.steps, b.steps, isSameStep);

export const isSameEnd = (a: End | undefined, b: End | undefined): boolean =>
  a?.cls === b?.cls && a?.family === b?.family;

const isSameLeg = (a: Leg, b: Leg): boolean =>
  a === b ||
  (isSameStart(a.start, b.start) &&
    isSameEnd(a.source, b.source) &&
    isSameEnd(a.destination, b.destination) &&
    a.segment === b.segment &&
    isSameEnd(a.publicSource, b.publicSource) &&
    a.peering === b.peering &&
    a.references?.lost === b.references?.lost &&
    a.exit?.kind === b.exit?.kind &&
    a.exit?.vpc === b.exit?.vpc &&
    a.exit?.name === b.exit?.name &&
    isSameChain(a.appliances, b.appliances, (one, other) => one === other));

const isSameStart = (a: LegStart, b: LegStart): boolean =>
  a === b ||
  (a.kind === 'interface' && b.kind === 'interface' && a.iface === b.iface && a.address === b.address) ||
  (a.kind === 'regional-nat' && b.kind === 'regional-nat' && a.vpc === b.vpc && a.name === b.name);

/** The steps of a walk that keeps those of groups alone. */
const isSameStep = (a: Step, b: Step): boolean =>
  a === b ||
  (a.object === b.object &&
    a.checkpoint === b.checkpoint &&
    a.segment === b.segment &&
    a.allowed.must === b.allowed.must &&
    a.allowed.may === b.allowed.may &&
    a.detail.kind === 'groups' &&
    b.detail.kind === 'groups' &&
    a.detail.groups === b.detail.groups &&
    a.detail.peerGroups === b.detail.peerGroups &&
    a.detail.lost === b.detail.lost &&
    isSameEnd(a.detail.peer, b.detail.peer));
