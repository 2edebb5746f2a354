import type { Disposition } from '../trace/index.js';
import { intersectServices, NO_SERVICES, type ServiceSet, servicesCover, uniteAllServices } from '../traffic/index.js';
import type { Verdict } from './answer.js';

/** What became of the asked traffic, summed over all pairs of ends. */
export interface Tally {
  reachable: boolean;
  partly: boolean;
  oneWay: boolean;
  blocked: boolean;
  unknown: boolean;
}

export const emptyTally = (): Tally => ({
  reachable: false,
  partly: false,
  oneWay: false,
  blocked: false,
  unknown: false,
});

/** Counts one pair in. `everything`: what does not arrive counts too; else the verdict speaks of delivered traffic alone. */
export function count(tally: Tally, disposition: Disposition, asked: ServiceSet): void {
  const part = (set: ServiceSet): ServiceSet => intersectServices(set, asked);
  const reachable = part(disposition.reachable);
  const partly = uniteAllServices(disposition.partly.map(({ services }) => part(services)));
  const oneWay = part(disposition.oneWay);
  const unknown = part(disposition.unknown);
  if (reachable !== NO_SERVICES) tally.reachable = true;
  if (partly !== NO_SERVICES) tally.partly = true;
  if (oneWay !== NO_SERVICES) tally.oneWay = true;
  if (unknown !== NO_SERVICES) tally.unknown = true;
  if (!servicesCover(uniteAllServices([reachable, partly, oneWay, unknown]), asked)) tally.blocked = true;
}

export const FATES = ['reachable', 'partly', 'oneWay', 'blocked', 'unknown'] as const;

/** Counts pairs in that may not exist, such as those of a family of which nobody tells whether there are addresses. */
export function withPerhaps(tally: Tally, perhaps: readonly Tally[]): Tally {
  // Where it is not, nothing is asked, and so nothing delivered.
  if (FATES.every((fate) => !tally[fate])) tally.blocked = true;
  for (const one of perhaps) for (const fate of FATES) if (one[fate] && !tally[fate]) tally.unknown = true;
  return tally;
}

/**
 * The verdict on a set of packets: `reachable` if all are; else `partly` if some are reachable or partly; else `one-way` if some are delivered; else `blocked`.
 * What is undecided makes it `unknown` only where it could change it.
 */
export function verdictOf(tally: Tally, ofDelivered: boolean): Verdict {
  if (!tally.unknown) return decided(tally, ofDelivered);
  const fates: Partial<Tally>[] = [{ reachable: true }, { partly: true }, { oneWay: true }, { blocked: true }];
  const verdicts = new Set(fates.map((fate) => decided({ ...tally, ...fate }, ofDelivered)));
  return verdicts.size === 1 ? ([...verdicts][0] as Verdict) : 'unknown';
}

function decided(tally: Tally, ofDelivered: boolean): Verdict {
  if (tally.reachable && !tally.partly && !tally.oneWay && (ofDelivered || !tally.blocked)) return 'reachable';
  if (tally.reachable || tally.partly) return 'partly';
  return tally.oneWay ? 'one-way' : 'blocked';
}
