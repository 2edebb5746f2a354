import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
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

/**
 * Where balancing crosses no zones, a node hands on to targets of its own zone alone. Where it is not told in which zone a node or a target is, that may be any of them.
 */
export function doubtZones(context: Context): void {
  if (context.untoldZones.size === 0) return;
  const isUntold = (subnet: Key): boolean => context.untoldZones.has(context.key(subnet));
  for (const [, draft] of context.network.all('load-balancer')) {
    const nodes = draft.nodes.map(({ subnet }) => context.key(subnet));
    const open = draft.listeners.filter(({ crossZone, targets, unknown }) => {
      if (unknown || (crossZone ?? draft.crossZone ?? draft.type === 'application')) return false;
      const homes = targets.flatMap((key) => context.network.find(key, 'resource')?.subnets ?? []);
      const all = [...new Set([...nodes, ...homes.map((home) => context.key(home))])];
      return all.length > 1 && all.some(isUntold);
    });
    if (open.length === 0) continue;
    context.warnings.add(
      say`
        In which zones load balancer ${draft.label ?? ''} or its targets are is not known: which of its nodes hands
        requests to which targets is unknown.
      `,
    );
    draft.listeners = draft.listeners.filter((one) => !open.includes(one));
    leaveTargetsOpen(
      draft,
      open.map(({ traffic }) => traffic),
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
