import { addressCount, formatAddressSet } from '../address/index.js';
import type { CompiledNetwork, Flow, Goal, InName } from '../endpoints/index.js';
import { identityOf, qualifiedName, type TrafficTerm } from '../topology/index.js';
import {
  agreed,
  bestOf,
  type Disposition,
  dispositionOf,
  dispositionOfShare,
  dispositionOfShares,
  type HandedOn,
  type Share,
  sharesOf,
  surelyLeadsTo,
  type Trace,
} from '../trace/index.js';
import {
  intersectServices,
  NO_SERVICES,
  possibleServices,
  type ServiceSet,
  serviceRange,
  servicesOf,
  subtractServices,
  uniteAllServices,
} from '../traffic/index.js';
import { say } from '../words/index.js';
import type { Answer, Blocker, HandedOnAnswer, PathAnswer, TrafficBox, Verdict } from './answer.js';
import { BoxCollector } from './boxes.js';
import { examplesOf, type Sample } from './examples.js';
import { blockersOf, elementKey, endText } from './explain.js';
import { hopsOf } from './hops.js';
import { type MetBlocker, toldBlockers, wordsBut } from './told-blockers.js';
import { count, emptyTally, type Tally, verdictOf, withPerhaps } from './verdict.js';

/** A pair of ends, the traffic asked between them, and what becomes of it. */
export interface Asked {
  readonly pair: Flow;
  readonly asked: ServiceSet;
  readonly traces: readonly Trace[];
  /** Those of the traces that tell what stops something: of each target of a load balancer one. */
  readonly telling: readonly Trace[];
  readonly disposition: Disposition;
  /** Whether this is asked at all is not told. */
  readonly perhaps?: true;
  /** Where it is in doubt: what is so if it is asked. */
  readonly asFound?: Disposition | undefined;
  /** Where it stands among all that is asked, of an answer that may be divided: what leads to one goal stands in one place. */
  readonly place?: number;
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
  const shares = sharesOf(compiled, pair);
  const known = new Map<readonly Trace[], Disposition>();
  const of = (traces: readonly Trace[]): Disposition => {
    const disposition = known.get(traces) ?? dispositionOf(traces);
    known.set(traces, disposition);
    return disposition;
  };
  const disposition = dispositionOfShares(shares, of);
  return { pair, asked, ...ranked(shares, asked, of), disposition };
}

/** The ways, the best first. */
export function ranked(
  shares: readonly Share<readonly Trace[]>[],
  asked: ServiceSet,
  of: (traces: readonly Trace[]) => Disposition = dispositionOf,
): Pick<Asked, 'traces' | 'telling'> {
  const [first, ...others] = shares.flatMap((share) => [...share.targets, ...share.perhaps, ...share.others]);
  if (!first || others.length === 0) return { traces: first ?? [], telling: (first ?? []).slice(0, 1) };
  const branches = [first, ...others].map((traces) => ({
    traces,
    rank: RANKS[verdictOfOne({ disposition: of(traces), asked }, true)],
  }));
  branches.sort((a, b) => a.rank - b.rank);
  return {
    traces: branches.flatMap(({ traces }) => traces),
    telling: branches.flatMap(({ traces }) => traces.slice(0, 1)),
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
  for (const { pair, asked, disposition } of bestOfEach(items)) {
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
      else if (part.dependsOn)
        partly.add(pair.source, pair.destination, services, { kind: part.dependsOn, set: disposition.clientPorts });
      else
        partly.add(pair.source, pair.destination, services, {
          kind: 'client',
          set: part.clientPorts ?? disposition.clientPorts,
        });
    }
  }
  return { reachable: reachable.boxes(), partly: partly.boxes(), oneWay: oneWay.boxes(), unknown: unknown.boxes() };
}

