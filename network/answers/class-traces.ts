import {
  type CompiledNetwork,
  type End,
  type Endpoint,
  type Flow,
  handsOn,
  type Interface,
} from '../endpoints/index.js';
import type { Direction, GroupSet, PeerGroups } from '../filters/index.js';
import type { NetworkAcl } from '../topology/index.js';
import {
  agreed,
  allowedOf,
  type Disposition,
  dispositionOf,
  dispositionOfShares,
  dispositionOn,
  endedAs,
  lightSharesOf,
  mapped,
  mapShare,
  nodeEnd,
  only,
  type PortMapping,
  type Replies,
  repliesOn,
  type Share,
  type Step,
  sharesOf,
  type Trace,
  traces,
} from '../trace/index.js';
import {
  ALL_SERVICES,
  type Allowed,
  both,
  NO_SERVICES,
  NOTHING,
  possible,
  type ServiceSet,
  servicesOverlap,
} from '../traffic/index.js';
import type { RuleChanges } from './rule-changes.js';

/** What a group at one end of a way is asked: whether references to groups count there, and which class of addresses it sees. */
export interface GroupView {
  readonly references: 'kept' | 'lost';
  /** The class is the other end's own; else some translated address, which carries no groups. */
  readonly own: boolean;
  /** What it sees where that is not the other end's own. */
  readonly direction: Direction;
  readonly peer: End;
  /** The groups that come with it: any, where it may be anybody's. */
  readonly groups: PeerGroups;
}

/** The way between two forwardingClasses, groups at its ends left open: they differ from resource to resource, the rest does not. */
export interface ClassTrace {
  /** What a load balancer hands to whom; of one target AWS may take each of the alternatives. */
  readonly shares: readonly Share<readonly Alternative[]>[];
  /** The only way there is, where no port is changed on it. */
  readonly only: Alternative | undefined;
  /** Nothing gets through, whatever the groups say. */
  readonly dead: boolean;
  /** Groups in the middle, so that each pair is asked for itself; or the groups at the ends are asked differently on several ways. */
  readonly odd: boolean;
  readonly out: GroupView | undefined;
  readonly in: GroupView | undefined;
  /** How the groups at the ends are asked, each manner once: `out` and `in` are the first. Empty where there are others in the middle. */
  readonly manners: readonly Manner[];
  /** Other groups than those at the ends may be asked on it, by load balancers or in the middle. */
  readonly crossing: boolean;
  /** The ACLs that were asked. */
  readonly acls: readonly NetworkAcl[];
  /** Rules that decide on it are others by now. */
  stale: boolean;
  /** The load balancer's node that is met in the goal's place, where one hands its clients' own packets on: `in` and `out` speak of it. */
  readonly node: Endpoint | undefined;
  /** Dispositions by what the groups let through, where there are several; made when they are first asked for. */
  dispositions: Map<string, Disposition> | undefined;
  /** The same where the groups are asked in one manner: by what they let in, then by what they let out; likewise. */
  dispositionsOfOne: Map<number, Map<number, Disposition>> | undefined;
  /** What the groups of the last goal let in of a source that lets everything out, and what became of that: those that come next to each other fare alike. */
  last: LastAsked | undefined;
}

export interface LastAsked {
  readonly incoming: Allowed;
  /** Undefined: blocked. */
  readonly disposition: Disposition | undefined;
}

/** How the groups at both ends are asked. */
export interface Manner {
  readonly out: GroupView | undefined;
  readonly in: GroupView | undefined;
  readonly mapping: PortMapping | undefined;
}

/** What decides on a way, the groups at its ends left out. */
export interface Alternative {
  /** Which of the manners is its own. */
  readonly manner: number;
  /** What every checkpoint of the request lets through. */
  readonly rest: Allowed;
  /** Whether `rest` leaves anything out that packets of the family can carry. */
  readonly filters: boolean;
  readonly replies: Replies;
}

/** Ways that were looked for since the process began: a deterministic measure for tests of cost. */
export const wayCounters = { made: 0 };

export class ClassTraces {
  private byForwardingClasses: (ClassTrace | undefined)[][] = [];
  private byPlaces: (ClassTrace | 'each')[][] = [];
  private made: ClassTrace[] = [];
  private readonly odd = new Map<string, Disposition>();

  /** `before`: of the same network, from which it was made on. Ways on which no changed rule decides are known already. */
  constructor(
    private readonly compiled: CompiledNetwork,
    before?: { readonly traces: ClassTraces; readonly changed: RuleChanges },
  ) {
    if (before) this.takeOver(before.traces, before.changed);
  }

