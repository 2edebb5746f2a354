import type { CompiledNetwork, End, Goal, Start } from '../endpoints/index.js';
import { EPHEMERAL_PORTS } from '../topology/index.js';
import { type Allowed, EVERYTHING } from '../traffic/index.js';
import { say } from '../words/index.js';
import { Merged } from './alike.js';
import { listOf } from './chain.js';
import { endsOf } from './dispatch.js';
import { localWay, NO_GATEWAYS } from './locally.js';
import { checkedAppliances, replyOn, type Stretch, stretches } from './reply.js';
import { request, withSendersGroups } from './request.js';
import { beginning, type Leg, type TraceState, viaOf } from './state.js';
import type { Step, Trace } from './trace.js';
import { type Ended, ended, leftOpen } from './transition.js';

/** So many ways between two ends are told one by one. */
const MAXIMUM_TOLD = 64;

/** So many ways that come to different things are compared; then the answer says that this is a limit of ours. */
const MAXIMUM_COMPARED = 4096;

/** Walks since the process began: a deterministic measure for tests of cost. */
export const walkCounters = { walks: 0 };

/**
 * Every way that packets between two ends may take, requests and replies. Nearly always one;
 * several where AWS chooses and no file tells how (an attachment subnet in another zone, one of two equal connections).
 * Where they are very many, the first are told, and of the others what they come to.
 */
export function traces(
  compiled: CompiledNetwork,
  start: Start,
  goal: Goal,
  source: End,
  destination: End,
  light = false,
): Trace[] {
  const state = beginning({ compiled, start, light }, goal, source, destination);
  const local = light ? localWay(state) : undefined;
  if (local) return [local];
  walkCounters.walks++;
  if (light) return summedUp(state, 'sums');
  const told: Trace[] = [];
  for (const trace of everyWay(state)) {
    told.push(trace);
    if (told.length > MAXIMUM_TOLD) {
      const others = summedUp({ ...state, context: { compiled, start, light: true } }, 'summary');
      const [uncompared, rest] = [others.filter((one) => !one.untold), others.filter((one) => one.untold)];
      return [...told.slice(0, 1), ...uncompared, ...told.slice(1, MAXIMUM_TOLD), ...rest];
    }
  }
  return told;
}

/** One after the other, each only when asked for. */
function* everyWay(state: TraceState): Iterable<Trace> {
  for (const there of endsOf(request(state))) {
    if (!mayBeAnswered(there)) yield traceOf(state, there, undefined, 'steps');
    else for (const back of replies(there)) yield traceOf(state, there, back, 'steps');
  }
}

const mayBeAnswered = ({ arrival, state }: Ended): boolean => arrival !== 'stopped' && state.goal.kind !== 'service';

/** The replies, stretch by stretch from the far end. */
const replies = (there: Ended): Iterable<Ended> => backBy(there.state, stretches(there.state), there.state);

function* backBy(state: TraceState, [stretch, ...others]: readonly Stretch[], requested: TraceState): Iterable<Ended> {
  if (!stretch) return;
  for (const back of stretchBack(state, stretch, requested)) {
    if (back.arrival === 'arrived' && others.length > 0) yield* backBy(back.state, others, requested);
    else yield back;
  }
}

function stretchBack(state: TraceState, stretch: Stretch, requested: TraceState): Iterable<Ended> {
  const ends = endsOf(replyOn(state, stretch, requested));
  return Array.isArray(ends) ? ends.map((end) => checkedAppliances(end, stretch.leg)) : checked(ends, stretch.leg);
}

function* checked(ends: Iterable<Ended>, leg: Leg): Iterable<Ended> {
  for (const end of ends) yield checkedAppliances(end, leg);
}

/** The ways by what they come to: those that fare alike go on as one, so that choices one after the other add up and do not multiply. */
function summedUp(state: TraceState, kept: Kept): Trace[] {
  const out: Trace[] = [];
  const there = new Merged(MAXIMUM_COMPARED);
  there.addAll(endsOf(request(state)));
  let isWhole = there.isWhole;
  for (const end of there.ends) {
    if (!isWhole) break;
    if (!mayBeAnswered(end)) out.push(traceOf(state, end, undefined, kept));
    else {
      const back = mergedReplies(end);
      out.push(...back.ends.map((one) => traceOf(state, end, one, kept)));
      isWhole = back.isWhole && out.length <= MAXIMUM_COMPARED;
    }
  }
  return isWhole ? out : [...out.slice(0, 1), uncompared(state, kept), ...out.slice(1)];
}

function mergedReplies(there: Ended): Pick<Merged, 'ends' | 'isWhole'> {
  let reached: readonly Ended[] = [ended(there.state, 'arrived')];
  for (const stretch of stretches(there.state)) {
    const back = new Merged(MAXIMUM_COMPARED);
    for (const one of reached)
      back.addAll(one.arrival === 'arrived' ? stretchBack(one.state, stretch, there.state) : [one]);
    if (!back.isWhole) return back;
    reached = back.ends;
  }
  return { ends: reached, isWhole: true };
}

/** Nothing is claimed of ways that were not compared. */
function uncompared(before: TraceState, kept: Kept): Trace {
  const end = leftOpen(
    { ...before, context: { ...before.context, light: false } },
    'delivery',
    'AWS',
    say`
      AWS may choose between so many ways here that no more than ${MAXIMUM_COMPARED} are compared, and nothing is
      claimed of the others. This is a limit of VPC Lens, not of the file.
    `,
  );
  const trace = traceOf(before, end, end, kept);
  return {
    ...trace,
    steps: withSendersGroups(before, listOf(end.state.steps)),
    untold: false,
  };
}

/** What is kept of a way: its steps; or, groups aside, what they come to: beside them, or as a step of its own. */
type Kept = 'steps' | 'sums' | 'summary';

function traceOf(before: TraceState, there: Ended, back: Ended | undefined, kept: Kept): Trace {
  const { state } = back ?? there;
  const segments = listOf(there.state.legs).map(({ start }) =>
    start.kind === 'interface' ? start.iface.clientPorts : EPHEMERAL_PORTS,
  );
  const sums = { forward: state.forwardAllowed, replies: segments.map((_, i) => state.replyAllowed[i] ?? EVERYTHING) };
  const isService = there.state.goal.kind === 'service';
  const steps = withSendersGroups(there.state, listOf(state.steps));
  return {
    steps: kept === 'summary' ? [...steps, ...summaryOf(there.state, sums)] : steps,
    via: kept === 'sums' ? NO_GATEWAYS : viaOf(there.state),
    forward: there.arrival,
    return: isService ? there.arrival : (back?.arrival ?? 'stopped'),
    segments,
    source: before.source,
    destination: before.destination,
    arriving: { source: there.state.source, destination: there.state.destination },
    sums: kept === 'sums' ? sums : undefined,
    untold: kept === 'summary',
  };
}

function summaryOf({ source, destination }: TraceState, { forward, replies }: NonNullable<Trace['sums']>): Step[] {
  const one = (direction: Step['direction'], allowed: Allowed, segment: number): Step => ({
    direction,
    checkpoint: 'delivery',
    object: '',
    allowed,
    source: direction === 'forward' ? source : destination,
    destination: direction === 'forward' ? destination : source,
    segment,
    stateful: false,
    effect: 'filter',
    note: say`What the checkpoints of one of very many ways come to.`,
    detail: { kind: 'plain' },
  });
  return [one('forward', forward, 0), ...replies.map((allowed, i) => one('return', allowed, i))];
}
