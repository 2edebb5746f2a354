import type { Family } from '../address/index.js';
import type { PortRange } from '../topology/index.js';
import {
  ALL_ICMP,
  ALL_ICMPV6,
  ALL_OTHER,
  ALL_SERVICES,
  ALL_TCP,
  ALL_UDP,
  type Allowed,
  both,
  ECHO_REPLY,
  ECHO_REPLY_V6,
  ECHO_REQUEST,
  ECHO_REQUEST_V6,
  EVERYTHING,
  exactly,
  ICMP,
  ICMP_START,
  ICMPV6,
  ICMPV6_START,
  icmpServices,
  intersectServices,
  NO_SERVICES,
  NOTHING,
  PERHAPS,
  portServices,
  possible,
  possibleServices,
  type ServiceSet,
  serviceRange,
  servicesCover,
  subtractServices,
  TCP,
  UDP,
  uniteAllServices,
  uniteServices,
} from '../traffic/index.js';
import { entryOf } from './entry-of.js';
import { FixedMemo } from './fixed-memo.js';
import type { Arrival, PortMapping, Step, Trace } from './trace.js';

/** Ports as a set: the TCP part of the service line, 0-65535. */
export type PortSet = ServiceSet;

/** Services whose replies come back for some ports only. */
export interface PartlyReachable {
  readonly services: ServiceSet;
  /** The client's own ports; undefined where all of them do. */
  readonly clientPorts: PortSet | undefined;
  /** The ports that a NAT gateway picks; undefined where all of them do, or there is none. */
  readonly translatedPorts: PortSet | undefined;
  /** It hangs on the node or target that is picked; then no ports are told. */
  readonly dependsOn?: 'load-balancer' | undefined;
}

/** What becomes of every service between two ends; what is in none of the sets is blocked. */
export interface Disposition {
  readonly reachable: ServiceSet;
  readonly partly: readonly PartlyReachable[];
  readonly oneWay: ServiceSet;
  readonly unknown: ServiceSet;
  /** The ports that the client picks from. */
  readonly clientPorts: PortSet;
}

export const portSet = ({ low, high }: PortRange): PortSet => serviceRange(low, high);

/** Invariant of a reply's fate: TCP (and UDP) replies differ by client port alone, so all TCP services share one fate. */
interface ReplyFate {
  /** Services all of whose replies come back. */
  readonly full: ServiceSet;
  /** Services some of whose replies do. */
  readonly part: readonly PartlyReachable[];
}

export function dispositionOf(traces: readonly Trace[]): Disposition {
  return agreed(traces.map(dispositionOfOne));
}

/** What holds whichever of the ways AWS takes. */
export function agreed([first, ...others]: readonly Disposition[]): Disposition {
  if (!first)
    return {
      reachable: NO_SERVICES,
      partly: [],
      oneWay: NO_SERVICES,
      unknown: NO_SERVICES,
      clientPorts: NO_SERVICES,
    };
  return others.reduce(agree, first);
}

/** Where AWS may choose between ways, only what holds on each is certain. */
function agree(a: Disposition, b: Disposition): Disposition {
  if (sameDisposition(a, b)) return a;
  const samePartly = a.partly.length === b.partly.length && a.partly.every((part, i) => samePart(part, b.partly[i]));
  const reachable = intersectServices(a.reachable, b.reachable);
  const oneWay = intersectServices(a.oneWay, b.oneWay);
  const partly = samePartly ? a.partly : [];
  const certain = uniteAllServices([reachable, oneWay, ...partly.map(({ services }) => services)]);
  const touched = uniteAllServices(
    [a, b].flatMap((item) => [
      item.reachable,
      item.oneWay,
      item.unknown,
      ...item.partly.map(({ services }) => services),
    ]),
  );
  return { reachable, partly, oneWay, unknown: subtractServices(touched, certain), clientPorts: a.clientPorts };
}

function samePart(a: PartlyReachable, b: PartlyReachable | undefined): boolean {
  return b !== undefined && a.services === b.services && samePorts(a, b);
}

export const samePorts = (a: PartlyReachable, b: PartlyReachable): boolean =>
  a.clientPorts === b.clientPorts && a.translatedPorts === b.translatedPorts && a.dependsOn === b.dependsOn;

