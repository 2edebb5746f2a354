import { addressCount, familyOf, sameAddresses, singleAddress } from '../address/index.js';
import {
  addressEnd,
  type CompiledNetwork,
  type End,
  type Flow,
  type Goal,
  hostTargetsOf,
  type Interface,
  type InterfaceAddress,
  keepsClientAddress,
  listenerServices,
  publicEnd,
  targetServices,
  targetsOf,
  zoneObstacle,
} from '../endpoints/index.js';
import { EPHEMERAL_PORTS, type Host, type Listener, type LoadBalancer, qualifiedName } from '../topology/index.js';
import { exactly, NO_SERVICES, NOTHING } from '../traffic/index.js';
import { listOf } from './chain.js';
import { endsOf } from './dispatch.js';
import { acl, deny, groups } from './record.js';
import { beginning, type TraceState } from './state.js';
import type { Arrival, PortMapping, Step, Trace } from './trace.js';
import { traces } from './traces.js';
import { onward } from './transition.js';

/** A chain of balancers longer than this is a circle. */
const MAXIMUM_BALANCERS = 3;

/**
 * The ways between two ends: any branch suffices (a load balancer's targets), and within a branch AWS may take each of the traces.
 * Nearly always one branch with one trace.
 */
export function branchesOf(compiled: CompiledNetwork, pair: Flow, depth = 0): Trace[][] {
  const { start, goal, source, destination } = pair;
  if (goal.kind !== 'interface') return [traces(compiled, start, goal, source, destination)];
  if (goal.through) return [throughBalancer(compiled, pair, goal)];
  const { owner } = goal.iface;
  if (owner.kind !== 'load-balancer') return [traces(compiled, start, goal, source, destination)];
  return toBalancer(compiled, pair, goal, owner, depth);
}

type InterfaceGoal = Extract<Goal, { kind: 'interface' }>;

/** To a balancer: the client's leg to the node, and from there a leg to a target, for each listener and target. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html */
function toBalancer(
  compiled: CompiledNetwork,
  pair: Flow,
  goal: InterfaceGoal,
  balancer: LoadBalancer,
  depth: number,
): Trace[][] {
  const legs = traces(compiled, pair.start, goal, pair.source, pair.destination);
  const out: Trace[][] = [];
  const family = goal.address.family;
  for (const listener of balancer.listeners) {
    const asked = listenerServices(listener, family);
    for (const target of depth < MAXIMUM_BALANCERS ? targetsOf(compiled, listener) : []) {
      for (const address of target.addresses.filter((candidate) => candidate.family === family)) {
        const seen = targetServices(listener, family);
        const mapping: PortMapping = { asked: asked ?? NO_SERVICES, seen: listener.targetTraffic ? seen : undefined };
        const branches =
          keepsClientAddress(balancer, listener, target) &&
          target.vpc === balancer.vpc &&
          target.owner.kind !== 'load-balancer'
            ? [
                legs.flatMap((leg) =>
                  keptLegs(compiled, leg, goal.iface, goal.address, target, address, balancer, mapping).map((second) =>
                    join(leg, second, listener, mapping, balancer),
                  ),
                ),
              ]
            : proxied(compiled, legs, goal, target, address, listener, mapping, balancer, depth);
        out.push(...branches);
      }
    }
    for (const host of hostTargetsOf(listener)) {
      const mapping: PortMapping = {
        asked: asked ?? NO_SERVICES,
        seen: listener.targetTraffic ? targetServices(listener, family) : undefined,
      };
      const seconds = toHost(compiled, goal, host, mapping);
      if (seconds) out.push(legs.flatMap((leg) => seconds.map((to) => join(leg, to, listener, mapping, balancer))));
    }
  }
  return out.length > 0 ? out : [legs.map((leg) => dead(leg, goal.iface, balancer))];
}

/** To an on-premises host, which sees the balancer's own address. Undefined: its address is of another family. */
function toHost(
  compiled: CompiledNetwork,
  { iface, address }: InterfaceGoal,
  { network, address: { address: host } }: Host,
  mapping: PortMapping,
): SecondLeg[] | undefined {
  if (host === undefined || familyOf(host) !== address.family) return undefined;
  const end: End = { family: address.family, cls: compiled.classes.classOf(host), set: singleAddress(host) };
  const start = { kind: 'interface' as const, iface, address };
  return traces(compiled, start, { kind: 'network', network }, addressEnd(compiled, address), end).map((trace) => ({
    steps: throughListener(trace.steps, mapping),
    trace,
    forward: trace.forward,
    shifted: new Map(),
  }));
}

/** The connection ends at the balancer, which opens another one from its own address. */
function proxied(
  compiled: CompiledNetwork,
  legs: readonly Trace[],
  goal: InterfaceGoal,
  target: Interface,
  address: InterfaceAddress,
  listener: Listener,
  mapping: PortMapping,
  balancer: LoadBalancer,
  depth: number,
): Trace[][] {
  return onwardLegs(compiled, goal, target, address, listener, mapping, depth).map((seconds) =>
    legs.flatMap((leg) => seconds.map((second) => join(leg, second, listener, mapping, balancer))),
  );
}

