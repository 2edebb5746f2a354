import type { LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import type { Import } from './context.js';
import { standInTarget } from './target-groups.js';

/** Targets that the data do not tell: a placeholder in an unknown group, so that nothing is said to be blocked which may be answered, nor answered which may be blocked. */
export function standInListeners(
  context: Import,
  balancer: LoadBalancerDraft,
  arn: string,
  traffics: readonly TrafficDraft[],
): void {
  const node = balancer.nodes.find(({ subnet }) => context.network.has(subnet, 'subnet'));
  if (!node || !context.network.has(balancer.vpc, 'vpc')) return;
  const target = standInTarget(context, `answers ${arn}`, balancer.vpc, node.subnet, []);
  for (const traffic of traffics) {
    const isThere = balancer.listeners.some(
      (listener) => listener.targets.includes(target) && JSON.stringify(listener.traffic) === JSON.stringify(traffic),
    );
    if (!isThere) balancer.listeners.push({ traffic, targets: [target] });
  }
}
