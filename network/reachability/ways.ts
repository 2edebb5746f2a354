import { intersectServices, NO_SERVICES, type ServiceSet } from '../traffic/service-set.js';
import type { Direction } from './acl.js';
import { branchesOf } from './balancers.js';
import { type Allowed, both, EVERYTHING, NOTHING, PERHAPS } from './certainty.js';
import type { Fabric } from './fabric.js';
import type { GroupSet } from './group.js';
import type { End, Journey, Step } from './journey.js';
import { journeys } from './journeys.js';
import { bestOf, type Outcome, outcomeOf, outcomeOn, type Replies, repliesOn } from './outcome.js';
import type { Unit } from './units.js';

/** What a group at one end of a way is asked: whether references to groups count there, and which class of addresses it sees. */
export interface GroupView {
  readonly references: 'kept' | 'lost';
  /** The class is the other end's own; else some translated address, which carries no groups. */
  readonly own: boolean;
  /** What it sees where that is not the other end's own. */
  readonly direction: Direction;
  readonly peer: End;
}

/** The way between two sites, groups at its ends left open: they differ from resource to resource, the rest does not. */
export interface Way {
  readonly replies: Replies;
  /** Nothing gets through, whatever the groups say. */
  readonly dead: boolean;
  /** More ways than one, or groups in the middle: each pair is asked for itself. */
  readonly odd: boolean;
  readonly out: GroupView | undefined;
  readonly in: GroupView | undefined;
  /** What every checkpoint of the request save the groups at the ends lets through. */
  readonly rest: Allowed;
}

export class Ways {
  private readonly bySites: (Way | undefined)[][] = [];
  private readonly odd = new Map<string, Outcome>();

  constructor(private readonly fabric: Fabric) {}

  between(source: Unit, goal: Unit): Way {
    let row = this.bySites[source.site];
    if (!row) {
      row = [];
      this.bySites[source.site] = row;
    }
    let way = row[goal.site];
    if (!way) {
      way = this.make(source, goal);
      row[goal.site] = way;
    }
    return way;
  }

  private make(source: Unit, goal: Unit): Way {
    const balanced =
      source.iface?.owner.kind === 'load-balancer' ||
      goal.iface?.owner.kind === 'load-balancer' ||
      (goal.goal?.kind === 'interface' && goal.goal.through !== undefined);
    const branches = balanced ? this.branchesOf(source, goal) : [this.lightly(source, goal)];
    const found = branches[0] ?? [];
    const journey = found[0] as Journey;
    const groupSteps = journey.steps.filter((step) => step.direction === 'forward' && step.detail.kind === 'groups');
    const first = journey.steps[0];
    const out =
      source.iface?.groups && first?.detail.kind === 'groups' && first.detail.direction === 'outbound'
        ? first
        : undefined;
    const last = groupSteps.at(-1);
    const arrives =
      goal.iface?.groups &&
      last &&
      last !== out &&
      last.detail.kind === 'groups' &&
      last.detail.direction === 'inbound' &&
      last.object === goal.iface.name
        ? last
        : undefined;
    const ends = (out ? 1 : 0) + (arrives ? 1 : 0);
    let rest = journey.forward === 'arrived' ? EVERYTHING : journey.forward === 'open' ? PERHAPS : NOTHING;
    if (journey.sums) rest = both(rest, journey.sums.forward);
    const odd =
      balanced ||
      branches.length > 1 ||
      found.length > 1 ||
      groupSteps.length !== ends ||
      (goal.iface?.groups !== undefined && !arrives && journey.forward === 'arrived');
    return {
      replies: repliesOn(journey),
      dead: !odd && rest.upper === NO_SERVICES,
      odd,
      out: out && viewOf(out, goal),
      in: arrives && viewOf(arrives, source),
      rest,
    };
  }

  private lightly(source: Unit, goal: Unit): Journey[] {
    if (!source.start || !goal.goal) throw new Error('a way needs a start and a goal');
    return journeys(this.fabric, source.start, goal.goal, source.end, goal.end, true);
  }

  private branchesOf(source: Unit, goal: Unit): Journey[][] {
    if (!source.start || !goal.goal) throw new Error('a way needs a start and a goal');
    return branchesOf(this.fabric, { start: source.start, goal: goal.goal, source: source.end, destination: goal.end });
  }

  /** For ways that are odd: the whole walk, remembered by the groups of both ends. */
  outcomeOfOdd(source: Unit, goal: Unit): Outcome {
    const key = `${source.site} ${goal.site} ${source.iface?.groups?.id ?? ''} ${goal.iface?.groups?.id ?? ''}`;
    let outcome = this.odd.get(key);
    if (!outcome) {
      outcome = bestOf(this.branchesOf(source, goal).map(outcomeOf));
      this.odd.set(key, outcome);
    }
    return outcome;
  }

  /** What becomes of traffic on the way when the groups let this much through. */
  outcome(way: Way, groups: Allowed): Outcome {
    const forward = both(way.rest, groups);
    return outcomeOn(way.replies, forward);
  }

  /** What the groups at an end say to a peer of another class than the other end's own. */
  translated(view: GroupView, groups: GroupSet): Allowed {
    return this.fabric.groups.allowed(groups, view.direction, view.peer.cls, view.peer.family, undefined);
  }
}

function viewOf(step: Step, other: Unit): GroupView | undefined {
  if (step.detail.kind !== 'groups') return undefined;
  const { lost, peer, direction } = step.detail;
  return {
    references: lost ? 'lost' : 'kept',
    own: peer.cls === other.end.cls && peer.family === other.end.family,
    direction,
    peer,
  };
}

/** Whether an outcome has anything in it. */
export function isBlocked({ reachable, oneWay, unknown, partly }: Outcome): boolean {
  return reachable === NO_SERVICES && oneWay === NO_SERVICES && unknown === NO_SERVICES && partly.length === 0;
}

/** All that is delivered for certain. */
export function deliveredIn(outcome: Outcome, asked: ServiceSet): boolean {
  return [outcome.reachable, outcome.oneWay, ...outcome.partly.map(({ services }) => services)].some(
    (set) => intersectServices(set, asked) !== NO_SERVICES,
  );
}
