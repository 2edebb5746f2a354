import { type AddressSet, addressWords, lackingOfInternet } from '../../../network/address/index.js';
import type { Change, Verdict } from '../../../network/answers/index.js';
import {
  ALL_TCP,
  ALL_UDP,
  boxesOf,
  formatServices,
  intersectServices,
  NO_SERVICES,
  type PacketBox,
  packetsOf,
  protocolParts,
  type ServiceSet,
  subtractServices,
} from '../../../network/traffic/index.js';
import { portsLeftOut, say, termOf } from '../../../network/words/index.js';

/**
 * What lies beside a change of nearly all ports, or nearly the whole internet: a reader wants to know how that fares, not which ports are left. Told are the rest, and
 * the few by name; where the few do not all fare as they did, and alike, the change is told by all that it is besides them.
 */
export class Beside {
  /** By its words, how it fares as before; undefined: not alike, or not as before. */
  private readonly fates = new Map<string, Verdict | undefined>();

  constructor(
    { packets, asBefore }: Change,
    private readonly internet: AddressSet | undefined,
  ) {
    for (const { from, to, set } of packets)
      for (const box of boxesOf(set))
        for (const [words, other] of this.besides(box)) {
          const fate = asBefore({ from, to, set: packetsOf([other]) });
          this.fates.set(words, this.fates.has(words) && this.fates.get(words) !== fate ? undefined : fate);
        }
  }

  /** `tcp 443`: whether it is told by itself. */
  readonly isTold = (words: string): boolean => this.fates.get(words) !== undefined;

  endWords(set: AddressSet): string {
    const { internet } = this;
    return addressWords(set, { internet, rest: this.isTold(addressWords(lackingOfInternet(set, internet))) });
  }

  /** `tcp 443 reachable as before`. */
  words(): string[] {
    return [...this.fates].flatMap(([words, fate]) => (fate ? [say`${words} ${termOf(fate)} as before`] : []));
  }

  private *besides(box: PacketBox): Iterable<[string, PacketBox]> {
    for (const all of [ALL_TCP, ALL_UDP]) {
      const services = leftOutOf(intersectServices(box.services, all), all);
      if (services !== NO_SERVICES) yield [formatServices(services), { ...box, services }];
    }
    for (const end of ['source', 'destination'] as const) {
      const lacking = lackingOfInternet(box[end], this.internet);
      if (lacking.length > 0) yield [addressWords(lacking), { ...box, [end]: lacking }];
    }
  }
}

/** The few ports that a list of nearly all leaves out. */
function leftOutOf(services: ServiceSet, all: ServiceSet): ServiceSet {
  const [part] = protocolParts(services);
  return part?.ports !== undefined && portsLeftOut(part.ports) !== undefined
    ? subtractServices(all, services)
    : NO_SERVICES;
}
