import type { Fix } from '../../findings/index.js';
import { type EndpointService, nounOf, withArticle, writtenName } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { outOfList, replacement } from '../fixes.js';
import type { Rule } from '../rule.js';

/** https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html */
export const endpointServiceLoadBalancer: Rule = {
  id: 'endpoint-service-load-balancer',
  severity: 'error',
  summary: 'An endpoint service is for something other than a network load balancer of its own VPC.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const service of vpc.endpointServices) {
        for (const [index, { target, origin }] of service.loadBalancers.entries()) {
          if (!target) continue;
          const related = [{ message: say`\`${target.name}\` is declared here`, origin: target.nameOrigin }];
          if (target.type !== 'network')
            report({
              origin,
              message: say`
                \`${target.name}\` is ${withArticle(nounOf(target))}: AWS makes endpoint services for network load
                balancers, and refuses this one. Put a \`network-load-balancer\` before it (\`listener tcp 443 ->
                ${target.name}\`), and write that one here.
              `,
              related,
              fixes: fixesOf(service, index),
            });
          else if (target.vpc !== vpc)
            report({
              origin,
              message: say`
                \`${target.name}\` lies in VPC \`${target.vpc.name}\`: an endpoint service is where its load
                balancer is. Write \`endpoint-service ${service.name} for ${target.name}\` in \`vpc
                ${target.vpc.name}\`.
              `,
              related,
              fixes: fixesOf(service, index),
            });
        }
      }
    }
  },
};

const MOST_OFFERED = 3;

/** One of its own VPC in its place; beside others, none. */
function fixesOf({ vpc, loadBalancers }: EndpointService, index: number): Fix[] {
  const { origin, target } = loadBalancers[index] as EndpointService['loadBalancers'][number];
  const named = new Set(loadBalancers.map((one) => one.target));
  const free = vpc.loadBalancers.filter((one) => one.type === 'network' && !named.has(one));
  const origins = loadBalancers.map((one) => one.origin);
  return [
    ...free.slice(0, MOST_OFFERED).flatMap((one) => {
      const name = writtenName(one);
      return replacement(say`Offer \`${name}\` in its place`, origin, name);
    }),
    ...(target ? outOfList(say`Leave \`${target.name}\` out`, origins, index) : []),
  ];
}
