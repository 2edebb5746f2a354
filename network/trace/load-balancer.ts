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
  NO_SERVICES,
  type ServiceSet,
  subtractServices,
  uniteServices,
} from '../traffic/index.js';
import { type LegsOf, legsInFull, legsInSum } from './client-legs.js';
import { mapped } from './disposition.js';
import { carriedTo, leftOpenAt, notCarried, serviceNodes } from './endpoint-service.js';
import { entryOf } from './entry-of.js';
import { type Handing, keptLegs } from './kept-legs.js';
import { eachOnce, isSummedAlike } from './legs-in-sum.js';
import {
  answeredItself,
  join,
  joinBalancer,
  keptTrace,
  noTarget,
  type SecondLeg,
  throughListener,
  untold,
} from './listener-steps.js';
import { isOpenListener, listeningOf, mayBeAbsent, type OpenShare, withOpen } from './open-listeners.js';
import { everyTarget, mapShare, only, type Share } from './shares.js';
import { type Health, type TargetClass, targetClasses } from './target-group.js';
import type { HandedOn, PortMapping, Step, Trace } from './trace.js';

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
  const { legs, goal, balancer } = at;
  const shares: Share<Ways>[] = [];
  const open: OpenShare<Ways>[] = [];
  let [spoken, idle] = [NO_SERVICES, NO_SERVICES];
  const all = listeningOf(balancer, goal.address.family);
  for (const { listener, asked } of all) {
    const isOpen = isOpenListener({ listener, asked }, all);
    const isIdle = !listener.answer && !isInUse(listener);
    if (isIdle && !(isOpen && listener.either)) {
      idle = uniteServices(idle, asked);
      continue;
    }
    spoken = uniteServices(spoken, asked);
    const node: NodeLegs = { ...at, listener, asked };
    const share = handedOn(node, isIdle);
    if (isOpen) open.push({ listener, asked, share });
    else shares.push(share);
  }
  const told = withOpen(shares, open, () => legs.map((leg) => noTarget(leg, goal, balancer, 'no-listener')));
  shares.splice(0, shares.length, ...told);
  idle = subtractServices(idle, spoken);
  if (idle !== NO_SERVICES)
    shares.push(
      only(
        legs.map((leg) => noTarget(leg, goal, balancer, 'idle')),
        idle,
      ),
    );
  return shares.length > 0 ? shares : [only(legs.map((leg) => noTarget(leg, goal, balancer, 'no-target')))];
}

/** At one of its listeners. */
interface NodeLegs extends AtNode {
  readonly listener: Listener;
  readonly asked: ServiceSet;
}

function handedOn(node: NodeLegs, isIdle: boolean): Share<Ways> {
  if (node.listener.answer) return only(answeredBy(node), node.asked);
  return isIdle || node.depth >= MAXIMUM_BALANCERS ? only(stopped(node), node.asked) : shareOf(node);
}

function answeredBy({ legs, goal, balancer, listener, asked }: NodeLegs): Ways {
  const by: HandedOn = { loadBalancer: balancer, node: goal.iface, nodeAddress: goal.address, targets: [] };
  return legs.map((leg) => answeredItself(leg, listener, asked, by));
}

const stopped = ({ legs, goal, balancer }: NodeLegs): Ways =>
  legs.map((leg) => noTarget(leg, goal, balancer, 'no-target'));