/** Where several ways stand open to one address of a target, what the best of them comes to. */
function bestOfEach(items: readonly Asked[]): readonly Pick<Asked, 'pair' | 'asked' | 'disposition'>[] {
  const isByWay = ({ pair: { goal } }: Asked): boolean =>
    goal.kind === 'interface' && goal.through !== undefined && goal.named !== true;
  if (items.length === 1 || !items.some(isByWay)) return items;
  const byAddress = new Map<string, Asked[]>();
  for (const item of items) {
    const { goal, destination } = item.pair;
    if (goal.kind !== 'interface' || goal.named || !isOneOfSeveral(goal)) continue;
    const key = togetherKey(item, goal, endText(destination));
    const known = byAddress.get(key);
    if (known) known.push(item);
    else byAddress.set(key, [item]);
  }
  const best = new Map<Asked, Disposition | undefined>();
  for (const [first, ...others] of byAddress.values()) {
    if (!first || others.length === 0) continue;
    best.set(first, bestOf([first, ...others].map(({ disposition }) => disposition)));
    for (const other of others) best.set(other, undefined);
  }
  return items.flatMap((item) => {
    if (!best.has(item)) return [item];
    const disposition = best.get(item);
    return disposition ? [{ pair: item.pair, asked: item.asked, disposition }] : [];
  });
}

/** Whether other goals count together with it: the nodes of a load balancer, a target's own address and the balancers that lead there. */
export function isOneOfSeveral(goal: Goal | undefined): boolean {
  return goal?.kind === 'interface' && (goal.through !== undefined || goal.named === true || goal.balanced === true);
}

interface Together {
  readonly asked: ServiceSet;
  /** By the name of a load balancer each of its nodes is used; of several ways to a target the best counts. */
  readonly isName: boolean;
  perhapsThere: boolean;
  readonly items: Asked[];
}

/**
 * Sums up. What is asked for by one name or address counts as one: a load balancer by the nodes in its name, a target directly as well as by its load balancers.
 */
export function tallyOf(items: readonly Asked[]): Tally {
  const tally = emptyTally();
  const together = new Map<string, Together>();
  const perhaps: Tally[] = [];
  for (const item of items) {
    const { pair, asked } = item;
    if (asked === NO_SERVICES) continue;
    const perhapsThere = mayNotBeAsked(item);
    if (pair.goal.kind !== 'interface' || !isOneOfSeveral(pair.goal)) {
      count(perhapsThere ? another(perhaps) : tally, foundIn(item), asked);
    } else {
      const isName = pair.goal.named === true;
      const to = isName ? '' : endText(pair.destination);
      const key = `${isHiddenPerhaps(item) ? pair.source.family : ''} ${togetherKey(item, pair.goal, to)}`;
      const known = together.get(key);
      if (known) {
        known.items.push(item);
        known.perhapsThere &&= perhapsThere;
      } else together.set(key, { asked, isName, perhapsThere, items: [item] });
    }
  }
  for (const one of together.values())
    count(one.perhapsThere ? another(perhaps) : tally, dispositionTogether(one), one.asked);
  return withPerhaps(tally, perhaps);
}

export const togetherKey = (
  { pair: { start, source } }: Asked,
  { iface }: Extract<Goal, { kind: 'interface' }>,
  to: string,
): string =>
  `${start.kind === 'interface' ? start.iface.index : start.kind} ${endText(source)} ${identityOf(iface.owner)} ${to}`;

const isHiddenPerhaps = ({ pair: { source, destination } }: Asked): boolean =>
  source.hidden?.perhaps === true || destination.hidden?.perhaps === true;

/** Whether or not it is asked. */
const foundIn = ({ asFound, disposition }: Asked): Disposition => asFound ?? disposition;

const isPerhapsNobodys = ({ pair: { source, destination } }: Asked): boolean =>
  source.perhaps === true || destination.perhaps === true;

/**
 * Whether it is asked at all is not told: where an end may not be meant, may have no address of the family, or has a public one perhaps, without which the
 * internet has nothing to ask for, or where a load balancer perhaps leads there.
 */
export function mayNotBeAsked(item: Asked): boolean {
  const { goal } = item.pair;
  if (item.perhaps === true || isPerhapsNobodys(item) || isHiddenPerhaps(item)) return true;
  return isByMaybePublic(goal) || isByMaybeListener(goal);
}

