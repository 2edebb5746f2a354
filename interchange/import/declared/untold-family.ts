import { say } from '../../../network/words/index.js';
import { leaveTargetsOpen } from '../builder/untold-targets.js';
import type { Context } from './context.js';
import { isUnknown } from './value.js';

/** Load balancers of which nobody tells whether they have IPv6 addresses: of what arrives there it is open whether they answer. */
export function doubtBalancerFamily(context: Context): void {
  for (const { key, label, fields, place } of context.all('lb')) {
    const draft = context.network.find(key, 'load-balancer');
    if (!draft || !isUnknown(fields.raw('ip_address_type'))) continue;
    const subnets = draft.nodes.map((node) => context.network.find(node.subnet, 'subnet'));
    if (!subnets.some((subnet) => subnet?.unknown || subnet?.cidrs.some((cidr) => cidr.includes(':')))) continue;
    context.warn(
      say`Whether load balancer ${label} has IPv6 addresses is not known: whether it answers is unknown.`,
      place,
    );
    draft.ipAddressType = 'dualstack';
    leaveTargetsOpen(
      draft,
      draft.listeners.map(({ traffic }) => traffic),
    );
  }
}
