/**
 * A slow and obvious evaluator of one packet: the reference that the analysis is compared with. It knows no sets and keeps nothing between packets; it is
 * written from what AWS documents of each device and shares nothing with the analysis but the data.
 */
import type { CheckpointKind } from '../../network/answers/answer.js';
import type { Topology } from '../../network/topology/model.js';
import { legsBehind } from './endpoint-service.js';
import { isNobodys } from './known-addresses.js';
import { journeyOf, type Leg, type Request, sendReply, sendRequest } from './leg.js';
import { listens, mayOpen, targetLegs, type WayIn, waysIn } from './load-balancer.js';
import { readSchemes, type Scheme } from './owners.js';
import { type Endpoint, exists, type Packet } from './packet.js';
import { Stopped, Undecided } from './trace.js';
import { inEveryWorld, type World } from './world.js';

export interface Question {
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** The request as its sender makes it: a public address as destination where the sender uses one. */
  readonly packet: Packet;
  /** What a NAT gateway or load balancer picks as source port. */
  readonly translatedPort: number;
  /** Of a load balancer of which no file tells whether it is public: how its name is read. */
  readonly scheme?: Scheme | undefined;
}

export interface Stop {
  readonly direction: 'forward' | 'return';
  readonly checkpoint: CheckpointKind;
  readonly object: string;
  readonly why: string;
}

export interface Outcome {
  readonly delivered: boolean | 'unknown';
  /** Whether the reply comes back, for this client port and this translated port; `mixed`: as the load balancer picks. */
  readonly replied: boolean | 'unknown' | 'mixed';
  /** True where a NAT gateway or load balancer picked a port of its own. */
  readonly translated: boolean;
  readonly stop?: Stop | undefined;
}

interface Single {
  readonly delivered: boolean | undefined;
  readonly replied: boolean | 'mixed' | undefined;
  readonly translated: boolean;
  readonly stop?: Stop | undefined;
}

/** `forgetful`: as if every doubt were a doubt of its own; then more is unknown. */
export function decide(topology: Topology, question: Question, forgetful = false): Outcome {
  const outcomes = inEveryWorld((world) => decideIn(topology, question, world), forgetful);
  if (!outcomes) return { delivered: 'unknown', replied: 'unknown', translated: false };
  const merge = <T>(values: readonly (T | undefined)[]): T | 'unknown' =>
    values.every((value) => value === values[0]) ? (values[0] ?? 'unknown') : 'unknown';
  return {
    delivered: merge(outcomes.map((one) => one.delivered)),
    replied: merge(outcomes.map((one) => one.replied)),
    translated: outcomes.some((one) => one.translated),
    stop: outcomes.find((one) => one.stop)?.stop,
  };
}

const stopOf = (direction: Stop['direction'], { checkpoint, object, why }: Stopped): Stop => ({
  direction,
  checkpoint,
  object,
  why,
});

/** The straight way, and the ways by network load balancers that keep the client's address: the best counts. */
function decideIn(topology: Topology, question: Question, world: World): Single {
  if (!exists(question.packet)) {
    const why = 'ICMP is of IPv4 alone, ICMPv6 of IPv6 alone';
    const stop: Stop = { direction: 'forward', checkpoint: 'delivery', object: 'nobody', why };
    return { delivered: false, replied: false, translated: false, stop };
  }
  for (const end of [question.from, question.to])
    if (end.kind === 'internet' && isNobodys(topology, end.address, world)) {
      const stop: Stop = {
        direction: 'forward',
        checkpoint: 'delivery',
        object: 'nobody',
        why: 'nothing has this address',
      };
      return { delivered: false, replied: false, translated: false, stop };
    }
  readSchemes(topology, world, question.scheme);
  const straight = decideStraight(topology, question, world);
  let best = straight;
  for (const way of waysOrNone(topology, question, world)) {
    const single = decideByNode(topology, question, world, way);
    if (rank(single) > rank(best)) best = { ...single, translated: straight.translated || single.translated };
  }
  return best;
}

function rank({ delivered, replied }: Single): number {
  if (replied === true) return 5;
  if (replied === 'mixed') return 4;
  if (delivered) return replied === undefined ? 3 : 2;
  return delivered === undefined ? 1 : 0;
}

