/**
 * Attributes are asked one load balancer and one target group at a time. Where those of some are told, the others have not AWS's defaults for that: what they decide is open.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancerAttributes.html
 */
import { say } from '../../../network/words/index.js';
import type { LoadBalancerDraft } from '../builder/draft.js';
import type { Import } from './context.js';
import type { Item } from './described.js';
import type { Kind } from './kinds.js';
import type { TargetGroup } from './target-groups.js';
import { leaveOpen } from './unmodelled/leave-open.js';

type Inside = Item['context'];

export function doubtUntoldAttributes(context: Import, groups: readonly TargetGroup[]): void {
  const { network, warnings } = context;
  const answers = answersOf(context, 'Attributes');
  const [ofBalancers, ofGroups, ofNobody] = [
    new Set(answers.flatMap((one) => one.LoadBalancerArn ?? one.ResourceArn ?? one.LoadBalancerName ?? [])),
    new Set(answers.flatMap((one) => one.TargetGroupArn ?? one.ResourceArn ?? [])),
    answers.filter((one) => OWNERS.every((field) => one[field] === undefined)),
  ];
  if (ofNobody.length > 0)
    warnings.add(
      say`
        Some attributes do not say of which load balancer or target group they are, and are left out. Put such an
        answer into an object that says it: \`{"LoadBalancerArn": "arn:…", "Attributes": […]}\`, or
        \`TargetGroupArn\`.
      `,
    );
  const isSomeTold = (told: ReadonlySet<string>, isOne: (arn: string) => boolean): boolean =>
    ofNobody.length > 0 || [...told].some(isOne);
  const areBalancersTold = isSomeTold(ofBalancers, (arn) => !arn.includes(':targetgroup/'));
  const areGroupsTold = isSomeTold(ofGroups, (arn) => arn.includes(':targetgroup/'));
  const open = new Map<string, string[]>();
  const assumed: string[] = [];
  for (const arn of context.balancerArns) {
    const balancer = network.find(arn, 'load-balancer');
    if (!balancer) continue;
    const own = isCrossZoneOpen(balancer) ? [arn] : [];
    const used = groups.filter((group) => group.balancers.includes(arn) && isDecidedByAttributes(balancer, group));
    const untold = [
      ...(areBalancersTold ? own.filter((one) => !ofBalancers.has(one) && !ofBalancers.has(balancer.label ?? '')) : []),
      ...(areGroupsTold ? used.map((group) => group.arn).filter((one) => !ofGroups.has(one)) : []),
    ];
    if (untold.length > 0) open.set(arn, untold);
    if (!areBalancersTold) assumed.push(...own);
    if (!areGroupsTold) assumed.push(...used.map((group) => group.arn));
  }
  for (const [arn, untold] of open)
    warnings.add(
      say`
        The data do not tell the attributes of ${untold.join(', ')}, though those of others: to which targets
        ${network.find(arn, 'load-balancer')?.label ?? arn} hands requests, and from which addresses, is unknown.
        Ask AWS: \`aws elbv2 describe-load-balancer-attributes --load-balancer-arn ARN\`, \`aws elbv2
        describe-target-group-attributes --target-group-arn ARN\`.
      `,
    );
  leaveOpen['load balancer'](context, [...open.keys()]);
  if (assumed.length > 0)
    warnings.add(
      say`
        Attributes of load balancers and target groups are not in the data (\`aws elbv2
        describe-load-balancer-attributes\`, \`describe-target-group-attributes\`): ${takenForDefaults(assumed)}, by which a
        network load balancer keeps to each node’s own zone, and what it sends to instances has the client’s address.
      `,
    );
  doubtClassic(context);
}

function takenForDefaults(assumed: readonly string[]): string {
  const names = [...new Set(assumed)].join(', ');
  return assumed.length > 1
    ? say`${names} are taken to have AWS’s defaults`
    : say`${names} is taken to have AWS’s defaults`;
}

const OWNERS = ['LoadBalancerArn', 'TargetGroupArn', 'ResourceArn', 'LoadBalancerName'];

/** An application load balancer’s own is on, and cannot be turned off. */
const isCrossZoneOpen = ({ type, nodes }: LoadBalancerDraft): boolean => type === 'network' && nodes.length > 1;

/** A network load balancer’s target groups decide whose address targets see too. Functions have none. */
const isDecidedByAttributes = ({ type, nodes }: LoadBalancerDraft, group: TargetGroup): boolean =>
  group.type !== 'lambda' && group.type !== 'alb' && (type === 'network' || nodes.length > 1);

function doubtClassic(context: Import): void {
  const { network, warnings } = context;
  const answers = answersOf(context, 'CrossZoneLoadBalancing');
  const told = new Set(answers.map((one) => one.LoadBalancerName));
  if (answers.length === 0) return;
  const open = [...network.all('load-balancer')].filter(
    ([, { type, label, nodes }]) => type === 'classic' && nodes.length > 1 && !told.has(label),
  );
  for (const [, { label }] of open)
    warnings.add(
      say`
        The data do not tell whether ${label} hands requests to instances of other zones, though of others they
        do: whether it answers is unknown. Ask AWS: \`aws elb describe-load-balancer-attributes
        --load-balancer-name ${label}\`.
      `,
    );
  leaveOpen['load balancer'](
    context,
    open.map(([key]) => key),
  );
}

/** What encloses each answer of the kind. One that was refused tells nothing, and says itself of what. */
function answersOf({ described }: Import, kind: Kind): Inside[] {
  return [...described.lists(kind), ...described.items(kind), ...described.refused(kind)].map((one) => one.context);
}
