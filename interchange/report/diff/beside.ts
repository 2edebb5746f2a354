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
  servicesCover,
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
    const all = packets.flatMap(({ from, to, set }) => boxesOf(set).map((box) => ({ from, to, box })));
    for (const { box } of all)
      for (const [words, part] of this.besides(box)) {
        if (this.fates.has(words)) continue;
        // Ends and services are told in one line, whichever belong together: what is said beside them has to hold for all of these.
        const fates = all.flatMap(({ from, to, box: other }) => {
          const there = replaced(other, part);
          return there ? [asBefore({ from, to, set: packetsOf([there]) })] : [];
        });
        this.fates.set(words, new Set(fates).size === 1 ? fates[0] : undefined);
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

  private *besides(box: PacketBox): Iterable<[string, Partial<PacketBox>]> {
    for (const all of [ALL_TCP, ALL_UDP]) {
      const services = leftOutOf(intersectServices(box.services, all), all);
      if (services !== NO_SERVICES) yield [formatServices(services), { services }];
    }
    for (const end of ['source', 'destination'] as const) {
      const lacking = lackingOfInternet(box[end], this.internet);
      if (lacking.length > 0) yield [addressWords(lacking), { [end]: lacking }];
    }
  }
}

/** The same packets, but of that part. Undefined: no such packet is of these protocols, or between addresses of these families. */
function replaced(box: PacketBox, part: Partial<PacketBox>): PacketBox | undefined {
  const there = { ...box, ...part };
  const { services, source, destination } = part;
  if (services) {
    const all = servicesCover(ALL_TCP, services) ? ALL_TCP : ALL_UDP;
    return intersectServices(box.services, all) === NO_SERVICES ? undefined : there;
  }
  const isOfFamily = (end: 'source' | 'destination', set: AddressSet | undefined): boolean =>
    set === undefined || typeof box[end][0]?.low === typeof set[0]?.low;
  return isOfFamily('source', source) && isOfFamily('destination', destination) ? there : undefined;
}

/** The few ports that a list of nearly all leaves out. */
function leftOutOf(services: ServiceSet, all: ServiceSet): ServiceSet {
  const [part] = protocolParts(services);
  return part?.ports !== undefined && portsLeftOut(part.ports) !== undefined
    ? subtractServices(all, services)
    : NO_SERVICES;
}
