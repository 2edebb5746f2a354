import { addressCount, addressSetsOverlap, sameAddresses } from '../address/index.js';
import {
  addressEnd,
  type CompiledNetwork,
  type End,
  type Goal,
  type Interface,
  type InterfaceAddress,
  zoneObstacle,
} from '../endpoints/index.js';
import { type Listener, type LoadBalancer, qualifiedName } from '../topology/index.js';
import { type Allowed, both, EVERYTHING } from '../traffic/index.js';
import { say } from '../words/index.js';
import { listOf } from './chain.js';
import { endsOf } from './dispatch.js';
import { mapped } from './disposition.js';
import { entryOf } from './entry-of.js';
import { isSummedAlike } from './legs-in-sum.js';
import { type SecondLeg, throughListener } from './listener-steps.js';
import { locally, takesEverything } from './locally.js';
import { areFoundOne } from './one-subnet.js';
import { acl, deny, doubt, groups, groupsOfSender, sum } from './record.js';
import { beginning, type TraceState } from './state.js';
import type { Arrival, PortMapping, Step, Trace } from './trace.js';
import { onward } from './transition.js';
import { readAs } from './whether-there.js';

/** A node that hands its clients' own packets to a target. */
interface Walked {
  readonly node: Interface;
  readonly nodeAddress: InterfaceAddress;
  readonly target: Interface;
  readonly address: InterfaceAddress;
  /** As a target that the load balancer has, it is there. */
  readonly isThere?: true | undefined;
}

export interface Handing extends Walked {
  readonly balancer: LoadBalancer;
  readonly listener: Listener;
  readonly client: Interface | undefined;
  readonly health?: Doubt | undefined;
}

/** The client's packet goes on to the target with its own source address; replies come back by the balancer, whatever the target's routes say. `mapping` undefined: the question speaks of the target's ports. */
export function keptLegs(
  compiled: CompiledNetwork,
  handing: Handing,
  { arriving, sums }: Trace,
  mapping: PortMapping | undefined,
): SecondLeg[] {
  if (sums && (!mapping || isSummedAlike(mapping))) return inSum(compiled, handing, arriving.source, mapping);
  const sent = doubted(beginningOf(compiled, handing, arriving.source, false), handing);
  return walk(sent, handing).map(({ state, arrival }) => ({
    steps: inTermsOf(listOf(backToNode(state, handing).steps), mapping),
    trace: undefined,
    forward: arrival,
    shifted: new Map(),
  }));
}

const inTermsOf = (steps: Step[], mapping: PortMapping | undefined): Step[] =>
  mapping ? throughListener(steps, mapping) : steps;

function beginningOf(
  compiled: CompiledNetwork,
  { node, nodeAddress, target, address, isThere }: Walked,
  source: End,
  light: boolean,
): TraceState {
  const start = { kind: 'interface', iface: node, address: nodeAddress } as const;
  const goal: Goal = { kind: 'interface', iface: target, address, dialedPublic: false };
  const state = beginning({ compiled, start, light }, goal, source, addressEnd(compiled, address));
  return isThere && target.owner.kind === 'resource' ? readAs(state, target.owner, true) : state;
}

function doubted(state: TraceState, handing: Handing): TraceState {
  const after = withHealth(state, handing);
  return handing.health === 'untold' ? after : obstructed(after, handing);
}

