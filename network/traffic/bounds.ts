import type { Family } from '../address/index.js';
import {
  ALL_SERVICES,
  intersectServices,
  NO_SERVICES,
  possibleServices,
  type ServiceSet,
  uniteServices,
} from './service-set.js';

/** Whether something holds, where a file may leave it open. */
export type Certainty = 'yes' | 'no' | 'maybe';

/** What a checkpoint lets through: `must` for certain, `may` at most. Equal where nothing is open. Invariant: must is a part of may. */
export interface Allowed {
  readonly must: ServiceSet;
  readonly may: ServiceSet;
}

/** By the set's id. Invariant: one object a set, so that `===` compares decided ones. */
const exact: (Allowed | undefined)[] = [];

export function exactly(set: ServiceSet): Allowed {
  let allowed = exact[set.id];
  if (!allowed) {
    allowed = { must: set, may: set };
    exact[set.id] = allowed;
  }
  return allowed;
}

export const EVERYTHING: Allowed = exactly(ALL_SERVICES);
export const NOTHING: Allowed = exactly(NO_SERVICES);
export const PERHAPS: Allowed = { must: NO_SERVICES, may: ALL_SERVICES };

const EVERYTHING_IPV4 = exactly(possibleServices(4));
const EVERYTHING_IPV6 = exactly(possibleServices(6));

/** Everything that packets of a family can carry. */
export const possible = (family: Family): Allowed => (family === 4 ? EVERYTHING_IPV4 : EVERYTHING_IPV6);

export function both(a: Allowed, b: Allowed): Allowed {
  if (a === EVERYTHING || a === b) return b;
  if (b === EVERYTHING) return a;
  const must = intersectServices(a.must, b.must);
  const may = a.must === a.may && b.must === b.may ? must : intersectServices(a.may, b.may);
  return must === may ? exactly(must) : { must, may };
}

export function either(a: Allowed, b: Allowed): Allowed {
  if (a === b || b === NOTHING || a === EVERYTHING) return a;
  if (a === NOTHING || b === EVERYTHING) return b;
  const must = uniteServices(a.must, b.must);
  const may = a.must === a.may && b.must === b.may ? must : uniteServices(a.may, b.may);
  return must === may ? exactly(must) : { must, may };
}
