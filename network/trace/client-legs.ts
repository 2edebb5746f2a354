import type { CompiledNetwork, Flow, InterfaceAddress, Start } from '../endpoints/index.js';
import { entryOf } from './entry-of.js';
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
  (flow) => {
    const node = nodeOf(flow);
    return node ? rememberedLegs(compiled, flow, node) : walked(compiled, flow);
  };

const walked = (compiled: CompiledNetwork, { start, goal, source, destination }: Flow): readonly Trace[] =>
  traces(compiled, start, goal, source, destination, true);

type Node = { readonly address: InterfaceAddress; readonly dialedPublic: boolean };

/** The node of a load balancer that is addressed as itself, for the sake of a target behind it. */
function nodeOf({ goal }: Flow): Node | undefined {
  if (goal.kind !== 'interface' || goal.iface.owner.kind !== 'load-balancer') return undefined;
  return goal.named === undefined && !goal.balanced && !goal.reading && !goal.inName && !goal.through
    ? goal
    : undefined;
}

type Known = Map<InterfaceAddress, { readonly [addressed in 'public' | 'private']?: readonly Trace[] }>;

const memo = new WeakMap<CompiledNetwork, WeakMap<Start, Known>>();

/** Many targets stand behind one node. A start has one source address, and a node's address one interface. */
function rememberedLegs(compiled: CompiledNetwork, flow: Flow, { address, dialedPublic }: Node): readonly Trace[] {
  const byStart = entryOf(memo, compiled, () => new WeakMap<Start, Known>());
  const byNode = entryOf(byStart, flow.start, (): Known => new Map());
  const known = byNode.get(address);
  const addressed = dialedPublic ? 'public' : 'private';
  const found = known?.[addressed] ?? walked(compiled, flow);
  if (!known?.[addressed]) byNode.set(address, { ...known, [addressed]: found });
  return found;
}