  /** Takes the ways away from the state before: whoever still asks it must not put ways of other rules among them. */
  private takeOver(before: ClassTraces, { acls, asksBetween }: RuleChanges): void {
    const { made } = before;
    this.byForwardingClasses = before.byForwardingClasses;
    this.byPlaces = before.byPlaces;
    before.byForwardingClasses = [];
    before.byPlaces = [];
    before.made = [];
    if (asksBetween)
      for (const way of made) way.stale = way.crossing || (acls.size > 0 && way.acls.some((acl) => acls.has(acl)));
    this.made = asksBetween ? made.filter(({ stale }) => !stale) : made;
  }

  between(source: Endpoint, goal: Endpoint): ClassTrace {
    let row = this.byForwardingClasses[source.forwardingClass];
    if (!row) {
      row = [];
      this.byForwardingClasses[source.forwardingClass] = row;
    }
    let way = row[goal.forwardingClass];
    if (!way || way.stale) {
      way = this.betweenPlaces(source, goal);
      row[goal.forwardingClass] = way;
    }
    return way;
  }

  /** Walked once for two places, if nothing on the way asks for more of the ends than their places tell. */
  private betweenPlaces(source: Endpoint, goal: Endpoint): ClassTrace {
    if (source.place === undefined || goal.place === undefined) return this.make(source, goal);
    this.byPlaces[source.place] ??= [];
    const row = this.byPlaces[source.place] as (ClassTrace | 'each')[];
    const known = row[goal.place];
    if (known && known !== 'each' && !known.stale) return known;
    const made = this.make(source, goal);
    row[goal.place] = isOfPlaces(made) ? made : 'each';
    return made;
  }

  /** The way from everything in the source's place to everything in the goal's; `each`: it may hang on which of them it is. */
  ofPlaces(source: Endpoint, goal: Endpoint): ClassTrace | 'each' {
    if (source.place === undefined || goal.place === undefined) return 'each';
    const known = this.byPlaces[source.place]?.[goal.place];
    if (known && (known === 'each' || !known.stale)) return known;
    const made = this.between(source, goal);
    return isOfPlaces(made) ? made : 'each';
  }

  private make(source: Endpoint, goal: Endpoint): ClassTrace {
    const { result, acls } = this.compiled.acls.askedBy(() => this.walk(source, goal));
    if (result === NO_TRACE) return result;
    wayCounters.made++;
    const way = { ...result, acls };
    this.made.push(way);
    return way;
  }

  private walk(source: Endpoint, goal: Endpoint): ClassTrace {
    if (isOneNetwork(source, goal)) return NO_TRACE;
    const node = nodeBefore(this.compiled, goal);
    // A balancer opens connections to targets themselves, never by the listeners of another.
    if (node && source.iface?.owner.kind === 'load-balancer') return NO_TRACE;
    const met = node ?? goal;
    const found =
      met.iface && handsOn(met.iface)
        ? lightSharesOf(this.compiled, flowOf(source, goal))
        : [only<readonly Trace[]>(lightly(this.compiled, flowOf(source, goal)))];
    const kinds: EndGroups[] = [];
    const mannerOf = (ends: EndGroups | undefined): number => {
      if (!ends) return -1;
      const known = kinds.findIndex((kind) => sameEndGroups(kind, ends));
      return known < 0 ? kinds.push(ends) - 1 : known;
    };
    const all: Alternative[] = [];
    const alternative = (trace: Trace): Alternative => {
      const ends = endGroups(trace, source, met);
      const rest = restOf(trace, ends);
      const filters = rest !== possible(trace.source.family);
      const made = { manner: mannerOf(ends), rest, filters, replies: repliesOn(trace) };
      all.push(made);
      return made;
    };
    const shares = found.map((share) => mapShare(share, (list) => list.map(alternative)));
    if (all.length === 0) return { ...NO_TRACE, crossing: true };
    const isOpen = all.some(({ manner }) => manner < 0);
    const manners = isOpen
      ? []
      : kinds.map((ends) => ({
          out: ends.out && viewOf(ends.out, met),
          in: ends.in && viewOf(ends.in, source),
          mapping: (ends.out ?? ends.in)?.mapping,
        }));
    const odd = manners.length !== 1;
    return {
      shares,
      only: all.length === 1 && !shares[0]?.services && !manners[0]?.mapping ? all[0] : undefined,
      dead: !isOpen && all.every(({ rest }) => rest.may === NO_SERVICES),
      odd,
      out: manners[0]?.out,
      in: manners[0]?.in,
      manners,
      crossing: odd || (met.iface !== undefined && handsOn(met.iface)),
      acls: NO_ACLS,
      stale: false,
      node,
      dispositions: undefined,
      dispositionsOfOne: undefined,
      last: undefined,
    };
  }

