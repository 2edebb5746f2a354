import type { CompiledNetwork, Flow, InName, Interface } from '../endpoints/index.js';
import { isCrossZone, isInUse, type Listener, type LoadBalancer } from '../topology/index.js';
import { entryOf } from './entry-of.js';
import { lightSharesOf } from './load-balancer.js';
import { mayBeAbsent } from './open-listeners.js';
import type { Share } from './shares.js';
import { type Health, targetClasses } from './target-group.js';
import type { Trace } from './trace.js';

const memo = new WeakMap<CompiledNetwork, Map<LoadBalancer, ReadonlyMap<Interface, InName>>>();

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html and the network load balancer's */
export function nodesInName(compiled: CompiledNetwork, balancer: LoadBalancer): ReadonlyMap<Interface, InName> {
  const byBalancer = entryOf(memo, compiled, () => new Map<LoadBalancer, ReadonlyMap<Interface, InName>>());
  return entryOf(byBalancer, balancer, () => find(compiled, balancer));
}

function find(compiled: CompiledNetwork, balancer: LoadBalancer): ReadonlyMap<Interface, InName> {
  const nodes = compiled.interfacesOf(balancer);
  const groups = balancer.listeners.filter(isInUse);
  if (nodes.length < 2 || groups.length === 0) return new Map(nodes.map((node) => [node, 'in']));
  const found = groups.map((listener) => {
    const own = (node: Interface): Health => {
      const health = hasHealthy(compiled, balancer, node, listener);
      // A target group that the load balancer may not have keeps no node out for certain.
      return health !== 'healthy' && isOpenIn(balancer, listener, node) ? 'unknown' : health;
    };
    if (!isCrossZone(balancer, listener)) return nodes.map(own);
    const anywhere = best(nodes, own);
    return nodes.map(() => anywhere);
  });
  const health = nodes.map((_, i) => worst(found.map((one) => one[i] as Health)));
  return new Map(nodes.map((node, i) => [node, inName(health[i] as Health, health)]));
}

function isOpenIn(balancer: LoadBalancer, listener: Listener, { addresses }: Interface): boolean {
  const family = addresses[0]?.family;
  return family !== undefined && mayBeAbsent(balancer, listener, family);
}

function inName(own: Health, all: readonly Health[]): InName {
  if (all.includes('healthy')) return own === 'healthy' ? 'in' : own === 'unknown' ? 'perhaps' : 'out';
  if (all.includes('unknown')) return own === 'unknown' ? 'perhaps' : 'rest';
  return 'in';
}

/** Whether a node has a healthy target in its reach. */
function hasHealthy(compiled: CompiledNetwork, balancer: LoadBalancer, node: Interface, listener: Listener): Health {
  const [address] = node.addresses;
  if (!address) return 'unhealthy';
  const waysTo = (flow: Flow, depth: number): readonly Share<readonly Trace[]>[] =>
    lightSharesOf(compiled, flow, depth);
  return best(targetClasses(compiled, waysTo, node, address, balancer, listener, 0), (one) => one.health());
}

/** Asks no further once one is healthy: each answer is a walk there and back. */
function best<T>(all: readonly T[], healthOf: (one: T) => Health): Health {
  let found: Health = 'unhealthy';
  for (const one of all) {
    const health = healthOf(one);
    if (health === 'healthy') return health;
    if (health === 'unknown') found = health;
  }
  return found;
}

const worst = (all: readonly Health[]): Health =>
  all.includes('unhealthy') ? 'unhealthy' : all.includes('unknown') ? 'unknown' : 'healthy';
