import type { Service } from './service-line.js';
import type { ServiceSet } from './service-set.js';

/** A stretch of the service line, both ends included, and who took it. */
export interface OwnedServices {
  readonly low: Service;
  readonly high: Service;
  readonly owner: number;
}

/**
 * The service line as a list of those who came first: whoever claims services gets those that nobody has yet.
 * Invariant: stretches are sorted and disjoint. Changed in place, since a list of rules makes as many states as it has rules.
 */
export class ServiceOwners {
  private readonly taken: OwnedServices[] = [];

  /**
   * Gives `owner` what is free of `services`; calls `onTaken` for each stretch of them that somebody has already.
   * Returns how many services it got, and counts what it looked at in `work`.
   */
  claim(
    services: ServiceSet,
    owner: number,
    onTaken: (stretch: OwnedServices) => void,
    work: { steps: number },
  ): number {
    let got = 0;
    for (let i = 0; i < services.bounds.length; i += 2) {
      got += this.claimRange(services.bounds[i] as Service, services.bounds[i + 1] as Service, owner, onTaken, work);
    }
    return got;
  }

  private claimRange(
    low: Service,
    high: Service,
    owner: number,
    onTaken: (stretch: OwnedServices) => void,
    work: { steps: number },
  ): number {
    const from = this.firstEndingAt(low);
    const merged: OwnedServices[] = [];
    let next = low;
    let got = 0;
    let index = from;
    for (; index < this.taken.length; index++) {
      const stretch = this.taken[index] as OwnedServices;
      if (stretch.low > high) break;
      work.steps++;
      if (next < stretch.low) {
        merged.push({ low: next, high: stretch.low - 1, owner });
        got += stretch.low - next;
      }
      merged.push(stretch);
      onTaken({ low: Math.max(low, stretch.low), high: Math.min(high, stretch.high), owner: stretch.owner });
      next = stretch.high + 1;
    }
    work.steps++;
    if (next <= high) {
      merged.push({ low: next, high, owner });
      got += high - next + 1;
    }
    if (got > 0) this.taken.splice(from, index - from, ...merged);
    return got;
  }

  /** The index of the first stretch that does not end before `service`. */
  private firstEndingAt(service: Service): number {
    let low = 0;
    let high = this.taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.taken[middle] as OwnedServices).high < service) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
