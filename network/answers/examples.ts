import {
  intersectServices,
  NO_SERVICES,
  type Service,
  type ServiceSet,
  sampleService,
  subtractServices,
  uniteAllServices,
} from '../traffic/index.js';
import type { Answer, ExamplePacket, Verdict } from './answer.js';
import type { Asked } from './ask.js';
import { exampleOf, portIn } from './example.js';
import { type Fate, replay } from './replay.js';

/** Packets to choose an example from: services, and the client ports of which it is true. */
interface Candidates {
  readonly services: ServiceSet;
  readonly ports: ServiceSet;
  /** What a packet must come to when it is sent past every rule on its own; undefined: that hangs on more than one packet shows. */
  readonly fates?: readonly Fate[];
}

/** A packet of the verdict; of `partly` one that gets through, and one that does not. `failure`: of those the one that fails. */
export function examplesOf(
  items: readonly Asked[],
  verdict: Verdict,
  ofDelivered: boolean,
): { readonly told: Pick<Answer, 'example' | 'counterexample'>; readonly failure: Sample | undefined } {
  const example = first(items, (item) => candidatesFor(item, verdict));
  const counterexample = verdict === 'partly' ? first(items, (item) => failing(item, ofDelivered)) : undefined;
  const failure = verdict === 'partly' ? counterexample : verdict === 'reachable' ? undefined : example;
  return {
    told: {
      ...(example ? { example: example.packet } : {}),
      ...(counterexample ? { counterexample: counterexample.packet } : {}),
    },
    failure,
  };
}

/** One packet of a question. */
export interface Sample {
  readonly packet: ExamplePacket;
  readonly item: Asked;
  readonly service: Service;
}

function first(items: readonly Asked[], of: (item: Asked) => readonly Candidates[]): Sample | undefined {
  for (const item of items) {
    for (const candidates of of(item)) {
      const services = intersectServices(candidates.services, item.asked);
      const packet = exampleOf(item.pair.source, item.pair.destination, services, candidates.ports);
      const service = services === NO_SERVICES ? undefined : sampleService(services);
      if (packet && service !== undefined && isConfirmed(item, service, candidates)) return { packet, item, service };
    }
  }
  return undefined;
}

function candidatesFor({ disposition, asked }: Asked, verdict: Verdict): Candidates[] {
  const { clientPorts: ports, reachable, partly, oneWay, unknown } = disposition;
  switch (verdict) {
    case 'reachable':
      return [{ services: reachable, ports, fates: ['reachable'] }];
    case 'partly':
      return [
        { services: reachable, ports, fates: ['reachable'] },
        ...partly.map(
          (part): Candidates => ({
            services: part.services,
            ports: part.clientPorts ?? ports,
            ...(part.translatedPorts || part.dependsOn ? {} : { fates: ['reachable'] }),
          }),
        ),
      ];
    case 'one-way':
      return [{ services: oneWay, ports, fates: ['one-way'] }];
    case 'blocked':
      return [{ services: asked, ports, fates: ['blocked'] }];
    case 'unknown':
      return [{ services: unknown, ports }];
  }
}

/** Of everything, only what is delivered can fail: that the rest is not allowed was not the question. */
function failing({ disposition, asked }: Asked, ofDelivered: boolean): Candidates[] {
  const { clientPorts: ports, reachable, partly, oneWay, unknown } = disposition;
  const inPart = uniteAllServices(partly.map(({ services }) => services));
  const fates: readonly Fate[] = ['one-way', 'blocked'];
  const blocked = subtractServices(asked, uniteAllServices([reachable, oneWay, unknown, inPart]));
  return [
    ...(ofDelivered ? [] : [{ services: blocked, ports, fates }]),
    { services: oneWay, ports, fates },
    ...partly.map(
      (part): Candidates => ({
        services: part.services,
        ports: part.clientPorts ? subtractServices(ports, part.clientPorts) : ports,
        ...((part.translatedPorts && !part.clientPorts) || part.dependsOn ? {} : { fates }),
      }),
    ),
  ];
}

/** Whether the packet itself, sent past every rule on its own, fares as the sets say. */
function isConfirmed(item: Asked, service: Service, { ports, fates }: Candidates): boolean {
  const [trace, other] = item.traces;
  if (!trace || other || !fates) return true;
  return fates.includes(replay(trace, service, portIn(ports)));
}
