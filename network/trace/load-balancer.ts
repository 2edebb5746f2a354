import { addressCount, addressSetsOverlap, sameAddresses } from '../address/index.js';
import {
  addressEnd,
  type CompiledNetwork,
  type End,
  type Flow,
  type Goal,
  type Interface,
  type InterfaceAddress,
  listenerServices,
  publicEnd,
  targetServices,
  zoneObstacle,
} from '../endpoints/index.js';
import {
  type EndpointService,
  isInUse,
  type Listener,
  type LoadBalancer,
  qualifiedName,
  type Reference,
} from '../topology/index.js';
import {
  ALL_TCP,
  ALL_UDP,
  exactly,
  isOneService,
  NO_SERVICES,
  type ServiceSet,
  subtractServices,
  uniteServices,
} from '../traffic/index.js';
import { listOf } from './chain.js';
import { type LegsOf, legsInFull, legsInSum } from './client-legs.js';
import { endsOf } from './dispatch.js';
import { mapped } from './disposition.js';
import { carriedTo, leftOpenAt, notCarried, serviceNodes } from './endpoint-service.js';
import { entryOf } from './entry-of.js';
import { answeredItself, groupOf, join, noTarget, type SecondLeg, throughListener, untold } from './listener-steps.js';
import { acl, deny, doubt, groups } from './record.js';
import { everyTarget, only, type Share } from './shares.js';
import { beginning, type TraceState } from './state.js';
import { type Health, type TargetClass, targetClasses } from './target-group.js';
import type { HandedOn, PortMapping, Step, Trace } from './trace.js';
import { onward } from './transition.js';

/** What a target that nobody tells may be spoken to on. */
const ANY_PORT = uniteServices(ALL_TCP, ALL_UDP);

/** A chain of balancers longer than this is a circle. */
const MAXIMUM_BALANCERS = 3;

type Ways = readonly Trace[];

/** The ways between two ends, by what becomes of them at a load balancer. Within a target's list AWS may take each of the traces: nearly always it is one. */
export function sharesOf(compiled: CompiledNetwork, flow: Flow, depth = 0): readonly Share<Ways>[] {
  return sharesBy(legsInFull(compiled), compiled, flow, depth);
}

/** The same where nobody is told the way, as for the matrix and for health checks: of the way to a node, or to an end that is none, what its checkpoints come to. */
export function lightSharesOf(compiled: CompiledNetwork, flow: Flow, depth = 0): readonly Share<Ways>[] {
  return sharesBy(legsInSum(compiled), compiled, flow, depth);
}

function sharesBy(legsOf: LegsOf, compiled: CompiledNetwork, flow: Flow, depth: number): readonly Share<Ways>[] {
  const { goal } = flow;
  if (goal.kind !== 'interface') return [only(legsOf(flow))];
  if (goal.through) return [only(throughBalancer(legsOf, compiled, flow, goal))];
  const { owner } = goal.iface;
  if (owner.kind === 'load-balancer')
    return atBalancer({ compiled, flow, legs: legsOf(flow), goal, balancer: owner, depth, isCarried: false });
  return owner.service ? toService(legsOf, compiled, flow, goal, owner.service, depth) : [only(legsOf(flow))];
}

/** Every way, whoever is handed what. */
export const tracesIn = (shares: readonly Share<Ways>[]): readonly Trace[] =>
  shares.flatMap((share) => everyTarget(share).flat());

type InterfaceGoal = Extract<Goal, { kind: 'interface' }>;

/** To an interface endpoint: the client's leg there, carried to a node of the service's load balancer, and from there on as at any node. */
function toService(
  legsOf: LegsOf,
  compiled: CompiledNetwork,
  flow: Flow,
  { iface, address }: InterfaceGoal,
  service: Reference<EndpointService>,
  depth: number,
): readonly Share<Ways>[] {
  const legs = legsOf(flow);
  const nodes = serviceNodes(compiled, iface, address, service.target);
  if (!service.target || !nodes) return [only(legs.map((leg) => leftOpenAt(leg, service.text, service.target)))];
  const { target } = service;
  if (nodes.length === 0) return [only(legs.map((leg) => notCarried(leg, iface, target)))];
  const found = nodes.map((to) =>
    atBalancer({
      compiled,
      flow,
      legs: legs.map((leg) => carriedTo(compiled, flow, leg, to)),
      goal: { kind: 'interface', iface: to.node, address: to.address, dialedPublic: false },
      balancer: to.balancer,
      depth,
      isCarried: true,
    }),
  );
  return found.length === 1 ? (found[0] as readonly Share<Ways>[]) : oneOfNodes(found);
}

