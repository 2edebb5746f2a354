import type { CompiledNetwork, Flow, Goal } from '../endpoints/index.js';
import { identityOf, type TrafficTerm } from '../topology/index.js';
import { bestOf, branchesOf, type Disposition, dispositionOf, type Trace } from '../trace/index.js';
import {
  intersectServices,
  NO_SERVICES,
  possibleServices,
  type ServiceSet,
  servicesOf,
  subtractServices,
  uniteAllServices,
} from '../traffic/index.js';
import type { Answer, Blocker, PathAnswer, TrafficBox, Verdict } from './answer.js';
import { BoxCollector } from './boxes.js';
import { examplesOf } from './examples.js';
import { blockersOf, elementKey, endText } from './explain.js';
import { hopsOf } from './hops.js';
import { count, emptyTally, type Tally, verdictOf, withPerhaps } from './verdict.js';

/** A pair of ends, the traffic asked between them, and what becomes of it. */
export interface Asked {
  readonly pair: Flow;
  readonly asked: ServiceSet;
  readonly traces: readonly Trace[];
  readonly disposition: Disposition;
}

/** What a traffic list asks between addresses of one family; everything where none is stated. */
export function askedServices(
  traffics: readonly TrafficTerm[] | undefined,
  except: readonly TrafficTerm[] | undefined,
  family: 4 | 6,
): ServiceSet {
  const wanted = traffics ? servicesOf(traffics, family) : possibleServices(family);
  const unwanted = except ? servicesOf(except, family) : NO_SERVICES;
  return subtractServices(wanted ?? NO_SERVICES, unwanted ?? NO_SERVICES);
}

export function ask(compiled: CompiledNetwork, pair: Flow, asked: ServiceSet): Asked {
  const branches = branchesOf(compiled, pair).map((traces) => ({ traces, disposition: dispositionOf(traces) }));
  const rank = (disposition: Disposition): number => RANKS[verdictOfOne({ disposition, asked }, true)];
  branches.sort((a, b) => rank(a.disposition) - rank(b.disposition));
  return {
    pair,
    asked,
    traces: branches.flatMap(({ traces }) => traces),
    disposition: bestOf(branches.map(({ disposition }) => disposition)),
  };
}

export interface Boxes {
  readonly reachable: readonly TrafficBox[];
  readonly partly: readonly TrafficBox[];
  readonly oneWay: readonly TrafficBox[];
  readonly unknown: readonly TrafficBox[];
}

export function boxesOfAll(items: readonly Asked[]): Boxes {
  const [reachable, partly, oneWay, unknown] = [
    new BoxCollector(),
    new BoxCollector(),
    new BoxCollector(),
    new BoxCollector(),
  ];
  for (const { pair, asked, disposition } of items) {
    const client = { kind: 'client', set: disposition.clientPorts } as const;
    const add = (collector: BoxCollector, services: ServiceSet): void =>
      collector.add(pair.source, pair.destination, intersectServices(services, asked), client);
    add(reachable, disposition.reachable);
    add(oneWay, disposition.oneWay);
    add(unknown, disposition.unknown);
    for (const part of disposition.partly) {
      const services = intersectServices(part.services, asked);
      if (part.translatedPorts)
        partly.add(pair.source, pair.destination, services, {
          kind: 'translated',
          set: part.translatedPorts,
          client: part.clientPorts,
        });
      else
        partly.add(pair.source, pair.destination, services, {
          kind: 'client',
          set: part.clientPorts ?? disposition.clientPorts,
        });
    }
  }
  return { reachable: reachable.boxes(), partly: partly.boxes(), oneWay: oneWay.boxes(), unknown: unknown.boxes() };
}

/** Whether other goals count together with it: the nodes of a load balancer, a target's own address and the balancers that lead there. */
export function isOneOfSeveral(goal: Goal | undefined): boolean {
  return (
    goal?.kind === 'interface' &&
    (goal.through !== undefined || goal.iface.owner.kind === 'load-balancer' || goal.balanced === true)
  );
}

/**
 * Sums up. Several ways to one end count as one: a load balancer is reached by any of its nodes, and a target by its load balancer as well as directly.
 */
export function tallyOf(items: readonly Asked[]): Tally {
  const tally = emptyTally();
  const together = new Map<
    string,
    { asked: ServiceSet; dispositions: Disposition[]; perhapsThere: boolean | undefined }
  >();
  const perhaps: Tally[] = [];
  for (const { pair, asked, disposition } of items) {
    if (asked === NO_SERVICES) continue;
    const perhapsThere = pair.source.hidden?.perhaps || pair.destination.hidden?.perhaps;
    if (pair.goal.kind !== 'interface' || !isOneOfSeveral(pair.goal)) {
      count(perhapsThere ? another(perhaps) : tally, disposition, asked);
    } else {
      const to = pair.goal.iface.owner.kind === 'load-balancer' ? '' : endText(pair.destination);
      const key = `${perhapsThere ? pair.source.family : ''} ${pair.start.kind === 'interface' ? pair.start.iface.index : pair.start.kind} ${endText(pair.source)} ${identityOf(pair.goal.iface.owner)} ${to}`;
      const known = together.get(key);
      if (known) known.dispositions.push(disposition);
      else together.set(key, { asked, dispositions: [disposition], perhapsThere });
    }
  }
  for (const { asked, dispositions, perhapsThere } of together.values())
    count(perhapsThere ? another(perhaps) : tally, bestOf(dispositions), asked);
  return withPerhaps(tally, perhaps);
}

