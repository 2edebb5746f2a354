import {
  type AddressSet,
  type AddressTerms,
  addressWords,
  lackingOfInternet,
  unionAddresses,
} from '../../../network/address/index.js';
import type { Change, FatePart, Verdict } from '../../../network/answers/index.js';
import {
  ALL_TCP,
  ALL_UDP,
  boxesOf,
  formatPorts,
  formatServices,
  intersectServices,
  NO_SERVICES,
  type PacketBox,
  packetsOf,
  portListServices,
  protocolParts,
  type ServiceSet,
  servicesCover,
  TCP,
  UDP,
  uniteAllServices,
} from '../../../network/traffic/index.js';
import { portsLeftOut, say, termOf } from '../../../network/words/index.js';
import type { Others } from '../reach/stopped.js';
import { NO_OTHERS, type Services } from '../traffic-words.js';

type Dimension = 'source' | 'destination' | 'services' | 'sourcePorts';

/** The few of one dimension that a box leaves out. */
interface LeftOut {
  readonly dimension: Dimension;
  readonly words: string;
  readonly part: Partial<PacketBox>;
}

/** Some of what is left out, and how it fares as before. */
interface AsBefore {
  readonly dimension: Dimension;
  readonly words: string;
  readonly verdict: Verdict;
}

/**
 * What lies beside a change of nearly all ports, or nearly the whole internet: a reader wants to know how that fares, not which ports are left. Told are the others, and
 * the few by name; where it cannot be told how these fare as before, the change is of most.
 */
export class Beside {
  /** By the words of what is left out. Undefined: some of it does not fare as before, or not the same at all ends of the change. */
  private readonly fates = new Map<string, readonly AsBefore[] | undefined>();

  constructor(
    { packets, asBefore }: Change,
    private readonly terms: AddressTerms,
  ) {
    const all = packets.flatMap(({ from, to, set }) => boxesOf(set).map((box) => ({ from, to, box })));
    for (const { box } of all)
      for (const left of leftOutOf(box, this.terms.internet)) {
        const { words, part } = left;
        if (this.fates.has(words)) continue;
        // Ends and services are told in one line, whichever belong together: what is said beside them has to hold for all of these.
        const fates = all.flatMap(({ from, to, box: other }) => {
          const there = replaced(other, part);
          return there ? [alikeIn(there, left, asBefore({ from, to, set: packetsOf([there]) }), this.terms)] : [];
        });
        const isUniform = new Set(fates.map((one) => JSON.stringify(one))).size === 1;
        this.fates.set(words, isUniform ? fates[0] : undefined);
      }
  }

  /** Whether the few ports that a list of nearly all leaves out are told by themselves. */
  othersIn({ protocol, ports = '' }: Services): Others {
    const left = portsLeftOut(ports);
    return { ...NO_OTHERS, ports: left !== undefined && this.isTold(`${protocol} ${left}`) };
  }

  /** `tcp 443`. */
  private isTold(words: string): boolean {
    return this.fates.get(words) !== undefined;
  }

  /** Of client ports the same. */
  arePortsTold(leftOut: string): boolean {
    return this.isTold(portsKey(leftOut));
  }

  endWords(set: AddressSet): string {
    const { internet } = this.terms;
    const lacking = addressWords(lackingOfInternet(set, internet));
    return addressWords(set, { internet, rest: this.isTold(lacking) });
  }

  /** `tcp 443 reachable as before`. */
  words(): string[] {
    return [...this.fates.values()].flatMap((told = []) =>
      told.map(({ dimension, words, verdict }) => {
        if (dimension !== 'sourcePorts') return say`${words} ${termOf(verdict)} as before`;
        if (verdict === 'reachable') return say`replies to client ports ${words} come back as before`;
        if (verdict === 'one-way') return say`replies to client ports ${words} are lost as before`;
        return say`from client ports ${words} ${termOf(verdict)} as before`;
      }),
    );
  }
}

const portsKey = (ports: string): string => `:${ports}`;