/** AWS takes one of a load balancer's nodes, and no file tells which: what is so by all of them is decided. Each has a share for each listener, in their order. */
function oneOfNodes([first = [], ...others]: readonly (readonly Share<Ways>[])[]): readonly Share<Ways>[] {
  return first.map((share, i): Share<Ways> => {
    const all = [share, ...others.map((shares) => shares[i] as Share<Ways>)];
    const ways = all.flatMap(everyTarget);
    const isOneEach = ways.length === all.length && all.every(({ targets }) => targets.length === 1);
    return isOneEach
      ? only(ways.flat(), share.services)
      : { services: share.services, targets: [], perhaps: ways, others: [] };
  });
}

/** Ways of a client to a node. */
interface AtNode {
  readonly compiled: CompiledNetwork;
  readonly flow: Flow;
  readonly legs: Ways;
  /** The node. */
  readonly goal: InterfaceGoal;
  readonly balancer: LoadBalancer;
  readonly depth: number;
  /** Carried there by an endpoint service: targets never see the client's address. */
  readonly isCarried: boolean;
}

/** From a node on: for each listener a leg to a target. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html */
function atBalancer(at: AtNode): readonly Share<Ways>[] {
  const { legs, goal, balancer, depth } = at;
  const shares: Share<Ways>[] = [];
  let [spoken, idle] = [NO_SERVICES, NO_SERVICES];
  for (const listener of balancer.listeners) {
    const asked = listenerServices(listener, goal.address.family) ?? NO_SERVICES;
    if (!listener.answer && !isInUse(listener)) {
      idle = uniteServices(idle, asked);
      continue;
    }
    spoken = uniteServices(spoken, asked);
    const node: NodeLegs = { ...at, listener, asked };
    if (listener.answer) shares.push(only(answeredBy(node), asked));
    else shares.push(depth < MAXIMUM_BALANCERS ? shareOf(node) : only(stopped(node), asked));
  }
  idle = subtractServices(idle, spoken);
  if (idle !== NO_SERVICES)
    shares.push(
      only(
        legs.map((leg) => noTarget(leg, goal, balancer, true)),
        idle,
      ),
    );
  return shares.length > 0 ? shares : [only(legs.map((leg) => noTarget(leg, goal, balancer, false)))];
}

/** At one of its listeners. */
interface NodeLegs extends AtNode {
  readonly listener: Listener;
  readonly asked: ServiceSet;
}

function answeredBy({ legs, goal, balancer, listener, asked }: NodeLegs): Ways {
  const by: HandedOn = { loadBalancer: balancer, node: goal.iface, nodeAddress: goal.address, targets: [] };
  return legs.map((leg) => answeredItself(leg, listener, asked, by));
}

const stopped = ({ legs, goal, balancer }: NodeLegs): Ways => legs.map((leg) => noTarget(leg, goal, balancer, false));

