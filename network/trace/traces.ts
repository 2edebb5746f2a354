import type { CompiledNetwork } from '../endpoints/compiled-network.js';
import type { Interface } from '../endpoints/interfaces.js';
import { fromBalancer } from '../endpoints/listeners.js';
import { qualifiedName } from '../topology/model.js';
import { EPHEMERAL_PORTS, type PortRange } from '../topology/port-range.js';
import { EVERYTHING, exactly } from '../traffic/bounds.js';
import { deliver, followRoute, leaveInterface } from './forward.js';
import { fromInternet } from './internet-gateway.js';
import { acrossPeering, fromNetwork } from './on-premises.js';
import type { Arrival, End, Goal, Start, Trace } from './trace.js';
import { addressEnd, Choices, type Leg, type LegStart, Walk } from './tracer.js';

/** More ways than these between two ends are not told apart one by one. */
const MAXIMUM_WAYS = 64;

/**
 * Every way that packets between two ends may take, requests and replies. Nearly always one;
 * several where AWS chooses and no file tells how (an attachment subnet in another zone, one of two equal connections).
 */
export function traces(
  compiled: CompiledNetwork,
  start: Start,
  goal: Goal,
  source: End,
  destination: End,
  light = false,
): Trace[] {
  const choices = new Choices();
  const out: Trace[] = [];
  let more: boolean;
  do {
    out.push(trace(new Walk(compiled, start, goal, source, destination, choices, light), start, goal));
    more = choices.advance();
  } while (more && out.length < MAXIMUM_WAYS);
  const [first] = out;
  // What was not walked may end anyhow, so nothing that stopped the first way counts for it.
  if (first && more) out.push({ ...first, steps: [], sums: undefined, forward: 'open', return: 'open' });
  return out;
}

function trace(walk: Walk, start: Start, goal: Goal): Trace {
  const { source, destination } = walk;
  walk.beginLeg(start);
  const forward = request(walk, start, goal);
  const back =
    forward === 'stopped' || goal.kind === 'service'
      ? goal.kind === 'service'
        ? forward
        : 'stopped'
      : replies(walk, goal);
  const client = start.kind === 'interface' ? start.iface.clientPorts : EPHEMERAL_PORTS;
  const translations = walk.legs.slice(1).map((): PortRange => EPHEMERAL_PORTS);
  const segments = [client, ...translations];
  const sums = walk.light
    ? { forward: walk.forwardAllowed, replies: segments.map((_, i) => walk.replyAllowed[i] ?? EVERYTHING) }
    : undefined;
  return { steps: walk.steps, via: distinct(walk.via), forward, return: back, segments, source, destination, sums };
}

/** The gateways that the request passed; `via` of the reply is not told. */
function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function request(walk: Walk, start: Start, goal: Goal): Arrival {
  switch (start.kind) {
    case 'internet':
      if (goal.kind === 'interface') return fromInternet(walk, goal.iface.vpc);
      return walk.stop('delivery', 'internet', 'Nothing of AWS lies on this way.', 'NO_POSSIBLE_DESTINATION');
    case 'network':
      return fromNetwork(walk, start.network);
    case 'interface':
      return requestFromInterface(walk, start, goal);
  }
}

function requestFromInterface(walk: Walk, start: Extract<Start, { kind: 'interface' }>, goal: Goal): Arrival {
  const { iface, address } = start;
  const { source, destination } = walk;
  if (goal.kind === 'service') {
    walk.push({
      checkpoint: 'delivery',
      object: goal.name,
      allowed: exactly(goal.services),
      stateful: false,
      effect: 'filter',
      code: 'NO_POSSIBLE_DESTINATION',
      note: `${goal.name}: neither network ACLs nor security groups filter it.`,
      detail: { kind: 'plain' },
    });
    return 'arrived';
  }
  walk.sender = { vpc: iface.vpc, publicAddress: address.publicAddress, nat: false };
  if (iface.owner.kind === 'load-balancer') fromBalancer(walk, iface, iface.owner, goal);
  const arrival = leaveInterface(walk, iface);
  if (iface.groups) {
    // Only the whole way tells whether references to groups count, so the first checkpoint is judged last.
    const step = walk.groupStep(
      iface,
      'outbound',
      destination,
      goal.kind === 'interface' ? goal.iface.groups : undefined,
    );
    walk.steps.unshift({ ...step, source, destination, segment: 0 });
  }
  return arrival;
}

