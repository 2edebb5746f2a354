import type { Family } from '../address/index.js';
import type { Endpoint, MatrixMember } from '../endpoints/index.js';
import type { Disposition } from '../trace/index.js';
import type { MatrixFlow, TrafficBox, Verdict } from './answer.js';
import { type Boxes, boxesOfAll, isByMaybePublic, isOneOfSeveral, tallyOf } from './ask.js';
import { addressText } from './boxes.js';
import type { EndpointClass, EndpointFlow } from './class-matrix.js';
import { askedBetween, flowOf, isNamed } from './flow.js';
import { emptyTally, FATES, type Tally, verdictOf } from './verdict.js';

/** What is told of a disposition, whoever is at its ends. */
interface Told extends Boxes {
  readonly tally: Tally;
  readonly verdict: Verdict;
}

/** `otherwise`: not without its ends. */
type ByFamily = { [family in Family]?: Told | 'otherwise' | undefined };

/** An end that is told by its addresses alone. */
interface PlainEnd {
  readonly endpoint: Endpoint;
  readonly family: Family;
  readonly text: string;
}

/** A flow of one family, or one of the two of a flow of both. */
interface Part {
  readonly from: PlainEnd;
  readonly to: PlainEnd;
  readonly told: Told;
}

type PlainEnds = readonly (PlainEnd | undefined)[];

/** So many dispositions are remembered at a time. */
const MOST_REMEMBERED = 1 << 16;

const NO_BOXES: readonly TrafficBox[] = [];

/**
 * Tells many flows as `flowOf` tells each: of hundreds of thousands of pairs few differ by more than their ends.
 * What a disposition says is told once, with the ends of the pair where it was first met, and with other ends from then on.
 */
export class FlowTeller {
  private readonly remembered = new Map<Disposition, ByFamily>();
  private readonly ends = new Map<readonly Endpoint[], PlainEnds>();
  /** Flows come source by source, so its ends are looked up once. */
  private lastSources: { readonly of: readonly Endpoint[]; readonly ends: PlainEnds } | undefined;

  flowOf(from: EndpointClass, source: MatrixMember, goal: MatrixMember, found: readonly EndpointFlow[]): MatrixFlow {
    return this.plainly(from, source, goal, found) ?? flowOf(from, source, goal, found);
  }

  /** Undefined: where more than addresses and dispositions counts, such as the nodes of a load balancer. */
  private plainly(
    from: EndpointClass,
    source: MatrixMember,
    goal: MatrixMember,
    found: readonly EndpointFlow[],
  ): MatrixFlow | undefined {
    const [first, second] = found;
    if (!first || found.length > 2) return undefined;
    const starts = this.sourcesOf(source.sources);
    const goals = this.endsOf(from.isInternet ? goal.publicGoals : goal.goals);
    const part = this.partOf(starts[first.source], goals[first.goal], first.disposition);
    if (!part) return undefined;
    if (!second) {
      const { told } = part;
      return {
        from: source.endpoint.name,
        to: goal.endpoint.name,
        verdict: told.verdict,
        reachable: boxesOf(part, told.reachable),
        partly: boxesOf(part, told.partly),
        oneWay: boxesOf(part, told.oneWay),
        unknown: boxesOf(part, told.unknown),
      };
    }
    const other = this.partOf(starts[second.source], goals[second.goal], second.disposition);
    return other && inBothFamilies({ from: source.endpoint.name, to: goal.endpoint.name }, part, other);
  }

  private sourcesOf(endpoints: readonly Endpoint[]): PlainEnds {
    if (this.lastSources?.of !== endpoints) this.lastSources = { of: endpoints, ends: this.endsOf(endpoints) };
    return this.lastSources.ends;
  }

  private endsOf(endpoints: readonly Endpoint[]): PlainEnds {
    let known = this.ends.get(endpoints);
    if (!known) {
      known = endpoints.some(isNamed) ? [] : endpoints.map(plainEnd);
      this.ends.set(endpoints, known);
    }
    return known;
  }

  private partOf(from: PlainEnd | undefined, to: PlainEnd | undefined, disposition: Disposition): Part | undefined {
    if (!from || !to || from.family !== to.family) return undefined;
    let byFamily = this.remembered.get(disposition);
    if (!byFamily) {
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      byFamily = {};
      this.remembered.set(disposition, byFamily);
    }
    let told = byFamily[from.family];
    if (told === undefined) {
      told = toldBetween(from, to, disposition) ?? 'otherwise';
      byFamily[from.family] = told;
    }
    return told === 'otherwise' ? undefined : { from, to, told };
  }
}

function toldBetween(from: PlainEnd, to: PlainEnd, disposition: Disposition): Told | undefined {
  const items = [askedBetween(from.endpoint, to.endpoint, disposition)];
  const tally = tallyOf(items);
  const boxes = boxesOfAll(items);
  // Whatever its ends have made of it would be wrong of others.
  const isPlain = Object.values(boxes).every((list: readonly TrafficBox[]) =>
    list.every((box) => box.from === from.text && box.to === to.text),
  );
  return isPlain ? { tally, verdict: verdictOf(tally, true), ...boxes } : undefined;
}

function boxesOf({ from, to }: Part, boxes: readonly TrafficBox[]): readonly TrafficBox[] {
  return boxes.length === 0 ? NO_BOXES : boxes.map((box) => between(box, from.text, to.text));
}

/** Fields in the order of reports. The two shapes that nearly all have are made at once: V8 gives what is spread a shape of its own each time, which takes longer than all else. */
function between(box: TrafficBox, from: string, to: string): TrafficBox {
  const { protocol, ports, types, clientPorts, translatedPorts, dependsOn } = box;
  if (types === undefined && translatedPorts === undefined && dependsOn === undefined && clientPorts !== undefined)
    return ports === undefined ? { protocol, from, to, clientPorts } : { protocol, ports, from, to, clientPorts };
  return { ...box, from, to };
}

/** Undefined where the two may have to be put together. */
function inBothFamilies(names: Pick<MatrixFlow, 'from' | 'to'>, one: Part, other: Part): MatrixFlow | undefined {
  if (one.from.family === other.from.family || (one.told.partly.length > 0 && other.told.partly.length > 0))
    return undefined;
  const tally = emptyTally();
  for (const fate of FATES) tally[fate] = one.told.tally[fate] || other.told.tally[fate];
  const [first, second] = one.from.text < other.from.text ? [one, other] : [other, one];
  const all = (fate: keyof Boxes): readonly TrafficBox[] => [
    ...boxesOf(first, first.told[fate]),
    ...boxesOf(second, second.told[fate]),
  ];
  return {
    ...names,
    verdict: verdictOf(tally, true),
    reachable: all('reachable'),
    partly: all('partly'),
    oneWay: all('oneWay'),
    unknown: all('unknown'),
  };
}

/** Undefined for what is counted together with others, may not be there, or has no addresses. */
function plainEnd(endpoint: Endpoint): PlainEnd | undefined {
  const { end, goal } = endpoint;
  if (!end.set?.[0] || end.hidden?.perhaps || (goal && (isOneOfSeveral(goal) || isByMaybePublic(goal))))
    return undefined;
  return { endpoint, family: end.family, text: addressText(end.set) };
}