/** The node hands connections to its healthy targets, to all of them where none is. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
function shareOf(node: NodeLegs): Share<Ways> {
  const { compiled, goal, balancer, listener, asked, depth } = node;
  const waysTo = (onwardFlow: Flow, before: number): readonly Share<Ways>[] =>
    lightSharesOf(compiled, onwardFlow, before);
  const classes = targetClasses(compiled, waysTo, goal.iface, goal.address, balancer, listener, depth);
  if (classes.length === 0) return only(stopped(node), asked);
  const seconds = secondsInSum(node, classes);
  if (seconds) return { ...mapShare(seconds, (legs) => joinedTo(node, legs)), services: asked };
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

const secondsMemo = new WeakMap<readonly TargetClass[], Map<number, Share<readonly SecondLeg[]>>>();

/** The legs to the targets where it does not matter who the client is, those that come to the same once; undefined where it matters, or where every leg is told by itself. */
function secondsInSum(node: NodeLegs, classes: readonly TargetClass[]): Share<readonly SecondLeg[]> | undefined {
  const { legs, goal, asked, isCarried } = node;
  if (legs.some(({ sums }) => !sums)) return undefined;
  const isItsOwn = (one: TargetClass): boolean =>
    one.kind === 'answered' || (one.kind === 'packets' && !keepsClientAt(one, goal, isCarried));
  if (!classes.every(isItsOwn)) return undefined;
  return entryOf(
    entryOf(secondsMemo, classes, () => new Map<number, Share<readonly SecondLeg[]>>()),
    asked.id,
    () => {
      const { targets, perhaps, others } = countingOf(classes);
      const to = (one: TargetClass): Onward =>
        one.kind === 'answered' ? ANSWERED : onwardLegs(node, one, mappingOf(node, one));
      const all = (some: readonly TargetClass[]): (readonly SecondLeg[])[] =>
        some.map(to).flatMap(({ certain, perhaps }) => [...certain, ...perhaps]);
      const found = targets.map(to);
      return {
        services: asked,
        targets: eachOnce(found.flatMap(({ certain }) => certain)),
        perhaps: eachOnce([...found.flatMap((one) => one.perhaps), ...all(perhaps)]),
        others: eachOnce(all(others)),
      };
    },
  );
}

const keepsClientAt = ({ keepsClient, from }: TargetClass, { address }: InterfaceGoal, isCarried: boolean): boolean =>
  keepsClient && !isCarried && from.family === address.family;

/** Nothing lies behind. */
const ANSWERED: Onward = {
  certain: [[{ steps: [], trace: undefined, forward: 'arrived', shifted: new Map() }]],
  perhaps: [],
};

function joinedTo({ legs, goal, balancer, listener, asked }: NodeLegs, seconds: readonly SecondLeg[]): Ways {
  const by: HandedOn = { loadBalancer: balancer, node: goal.iface, nodeAddress: goal.address, targets: [] };
  return legs.flatMap((leg) => seconds.map((one) => join(leg, one, listener, { asked, seen: undefined }, by)));
}

/** Who gets connections of a node, by who is healthy. */
function countingOf(classes: readonly TargetClass[]): Omit<Share<TargetClass>, 'services'> {
  if (classes.length === 1) return { targets: classes, perhaps: [], others: [] };
  const sure = classes.filter(({ maybe }) => !maybe);
  if (sure.length < classes.length) return countingWithDoubtful(classes, sure);
  const those = (health: Health): TargetClass[] => classes.filter((one) => one.health() === health);
  const [healthy, unknown] = [those('healthy'), those('unknown')];
  if (healthy.length > 0) return { targets: healthy, perhaps: unknown, others: [] };
  if (unknown.length > 0) return { targets: [], perhaps: unknown, others: those('unhealthy') };
  return { targets: classes, perhaps: [], others: [] };
}

/** Without those that may not be there the others count by themselves. */
function countingWithDoubtful(
  classes: readonly TargetClass[],
  sure: readonly TargetClass[],
): Omit<Share<TargetClass>, 'services'> {
  const { targets, perhaps, others } = countingOf(sure);
  const isAnyHealthy = targets.some((one) => one.health() === 'healthy');
  const doubtful = classes.filter((one) => one.maybe && (!isAnyHealthy || one.health() !== 'unhealthy'));
  // A doubtful one that is healthy takes everything from those that are not.
  if (isAnyHealthy) return { targets, perhaps: [...perhaps, ...doubtful], others: [] };
  return doubtful.length === 0
    ? { targets, perhaps, others }
    : { targets: [], perhaps: [...targets, ...perhaps, ...others, ...doubtful], others: [] };
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
  if (keepsClientAt(target, goal, node.isCarried)) {
    const [other] = target.members;
    if (other?.owner.kind === 'load-balancer' && other.owner.type !== 'network')
      return keptToBalancer(node, target, other, other.owner, by);
    return {
      certain: target.isElsewhere ? [legs.map((leg) => untold(leg, listener, by))] : keptWays(node, target, by),
      perhaps: [],
    };
  }
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
  const hands = { node: goal.iface, nodeAddress: goal.address, balancer, listener, client, isThere: target.maybe };
  return [rest, own].flatMap((member): Ways[] => {
    if (!member) return [];
    const names = own
      ? target.names.filter((name) => (name === qualifiedName(own.owner)) === (member === own))
      : by.targets;
    return [
      legs.flatMap((leg) =>
        keptLegs(compiled, { ...hands, target: member, address: addressIn(member, target) }, leg, mapping).map(
          (second) => join(leg, second, listener, mapping, { ...by, targets: names }),
        ),
      ),
    ];
  });
}