  /** For ways that are odd: the whole walk, remembered by the groups of both ends. */
  dispositionOfOdd(source: Endpoint, goal: Endpoint): Disposition {
    const key = `${source.forwardingClass} ${goal.forwardingClass} ${source.iface?.groups?.id ?? ''} ${goal.iface?.groups?.id ?? ''}`;
    let disposition = this.odd.get(key);
    if (!disposition) {
      disposition = dispositionOfShares(sharesOf(this.compiled, flowOf(source, goal)), dispositionOf);
      this.odd.set(key, disposition);
    }
    return disposition;
  }

  /** What becomes of traffic where there is one way alone, as nearly always. */
  dispositionOfOne({ replies, rest, filters }: Alternative, groups: Allowed): Disposition {
    return dispositionOn(replies, filters || !isDecidedByRules(groups) ? both(rest, groups) : groups);
  }

  /** What becomes of traffic on a way whose groups are asked in one manner, as nearly always, when they let this much in and out. */
  dispositionOfManner(way: ClassTrace, incoming: Allowed, outgoing: Allowed): Disposition {
    way.dispositionsOfOne ??= new Map();
    const { dispositionsOfOne } = way;
    const key = keyOf(incoming);
    let known = dispositionsOfOne.get(key);
    if (!known) {
      known = new Map();
      dispositionsOfOne.set(key, known);
    }
    const found = known.get(keyOf(outgoing));
    if (found) return found;
    const made = dispositionWithin(way, [grouped(way.manners[0], incoming, outgoing)]);
    known.set(keyOf(outgoing), made);
    return made;
  }

  /** Likewise for each manner in which they are asked. */
  disposition(
    way: ClassTrace,
    answers: readonly { readonly incoming: Allowed; readonly outgoing: Allowed }[],
  ): Disposition {
    way.dispositions ??= new Map();
    const { manners, dispositions } = way;
    const groups = answers.map(({ incoming, outgoing }, i) => grouped(manners[i], incoming, outgoing));
    const key = groups.map(({ must, may }) => `${must.id} ${may.id}`).join();
    let disposition = dispositions.get(key);
    if (!disposition) {
      disposition = dispositionWithin(way, groups);
      dispositions.set(key, disposition);
    }
    return disposition;
  }

  /** What the groups at an end say to a peer of another class than the other end's own. */
  translated(view: GroupView, groups: GroupSet): Allowed {
    return this.compiled.groups.allowed(groups, view.direction, view.peer.cls, view.peer.family, view.groups);
  }
}

/** Whether groups ask for nothing but the addresses of the other end. */
const isOfPlaces = ({ shares, manners, out, in: inward }: ClassTrace): boolean =>
  shares.length === 0 || (manners.length === 1 && out?.own !== false && inward?.own !== false);

function flowOf({ start, end }: Endpoint, { goal, end: destination }: Endpoint): Flow {
  if (!start || !goal) throw new Error('a way needs a start and a goal');
  return { start, goal, source: end, destination };
}

const lightly = (compiled: CompiledNetwork, { start, goal, source, destination }: Flow): Trace[] =>
  traces(compiled, start, goal, source, destination, true);

/** What rules allow, and allow for certain, is possible in the family of the packets: rules are compiled for each. Only "everything" is not. */
const isDecidedByRules = ({ must, may }: Allowed): boolean => must === may && must !== ALL_SERVICES;

const keyOf = ({ must, may }: Allowed): number => must.id * 0x400_0000 + may.id;

/** What the groups at both ends let through, in the terms of the question. */
function grouped(manner: Manner | undefined, incoming: Allowed, outgoing: Allowed): Allowed {
  const mapping = manner?.mapping;
  return mapping ? both(mapped(incoming, mapping), mapped(outgoing, mapping)) : both(incoming, outgoing);
}

function dispositionWithin({ shares }: ClassTrace, groups: readonly Allowed[]): Disposition {
  const dispositionOfAlternative = ({ replies, rest, manner }: Alternative): Disposition =>
    dispositionOn(replies, both(rest, groups[manner] ?? NOTHING));
  return dispositionOfShares(shares, (list) => agreed(list.map(dispositionOfAlternative)));
}

/** What an on-premises network does within itself is not asked. */
function isOneNetwork({ start }: Endpoint, { goal }: Endpoint): boolean {
  return start?.kind === 'network' && goal?.kind === 'network' && start.network === goal.network;
}

const NO_ACLS: readonly NetworkAcl[] = [];

