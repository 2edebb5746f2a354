import {
  type Addressing,
  type CompiledNetwork,
  type Endpoint,
  type Goal,
  type MatrixMember,
  withEnds,
} from '../endpoints/index.js';
import type { LoadBalancer } from '../topology/index.js';
import { nodesInName } from '../trace/index.js';
import type { RuleChanges } from './rule-changes.js';

/**
 * Who asks a load balancer by its name gets the nodes that are in it. A goal with what its node's part in the name is;
 * undefined where nobody who goes by names would use it.
 */
export function namedGoal(compiled: CompiledNetwork, goal: Goal, addressing: Addressing): Goal | undefined {
  if (goal.kind !== 'interface') return goal;
  const node = goal.through?.node ?? goal.iface;
  if (node.owner.kind !== 'load-balancer' || !(goal.through || goal.named)) return goal;
  const all = nodesInName(compiled, node.owner);
  const inName = all.get(node);
  if (inName === 'out' && addressing === 'natural') return undefined;
  if (!goal.through) return { ...goal, inName };
  // A node's own address leads there whether or not the name does.
  const isByName = addressing === 'natural' && inName !== 'in';
  return isByName ? { ...goal, through: { ...goal.through, inName: all } } : goal;
}

/** Likewise for the columns of the matrix: what no name leads to is asked only where every address is. */
export function namedMember(compiled: CompiledNetwork, member: MatrixMember): MatrixMember {
  if (!member.goals.some(isNode)) return member;
  const outside: Endpoint[] = [];
  const named = (goals: readonly Endpoint[]): Endpoint[] =>
    goals.flatMap((endpoint) => {
      const goal = endpoint.goal && namedGoal(compiled, endpoint.goal, 'natural');
      if (goal) return [{ ...endpoint, goal }];
      outside.push(endpoint);
      return [];
    });
  const [goals, publicGoals] = [named(member.goals), named(member.publicGoals)];
  return withEnds(member, { goals, publicGoals, dialedGoals: [...member.dialedGoals, ...outside] });
}

const isNode = ({ goal }: Endpoint): boolean =>
  goal?.kind === 'interface' && (goal.named === true || goal.through !== undefined);

/** Whether the names of load balancers lead to the same nodes after rules were changed: their targets may be healthy by others. */
export function areNamedAlike(before: CompiledNetwork, now: CompiledNetwork, { asksBetween }: RuleChanges): boolean {
  const leadAlike = (balancer: LoadBalancer): boolean => {
    const [old, own] = [nodesInName(before, balancer), nodesInName(now, balancer)];
    return [...own].every(([node, is]) => old.get(node) === is);
  };
  return !asksBetween || now.topology.vpcs.every(({ loadBalancers }) => loadBalancers.every(leadAlike));
}