/** The node hands connections to its healthy targets, to all of them where none is. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
function shareOf(node: NodeLegs): Share<Ways> {
  const { compiled, goal, balancer, listener, asked, depth } = node;
  const waysTo = (onwardFlow: Flow, before: number): readonly Share<Ways>[] =>
    lightSharesOf(compiled, onwardFlow, before);
  const classes = targetClasses(compiled, waysTo, goal.iface, goal.address, balancer, listener, depth);
  if (classes.length === 0) return only(stopped(node), asked);
  const counting = countingOf(classes);
  const found = { targets: [] as Ways[], perhaps: [] as Ways[], others: [] as Ways[] };
  for (const target of counting.targets) {
    const ways = waysToClass(node, target);
    found.targets.push(...ways.certain);
    found.perhaps.push(...ways.perhaps);
  }
  for (const target of counting.perhaps) found.perhaps.push(...everyWayTo(node, target));
  for (const target of counting.others) found.others.push(...everyWayTo(node, target));
  return { services: asked, ...found };
}

/** Who gets connections of a node, by who is healthy. */
function countingOf(classes: readonly TargetClass[]): Omit<Share<TargetClass>, 'services'> {
  if (classes.length === 1) return { targets: classes, perhaps: [], others: [] };
  const those = (health: Health): TargetClass[] => classes.filter((one) => one.health() === health);
  const [healthy, unknown] = [those('healthy'), those('unknown')];
  if (healthy.length > 0) return { targets: healthy, perhaps: unknown, others: [] };
  if (unknown.length > 0) return { targets: [], perhaps: unknown, others: those('unhealthy') };
  return { targets: classes, perhaps: [], others: [] };
}

const everyWayTo = (node: NodeLegs, target: TargetClass): Ways[] => {
  const { certain, perhaps } = waysToClass(node, target);
  return [...certain, ...perhaps];
};

interface ClassWays {
  readonly certain: readonly Ways[];
  /** Behind another load balancer, which may hand it on so. */
  readonly perhaps: readonly Ways[];
}

function waysToClass(node: NodeLegs, target: TargetClass): ClassWays {
  const { legs, goal, balancer, listener, asked } = node;
  const by: HandedOn = { loadBalancer: balancer, node: goal.iface, nodeAddress: goal.address, targets: target.names };
  if (target.kind === 'answered')
    return { certain: [legs.map((leg) => answeredItself(leg, listener, asked, by))], perhaps: [] };
  if (target.kind === 'untold') return { certain: [legs.map((leg) => untold(leg, listener, by))], perhaps: [] };
  if (target.keepsClient && !node.isCarried && target.from.family === goal.address.family)
    return { certain: keptWays(node, target, by), perhaps: [] };
  const mapping = mappingOf(node, target);
  const seconds = onwardLegs(node, target, mapping);
  const joined = (second: readonly SecondLeg[]): Ways =>
    legs.flatMap((leg) => second.map((one) => join(leg, one, listener, mapping, by)));
  return { certain: seconds.certain.map(joined), perhaps: seconds.perhaps.map(joined) };
}

function mappingOf({ listener, asked }: NodeLegs, { from }: TargetClass): PortMapping {
  return { asked, seen: listener.targetTraffic ? targetServices(listener, from.family) : undefined };
}

/** The client's own packets go on. One of the targets may be the client itself. */
function keptWays(node: NodeLegs, target: TargetClass, by: HandedOn): Ways[] {
  const { compiled, flow, legs, goal, balancer, listener } = node;
  const mapping = mappingOf(node, target);
  const client = clientOf(flow);
  const own = client && target.members.includes(client) ? client : undefined;
  const rest = target.members.find((member) => member !== own);
  return [rest, own].flatMap((member): Ways[] => {
    if (!member) return [];
    const names = own
      ? target.names.filter((name) => (name === qualifiedName(own.owner)) === (member === own))
      : by.targets;
    return [
      legs.flatMap((leg) =>
        keptLegs(
          compiled,
          leg,
          goal.iface,
          goal.address,
          member,
          addressIn(member, target),
          groupOf(balancer, listener),
          mapping,
          client,
        ).map((second) => join(leg, second, listener, mapping, { ...by, targets: names })),
      ),
    ];
  });
}

const clientOf = ({ start }: Flow): Interface | undefined => (start.kind === 'interface' ? start.iface : undefined);

const addressIn = (member: Interface, { from }: TargetClass): InterfaceAddress =>
  member.addresses.find(({ family }) => family === from.family) as InterfaceAddress;

interface Onward {
  readonly certain: readonly (readonly SecondLeg[])[];
  readonly perhaps: readonly (readonly SecondLeg[])[];
}

const onwardMemo = new WeakMap<CompiledNetwork, Map<TargetClass, Map<number, Onward>>>();