const onwardMemo = new WeakMap<CompiledNetwork, Map<Listener, Map<string, SecondLeg[][]>>>();

/** The balancer's own connection to a target is the same whoever is its client. */
function onwardLegs(
  compiled: CompiledNetwork,
  { iface, address: nodeAddress }: InterfaceGoal,
  target: Interface,
  address: InterfaceAddress,
  listener: Listener,
  mapping: PortMapping,
  depth: number,
): SecondLeg[][] {
  const byListener = entryOf(onwardMemo, compiled, () => new Map<Listener, Map<string, SecondLeg[][]>>());
  const byEnds = entryOf(byListener, listener, () => new Map<string, SecondLeg[][]>());
  const key = `${depth} ${iface.index} ${rangesText(nodeAddress)} ${target.index} ${rangesText(address)}`;
  return entryOf(byEnds, key, () => {
    const onward: Flow = {
      start: { kind: 'interface', iface, address: nodeAddress },
      goal: { kind: 'interface', iface: target, address, dialedPublic: false },
      source: addressEnd(compiled, nodeAddress),
      destination: addressEnd(compiled, address),
    };
    return branchesOf(compiled, onward, depth + 1).map((found) =>
      found.map((trace) => ({
        steps: throughListener(trace.steps, mapping),
        trace,
        forward: trace.forward,
        shifted: new Map(),
      })),
    );
  });
}

const rangesText = ({ set }: InterfaceAddress): string => set.map(({ low, high }) => `${low}-${high}`).join();

function entryOf<K, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** What the checkpoints behind a listener see of the asked ports. */
function throughListener(steps: readonly Step[], mapping: PortMapping): Step[] {
  return steps.map((step) =>
    step.direction === 'forward' ? { ...step, mapping: combined(mapping, step.mapping) } : step,
  );
}

interface SecondLeg {
  /** As they see the ports that the question asks about. */
  readonly steps: readonly Step[];
  /** A connection of its own; undefined: the client's connection goes on. */
  readonly trace: Trace | undefined;
  readonly forward: Arrival;
  /** The steps by how many choices of ports were made before; remembered. */
  readonly shifted: Map<number, readonly Step[]>;
}

function stepsAfter({ steps, trace, shifted }: SecondLeg, choices: number): readonly Step[] {
  // Where the client's connection goes on, replies go to the port that its last translation picked.
  return entryOf(shifted, choices, () =>
    steps.map((step) => ({ ...step, segment: trace ? step.segment + choices : choices - 1 })),
  );
}

/** The client's packet goes on to the target with its own source address; replies come back by the balancer, whatever the target's routes say. */
function keptLegs(
  compiled: CompiledNetwork,
  leg: Trace,
  node: Interface,
  nodeAddress: InterfaceAddress,
  target: Interface,
  address: InterfaceAddress,
  balancer: LoadBalancer,
  mapping: PortMapping,
): SecondLeg[] {
  const client = seenSource(leg);
  const start = { kind: 'interface', iface: node, address: nodeAddress } as const;
  const goal: Goal = { kind: 'interface', iface: target, address, dialedPublic: false };
  const state = beginning({ compiled, start, light: false }, goal, client, addressEnd(compiled, address));
  const sent = groups(obstructed(state, node, target, balancer), node, 'outbound', target.groups);
  return [...endsOf(onward(sent, { at: 'sender', iface: node }))].map(({ state: there, arrival }) => ({
    steps: throughListener(listOf(backToNode(there, node, target).steps), mapping),
    trace: undefined,
    forward: arrival,
    shifted: new Map(),
  }));
}

function obstructed(state: TraceState, node: Interface, target: Interface, balancer: LoadBalancer): TraceState {
  const object = qualifiedName(balancer);
  const obstacle = zoneObstacle(balancer, node, target);
  const note =
    'A client cannot reach itself by a network load balancer that keeps its address: the packet would have one address at both ends.';
  const sent = isOwnAddress(state.source, target) ? deny(state, 'load-balancer', object, note) : state;
  return obstacle
    ? deny(sent, 'load-balancer', object, obstacle.note, obstacle.code, { origin: balancer.nameOrigin })
    : sent;
}

/** The reply, from the target to the node. */
function backToNode(there: TraceState, node: Interface, target: Interface): TraceState {
  if (node.subnet === target.subnet) return there;
  const { source, destination } = there.legs.last;
  const reply: TraceState = { ...there, answered: there.legs.last, source: destination, destination: source };
  return acl(acl(reply, target.subnet, 'outbound'), node.subnet, 'inbound');
}

/** Whether the client is the target itself, at whichever of its addresses. */
function isOwnAddress({ set }: End, target: Interface): boolean {
  return set !== undefined && addressCount(set) === 1n && target.addresses.some((own) => sameAddresses(own.set, set));
}

/** The client's address as the node sees it. */
function seenSource(leg: Trace): End {
  return leg.steps.filter(({ direction }) => direction === 'forward').at(-1)?.source ?? leg.source;
}