const NO_TRACE: ClassTrace = {
  shares: [],
  only: undefined,
  dead: true,
  odd: false,
  out: undefined,
  in: undefined,
  manners: [],
  crossing: false,
  acls: NO_ACLS,
  stale: false,
  node: undefined,
  dispositions: undefined,
  dispositionsOfOne: undefined,
  last: undefined,
};

/** The node that clients address to reach the goal by a load balancer. */
function nodeBefore(compiled: CompiledNetwork, { goal }: Endpoint): Endpoint | undefined {
  if (goal?.kind !== 'interface' || !goal.through) return undefined;
  return {
    forwardingClass: -1,
    place: undefined,
    end: nodeEnd(compiled, goal.through),
    iface: goal.through.node,
    start: undefined,
    goal: undefined,
  };
}

interface EndGroups {
  readonly out: Step | undefined;
  readonly in: Step | undefined;
}

/** The groups of the source, and of the interface that is met first; undefined where other groups are asked between them. */
function endGroups(trace: Trace, source: Endpoint, met: Endpoint): EndGroups | undefined {
  const border = trace.steps.findIndex(
    ({ checkpoint }) => checkpoint === 'load-balancer' || checkpoint === 'endpoint-service',
  );
  const leg = border < 0 ? trace.steps : trace.steps.slice(0, border);
  const steps = leg.filter(({ direction, detail }) => direction === 'forward' && detail.kind === 'groups');
  const [first] = leg;
  const out = source.iface?.groups && first === steps[0] && isAsked(first, 'outbound') ? first : undefined;
  const last = steps.at(-1);
  const arrives = met.iface?.groups && last !== out && isAsked(last, 'inbound') && last && isAt(last, met.iface);
  if (steps.length !== (out ? 1 : 0) + (arrives ? 1 : 0)) return undefined;
  if (met.iface?.groups && !arrives && trace.forward === 'arrived') return undefined;
  return { out, in: arrives ? last : undefined };
}

const isAt = ({ detail }: Step, iface: Interface): boolean => detail.kind === 'groups' && detail.iface === iface;

const isAsked = (step: Step | undefined, direction: Direction): boolean =>
  step?.detail.kind === 'groups' && step.detail.direction === direction;

const sameEndGroups = (a: EndGroups, b: EndGroups | undefined): boolean =>
  b !== undefined && sameGroups(a.out, b.out) && sameGroups(a.in, b.in);

/** Whether the groups are asked the same at both steps. */
function sameGroups(a: Step | undefined, b: Step | undefined): boolean {
  if (a === b) return true;
  if (a?.detail.kind !== 'groups' || b?.detail.kind !== 'groups') return false;
  const [one, other] = [a.detail, b.detail];
  return (
    (one.lost === undefined) === (other.lost === undefined) &&
    one.anybody === other.anybody &&
    one.peer.cls === other.peer.cls &&
    one.peer.family === other.peer.family &&
    a.mapping?.asked === b.mapping?.asked &&
    a.mapping?.seen === b.mapping?.seen
  );
}

/** What the checkpoints of the request let through, the groups at the ends left out. */
function restOf(trace: Trace, ends: EndGroups | undefined): Allowed {
  let rest = endedAs(trace.forward, trace.source.family);
  if (trace.sums) rest = both(rest, trace.sums.forward);
  for (const step of trace.steps)
    if (step.direction === 'forward' && step !== ends?.out && step !== ends?.in) rest = both(rest, allowedOf(step));
  return rest;
}

function viewOf(step: Step, other: Endpoint): GroupView | undefined {
  if (step.detail.kind !== 'groups') return undefined;
  const { lost, peer, direction, anybody, peerGroups } = step.detail;
  return {
    references: lost ? 'lost' : 'kept',
    own: !anybody && peer.cls === other.end.cls && peer.family === other.end.family,
    direction,
    peer,
    groups: anybody && peerGroups,
  };
}

/** Whether an disposition has anything in it. */
export function isBlocked({ reachable, oneWay, unknown, partly }: Disposition): boolean {
  return reachable === NO_SERVICES && oneWay === NO_SERVICES && unknown === NO_SERVICES && partly.length === 0;
}

/** Whether something becomes of the asked services other than that they are blocked. */
export function hasSomeOf({ reachable, oneWay, unknown, partly }: Disposition, asked: ServiceSet): boolean {
  return (
    servicesOverlap(reachable, asked) ||
    servicesOverlap(oneWay, asked) ||
    servicesOverlap(unknown, asked) ||
    partly.some(({ services }) => servicesOverlap(services, asked))
  );
}