/** Where several ways stand open at once (to a target itself, and by the load balancers that lead there), the best counts. */
export function bestOf(dispositions: readonly Disposition[]): Disposition {
  const [first, ...others] = dispositions;
  if (!first) return dispositionOf([]);
  return others.reduce((a, b) => {
    const reachable = uniteServices(a.reachable, b.reachable);
    const unknown = subtractServices(uniteServices(a.unknown, b.unknown), reachable);
    const decided = uniteServices(reachable, unknown);
    let taken = decided;
    const partly: PartlyReachable[] = [];
    for (const part of [...a.partly, ...b.partly]) {
      const services = subtractServices(part.services, taken);
      taken = uniteServices(taken, services);
      if (services !== NO_SERVICES) partly.push({ ...part, services });
    }
    return {
      reachable,
      partly,
      oneWay: subtractServices(uniteServices(a.oneWay, b.oneWay), taken),
      unknown,
      clientPorts: a.clientPorts === NO_SERVICES ? b.clientPorts : a.clientPorts,
    };
  }, first);
}

export function sameDisposition(a: Disposition, b: Disposition): boolean {
  return (
    a.reachable === b.reachable &&
    a.oneWay === b.oneWay &&
    a.unknown === b.unknown &&
    a.partly.length === b.partly.length &&
    a.partly.every((part, i) => samePart(part, b.partly[i]))
  );
}

function dispositionOfOne(trace: Trace): Disposition {
  return dispositionOn(repliesOn(trace), forwardAllowed(trace));
}

/** By the replies, and what gets through at least and at most. Nearly every pair of ends may have a set of its own, so that there is a bound to what is kept. */
const dispositions = new FixedMemo<Disposition>(20);

/** What becomes of services of which the request's checkpoints let `forward` through; remembered for a while. */
export function dispositionOn(replies: Replies, forward: Allowed): Disposition {
  let disposition = dispositions.get(replies.id, forward.must.id, forward.may.id);
  if (!disposition) {
    disposition = dispositionWithin(replies, forward);
    dispositions.set(replies.id, forward.must.id, forward.may.id, disposition);
  }
  return disposition;
}

/** One list for all that have none. */
const NO_PARTS: readonly PartlyReachable[] = [];

function dispositionWithin({ worst, best, clientPorts }: Replies, forward: Allowed): Disposition {
  if (forward.may === NO_SERVICES)
    return { reachable: NO_SERVICES, partly: NO_PARTS, oneWay: NO_SERVICES, unknown: NO_SERVICES, clientPorts };
  const delivered = intersectServices(forward.must, worst === best ? ALL_SERVICES : agreement(worst, best));
  const reachable = intersectServices(delivered, worst.full);
  if (worst.part.length === 0)
    return {
      reachable,
      partly: NO_PARTS,
      oneWay: subtractServices(delivered, reachable),
      unknown: subtractServices(forward.may, delivered),
      clientPorts,
    };
  const partly = worst.part
    .map((part) => ({ ...part, services: intersectServices(delivered, part.services) }))
    .filter(({ services }) => services !== NO_SERVICES);
  const answered = uniteAllServices([reachable, ...partly.map(({ services }) => services)]);
  return {
    reachable,
    partly,
    oneWay: subtractServices(delivered, answered),
    unknown: subtractServices(forward.may, delivered),
    clientPorts,
  };
}

/** What a checkpoint lets through, in the terms of the question: a load balancer may have changed the port. */
export function allowedOf({ allowed, mapping }: Step): Allowed {
  return mapping ? mapped(allowed, mapping) : allowed;
}

export function mapped(allowed: Allowed, { asked, seen }: PortMapping): Allowed {
  if (!seen) return both(allowed, exactly(asked));
  const must = servicesCover(allowed.must, seen) ? asked : NO_SERVICES;
  const may = intersectServices(allowed.may, seen) === NO_SERVICES ? NO_SERVICES : asked;
  return must === may ? exactly(must) : { must, may };
}

/** What the checkpoint sees of the asked traffic. */
export function seenAt({ mapping }: Step, asked: ServiceSet): ServiceSet {
  if (!mapping) return asked;
  const part = intersectServices(asked, mapping.asked);
  return part === NO_SERVICES || !mapping.seen ? part : mapping.seen;
}

