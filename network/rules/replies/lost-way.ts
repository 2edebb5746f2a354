import type { CompiledNetwork } from '../../endpoints/index.js';
import { type ClassMember, type ClassTrace, forwardAllowed, type Step, type Trace } from '../../trace/index.js';
import { intersectServices, NO_SERVICES, type ServiceSet } from '../../traffic/index.js';
import { type Door, doorOf } from './door.js';
import { meantToArrive } from './meant-to-arrive.js';
import { type Place, placeOf } from './place.js';
import { ANSWERED } from './request-kinds.js';

/** Requests that arrive, and whose replies end where nothing lets them pass, whatever they are. */
export interface LostWay {
  readonly stop: Stop;
  readonly requests: ServiceSet;
  readonly from: ClassMember;
  readonly to: ClassMember;
}

/** Where replies end, and what would lead them on. */
export interface Stop {
  readonly step: Step;
  /** What sent the reply there. */
  readonly place: Place;
  /** By what the request came to the place: the way back. */
  readonly door: Door | undefined;
}

/** Where replies end on every trace; undefined where some reply comes back, or may. Of several traces, the first one's. */
export function stopOf(compiled: CompiledNetwork, ways: readonly ClassTrace[]): Stop | undefined {
  const steps = ways.map(({ trace }) => lostAt(trace));
  const [first, step] = [ways[0], steps[0]];
  if (!first || !step || steps.some((other) => !other)) return undefined;
  const place = placeOf(compiled, first, step);
  return place && { step, place, door: doorOf(compiled, first.trace, step, place) };
}

function lostAt(trace: Trace): Step | undefined {
  if (trace.forward !== 'arrived' || trace.return === 'open') return undefined;
  return trace.steps.find(
    ({ direction, detail, allowed }) =>
      direction === 'return' && detail.kind === 'plain' && allowed.may === NO_SERVICES,
  );
}

/** Undefined where the groups let none of it arrive, or nobody means it to. */
export function lostWayOf(compiled: CompiledNetwork, stop: Stop, ways: readonly ClassTrace[]): LostWay | undefined {
  const [way] = ways;
  if (!way) return undefined;
  const delivered = ways
    .map(({ trace }) => forwardAllowed(trace).must)
    .reduce((both, one) => intersectServices(both, one), ANSWERED);
  if (delivered === NO_SERVICES) return undefined;
  const requests = meantToArrive(compiled, way, delivered);
  return requests === NO_SERVICES ? undefined : { stop, requests, from: way.from, to: way.to };
}
