import type { CompiledNetwork, Flow } from '../endpoints/index.js';
import type { Trace } from './trace.js';
import { traces } from './traces.js';

/** A client's ways to the node of a load balancer, or to an end that is none. */
export type LegsOf = (flow: Flow) => readonly Trace[];

/** With every step, for answers that tell the way. */
export const legsInFull =
  (compiled: CompiledNetwork): LegsOf =>
  ({ start, goal, source, destination }) =>
    traces(compiled, start, goal, source, destination);

/** With what the steps come to. */
export const legsInSum =
  (compiled: CompiledNetwork): LegsOf =>
  ({ start, goal, source, destination }) =>
    traces(compiled, start, goal, source, destination, true);