function waysOrNone(topology: Topology, question: Question, world: World): WayIn[] {
  if (question.from.kind === 'node') return [];
  return waysIn(topology, question.from, question.to, question.packet, world);
}

/** By a node of a load balancer to the one target that is asked about. */
function decideByNode(topology: Topology, question: Question, world: World, way: WayIn): Single {
  const leg: Leg = {
    topology,
    world,
    client: question.from,
    server: way.node,
    packet: way.packet,
    translatedPort: question.translatedPort,
  };
  return outcomeOf((single) => {
    const there = sendRequest(leg);
    single.translated = there.journey.passed.some((one) => one.kind === 'nat');
    const legs = targetLegs(leg, there, way.node, { only: { listener: way.listener, server: question.to } });
    if (!legs.some(({ arrives }) => arrives))
      throw new Stopped('load-balancer', way.node.loadBalancer.name, 'this target cannot be reached');
    single.delivered = true;
    sendReply(leg, there);
    if (!legs.some((one) => one.replies()))
      throw new Stopped('load-balancer', way.node.loadBalancer.name, 'this target does not answer');
  });
}

/** What came of it: it went through, or was stopped, on the way there or back. */
function outcomeOf(run: (single: { delivered: boolean; translated: boolean; mixed: boolean }) => void): Single {
  const single = { delivered: false, translated: false, mixed: false };
  try {
    run(single);
    return { ...single, replied: single.mixed ? 'mixed' : true };
  } catch (reason) {
    if (reason instanceof Stopped)
      return { ...single, replied: false, stop: stopOf(single.delivered ? 'return' : 'forward', reason) };
    if (reason instanceof Undecided) return { ...single, delivered: single.delivered || undefined, replied: undefined };
    throw reason;
  }
}

/** Whatever way the request takes that nobody tells: what stops it behind its endpoint stops it. */
function sendRequestFor(leg: Leg): Request {
  try {
    return sendRequest(leg);
  } catch (reason) {
    const { server } = leg;
    if (!(reason instanceof Undecided) || (server.kind !== 'resource' && server.kind !== 'node')) throw reason;
    const arrived = journeyOf(leg, { ...leg.packet, destination: server.address }, { withoutGroups: true });
    const request: Request = { journey: arrived, arrival: { at: 'endpoint', endpoint: server } };
    const behind = server.kind === 'node' ? targetLegs(leg, request, server) : legsBehind(leg, request);
    if (behind && !behind.some(({ arrives }) => arrives))
      throw new Stopped('load-balancer', '', 'no target can be reached');
    throw reason;
  }
}

function decideStraight(topology: Topology, question: Question, world: World): Single {
  const leg: Leg = {
    topology,
    world,
    client: question.from,
    server: question.to,
    packet: question.packet,
    translatedPort: question.translatedPort,
  };
  return outcomeOf((single) => {
    if (leg.client.kind === 'node' && !mayOpen(leg.client, leg.server, leg.packet, world))
      throw new Stopped('load-balancer', leg.client.loadBalancer.name, 'no target of its own');
    if (leg.server.kind === 'node' && !listens(leg.server, leg.packet, world))
      throw new Stopped('load-balancer', leg.server.loadBalancer.name, 'does not listen there');
    const there = sendRequestFor(leg);
    single.translated = there.journey.passed.some((one) => one.kind === 'nat');
    const legs = leg.server.kind === 'node' ? targetLegs(leg, there, leg.server) : legsBehind(leg, there);
    if (there.arrival.at !== 'endpoint' || !legs) {
      single.delivered = true;
      sendReply(leg, there);
      return;
    }
    if (!legs.some(({ arrives }) => arrives)) throw new Stopped('load-balancer', '', 'no target can be reached');
    single.delivered = true;
    single.translated = true;
    sendReply(leg, there);
    const answering = legs.filter((one) => one.arrives && one.replies());
    if (answering.length === 0) throw new Stopped('load-balancer', '', 'no target answers');
    single.mixed = answering.length < legs.length;
  });
}