/** The replies, leg by leg from the far end. */
function replies(walk: Walk, goal: Goal): Arrival {
  walk.reply = true;
  const destinationEnd = walk.destination;
  const forwardVia = [...walk.via];
  let arrival: Arrival = 'arrived';
  for (let i = walk.legs.length - 1; i >= 0; i--) {
    const leg = walk.legs[i] as Leg;
    const next = walk.legs[i + 1];
    const result = replyOf(walk, leg, next?.start, goal, next ? leg.destination : destinationEnd);
    if (result === 'stopped') {
      arrival = 'stopped';
      break;
    }
    if (result === 'open') {
      arrival = 'open';
      break;
    }
  }
  walk.via.splice(0, walk.via.length, ...forwardVia);
  return arrival;
}

function replyOf(walk: Walk, leg: Leg, answerer: LegStart | undefined, goal: Goal, from: End): Arrival {
  walk.segment = leg.segment;
  walk.passed = [];
  walk.answered = leg;
  walk.depth = 0;
  walk.source = from;
  walk.goal = backTo(leg);
  walk.destination = leg.publicSource ?? leg.source;
  walk.sender = undefined;
  const arrival = answerer ? fromTranslator(walk, answerer) : fromGoal(walk, leg, goal);
  if (arrival === 'arrived' && !mirrored(leg.appliances, walk.passed)) {
    const missed =
      leg.appliances.find((appliance) => !walk.passed.includes(appliance)) ??
      walk.passed.find((appliance) => !leg.appliances.includes(appliance));
    return walk.stop(
      'route-table',
      missed?.name ?? '',
      `The reply does not come back by the appliances that the request passed (${missed?.name ?? ''}): an appliance that sees one direction alone drops it.`,
      undefined,
    );
  }
  return arrival;
}

function mirrored(there: readonly Interface[], back: readonly Interface[]): boolean {
  return there.length === back.length && there.every((appliance, i) => back[back.length - 1 - i] === appliance);
}

/** A reply goes to whoever put the source address on the request. */
function backTo(leg: Leg): Goal {
  const { start } = leg;
  switch (start.kind) {
    case 'interface':
      return {
        kind: 'interface',
        iface: start.iface,
        address: start.address,
        dialedPublic: leg.publicSource?.family === 4,
      };
    case 'regional-nat':
      return { kind: 'regional-nat', vpc: start.vpc, name: start.name };
    case 'internet':
      return { kind: 'internet' };
    case 'network':
      return { kind: 'network', network: start.network };
  }
}

/** From the end that was asked. */
function fromGoal(walk: Walk, leg: Leg, goal: Goal): Arrival {
  if (goal.kind === 'interface') {
    walk.source = addressEnd(walk.compiled, goal.address);
    walk.sender = { vpc: goal.iface.vpc, publicAddress: goal.address.publicAddress, nat: false };
    return leg.peering ? returnToSender(walk, leg, goal.iface) : leaveInterface(walk, goal.iface);
  }
  if (goal.kind === 'network') return fromNetwork(walk, goal.network);
  const { exit } = leg;
  if (goal.kind !== 'internet' || !exit)
    return walk.open('delivery', 'internet', 'How the reply comes back is not known.');
  if (exit.kind !== 'gateway-endpoint') return fromInternet(walk, exit.vpc);
  walk.pass(exit.kind, exit.name, 'The reply of the AWS service comes in by the endpoint.');
  return deliver(walk, exit.vpc, undefined);
}

/** Replies over a peering find a NAT gateway by themselves, whatever the route table says. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html */
function returnToSender(walk: Walk, leg: Leg, iface: Interface): Arrival {
  const home =
    leg.start.kind === 'interface'
      ? leg.start.iface.vpc
      : leg.start.kind === 'regional-nat'
        ? leg.start.vpc
        : undefined;
  if (!home || !leg.peering) return 'stopped';
  walk.acl(iface.subnet, 'outbound');
  const table = walk.compiled.tableOfSubnet(iface.subnet)?.table;
  walk.pass(
    'route-table',
    table ? qualifiedName(table) : `${iface.vpc.name}.main`,
    'The reply to a NAT gateway needs no route here: it goes back over the peering.',
    {},
    'not-evaluated',
  );
  return acrossPeering(walk, iface.vpc, home, leg.peering);
}

/** From an address translation, which puts the client's own address back. */
function fromTranslator(walk: Walk, start: LegStart): Arrival {
  if (start.kind === 'interface') {
    walk.pass(
      'nat-gateway',
      start.iface.name,
      `${start.iface.name} knows the connection: it puts the client's own address and port back.`,
      { origin: start.iface.owner.nameOrigin },
      'translate',
    );
    return leaveInterface(walk, start.iface);
  }
  if (start.kind !== 'regional-nat') return 'stopped';
  walk.pass(
    'nat-gateway',
    start.name,
    `${start.name} knows the connection: it puts the client's own address and port back.`,
    {},
    'translate',
  );
  return followRoute(walk, {
    vpc: start.vpc,
    subnet: undefined,
    table: walk.compiled.tableFor(undefined, start.vpc),
    fromTransit: false,
  });
}
