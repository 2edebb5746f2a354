/** What becomes of one kind of request between two ends, over every client port that makes a difference. */
import type { Topology } from '../../network/topology/model.js';
import { decide, type Outcome, type Stop } from './decide.js';
import type { End } from './ends.js';
import { familyOfHeader, TCP, UDP } from './packet.js';
import type { Points, Service } from './points.js';

export type Fate = 'reachable' | 'partly' | 'one-way' | 'blocked' | 'unknown';

export interface Survey {
  readonly fate: Fate;
  /** Of the client ports tried, whether the reply comes back; empty where the protocol has no ports, or nothing is delivered. */
  readonly clientPorts: ReadonlyMap<number, boolean>;
  /** Likewise for the port that a NAT gateway or load balancer picks. */
  readonly translatedPorts: ReadonlyMap<number, boolean>;
  readonly stop?: Stop | undefined;
  /** Whether for some of the ports it is not known. */
  readonly hasOpenPorts?: boolean;
}

const NONE: ReadonlyMap<number, boolean> = new Map();

/** The range a client picks its port from: what the resource says, else 1024-65535. */
function clientRange(end: End): { low: number; high: number } {
  if (end.endpoint.kind === 'resource' && end.endpoint.resource.clientPorts)
    return end.endpoint.resource.clientPorts.value;
  return { low: 1024, high: 65535 };
}

export const sameFamily = (from: End, to: End): boolean => familyOfHeader(from.header) === familyOfHeader(to.header);

export function survey(
  topology: Topology,
  from: End,
  to: End,
  service: Service,
  points: Points,
  forgetful = false,
): Survey {
  const ported = service.protocol === TCP || service.protocol === UDP;
  const boundaries = service.protocol === TCP ? points.tcp : points.udp;
  const within = ({ low, high }: { low: number; high: number }): number[] => [
    ...new Set([low, high, ...boundaries.filter((port) => low <= port && port <= high)]),
  ];
  const clientPorts = ported ? within(clientRange(from)) : [0];
  const translatedPorts = ported ? within({ low: 1024, high: 65535 }) : [0];
  const ask = (sourcePort: number, translatedPort: number): Outcome => {
    const packet = ported
      ? { ...service, source: from.header, destination: to.header, sourcePort }
      : { ...service, source: from.header, destination: to.header };
    return decide(
      topology,
      { from: from.endpoint, to: to.endpoint, packet, translatedPort, scheme: to.scheme },
      forgetful,
    );
  };
  const first = ask(clientPorts[0]!, translatedPorts[0]!);
  if (first.delivered === false) return { fate: 'blocked', clientPorts: NONE, translatedPorts: NONE, stop: first.stop };
  if (first.delivered === 'unknown') return { fate: 'unknown', clientPorts: NONE, translatedPorts: NONE };
  if (!ported)
    return {
      fate:
        first.replied === 'unknown'
          ? 'unknown'
          : first.replied === 'mixed'
            ? 'partly'
            : first.replied
              ? 'reachable'
              : 'one-way',
      clientPorts: NONE,
      translatedPorts: NONE,
      stop: first.stop,
    };
  return overPorts(ask, clientPorts, first.translated ? translatedPorts : [translatedPorts[0]!], first.translated);
}

function overPorts(
  ask: (clientPort: number, translatedPort: number) => Outcome,
  clientPorts: number[],
  translatedPorts: number[],
  translated: boolean,
): Survey {
  const byClient = new Map<number, Set<Outcome['replied']>>(clientPorts.map((port) => [port, new Set()]));
  const byTranslated = new Map<number, Set<Outcome['replied']>>(translatedPorts.map((port) => [port, new Set()]));
  let stop: Stop | undefined;
  for (const clientPort of clientPorts) {
    for (const translatedPort of translatedPorts) {
      const outcome = ask(clientPort, translatedPort);
      byClient.get(clientPort)!.add(outcome.replied);
      byTranslated.get(translatedPort)!.add(outcome.replied);
      if (outcome.replied === false) stop ??= outcome.stop;
    }
  }
  const all = new Set([...byClient.values()].flatMap((set) => [...set]));
  const ever = (sets: Map<number, Set<Outcome['replied']>>): Map<number, boolean> =>
    new Map([...sets].map(([port, set]) => [port, set.has(true) || set.has('mixed')]));
  const fate: Fate =
    all.has('mixed') || (all.has(true) && all.has(false))
      ? 'partly'
      : all.has('unknown')
        ? 'unknown'
        : all.has(true)
          ? 'reachable'
          : 'one-way';
  return {
    fate,
    clientPorts: ever(byClient),
    translatedPorts: translated ? ever(byTranslated) : NONE,
    stop,
    hasOpenPorts: all.has('unknown'),
  };
}
