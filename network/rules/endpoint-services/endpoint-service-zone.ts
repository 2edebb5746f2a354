import { allResources, type EndpointService, type Subnet } from '../../topology/index.js';
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
      const offered = offering && zonesOf(offering);
      if (!offered) continue;
      for (const subnet of subnets) {
        if (!subnet.zone || offered.has(subnet.zone.value) || !isInOneRegion(subnet, offering)) continue;
        report({
          origin: service.origin,
          message:
            `\`${name}\` is in subnet \`${subnet.name}\` in zone ${subnet.zone.value}, and \`${offering.name}\` has a load balancer's node in ${listOf([...offered].map((zone) => `zone ${zone}`))} alone. ` +
            'An endpoint can be made only in zones that the service is offered in. ' +
            `Put the endpoint into a subnet of another zone, or give the load balancer a subnet in zone ${subnet.zone.value}.`,
          related: offering.loadBalancers.flatMap(({ target }) =>
            target ? [{ message: 'The load balancer', origin: target.nameOrigin }] : [],
          ),
        });
      }
    }
  },
};

/** Undefined where the file does not tell all of them. */
function zonesOf({ loadBalancers }: EndpointService): Set<string> | undefined {
  const zones = new Set<string>();
  for (const { target } of loadBalancers) {
    for (const { subnet } of target?.nodes ?? []) {
      if (!subnet.target?.zone) return undefined;
      zones.add(subnet.target.zone.value);
    }
    if (!target) return undefined;
  }
  return zones.size > 0 ? zones : undefined;
}

/** Zones are those of a Region. */
const isInOneRegion = ({ vpc }: Subnet, service: EndpointService): boolean =>
  !vpc.region || !service.vpc.region || vpc.region.value === service.vpc.region.value;
