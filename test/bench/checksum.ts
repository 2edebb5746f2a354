import type { Disposition } from '../../network/trace/disposition.js';
import type { ServiceSet } from '../../network/traffic/service-set.js';

/** Sums hashes, so that the order in which an answer is told does not matter. */
export class Checksum {
  private sum = 0;
  private readonly known = new Map<Disposition, number>();

  /** An disposition that holds for so many pairs. */
  add(disposition: Disposition, times: number): void {
    let hash = this.known.get(disposition);
    if (hash === undefined) {
      hash = hashOf(disposition);
      this.known.set(disposition, hash);
    }
    this.sum = (this.sum + Math.imul(hash, times)) >>> 0;
  }

  toString(): string {
    return this.sum.toString(16).padStart(8, '0');
  }
}

function hashOf({ reachable, oneWay, unknown, partly, clientPorts }: Disposition): number {
  let hash = 17;
  const mix = (set: ServiceSet | undefined): void => {
    for (const bound of set?.bounds ?? [-1]) hash = Math.imul(hash ^ bound, 0x0100_0193);
    hash = Math.imul(hash ^ 0x5bd1_e995, 0x0100_0193);
  };
  for (const set of [reachable, oneWay, unknown, clientPorts]) mix(set);
  for (const part of partly) for (const set of [part.services, part.clientPorts, part.translatedPorts]) mix(set);
  return hash >>> 0;
}
