import type { Blocker } from '../../answers/index.js';
import type { RelatedPlace } from '../../findings/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { letThrough } from './let-through.js';
import { ruleToAdd } from './rule-to-add.js';
import { type UnreachedTarget, unreachedTargets } from './unreached-targets.js';

/** A load balancer opens a connection of its own to each target: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html */
export const loadBalancerTargets: Rule = {
  id: 'load-balancer-targets',
  severity: 'warning',
  summary: 'A load balancer cannot reach a target: a group, a network ACL or a route stops what it sends there.',
  needs: 'reachability',
  check({ analysis, topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const balancer of vpc.loadBalancers) {
        for (const { origin, listener, unreached } of unreachedTargets(analysis.compiled, balancer)) {
          const [first] = unreached as [UnreachedTarget, ...UnreachedTarget[]];
          const { traffic, node, blockers } = first;
          const names = [...new Set(unreached.map(({ target }) => target))];
          const advice = ruleToAdd(first, balancer);
          report({
            origin,
            message: say`
              \`${balancer.name}\` cannot reach ${listOf(names)} on
              ${traffic}${node === undefined ? '' : say` from its node in subnet \`${node}\``}:
              ${blockers.map(({ message }) => message).join(' ')}
              A load balancer speaks to its targets from its own addresses, for requests and for health checks: until it
              gets through, its clients get errors.${advice && ` ${advice}`}
            `,
            related: placesOf(blockers),
            fixes: letThrough(analysis, balancer, listener, unreached),
          });
        }
      }
    }
  },
};

function placesOf(blockers: readonly Blocker[]): RelatedPlace[] {
  return blockers.flatMap(({ location, object }) =>
    location ? [{ origin: location, message: say`${object} does not let it through` }] : [],
  );
}
