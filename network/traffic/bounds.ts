import { ALL_SERVICES, intersectServices, NO_SERVICES, type ServiceSet, uniteServices } from './service-set.js';

/** Whether something holds, where a file may leave it open. */
export type Certainty = 'yes' | 'no' | 'maybe';

/** What a checkpoint lets through: `lower` for certain, `upper` at most. Equal where nothing is open. Invariant: lower is a part of upper. */
export interface Allowed {
  readonly lower: ServiceSet;
  readonly upper: ServiceSet;
}

/** By the set's id. Invariant: one object a set, so that `===` compares decided ones. */
const exact: (Allowed | undefined)[] = [];

export function exactly(set: ServiceSet): Allowed {
  let allowed = exact[set.id];
  if (!allowed) {
    allowed = { lower: set, upper: set };
    exact[set.id] = allowed;
  }
  return allowed;
}

export const EVERYTHING: Allowed = exactly(ALL_SERVICES);
export const NOTHING: Allowed = exactly(NO_SERVICES);
export const PERHAPS: Allowed = { lower: NO_SERVICES, upper: ALL_SERVICES };

export function both(a: Allowed, b: Allowed): Allowed {
  if (a === EVERYTHING || a === b) return b;
  if (b === EVERYTHING) return a;
  const lower = intersectServices(a.lower, b.lower);
  const upper = a.lower === a.upper && b.lower === b.upper ? lower : intersectServices(a.upper, b.upper);
  return lower === upper ? exactly(lower) : { lower, upper };
}

export function either(a: Allowed, b: Allowed): Allowed {
  if (a === b || b === NOTHING || a === EVERYTHING) return a;
  if (a === NOTHING || b === EVERYTHING) return b;
  const lower = uniteServices(a.lower, b.lower);
  const upper = a.lower === a.upper && b.lower === b.upper ? lower : uniteServices(a.upper, b.upper);
  return lower === upper ? exactly(lower) : { lower, upper };
}