function walk(before: TraceState, { node, target }: Walked): { state: TraceState; arrival: Arrival }[] {
  const state = groups(before, node, 'outbound', target.groups);
  const { compiled, light } = state.context;
  const allowed = light && takesEverything(target) && locally(compiled, node, target, state.source, state.destination);
  if (allowed)
    return [{ state: groups(sum(state, allowed), target, 'inbound', groupsOfSender(state)), arrival: 'arrived' }];
  return [...endsOf(onward(state, { at: 'sender', iface: node }))].map((end) => ({
    ...end,
    state: end.state.legs.last.appliances ? indirect(end.state, node) : end.state,
  }));
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
const indirect = (state: TraceState, { name, owner }: Interface): TraceState =>
  doubt(
    state,
    'load-balancer',
    name,
    () => say`
      ${name} keeps its clients' addresses, which AWS supports only where packets go right from the node to the
      target: what becomes of those that routes lead through an appliance is not known.
    `,
    { origin: owner.nameOrigin },
  );

/** What the way from a node to a target comes to, for clients of one class of addresses. */
interface WalkedSum {
  readonly arrival: Arrival;
  readonly forward: Allowed;
  readonly replies: readonly Allowed[];
}

type BySource = Map<number, WalkedSum[]>;

/** By the node's address, then by the target and the class of its address, then by the class of the client's. */
type ByNode = Map<InterfaceAddress, Map<Interface, Map<number, BySource>>>;

const memo = new WeakMap<CompiledNetwork, ByNode>();
/** Of targets that may not be there, as they are where they are. */
const memoOfThose = new WeakMap<CompiledNetwork, ByNode>();

function inSum(
  compiled: CompiledNetwork,
  handing: Handing,
  source: End,
  mapping: PortMapping | undefined,
): SecondLeg[] {
  const { nodeAddress, target, isThere } = handing;
  const light = beginningOf(compiled, handing, source, true);
  const byNode = entryOf(isThere ? memoOfThose : memo, compiled, (): ByNode => new Map());
  const byTarget = entryOf(byNode, nodeAddress, () => new Map<Interface, Map<number, BySource>>());
  const byAddress = entryOf(byTarget, target, () => new Map<number, BySource>());
  const bySource = entryOf(byAddress, light.destination.cls, (): BySource => new Map());
  const found = entryOf(bySource, source.cls, () =>
    walk(light, handing).map(({ state, arrival }) => sumOf(backToNode(state, handing), arrival)),
  );
  const { forwardAllowed: doubts } = doubted(light, handing);
  return found.map(({ arrival, forward, replies }) => {
    const allowed = both(doubts, forward);
    const sum = { forward: mapping ? mapped(allowed, mapping) : allowed, replies };
    return { steps: [], trace: undefined, forward: arrival, shifted: NONE, sum };
  });
}

const NONE: SecondLeg['shifted'] = new Map();

function sumOf({ steps, forwardAllowed, replyAllowed }: TraceState, arrival: Arrival): WalkedSum {
  let forward = forwardAllowed;
  for (const { allowed } of listOf(steps)) forward = both(forward, allowed);
  return { arrival, forward, replies: [replyAllowed[0] ?? EVERYTHING] };
}

/** Why a node may send nothing to a target: it may not be healthy, or be none. */
export type Doubt = 'unhealthy' | 'unknown' | 'untold' | 'perhaps-no-listener';

function obstructed(state: TraceState, { node, target, balancer, listener, client }: Handing): TraceState {
  const object = qualifiedName(balancer);
  const obstacle = zoneObstacle(balancer, node, target, listener);
  const note = say`
    ${target.name} is the client and the target: where a network load balancer keeps its address, the packet has
    one address at both ends, and is lost.
  `;
  const listening = { origin: listener.origin };
  const own = isOwnAddress(state.source, target, client)
    ? deny(state, 'load-balancer', object, note, undefined, listening)
    : state;
  const sent = losesClients(target)
    ? deny(own, 'load-balancer', object, unsupported(balancer, target), undefined, listening)
    : own;
  if (!obstacle) return sent;
  const detail = { origin: balancer.nameOrigin };
  return obstacle.perhaps
    ? doubt(sent, 'load-balancer', object, obstacle.note, detail)
    : deny(sent, 'load-balancer', object, obstacle.note, obstacle.code, detail);
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation */
const losesClients = ({ owner }: Interface): boolean =>
  owner.kind === 'load-balancer' ? owner.type === 'network' : owner.type === 'interface-endpoint';

const unsupported = (balancer: LoadBalancer, target: Interface): string => say`
  ${balancer.name} keeps its clients' addresses, and ${target.name} is an interface of PrivateLink or of another
  network load balancer: what goes there with a client's address is lost. Replace the address.
`;

function withHealth(state: TraceState, { node: { subnet }, target, balancer, listener, health }: Handing): TraceState {
  if (!health) return state;
  const object = qualifiedName(balancer);
  if (health === 'untold')
    return doubt(state, 'load-balancer', object, say`Nobody tells whether ${target.name} is a target of ${object}.`);
  if (health === 'perhaps-no-listener')
    return doubt(
      state,
      'load-balancer',
      object,
      say`Whether ${object} has the listener that hands this to ${target.name} is not known.`,
      { origin: listener.origin },
    );
  const where = say`the node of ${object} in ${qualifiedName(subnet)}`;
  return health === 'unknown'
    ? doubt(
        state,
        'load-balancer',
        object,
        say`
      Whether ${target.name} passes the health checks of ${where} is not known.
    `,
        { origin: listener.origin },
      )
    : deny(
        state,
        'load-balancer',
        object,
        say`${target.name} does not pass the health checks of ${where}, which hands connections to targets that do.`,
        undefined,
        { origin: listener.origin },
      );
}

/** The reply, from the target to the node. */
function backToNode(there: TraceState, { node, target }: Walked): TraceState {
  if (areFoundOne(there, node.subnet, target.subnet)) return there;
  const { source, destination } = there.legs.last;
  const reply: TraceState = { ...there, answered: there.legs.last, source: destination, destination: source };
  return acl(acl(reply, target.subnet, 'outbound'), node.subnet, 'inbound');
}

/** Whether the client is the target itself, at whichever of its addresses. */
function isOwnAddress({ set, hidden }: End, target: Interface, client: Interface | undefined): boolean {
  return target.addresses.some((own) => {
    if (hidden) return client === target && own.hidden?.cls === hidden.cls;
    if (!set) return false;
    return addressCount(own.set) === 1n
      ? sameAddresses(own.set, set)
      : client === target && addressSetsOverlap(own.set, set);
  });
}