/** The address of a load balancer stands for a target only where a listener leads there. */
function isByMaybeListener(goal: Goal): boolean {
  if (goal.kind !== 'interface' || goal.through?.node.owner.kind !== 'load-balancer') return false;
  const { maybe, node, listener, nodeAddress } = goal.through;
  if (maybe || node.owner.kind !== 'load-balancer') return true;
  return !surelyLeadsTo(node.owner, listener, goal.iface.owner, nodeAddress.family);
}

export function isByMaybePublic(goal: Goal): boolean {
  if (goal.kind !== 'interface' || goal.reading) return false;
  const { dialedPublic, address, through } = goal;
  const dialed = through ? through.dialedPublic && through.nodeAddress : dialedPublic && address;
  return dialed && dialed.publicAddress?.maybe !== undefined;
}

/** What is so of something that may not be asked is not known to be so. */
export function inDoubt(item: Asked): Asked {
  const { reachable, partly, oneWay, unknown, clientPorts } = item.disposition;
  const disposition: Disposition = {
    reachable: NO_SERVICES,
    partly: [],
    oneWay: NO_SERVICES,
    unknown: uniteAllServices([reachable, oneWay, unknown, ...partly.map(({ services }) => services)]),
    clientPorts,
  };
  const { pair, asked, place } = item;
  return {
    pair,
    asked,
    disposition,
    asFound: item.asFound ?? item.disposition,
    perhaps: true,
    ...(place === undefined ? {} : { place }),
    get traces() {
      return item.traces;
    },
    get telling() {
      return item.telling;
    },
  };
}

/** Beside what arrives for certain, what may not be asked is told as if it were; alone it is in doubt. */
export function asTold(items: readonly Asked[]): readonly Asked[] {
  if (!items.some(mayNotBeAsked)) return items;
  const isCertain = (item: Asked): boolean => !mayNotBeAsked(item) && arrivingIn(item) !== NO_SERVICES;
  // An address is told by itself, so that it can be told to be in doubt.
  if (items.some(isCertain)) return items.map((item) => (isPerhapsNobodys(item) ? inDoubt(item) : item));
  return items.map((item) => (mayNotBeAsked(item) ? inDoubt(item) : item));
}

/** A tally of its own for what may not exist. */
function another(perhaps: Tally[]): Tally {
  const tally = emptyTally();
  perhaps.push(tally);
  return tally;
}

function dispositionTogether({ isName, items }: Together): Disposition {
  if (!isName) return bestOf(items.map(foundIn));
  const read = (['public', 'private'] as const).map((reading) => items.filter((item) => readingOf(item) === reading));
  const [first, second] = read.map(([one]) => one);
  // Whether its name means public or private addresses is not told: what is so of both is so.
  return first && second ? agreed(read.map(dispositionByName)) : dispositionByName(items);
}

const readingOf = ({ pair: { goal } }: Asked): 'public' | 'private' | undefined =>
  goal.kind === 'interface' ? goal.reading : undefined;

function dispositionByName(items: readonly Asked[]): Disposition {
  const those = (...parts: readonly InName[]): Asked[] => items.filter((item) => parts.includes(namePart(item)));
  return dispositionOfShare({ targets: those('in'), perhaps: those('perhaps'), others: those('rest') }, foundIn);
}

const namePart = ({ pair: { goal } }: Asked): InName => (goal.kind === 'interface' && goal.inName) || 'in';

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
  const best = items
    .map((item) => ({ item, rank: RANKS[verdictOfOne(item, ofDelivered)] }))
    .sort((a, b) => a.rank - b.rank);
  for (const { item } of best.slice(0, MAXIMUM_EXPLAINED)) {
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
        ...(trace.handedOn ? { handedOn: handedOnText(trace.handedOn) } : {}),
        via: trace.via.length > 0 ? trace.via : [localName(item.pair)],
        forward: hopsOf(compiled, trace, shown, 'forward'),
        return: hopsOf(compiled, trace, shown, 'return'),
      });
    }
  }
  return out;
}

