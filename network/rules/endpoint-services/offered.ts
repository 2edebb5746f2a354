import type { LoadBalancer, SecurityGroup, Topology } from '../../topology/index.js';

/** Whether an endpoint service leads to it, so that clients of other VPCs, in these files or not, come by no route. */
export const isOffered = ({ vpcs }: Topology, balancer: LoadBalancer): boolean =>
  vpcs.some(({ endpointServices }) =>
    endpointServices.some(({ loadBalancers }) => loadBalancers.some(({ target }) => target === balancer)),
  );

/** The groups whose rules such clients meet: which addresses these have no file need tell. */
export function groupsOfOffered(topology: Topology): ReadonlySet<SecurityGroup> {
  const balancers = topology.vpcs.flatMap(({ endpointServices }) =>
    endpointServices.flatMap(({ loadBalancers }) => loadBalancers.flatMap(({ target }) => target ?? [])),
  );
  return new Set(
    balancers.flatMap(({ securityGroups }) => (securityGroups ?? []).flatMap(({ target }) => target ?? [])),
  );
}