/** A tally of its own for what may not exist. */
function another(perhaps: Tally[]): Tally {
  const tally = emptyTally();
  perhaps.push(tally);
  return tally;
}

const RANKS: Record<Verdict, number> = { reachable: 0, partly: 1, 'one-way': 2, unknown: 3, blocked: 4 };

function verdictOfOne({ disposition, asked }: Pick<Asked, 'disposition' | 'asked'>, ofDelivered: boolean): Verdict {
  const tally = emptyTally();
  count(tally, disposition, asked);
  return verdictOf(tally, ofDelivered);
}

/** Paths that differ by what they pass; the best first. */
const MAXIMUM_PATHS = 50;

/** Of so many pairs of ends the ways are walked for an explanation; the verdict is of all of them. */
const MAXIMUM_EXPLAINED = 1_000;

export function pathsOf(compiled: CompiledNetwork, items: readonly Asked[], ofDelivered: boolean): PathAnswer[] {
  const seen = new Set<string>();
  const out: PathAnswer[] = [];
  const ranked = items
    .map((item) => ({ item, rank: RANKS[verdictOfOne(item, ofDelivered)] }))
    .sort((a, b) => a.rank - b.rank);
  for (const { item } of ranked.slice(0, MAXIMUM_EXPLAINED)) {
    for (const trace of item.traces) {
      if (trace.untold) continue;
      const key = trace.steps
        .map((step) => `${step.direction} ${step.checkpoint} ${elementKey(step)} ${step.note}`)
        .join('|');
      if (seen.has(key) || out.length >= MAXIMUM_PATHS) continue;
      seen.add(key);
      const delivered = intersectServices(
        item.asked,
        uniteAllServices([
          item.disposition.reachable,
          item.disposition.oneWay,
          ...item.disposition.partly.map(({ services }) => services),
        ]),
      );
      const shown = delivered === NO_SERVICES ? item.asked : delivered;
      out.push({
        verdict: verdictOfOne({ disposition: dispositionOf([trace]), asked: item.asked }, ofDelivered),
        via: trace.via.length > 0 ? trace.via : [localName(item.pair)],
        forward: hopsOf(compiled, trace, shown, 'forward'),
        return: hopsOf(compiled, trace, shown, 'return'),
      });
    }
  }
  return out;
}

function localName({ start, goal }: Flow): string {
  const vpc = start.kind === 'interface' ? start.iface.vpc : goal.kind === 'interface' ? goal.iface.vpc : undefined;
  return vpc ? `${vpc.name}.local` : 'local';
}

/** What stops something, and where everything was asked for: apart from it what merely allows no more. */
function stoppedBy(
  compiled: CompiledNetwork,
  items: readonly Asked[],
  apart: boolean,
): Pick<Answer, 'blockers' | 'notAllowed'> {
  if (!apart) return { blockers: blockersOfAll(compiled, items, ({ asked }) => asked) };
  const seen = new Set<string>();
  const blockers = blockersOfAll(compiled, items, deliveredIn, seen);
  const notAllowed = blockersOfAll(compiled, items, ({ asked }) => asked, seen);
  return notAllowed.length > 0 ? { blockers, notAllowed } : { blockers };
}

function blockersOfAll(
  compiled: CompiledNetwork,
  items: readonly Asked[],
  askedOf: (item: Asked) => ServiceSet,
  seen: Set<string> = new Set(),
): Blocker[] {
  const out: Blocker[] = [];
  for (const item of items.slice(0, MAXIMUM_EXPLAINED)) {
    const trace = item.traces[0];
    const asked = askedOf(item);
    if (!trace || asked === NO_SERVICES) continue;
    for (const { blocker, element } of blockersOf(compiled, trace, asked)) {
      const key = `${blocker.direction} ${blocker.checkpoint} ${element} ${blocker.rule ?? ''} ${blocker.code ?? ''}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push(blocker);
    }
  }
  return out;
}

/** What arrives of the asked traffic, whether or not its replies come back, and what may. */
function deliveredIn({ disposition: { reachable, oneWay, unknown, partly }, asked }: Asked): ServiceSet {
  return intersectServices(
    asked,
    uniteAllServices([reachable, oneWay, unknown, ...partly.map(({ services }) => services)]),
  );
}

export function answerFrom(
  compiled: CompiledNetwork,
  items: readonly Asked[],
  ofDelivered: boolean,
  text: { from: string; to: string; traffic: string },
  /** Some members cannot be asked about each other at all. */
  incomplete = false,
): Answer {
  const tally = tallyOf(items);
  if (incomplete) tally.blocked = true;
  const verdict = verdictOf(tally, ofDelivered);
  return {
    ...text,
    verdict,
    ...boxesOfAll(items),
    paths: pathsOf(compiled, items, ofDelivered),
    ...stoppedBy(compiled, items, ofDelivered && verdict !== 'blocked'),
    ...examplesOf(items, verdict, ofDelivered),
  };
}
