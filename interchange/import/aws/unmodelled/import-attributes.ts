import { say } from '../../../../network/words/index.js';
import { type Import, readKind } from '../context.js';
import { text, texts } from '../fields.js';
import { readAttributes } from '../target-groups.js';
import { UNMODELLED_ATTRIBUTES } from './attributes.js';
import { CONSEQUENCES } from './consequences.js';
import { leaveOpen } from './leave-open.js';

export function importUnmodelledAttributes(context: Import): void {
  const balancersOf = new Map<string | undefined, readonly string[] | undefined>();
  const quiet = { ...context, warnings: context.scratch };
  for (const { value } of readKind(quiet, 'TargetGroups', { TargetGroupArn: text, LoadBalancerArns: texts }))
    balancersOf.set(value.TargetGroupArn, value.LoadBalancerArns);
  for (const [owner, values] of readAttributes(context)) {
    for (const { key, harmless, isPublic, why, touches } of UNMODELLED_ATTRIBUTES) {
      const value = values.get(key);
      const balancers = balancersOf.get(owner) ?? [owner];
      const balancer = context.network.find(balancers[0], 'load-balancer');
      if (value === undefined || harmless.includes(value)) continue;
      if (isPublic !== undefined && balancer?.isPublic !== isPublic) continue;
      context.warnings.add(
        say`Attribute ${key} of ${owner} is ${value}, which is not read. ${why} ${CONSEQUENCES[touches]}`,
      );
      leaveOpen[touches](context, balancers);
    }
  }
}