/** What every checkpoint of the request lets through. */
export function forwardAllowed({ steps, forward, sums, source }: Trace): Allowed {
  let allowed = endedAs(forward, source.family);
  if (sums) allowed = both(allowed, sums.forward);
  for (const step of steps) if (step.direction === 'forward') allowed = both(allowed, allowedOf(step));
  return allowed;
}

/** What gets to the end of a way that nothing filters: what packets of the family can carry. */
export function endedAs(arrival: Arrival, family: Family): Allowed {
  if (arrival === 'stopped') return NOTHING;
  return arrival === 'arrived' ? possible(family) : { must: NO_SERVICES, may: possibleServices(family) };
}

/** What every checkpoint of the replies lets through, one set for each choice of ports. */
function repliesAllowed(trace: Trace): Allowed[] {
  const ended = trace.return === 'arrived' ? EVERYTHING : trace.return === 'open' ? PERHAPS : NOTHING;
  const { sums } = trace;
  const allowed = trace.segments.map((_, i) => both(ended, sums?.replies[i] ?? EVERYTHING));
  for (const step of trace.steps)
    if (step.direction === 'return') allowed[step.segment] = both(allowed[step.segment] as Allowed, step.allowed);
  return allowed;
}

/** How replies fare on a way, whatever requests get through. */
export interface Replies {
  /** By the pessimistic and the optimistic reading of what is open. */
  readonly worst: ReplyFate;
  readonly best: ReplyFate;
  readonly clientPorts: PortSet;
  /** From 1 on. */
  readonly id: number;
}

let replies = 0;

const fates = new Map<string, Replies>();
/** The same where one client picks the ports and nothing is left open, as nearly always: by the range, then by the set's id. */
const fatesOfOne = new Map<number, Map<number, Replies>>();

/** Made once for all ways whose checkpoints let the same replies through. */
export function repliesOn(trace: Trace): Replies {
  const allowed = repliesAllowed(trace);
  const [segment, ...others] = trace.segments;
  const [only] = allowed;
  if (segment && only && others.length === 0 && only.must === only.may) {
    const range = segment.low * 0x1_0000 + segment.high;
    const known = entryOf(fatesOfOne, range, () => new Map<number, Replies>());
    return entryOf(known, only.must.id, () => repliesWithin(trace.segments, allowed));
  }
  const key = trace.segments
    .map(({ low, high }, i) => `${low}-${high} ${allowed[i]?.must.id} ${allowed[i]?.may.id}`)
    .join(',');
  return entryOf(fates, key, () => repliesWithin(trace.segments, allowed));
}

function repliesWithin(segments: readonly PortRange[], allowed: readonly Allowed[]): Replies {
  const worst = fateOf(
    segments,
    allowed.map(({ must }) => must),
  );
  const best = allowed.every(({ must, may }) => must === may)
    ? worst
    : fateOf(
        segments,
        allowed.map(({ may }) => may),
      );
  return { worst, best, clientPorts: portSet(segments[0] as PortRange), id: ++replies };
}

function fateOf(segments: readonly PortRange[], allowed: readonly ServiceSet[]): ReplyFate {
  let full = NO_SERVICES;
  const part: PartlyReachable[] = [];
  for (const protocol of [TCP, UDP] as const) {
    const services = protocol === TCP ? ALL_TCP : ALL_UDP;
    const ports = segments.map((range, i) => portsOf(protocol, range, allowed[i] as ServiceSet));
    if (ports.some((set) => set === NO_SERVICES)) continue;
    const partial = ports.map((set, i) => (set === portSet(segments[i] as PortRange) ? undefined : set));
    if (partial.every((set) => set === undefined)) full = uniteServices(full, services);
    else
      part.push({
        services,
        clientPorts: partial[0],
        translatedPorts: partial.slice(1).find((set) => set !== undefined),
      });
  }
  let portless = uniteAllServices([ALL_ICMP, ALL_ICMPV6, ALL_OTHER]);
  for (const set of allowed) portless = intersectServices(portless, answeredWithin(set));
  return { full: uniteServices(full, portless), part };
}

