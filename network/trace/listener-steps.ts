import type { End, Goal, Interface } from '../endpoints/index.js';
import { EPHEMERAL_PORTS, type Listener, type LoadBalancer, type Origin, qualifiedName } from '../topology/index.js';
import {
  ALL_SERVICES,
  type Allowed,
  exactly,
  NOTHING,
  PERHAPS,
  type ServiceSet,
  subtractServices,
} from '../traffic/index.js';
import { say } from '../words/index.js';
import { entryOf } from './entry-of.js';
import { type SecondSum, sumsBehind, sumsWith } from './legs-in-sum.js';
import type { Arrival, HandedOn, PortMapping, Step, Trace } from './trace.js';

/** From a node on. */
export interface SecondLeg {
  /** As they see the ports that the question asks about. */
  readonly steps: readonly Step[];
  /** A connection of its own; undefined: the client's connection goes on. */
  readonly trace: Trace | undefined;
  readonly forward: Arrival;
  /** The steps by how many choices of ports were made before; remembered. */
  readonly shifted: Map<number, Directed>;
  /** What they come to, where that is all there is. */
  readonly sum?: SecondSum | undefined;
}

/** Steps of the request, and of its replies. */
interface Directed {
  readonly there: readonly Step[];
  readonly back: readonly Step[];
}

const directed = (steps: readonly Step[]): Directed => ({
  there: steps.filter(({ direction }) => direction === 'forward'),
  back: steps.filter(({ direction }) => direction === 'return'),
});

function stepsAfter({ steps, trace, shifted }: SecondLeg, choices: number): Directed {
  // Where the client's connection goes on, replies go to the port that its last translation picked.
  return entryOf(shifted, choices, () =>
    directed(steps.map((step) => ({ ...step, segment: trace ? step.segment + choices : choices - 1 }))),
  );
}

/** What the checkpoints behind a listener see of the asked ports. */
export function throughListener(steps: readonly Step[], mapping: PortMapping): Step[] {
  return steps.map((step) =>
    step.direction === 'forward' ? { ...step, mapping: combined(mapping, step.mapping) } : step,
  );
}

/** The mapping nearest to the step tells what it sees; the outermost what the question calls it. */
function combined(outer: PortMapping, inner: PortMapping | undefined): PortMapping {
  return inner ? { asked: outer.asked, seen: inner.seen ?? inner.asked } : outer;
}

/** The client's way to the node and the node's way to the target, as one. */
export function join(leg: Trace, second: SecondLeg, listener: Listener, mapping: PortMapping, by: HandedOn): Trace {
  const { trace } = second;
  const listening = listenStep(leg, listener, exactly(mapping.asked), by);
  const onward = leg.sums ? undefined : stepsAfter(second, leg.segments.length);
  return {
    steps: onward
      ? [...thereOn(leg), listening, ...onward.there, ...onward.back, ...backOn(leg)]
      : [...thereOn(leg), listening, ...backOn(leg)],
    // Of a way in sum nobody asks what it passes.
    via: onward ? [...new Set([...leg.via, qualifiedName(by.loadBalancer), ...(trace?.via ?? [])])] : leg.via,
    forward: worse(leg.forward, second.forward),
    return: worse(leg.return, trace?.return ?? 'arrived'),
    segments: trace ? [...leg.segments, ...trace.segments.map(() => EPHEMERAL_PORTS)] : leg.segments,
    source: leg.source,
    destination: leg.destination,
    arriving: leg.arriving,
    handedOn: trace?.handedOn ? { ...by, targets: trace.handedOn.targets } : by,
    sums: leg.sums && sumsWith(leg.sums, second),
    untold: leg.untold === true || trace?.untold === true,
  };
}

/** The same where the client's own packets go on to another load balancer, which ends the connection: `behind` is the way from the node on, in that one's ports. */
export function joinBalancer(leg: Trace, behind: Trace, listener: Listener, mapping: PortMapping, by: HandedOn): Trace {
  const { there, back } = directed(throughListener(behind.steps, mapping));
  const listening = listenStep(leg, listener, exactly(mapping.asked), by);
  return {
    ...leg,
    steps: leg.sums
      ? [...thereOn(leg), listening, ...backOn(leg)]
      : [...thereOn(leg), listening, ...there, ...back, ...backOn(leg)],
    via: leg.sums ? leg.via : [...new Set([...leg.via, qualifiedName(by.loadBalancer), ...behind.via])],
    forward: worse(leg.forward, behind.forward),
    return: worse(leg.return, behind.return),
    segments: behind.segments,
    handedOn: { ...by, targets: behind.handedOn?.targets ?? by.targets },
    sums: leg.sums && sumsBehind(leg.sums, { ...behind, steps: [...there, ...back] }),
    untold: leg.untold === true || behind.untold === true,
  };
}

/** The way of a client's own packets to another load balancer's node, in the ports that these see. */
export function keptTrace(leg: Trace, second: SecondLeg, destination: End): Trace {
  const { there, back } = stepsAfter(second, leg.segments.length);
  return {
    ...leg,
    steps: [...there, ...back],
    via: [],
    forward: second.forward,
    return: 'arrived',
    arriving: { source: leg.arriving.source, destination },
    handedOn: undefined,
    sums: undefined,
  };
}

