import type { CompiledNetwork, End, Flow, Goal, InterfaceAddress, Start } from '../endpoints/index.js';
import type { Trace } from './trace.js';
import { traces } from './traces.js';

/** A client's ways to the node of a load balancer, or to an end that is none. */
export type LegsOf = (flow: Flow) => readonly Trace[];

/** With every step, for answers that tell the way. */
export const legsInFull =
  (compiled: CompiledNetwork): LegsOf =>
  ({ start, goal, source, destination }) =>
    traces(compiled, start, goal, source, destination);

/** With what the steps come to. From one start to one node they are walked once, however many targets the node has. */
export const legsInSum =
  (compiled: CompiledNetwork): LegsOf =>
  ({ start, goal, source, destination }) => {
    const walk = (): readonly Trace[] => traces(compiled, start, goal, source, destination, true);
    return goal.kind === 'interface' ? remembered(start, goal, source, destination, walk) : walk();
  };

type InterfaceGoal = Extract<Goal, { kind: 'interface' }>;

interface Walked {
  readonly dialedPublic: boolean;
  readonly source: End;
  readonly destination: End;
  readonly legs: readonly Trace[];
}

/** A start belongs to one network, and lives as long as its matrix. */
const memo = new WeakMap<Start, Map<InterfaceAddress, Walked[]>>();

function remembered(
  start: Start,
  { address, dialedPublic }: InterfaceGoal,
  source: End,
  destination: End,
  walk: () => readonly Trace[],
): readonly Trace[] {
  let byAddress = memo.get(start);
  if (!byAddress) {
    byAddress = new Map();
    memo.set(start, byAddress);
  }
  const known = byAddress.get(address) ?? [];
  const found = known.find(
    (one) =>
      one.dialedPublic === dialedPublic && isSameEnd(one.source, source) && isSameEnd(one.destination, destination),
  );
  if (found) return found.legs;
  const legs = walk();
  byAddress.set(address, [...known, { dialedPublic, source, destination, legs }]);
  return legs;
}

/** Ends are made anew for each question: what they are tells them apart. */
const isSameEnd = (a: End, b: End): boolean =>
  a === b || (a.cls === b.cls && a.family === b.family && a.set === b.set && a.hidden === b.hidden);
