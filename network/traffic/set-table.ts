/**
 * A set of services: disjoint, non-adjacent, ascending intervals of the service line.
 * Invariant: sets are interned: two sets with the same members are the same object, so `===` compares them, and `id` keys a memo.
 * The tables hold every set of the process; there are as many as there are distinct rule combinations, not pairs of endpoints.
 */
export interface ServiceSet {
  readonly id: number;
  /** Interval ends, both included: low0, high0, low1, high1, … */
  readonly bounds: readonly number[];
}

const sets: ServiceSet[] = [];

/** By hash, the place after which a set stands: its id and one, 0 where none does. Open addressing; a text as key would cost more than most sets do. */
let places = new Int32Array(1 << 10);
let hashes = new Int32Array(1 << 10);

function hashOf(bounds: readonly number[], length: number): number {
  let hash = length;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (bounds[i] as number), 0x0100_0193);
  return hash ^ (hash >>> 15);
}

function isOf({ bounds }: ServiceSet, other: readonly number[], length: number): boolean {
  if (bounds.length !== length) return false;
  for (let i = 0; i < length; i++) if (bounds[i] !== other[i]) return false;
  return true;
}

/** The set with these bounds, of which the first `length` count: the list may be used again. */
export function interned(bounds: readonly number[], length = bounds.length): ServiceSet {
  const hash = hashOf(bounds, length);
  const mask = places.length - 1;
  let at = hash & mask;
  for (let place = places[at]; place; place = places[at]) {
    if (hashes[at] === hash) {
      const known = sets[place - 1] as ServiceSet;
      if (isOf(known, bounds, length)) return known;
    }
    at = (at + 1) & mask;
  }
  const set = { id: sets.length, bounds: bounds.slice(0, length) };
  sets.push(set);
  places[at] = sets.length;
  hashes[at] = hash;
  if (sets.length * 2 > places.length) grow();
  return set;
}

function grow(): void {
  const [oldPlaces, oldHashes] = [places, hashes];
  const mask = oldPlaces.length * 2 - 1;
  places = new Int32Array(mask + 1);
  hashes = new Int32Array(mask + 1);
  for (let i = 0; i < oldPlaces.length; i++) {
    const place = oldPlaces[i] as number;
    if (place === 0) continue;
    const hash = oldHashes[i] as number;
    let at = hash & mask;
    while (places[at]) at = (at + 1) & mask;
    places[at] = place;
    hashes[at] = hash;
  }
}

const MOST_PAIRS = 1 << 18;

/** What was computed of two sets. A later pair takes the place of an earlier one: what is forgotten is computed again, and memory stays what it is. */
export class PairMemo {
  private bits = 10;
  private pairs = new Int32Array(3 << 10);
  private stored = 0;

  private at(first: number, second: number): number {
    return ((Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca77)) >>> (32 - this.bits)) * 3;
  }

  get(first: ServiceSet, second: ServiceSet): ServiceSet | undefined {
    const { pairs } = this;
    const at = this.at(first.id, second.id);
    return pairs[at] === first.id + 1 && pairs[at + 1] === second.id + 1
      ? (sets[pairs[at + 2] as number] as ServiceSet)
      : undefined;
  }

  set(first: ServiceSet, second: ServiceSet, result: ServiceSet): void {
    if (++this.stored > 1 << this.bits && 1 << this.bits < MOST_PAIRS) this.grow();
    this.put(first.id + 1, second.id + 1, result.id);
  }

  private put(first: number, second: number, result: number): void {
    const at = this.at(first - 1, second - 1);
    this.pairs[at] = first;
    this.pairs[at + 1] = second;
    this.pairs[at + 2] = result;
  }

  private grow(): void {
    const { pairs } = this;
    this.bits++;
    this.pairs = new Int32Array(3 << this.bits);
    for (let at = 0; at < pairs.length; at += 3)
      if (pairs[at]) this.put(pairs[at] as number, pairs[at + 1] as number, pairs[at + 2] as number);
  }
}
