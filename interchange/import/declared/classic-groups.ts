import { say } from '../../../network/words/index.js';
import type { Context } from './context.js';
import { impliedKey } from './context.js';
import { homeOf } from './homes.js';

/**
 * Classic load balancers that name no group. In a default VPC all of an account have one group that AWS makes with the first of them: whether it allows the
 * ports of a later one is not told. https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-vpc-security-groups.html
 */
export function importClassicGroups(context: Context): void {
  for (const { key, fields, place, label } of context.all('elb')) {
    if (fields.raw('security_groups') !== undefined) continue;
    const vpc = homeOf(context, fields.texts('subnets')?.items);
    if (vpc === undefined) continue;
    const own = impliedKey(key, 'security-group');
    if (!context.all('default_vpc').some((one) => one.key === vpc)) {
      context.network.alias(own, impliedKey(vpc, 'security-group'));
      continue;
    }
    const shared = `${vpc} classic load balancers`;
    context.network.define(shared, {
      kind: 'security-group',
      unknown: true,
      vpc,
      ids: [],
      label: 'default-elb',
      doc: 'The group that AWS makes for classic load balancers of a default VPC. The input does not tell its rules.',
      isDefault: false,
      inbound: [],
    });
    context.network.alias(own, shared);
    context.warn(
      say`
        ${label} names no security group: in a default VPC it has the one that AWS made with the first classic
        load balancer there, whose rules are not told. Name a group to have its rules decide.
      `,
      place,
    );
  }
}
