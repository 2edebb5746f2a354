import { say } from '../../../network/words/index.js';
import type { LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';
import { leaveTargetsOpen } from '../builder/untold-targets.js';
import type { Import } from './context.js';
import type { TargetGroup } from './target-groups.js';
import { unreadTraffic } from './unread-listeners.js';

interface Balancer {
  /** Target groups that a known action names. */
  readonly named: Set<string>;
  /** What its listeners take whose rules nobody asked for. */
  readonly traffics: TrafficDraft[];
}

/**
 * Rules are asked one listener at a time. Of a listener that was not asked the default action is known; a target group that is the load balancer's
 * and that no known action names may be what a rule forwards to.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html
 */
export class UnaskedRules {
  readonly #context: Import;
  readonly #asked: ReadonlySet<string | undefined>;
  readonly #balancers = new Map<string, Balancer>();

  constructor(context: Import, told: readonly string[]) {
    this.#context = context;
    this.#asked = new Set([...told, ...context.described.lists('Rules').map((list) => list.context.ListenerArn)]);
  }

  /** Only listeners of an application load balancer have rules. */
  add(
    arn: string,
    listener: { readonly ListenerArn?: string; readonly Protocol?: string },
    traffics: readonly TrafficDraft[],
    groups: Iterable<string>,
  ): void {
    const known = this.#balancers.get(arn) ?? { named: new Set(), traffics: [] };
    this.#balancers.set(arn, known);
    for (const group of groups) known.named.add(group);
    const hasRules = listener.Protocol === 'HTTP' || listener.Protocol === 'HTTPS';
    if (hasRules && !this.#asked.has(listener.ListenerArn)) known.traffics.push(...traffics);
  }

  /** A target group names the load balancers whose listeners lead to it: where none does, one is not told. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
  #doubtListeners(balancer: LoadBalancerDraft, arn: string, unnamed: readonly TargetGroup[]): void {
    this.#context.warnings.add(
      say`
        No listener or rule of ${balancer.label ?? arn} in the data leads to
        ${unnamed.map((group) => group.arn).join(', ')}, which it uses: not all of them are told, so whether it
        answers elsewhere is unknown. Ask AWS: \`aws elbv2 describe-listeners --load-balancer-arn ${arn}\`, and
        \`describe-rules\` for each.
      `,
    );
    // A listener of a network load balancer has no rules, so those that are told are told whole.
    const told = balancer.type === 'application' ? balancer.listeners.map(({ traffic }) => traffic) : [];
    leaveTargetsOpen(balancer, [...told, ...unreadTraffic({ balancer })]);
  }

  doubt(groups: readonly TargetGroup[]): void {
    const { network, warnings } = this.#context;
    for (const arn of this.#context.balancerArns) {
      const { named, traffics } = this.#balancers.get(arn) ?? { named: new Set(), traffics: [] };
      const balancer = network.find(arn, 'load-balancer');
      const unnamed = groups.filter((group) => group.balancers.includes(arn) && !named.has(group.arn));
      if (!balancer || unnamed.length === 0) continue;
      // Nothing of it is told, and everything is open already.
      if (
        balancer.listeners.some(
          ({ unknown, traffic }) => unknown && traffic.kind === 'ports' && traffic.ports.length === 0,
        )
      )
        continue;
      if (traffics.length === 0) {
        this.#doubtListeners(balancer, arn, unnamed);
        continue;
      }
      warnings.add(
        say`
          The rules of the listeners of ${balancer.label ?? arn} are not all in the data, and one of them may
          forward to ${unnamed.map((group) => group.arn).join(', ')}: whether that answers is unknown. Ask AWS:
          \`aws elbv2 describe-rules --listener-arn ARN\`.
        `,
      );
      leaveTargetsOpen(balancer, traffics);
    }
  }
}