/** The connection ends at the balancer, which opens another one from its own address: the same whoever is its client. */
function onwardLegs(node: NodeLegs, target: TargetClass, mapping: PortMapping): Onward {
  const { compiled, goal, depth } = node;
  const byClass = entryOf(onwardMemo, compiled, () => new Map<TargetClass, Map<number, Onward>>());
  const byAsked = entryOf(byClass, target, () => new Map<number, Onward>());
  return entryOf(byAsked, mapping.asked.id, () => {
    const onwardFlow: Flow = {
      start: { kind: 'interface', iface: goal.iface, address: target.from },
      goal: target.goal,
      source: addressEnd(compiled, target.from),
      destination: target.destination,
    };
    const secondsOf = (found: Ways): readonly SecondLeg[] =>
      found.map((trace) => ({
        steps: throughListener(trace.steps, mapping),
        trace,
        forward: trace.forward,
        shifted: new Map(),
      }));
    const shares = sharesOf(compiled, onwardFlow, depth + 1);
    const spoken = shares.filter(({ services }) => !services || mapped(exactly(services), mapping).may !== NO_SERVICES);
    const heard = spoken.length > 0 ? spoken : shares.slice(0, 1);
    return {
      certain: heard.flatMap(({ targets }) => targets.map(secondsOf)),
      perhaps: heard.flatMap(({ perhaps, others }) => [...perhaps, ...others].map(secondsOf)),
    };
  });
}

/** The client's packet goes on to the target with its own source address; replies come back by the balancer, whatever the target's routes say. */
function keptLegs(
  compiled: CompiledNetwork,
  leg: Trace,
  node: Interface,
  nodeAddress: InterfaceAddress,
  target: Interface,
  address: InterfaceAddress,
  group: TargetGroup,
  mapping: PortMapping,
  client: Interface | undefined,
  health?: Doubt,
): SecondLeg[] {
  const start = { kind: 'interface', iface: node, address: nodeAddress } as const;
  const goal: Goal = { kind: 'interface', iface: target, address, dialedPublic: false };
  const state = beginning({ compiled, start, light: false }, goal, leg.arriving.source, addressEnd(compiled, address));
  const doubted = withHealth(state, node, target, group, health);
  const allowed = health === 'untold' ? doubted : obstructed(doubted, node, target, group, client);
  const sent = groups(allowed, node, 'outbound', target.groups);
  return [...endsOf(onward(sent, { at: 'sender', iface: node }))].map(({ state: there, arrival }) => ({
    steps: throughListener(listOf(backToNode(there, node, target).steps), mapping),
    trace: undefined,
    forward: arrival,
    shifted: new Map(),
  }));
}

type TargetGroup = ReturnType<typeof groupOf>;

/** Why a node may send nothing to a target: it may not be healthy, or be none. */
type Doubt = 'unhealthy' | 'unknown' | 'untold';

function obstructed(
  state: TraceState,
  node: Interface,
  target: Interface,
  { balancer, listener }: TargetGroup,
  client: Interface | undefined,
): TraceState {
  const object = qualifiedName(balancer);
  const obstacle = zoneObstacle(balancer, node, target, listener);
  const note = `${target.name} is the client and the target: where a network load balancer keeps its address, the packet has one address at both ends, and is lost.`;
  const sent = isOwnAddress(state.source, target, client) ? deny(state, 'load-balancer', object, note) : state;
  if (!obstacle) return sent;
  const detail = { origin: balancer.nameOrigin };
  return obstacle.perhaps
    ? doubt(sent, 'load-balancer', object, obstacle.note, detail)
    : deny(sent, 'load-balancer', object, obstacle.note, obstacle.code, detail);
}

function withHealth(
  state: TraceState,
  { subnet }: Interface,
  target: Interface,
  { balancer, listener }: TargetGroup,
  health: Doubt | undefined,
): TraceState {
  if (!health) return state;
  const object = qualifiedName(balancer);
  if (health === 'untold')
    return doubt(state, 'load-balancer', object, `Nobody tells whether ${target.name} is a target of ${object}.`);
  const where = `the node of ${object} in ${qualifiedName(subnet)}`;
  return health === 'unknown'
    ? doubt(state, 'load-balancer', object, `Whether ${target.name} passes the health checks of ${where} is not known.`)
    : deny(
        state,
        'load-balancer',
        object,
        `${target.name} does not pass the health checks of ${where}, which hands connections to targets that do.`,
        undefined,
        { origin: listener.origin },
      );
}