/** Which node it is at, and on the way to whom. */
function whereAt(handedOn: HandedOn): string {
  const { node, targets } = handedOnText(handedOn);
  const [target] = targets;
  const others = targets.length > 1 ? say` and ${targets.length - 1} more that fare alike` : '';
  return say`by the node in ${node}${target ? say` to ${target}${others}` : ''}`;
}

function handedOnText({ loadBalancer, node, nodeAddress, targets }: HandedOn): HandedOnAnswer {
  const { set } = nodeAddress;
  return {
    loadBalancer: qualifiedName(loadBalancer),
    node: qualifiedName(node.subnet),
    ...(addressCount(set) === 1n ? { address: formatAddressSet(set) } : {}),
    targets,
  };
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
  failure: Sample | undefined,
): Pick<Answer, 'blockers' | 'notAllowed'> {
  const decisive = new Set<string>();
  if (failure) blockersOfAll(compiled, [failure.item], () => serviceRange(failure.service, failure.service), decisive);
  if (!apart) return { blockers: blockersOfAll(compiled, items, ({ asked }) => asked, new Set(), decisive) };
  const seen = new Set<string>();
  const blockers = blockersOfAll(compiled, items, deliveredIn, seen, decisive);
  const notAllowed = blockersOfAll(compiled, items, ({ asked }) => asked, seen);
  return notAllowed.length > 0 ? { blockers, notAllowed } : { blockers };
}

/** Those that stop the packet of the example come first: what stops other packets alone is innocent of it. */
function blockersOfAll(
  compiled: CompiledNetwork,
  items: readonly Asked[],
  askedOf: (item: Asked) => ServiceSet,
  seen: Set<string>,
  decisive: ReadonlySet<string> = new Set(),
): Blocker[] {
  const first: MetBlocker[] = [];
  const others: MetBlocker[] = [];
  const met = new Map<string, MetBlocker>();
  for (const item of items.slice(0, MAXIMUM_EXPLAINED)) {
    const asked = askedOf(item);
    if (asked === NO_SERVICES) continue;
    for (const trace of item.telling) {
      for (const found of blockersOf(compiled, trace, asked)) {
        const { blocker, element } = found;
        const key = `${blocker.direction} ${blocker.checkpoint} ${element} ${blocker.rule ?? ''} ${blocker.code ?? ''}`;
        const known = met.get(key);
        const where = trace.handedOn ? ` (${whereAt(trace.handedOn)})` : '';
        const mine: MetBlocker = { found, where, peers: found.peer?.set ? [found.peer.set] : [] };
        if (known && wordsBut(known) === wordsBut(mine)) known.peers.push(...mine.peers);
        if (seen.has(key)) continue;
        seen.add(key);
        met.set(key, mine);
        (decisive.has(key) ? first : others).push(mine);
      }
    }
  }
  const delivered = items.filter((item) => deliveredIn(item) !== NO_SERVICES);
  return toldBlockers([...first, ...others], compiled, () =>
    delivered.flatMap(({ pair }) => [pair.source, pair.destination]),
  );
}

function arrivingIn({ disposition: { reachable, oneWay, partly }, asked }: Asked): ServiceSet {
  return intersectServices(asked, uniteAllServices([reachable, oneWay, ...partly.map(({ services }) => services)]));
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
  found: readonly Asked[],
  ofDelivered: boolean,
  text: { from: string; to: string; traffic: string },
  /** Some members cannot be asked about each other at all, or cannot if they are meant. */
  unasked?: { readonly perhaps: boolean } | undefined,
): Answer {
  const items = asTold(found);
  const tally = tallyOf(items);
  if (unasked?.perhaps) tally.unknown ||= !tally.blocked;
  else if (unasked) tally.blocked = true;
  const verdict = verdictOf(tally, ofDelivered);
  const { told, failure } = examplesOf(items, verdict, ofDelivered);
  return {
    ...text,
    verdict,
    ...boxesOfAll(items),
    paths: pathsOf(compiled, items, ofDelivered),
    ...stoppedBy(compiled, items, ofDelivered && verdict !== 'blocked', failure),
    ...told,
  };
}