function* leftOutOf(box: PacketBox, internet: AddressSet | undefined): Iterable<LeftOut> {
  for (const [all, protocol] of [
    [ALL_TCP, TCP],
    [ALL_UDP, UDP],
  ] as const) {
    const [part] = protocolParts(intersectServices(box.services, all));
    const services = part?.ports === undefined ? undefined : fewPorts(part.ports, protocol);
    if (services) yield { dimension: 'services', words: formatServices(services), part: { services } };
  }
  for (const dimension of ['source', 'destination'] as const) {
    const lacking = lackingOfInternet(box[dimension], internet);
    if (lacking.length > 0) yield { dimension, words: addressWords(lacking), part: { [dimension]: lacking } };
  }
  const sourcePorts = fewPorts(formatPorts(box.sourcePorts), TCP);
  if (sourcePorts) yield { dimension: 'sourcePorts', words: portsKey(formatPorts(sourcePorts)), part: { sourcePorts } };
}

/** The few ports that a list of nearly all leaves out. */
function fewPorts(ports: string, protocol: typeof TCP | typeof UDP): ServiceSet | undefined {
  const left = portsLeftOut(ports);
  if (left === undefined) return undefined;
  const ranges = left.split(',').map((range) => {
    const [low = 0, high = low] = range.split('-').map(Number);
    return { low, high };
  });
  return portListServices(protocol, ranges);
}

/** The same packets, but of that part. Undefined: no such packet is of these protocols, or between addresses of these families. */
function replaced(box: PacketBox, part: Partial<PacketBox>): PacketBox | undefined {
  const there = { ...box, ...part };
  const { services, source, destination, sourcePorts } = part;
  if (services) {
    const all = servicesCover(ALL_TCP, services) ? ALL_TCP : ALL_UDP;
    return intersectServices(box.services, all) === NO_SERVICES ? undefined : there;
  }
  // Other protocols have no client ports.
  if (sourcePorts) return hasPorts(box) ? there : undefined;
  const isOfFamily = (end: 'source' | 'destination', set: AddressSet | undefined): boolean =>
    set === undefined || typeof box[end][0]?.low === typeof set[0]?.low;
  return isOfFamily('source', source) && isOfFamily('destination', destination) ? there : undefined;
}

const hasPorts = ({ services }: PacketBox): boolean =>
  [ALL_TCP, ALL_UDP].some((all) => intersectServices(services, all) !== NO_SERVICES);

/** What of the part fares how as before, each told by its dimension alone. Undefined: some of it does not, or how it fares hangs on something else as well. */
function alikeIn(
  there: PacketBox,
  left: LeftOut,
  parts: readonly FatePart[],
  terms: AddressTerms,
): readonly AsBefore[] | undefined {
  const { dimension } = left;
  const told = parts.map(({ verdict, set }) => {
    const boxes = boxesOf(set);
    const part: Partial<PacketBox> =
      dimension === 'source' || dimension === 'destination'
        ? { [dimension]: unionAddresses(...boxes.map((box) => box[dimension])) }
        : { [dimension]: uniteAllServices(boxes.map((box) => box[dimension])) };
    return { isAlike: packetsOf([{ ...there, ...part }]) === set, verdict, words: wordsOf(part, dimension, terms) };
  });
  const whole = packetsOf(parts.flatMap(({ set }) => boxesOf(set))) === packetsOf([there]);
  if (!whole || told.length > MOST_PARTS || !told.every(({ isAlike }) => isAlike)) return undefined;
  return told.map(({ verdict, words }) => ({ dimension, words, verdict }));
}

/** More of them are too many for a line. */
const MOST_PARTS = 3;

function wordsOf(
  { source, destination, services, sourcePorts }: Partial<PacketBox>,
  dimension: Dimension,
  terms: AddressTerms,
): string {
  switch (dimension) {
    case 'source':
      return addressWords(source ?? [], terms);
    case 'destination':
      return addressWords(destination ?? [], terms);
    case 'services':
      return formatServices(services ?? NO_SERVICES);
    case 'sourcePorts':
      return formatPorts(sourcePorts ?? NO_SERVICES).replaceAll(',', ', ');
  }
}