function join(leg: Trace, second: SecondLeg, listener: Listener, mapping: PortMapping, balancer: LoadBalancer): Trace {
  const there = leg.steps.filter(({ direction }) => direction === 'forward');
  const back = leg.steps.filter(({ direction }) => direction === 'return');
  const last = there.at(-1);
  const listen: Step = {
    direction: 'forward',
    checkpoint: 'load-balancer',
    object: qualifiedName(balancer),
    allowed: exactly(mapping.asked),
    source: last?.source ?? leg.source,
    destination: last?.destination ?? leg.destination,
    segment: 0,
    stateful: true,
    effect: 'filter',
    code: 'ELBV2_LISTENERS_MISMATCH',
    note: `${balancer.name} listens for some traffic alone, and hands it to ${listener.targets.map(({ text }) => text).join(', ')}.`,
    detail: { kind: 'plain', origin: listener.origin },
  };
  const onward = stepsAfter(second, leg.segments.length);
  const { trace } = second;
  return {
    steps: [
      ...there,
      listen,
      ...onward.filter(({ direction }) => direction === 'forward'),
      ...onward.filter(({ direction }) => direction === 'return'),
      ...back,
    ],
    via: [...new Set([...leg.via, qualifiedName(balancer), ...(trace?.via ?? [])])],
    forward: worse(leg.forward, second.forward),
    return: worse(leg.return, trace?.return ?? 'arrived'),
    segments: trace ? [...leg.segments, ...trace.segments.map(() => EPHEMERAL_PORTS)] : leg.segments,
    source: leg.source,
    destination: leg.destination,
    untold: leg.untold === true || trace?.untold === true,
  };
}

/** The mapping nearest to the step tells what it sees; the outermost what the question calls it. */
function combined(outer: PortMapping, inner: PortMapping | undefined): PortMapping {
  return inner ? { asked: outer.asked, seen: inner.seen ?? inner.asked } : outer;
}

function worse(a: Arrival, b: Arrival): Arrival {
  return a === 'stopped' || b === 'stopped' ? 'stopped' : a === 'open' || b === 'open' ? 'open' : 'arrived';
}

function dead(leg: Trace, node: Interface, balancer: LoadBalancer): Trace {
  const last = leg.steps.at(-1);
  const step: Step = {
    direction: 'forward',
    checkpoint: 'load-balancer',
    object: qualifiedName(balancer),
    allowed: NOTHING,
    source: last?.source ?? leg.source,
    destination: last?.destination ?? leg.destination,
    segment: 0,
    stateful: true,
    effect: 'filter',
    code: 'ELBV2_LISTENER_HAS_NO_TG',
    note: `${node.name} has no listener with a target that it could hand connections to.`,
    detail: { kind: 'plain', origin: balancer.nameOrigin },
  };
  return { ...leg, steps: [...leg.steps, step], forward: 'stopped' };
}

/** To a target by a balancer that keeps the client's address: the question speaks of the target's ports, the client's leg sees the listener's. */
function throughBalancer(compiled: CompiledNetwork, pair: Flow, goal: InterfaceGoal): Trace[] {
  const { through } = goal;
  if (through?.node.owner.kind !== 'load-balancer') return [];
  const { node, nodeAddress, dialedPublic, listener } = through;
  const balancer = through.node.owner;
  const family = goal.address.family;
  const listened = listenerServices(listener, family) ?? NO_SERVICES;
  const asked = targetServices(listener, family) ?? NO_SERVICES;
  const mapping: PortMapping = { asked, seen: listener.targetTraffic ? listened : undefined };
  const nodeGoal: Goal = { kind: 'interface', iface: node, address: nodeAddress, dialedPublic };
  const clients: PortMapping = { asked: listened, seen: undefined };
  const ways = traces(compiled, pair.start, nodeGoal, pair.source, nodeEnd(compiled, through)).flatMap((leg) =>
    keptLegs(compiled, leg, node, nodeAddress, goal.iface, goal.address, balancer, clients).map((second) =>
      join(leg, second, listener, clients, balancer),
    ),
  );
  return ways.map((joined) => {
    const border = joined.steps.findIndex(({ checkpoint }) => checkpoint === 'load-balancer');
    const steps = joined.steps.map((step, i): Step => {
      if (step.direction === 'return') return step;
      if (i <= border) return { ...step, mapping };
      return { ...step, mapping: undefined };
    });
    const listening: Step = { ...(steps[border] as Step), allowed: exactly(listened) };
    steps[border] = listening;
    return {
      ...joined,
      steps: [
        ...steps.filter(({ direction }) => direction === 'forward'),
        ...steps.filter(({ direction }) => direction === 'return'),
      ],
      source: pair.source,
      destination: pair.destination,
    };
  });
}

/** The node of a path as its clients address it. */
export function nodeEnd(
  compiled: CompiledNetwork,
  { nodeAddress, dialedPublic }: { nodeAddress: InterfaceAddress; dialedPublic: boolean },
): End {
  return dialedPublic && nodeAddress.publicAddress
    ? publicEnd(compiled, nodeAddress.publicAddress)
    : addressEnd(compiled, nodeAddress);
}
