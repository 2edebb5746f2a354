import { say } from '../../../network/words/index.js';
import { leaveTargetsOpen } from '../builder/untold-targets.js';
import type { Context, Declared } from './context.js';
import { isUnknown, known } from './value.js';

/**
 * Whether a node hands requests to targets of other zones too decides who gets them. Where a value says it that nobody tells, AWS's default is not it: there may be
 * other targets than those of a node's own zone.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#cross-zone-load-balancing
 */
export function doubtCrossZone(context: Context): void {
  for (const balancer of context.all('lb', 'elb')) {
    const draft = context.network.find(balancer.key, 'load-balancer');
    // An application load balancer’s own is on, and cannot be turned off; with one node there are no other zones.
    if (!draft || draft.type === 'application' || draft.nodes.length < 2 || !isCrossZoneUntold(balancer)) continue;
    context.warn(
      say`
        Whether load balancer ${balancer.label} hands requests to targets of other zones is not known: what
        differs by it is unknown.
      `,
      balancer.place,
    );
    leaveTargetsOpen(
      draft,
      draft.listeners.map(({ traffic }) => traffic),
    );
  }
}

function isCrossZoneUntold({ fields }: Declared): boolean {
  const attributes = fields.blocks('load_balancer_attributes')?.items ?? [];
  return (
    ['enable_cross_zone_load_balancing', 'cross_zone_load_balancing', 'cross_zone'].some((field) =>
      isUnknown(fields.raw(field)),
    ) ||
    attributes.some((one) => {
      const key = known(one.text('key'));
      return (key === undefined || key === 'load_balancing.cross_zone.enabled') && isUnknown(one.raw('value'));
    })
  );
}
