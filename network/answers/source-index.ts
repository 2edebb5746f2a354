import type { Endpoint } from '../endpoints/index.js';
import type { GroupEvaluator } from '../filters/index.js';
import type { ClassTrace } from './class-traces.js';

/** An endpoint with its peer class, so that rows can be asked for it. */
export interface Slot {
  readonly endpoint: Endpoint;
  readonly peer: number;
  readonly family4: boolean;
}

/** A source, and whose it is. */
export interface Owned<T> {
  readonly slot: Slot;
  readonly owner: T;
  /** Its groups let everything out, or it has none. */
  readonly letsOut: boolean;
  readonly place: SourcesOfPlace<T>;
  readonly alike: SourcesAlike<T>;
}

/** Sources that take the same ways. */
export interface SourcesAlike<T> {
  readonly sources: Owned<T>[];
  /** The way to the goal in hand, where its groups' row tells what comes in on it. */
  direct: ClassTrace | undefined;
}

/** Sources of one place, which take the same ways to nearly every goal: those of a load balancer, or behind one, are a place of their own each class. */
export interface SourcesOfPlace<T> {
  readonly family4: boolean;
  readonly sources: Owned<T>[];
  readonly classes: SourcesAlike<T>[];
  /** As of those that are alike, where all of the place are. */
  direct: ClassTrace | undefined;
  /** To the goal in hand their ways are not the same. */
  isEach: boolean;
}

/** Sources, found by place, and in it by forwarding class, and by peer class. `T` tells whose a source is. */
export class SourceIndex<T> {
  readonly places: SourcesOfPlace<T>[] = [];
  /** By the peer class's number. */
  readonly byPeer: (Owned<T>[] | undefined)[] = [];
  private readonly byPlace = new Map<number, SourcesOfPlace<T>>();
  private readonly byForwardingClass = new Map<
    number,
    { readonly place: SourcesOfPlace<T>; readonly alike: SourcesAlike<T> }
  >();

  constructor(private readonly groups: GroupEvaluator) {}

  add(slot: Slot, owner: T): void {
    const { iface } = slot.endpoint;
    const letsOut = !iface?.groups || this.groups.opensOutbound(iface.groups);
    const { place, alike } = this.amongOthers(slot);
    const owned = { slot, owner, letsOut, place, alike };
    place.sources.push(owned);
    alike.sources.push(owned);
    // Without holes, which would make it a table of hashes.
    while (this.byPeer.length <= slot.peer) this.byPeer.push(undefined);
    const peers = this.byPeer[slot.peer];
    if (peers) peers.push(owned);
    else this.byPeer[slot.peer] = [owned];
  }

  private amongOthers(slot: Slot): { readonly place: SourcesOfPlace<T>; readonly alike: SourcesAlike<T> } {
    const { forwardingClass } = slot.endpoint;
    let found = this.byForwardingClass.get(forwardingClass);
    if (!found) {
      const place = this.placeOf(slot);
      const alike: SourcesAlike<T> = { sources: [], direct: undefined };
      place.classes.push(alike);
      found = { place, alike };
      this.byForwardingClass.set(forwardingClass, found);
    }
    return found;
  }

  private placeOf({ endpoint, family4 }: Slot): SourcesOfPlace<T> {
    const { place } = endpoint;
    const known = place === undefined ? undefined : this.byPlace.get(place);
    if (known) return known;
    const made: SourcesOfPlace<T> = { family4, sources: [], classes: [], direct: undefined, isEach: false };
    this.places.push(made);
    if (place !== undefined) this.byPlace.set(place, made);
    return made;
  }
}