/** The reply, from the target to the node. */
function backToNode(there: TraceState, node: Interface, target: Interface): TraceState {
  if (node.subnet === target.subnet) return there;
  const { source, destination } = there.legs.last;
  const reply: TraceState = { ...there, answered: there.legs.last, source: destination, destination: source };
  return acl(acl(reply, target.subnet, 'outbound'), node.subnet, 'inbound');
}

/** Whether the client is the target itself, at whichever of its addresses. */
function isOwnAddress({ set, hidden }: End, target: Interface, client: Interface | undefined): boolean {
  return target.addresses.some((own) => {
    if (hidden) return client === target && own.hidden === hidden;
    if (!set) return false;
    return addressCount(own.set) === 1n
      ? sameAddresses(own.set, set)
      : client === target && addressSetsOverlap(own.set, set);
  });
}

/** To a target by a balancer that keeps the client's address: the question speaks of the target's ports, the client's leg sees the listener's. */
function throughBalancer(legsOf: LegsOf, compiled: CompiledNetwork, flow: Flow, goal: InterfaceGoal): Trace[] {
  const { through } = goal;
  if (through?.node.owner.kind !== 'load-balancer') return [];
  const { node, nodeAddress, dialedPublic, listener } = through;
  const balancer = through.node.owner;
  const family = goal.address.family;
  const listened = listenerServices(listener, family) ?? NO_SERVICES;
  const asked = through.maybe ? ANY_PORT : (targetServices(listener, family) ?? NO_SERVICES);
  const mapping: PortMapping = { asked, seen: through.maybe || listener.targetTraffic ? listened : undefined };
  const nodeGoal: Goal = { kind: 'interface', iface: node, address: nodeAddress, dialedPublic };
  const clients: PortMapping = { asked: listened, seen: undefined };
  const health = through.maybe ? 'untold' : healthBehind(compiled, goal);
  const by: HandedOn = { loadBalancer: balancer, node, nodeAddress, targets: [goal.iface.name] };
  const group = groupOf(balancer, listener);
  // A sum tells of several ports what all of them have in common, not what each has.
  const clientLegs = !mapping.seen || isOneService(mapping.seen) ? legsOf : legsInFull(compiled);
  const toNode: Flow = { ...flow, goal: nodeGoal, destination: nodeEnd(compiled, through) };
  const ways = clientLegs(toNode).flatMap((leg) =>
    keptLegs(compiled, leg, node, nodeAddress, goal.iface, goal.address, group, clients, clientOf(flow), health).map(
      (second) => join(leg, second, listener, clients, by),
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
      sums: joined.sums && { ...joined.sums, forward: mapped(joined.sums.forward, mapping) },
      steps: [
        ...steps.filter(({ direction }) => direction === 'forward'),
        ...steps.filter(({ direction }) => direction === 'return'),
      ],
      source: flow.source,
      destination: flow.destination,
    };
  });
}

/** Why a node may send nothing to a target though it is in its reach: others are healthy, and it is not. */
function healthBehind(
  compiled: CompiledNetwork,
  { through, iface }: InterfaceGoal,
): 'unhealthy' | 'unknown' | undefined {
  if (through?.node.owner.kind !== 'load-balancer') return undefined;
  const waysTo = (flow: Flow, before: number): readonly Share<Ways>[] => lightSharesOf(compiled, flow, before);
  const { node, nodeAddress, listener } = through;
  const classes = targetClasses(compiled, waysTo, node, nodeAddress, node.owner as LoadBalancer, listener, 0);
  const mine = classes.find(({ members }) => members.includes(iface));
  const counting = countingOf(classes);
  if (!mine || counting.targets.includes(mine)) return undefined;
  return mine.health() === 'unhealthy' && counting.perhaps.length === 0 ? 'unhealthy' : 'unknown';
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