/** The ports of the range to which replies of the protocol may go. */
function portsOf(protocol: typeof TCP | typeof UDP, range: PortRange, allowed: ServiceSet): PortSet {
  const within = intersectServices(allowed, portServices(protocol, range.low, range.high));
  if (protocol === TCP) return within;
  return uniteAllServices(pairs(within).map(([low, high]) => serviceRange(low - 0x1_0000, high - 0x1_0000)));
}

function* iterate(bounds: readonly number[]): Iterable<[number, number]> {
  for (let i = 0; i < bounds.length; i += 2) yield [bounds[i] as number, bounds[i + 1] as number];
}
const pairs = (set: ServiceSet): [number, number][] => [...iterate(set.bounds)];

const answered = new Map<number, ServiceSet>();

/** The ICMP, ICMPv6 and other services whose replies are in the set: an echo request is answered by an echo reply, everything else by its like. */
function answeredWithin(replies: ServiceSet): ServiceSet {
  let result = answered.get(replies.id);
  if (!result) {
    const same = subtractServices(
      intersectServices(replies, uniteAllServices([ALL_ICMP, ALL_ICMPV6, ALL_OTHER])),
      uniteServices(icmpServices(ICMP, ECHO_REQUEST), icmpServices(ICMPV6, ECHO_REQUEST_V6)),
    );
    const echo = shifted(
      intersectServices(replies, icmpServices(ICMP, ECHO_REPLY)),
      ICMP_START + ECHO_REPLY * 256,
      ICMP_START + ECHO_REQUEST * 256,
    );
    const echo6 = shifted(
      intersectServices(replies, icmpServices(ICMPV6, ECHO_REPLY_V6)),
      ICMPV6_START + ECHO_REPLY_V6 * 256,
      ICMPV6_START + ECHO_REQUEST_V6 * 256,
    );
    result = uniteAllServices([same, echo, echo6]);
    answered.set(replies.id, result);
  }
  return result;
}

function shifted(set: ServiceSet, from: number, to: number): ServiceSet {
  return uniteAllServices(pairs(set).map(([low, high]) => serviceRange(low - from + to, high - from + to)));
}

/** The replies that requests of these services call for, when the client picks its ports from the range. */
export function repliesTo(requests: ServiceSet, range: PortRange): ServiceSet {
  const out: ServiceSet[] = [];
  if (intersectServices(requests, ALL_TCP) !== NO_SERVICES) out.push(portServices(TCP, range.low, range.high));
  if (intersectServices(requests, ALL_UDP) !== NO_SERVICES) out.push(portServices(UDP, range.low, range.high));
  const echo = icmpServices(ICMP, ECHO_REQUEST);
  const echo6 = icmpServices(ICMPV6, ECHO_REQUEST_V6);
  out.push(
    subtractServices(
      intersectServices(requests, uniteAllServices([ALL_ICMP, ALL_ICMPV6, ALL_OTHER])),
      uniteServices(echo, echo6),
    ),
  );
  out.push(shifted(intersectServices(requests, echo), ICMP_START + ECHO_REQUEST * 256, ICMP_START + ECHO_REPLY * 256));
  out.push(
    shifted(
      intersectServices(requests, echo6),
      ICMPV6_START + ECHO_REQUEST_V6 * 256,
      ICMPV6_START + ECHO_REPLY_V6 * 256,
    ),
  );
  return uniteAllServices(out);
}

/** The services whose replies fare alike under both bounds. */
function agreement(worst: ReplyFate, best: ReplyFate): ServiceSet {
  let same = NO_SERVICES;
  for (const block of [ALL_TCP, ALL_UDP]) {
    const a = worst.part.find(({ services }) => services === block);
    const b = best.part.find(({ services }) => services === block);
    const alike =
      servicesCover(worst.full, block) === servicesCover(best.full, block) && (a && b ? samePart(a, b) : a === b);
    if (alike) same = uniteServices(same, block);
  }
  const portless = uniteAllServices([ALL_ICMP, ALL_ICMPV6, ALL_OTHER]);
  const differing = subtractServices(best.full, worst.full);
  return uniteServices(same, subtractServices(portless, differing));
}