/** The load balancer answers: its outbound rules have no part in it. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html#listener-rules */
export function answeredItself(leg: Trace, listener: Listener, asked: ServiceSet, by: HandedOn): Trace {
  return {
    ...leg,
    steps: [...thereOn(leg), listenStep(leg, listener, exactly(asked), by), ...backOn(leg)],
    via: [...leg.via, qualifiedName(by.loadBalancer)],
    handedOn: by,
  };
}

/** To a target that nothing declares. */
export function untold(leg: Trace, listener: Listener, by: HandedOn): Trace {
  const forward = leg.forward === 'stopped' ? 'stopped' : 'open';
  return {
    ...leg,
    steps: [...thereOn(leg), listenStep(leg, listener, PERHAPS, by), ...backOn(leg)],
    forward,
    handedOn: by,
  };
}

/** A way by a node that the name of its load balancer perhaps does not resolve to, which leaves `open` open. */
export function perhapsInName(trace: Trace, open: ServiceSet): Trace {
  const { handedOn } = trace;
  if (!handedOn) return trace;
  const object = qualifiedName(handedOn.loadBalancer);
  const step = stepAt(
    trace,
    handedOn.loadBalancer,
    { must: subtractServices(ALL_SERVICES, open), may: ALL_SERVICES },
    {
      note: say`
        Whether the name of ${object} resolves to its node in ${qualifiedName(handedOn.node.subnet)} is not known: it
        does not where a target group has a healthy target elsewhere and none in that node's reach.
      `,
      origin: handedOn.loadBalancer.nameOrigin,
    },
  );
  const border = trace.steps.findIndex(({ checkpoint }) => checkpoint === 'load-balancer');
  return { ...trace, steps: [...trace.steps.slice(0, border), step, ...trace.steps.slice(border)] };
}

/** By the client's leg, which is joined to one for each target. */
const legs = new WeakMap<Trace, Directed>();

const directedOf = (leg: Trace): Directed => entryOf(legs, leg, () => directed(leg.steps));
const thereOn = (leg: Trace): readonly Step[] => directedOf(leg).there;
const backOn = (leg: Trace): readonly Step[] => directedOf(leg).back;

const notes = new WeakMap<Listener, string>();

const noteOf = (listener: Listener, { name }: LoadBalancer): string =>
  entryOf(notes, listener, () =>
    listener.answer
      ? say`${name} listens for some traffic alone, and answers it itself: no packet goes to a target.`
      : listener.targets.length === 0
        ? say`${name} listens for some traffic alone, and hands it to targets that no file tells.`
        : say`
            ${name} listens for some traffic alone, and hands it to
            ${listener.targets.map(({ text }) => text).join(', ')}.
          `,
  );

function listenStep(leg: Trace, listener: Listener, allowed: Allowed, { loadBalancer }: HandedOn): Step {
  return stepAt(leg, loadBalancer, allowed, {
    code: 'ELBV2_LISTENERS_MISMATCH',
    note: noteOf(listener, loadBalancer),
    origin: listener.origin,
  });
}

function stepAt(
  { arriving }: Trace,
  balancer: LoadBalancer,
  allowed: Allowed,
  { code, note, origin }: { readonly code?: string; readonly note: string; readonly origin: Origin },
): Step {
  return {
    direction: 'forward',
    checkpoint: 'load-balancer',
    object: qualifiedName(balancer),
    allowed,
    source: arriving.source,
    destination: arriving.destination,
    segment: 0,
    stateful: true,
    effect: 'filter',
    code,
    note,
    detail: { kind: 'plain', origin },
  };
}

function worse(a: Arrival, b: Arrival): Arrival {
  return a === 'stopped' || b === 'stopped' ? 'stopped' : a === 'open' || b === 'open' ? 'open' : 'arrived';
}

/** A node that hands nothing on. */
export function noTarget(
  leg: Trace,
  { iface, address }: Extract<Goal, { kind: 'interface' }>,
  balancer: LoadBalancer,
  why: 'idle' | 'no-listener' | 'no-target',
): Trace {
  const step = stepAt(leg, balancer, NOTHING, {
    code: 'ELBV2_LISTENER_HAS_NO_TG',
    note: whyNothing(iface, why),
    origin: balancer.nameOrigin,
  });
  const handedOn: HandedOn = { loadBalancer: balancer, node: iface, nodeAddress: address, targets: [] };
  return { ...leg, steps: [...leg.steps, step], forward: 'stopped', handedOn };
}

function whyNothing({ name, subnet }: Interface, why: 'idle' | 'no-listener' | 'no-target'): string {
  if (why === 'idle')
    return say`All target groups of this listener of ${name} have weight 0: none of them gets connections.`;
  if (why === 'no-listener') return say`Each listener of ${name} that takes this may not be there.`;
  return say`
    The node of ${name} in ${qualifiedName(subnet)} has no target that it could hand connections
    to.
  `;
}
