import {
  allResources,
  type EndpointService,
  mayShareZone,
  regionOf,
  regionOfService,
  type Subnet,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
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
        });
      }
    }
  },
};

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