/** To another load balancer, whose groups see the client; there its connection ends. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html */
function keptToBalancer(
  node: NodeLegs,
  target: TargetClass,
  other: Interface,
  owner: LoadBalancer,
  by: HandedOn,
): ClassWays {
  const { compiled, flow, goal, balancer, listener, depth } = node;
  const mapping = mappingOf(node, target);
  const address = addressIn(other, target);
  const destination = addressEnd(compiled, address);
  const hands = { node: goal.iface, nodeAddress: goal.address, balancer, listener, client: clientOf(flow) };
  const each = node.legs.flatMap((leg) =>
    keptLegs(compiled, { ...hands, target: other, address }, { ...leg, sums: undefined }, undefined).map((second) =>
      heardOf(
        atBalancer({
          compiled,
          flow,
          legs: [keptTrace(leg, second, destination)],
          goal: { kind: 'interface', iface: other, address, dialedPublic: false },
          balancer: owner,
          depth: depth + 1,
          isCarried: false,
        }),
        mapping,
      ).map((share) =>
        mapShare(share, (found) => found.map((behind) => joinBalancer(leg, behind, listener, mapping, by))),
      ),
    ),
  );
  // Each has the same listeners and targets, in their order.
  const [first = []] = each;
  const together = (pick: (share: Share<Ways>) => readonly Ways[]): Ways[] =>
    first.flatMap((share, i) => pick(share).map((_, j) => each.flatMap((one) => pick(one[i] as Share<Ways>)[j] ?? [])));
  return {
    certain: together(({ targets }) => targets),
    perhaps: together(({ perhaps, others }) => [...perhaps, ...others]),
  };
}

/** Of the listeners of another load balancer those that take what is handed to it. */
function heardOf(shares: readonly Share<Ways>[], mapping: PortMapping): readonly Share<Ways>[] {
  const spoken = shares.filter(({ services }) => !services || mapped(exactly(services), mapping).may !== NO_SERVICES);
  return spoken.length > 0 ? spoken : shares.slice(0, 1);
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
      start: { kind: 'interface', iface: goal.iface, address: target.from, handing: node.listener },
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
    const heard = heardOf(sharesOf(compiled, onwardFlow, depth + 1), mapping);
    return {
      certain: heard.flatMap(({ targets }) => targets.map(secondsOf)),
      perhaps: heard.flatMap(({ perhaps, others }) => [...perhaps, ...others].map(secondsOf)),
    };
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
  const told = through.maybe ? 'untold' : healthBehind(compiled, goal);
  const health = told === undefined && mayBeAbsent(balancer, listener, family) ? 'perhaps-no-listener' : told;
  const by: HandedOn = { loadBalancer: balancer, node, nodeAddress, targets: [goal.iface.name] };
  const hands: Handing = {
    node,
    nodeAddress,
    target: goal.iface,
    address: goal.address,
    balancer,
    listener,
    client: clientOf(flow),
    health,
  };
  // A sum tells of several ports what all of them have in common, not what each has.
  const clientLegs = isSummedAlike(mapping) ? legsOf : legsInFull(compiled);
  const toNode: Flow = { ...flow, goal: nodeGoal, destination: nodeEnd(compiled, through) };
  return clientLegs(toNode).flatMap((leg) => {
    const heard = leg.sums ? { ...leg, sums: { ...leg.sums, forward: mapped(leg.sums.forward, mapping) } } : leg;
    return keptLegs(compiled, hands, leg, undefined).map((second): Trace => {
      const joined = join(heard, second, listener, clients, by);
      return { ...joined, steps: named(joined.steps, mapping), source: flow.source, destination: flow.destination };
    });
  });
}

/** What the client's leg and the listener see, in the terms of the question, which are those of the target. */
function named(steps: readonly Step[], mapping: PortMapping): Step[] {
  const border = steps.findIndex(({ checkpoint }) => checkpoint === 'load-balancer');
  const there = steps.flatMap((step, i) =>
    step.direction === 'return' ? [] : i <= border ? [{ ...step, mapping }] : [step],
  );
  return [...there, ...steps.filter(({ direction }) => direction === 'return')];
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
