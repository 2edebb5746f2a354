import type { Fix } from '../../findings/index.js';
import {
  allResources,
  type EndpointService,
  mayShareZone,
  regionOf,
  regionOfService,
  type Subnet,
  writtenName,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { intoList } from '../fixes.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';

/** https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html */
export const endpointServiceZone: Rule = {
  id: 'endpoint-service-zone',
  severity: 'error',
  summary: 'An interface endpoint is in a zone in which its endpoint service has no node.',
  needs: 'topology',
  check({ topology, report }) {
    for (const { name, subnets, service } of allResources(topology)) {
      const offering = service?.target;
      const offered = offering && subnetsOf(offering);
      if (!offered) continue;
      for (const subnet of subnets) {
        if (!subnet.zone || offered.some((node) => mayShareZone(subnet, node)) || !isInOneRegion(subnet, offering))
          continue;
        report({
          origin: service.origin,
          message: say`
            \`${name}\` is in subnet \`${subnet.name}\` in zone ${subnet.zone.value}, and \`${offering.name}\` has
            a load balancer's node in ${listOf([
              ...new Set(offered.map(({ zone }) => say`zone ${zone?.value}`)),
            ])} alone. An endpoint can be made only in zones that the service is offered in. Put
            the endpoint into a subnet of another zone, or give the load balancer a subnet in zone
            ${subnet.zone.value}.
          `,
          related: offering.loadBalancers.flatMap(({ target }) =>
            target ? [{ message: say`The load balancer`, origin: target.nameOrigin }] : [],
          ),
          fixes: nodeIn(offering, subnet),
        });
      }
    }
  },
};

/** A node of the load balancer where the endpoint is. Of several load balancers an endpoint's interface may get any. */
function nodeIn({ loadBalancers }: EndpointService, { zone }: Subnet): Fix[] {
  const [balancer, ...others] = loadBalancers.flatMap(({ target }) => target ?? []);
  const last = balancer?.nodes.at(-1);
  if (!balancer || !last || others.length > 0) return [];
  const there = balancer.vpc.subnets.filter(
    (one) => one.zone?.value === zone?.value && one.origin.file === last.origin.file,
  );
  return there
    .slice(0, 3)
    .flatMap((one) => intoList(say`Add ${one.name} to ${balancer.name}`, last.origin, writtenName(one)));
}

/** Undefined where the file does not tell all of them. */
function subnetsOf({ loadBalancers }: EndpointService): readonly Subnet[] | undefined {
  const subnets: Subnet[] = [];
  for (const { target } of loadBalancers) {
    for (const { subnet } of target?.nodes ?? []) {
      if (!subnet.target?.zone) return undefined;
      subnets.push(subnet.target);
    }
    if (!target) return undefined;
  }
  return subnets.length > 0 ? subnets : undefined;
}

/** Zones are those of a Region. */
function isInOneRegion(subnet: Subnet, service: EndpointService): boolean {
  const [here, there] = [regionOf(subnet), regionOfService(service)];
  return !here || !there || here === there;
}
