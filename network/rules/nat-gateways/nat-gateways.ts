import { allResources } from '../../topology/effective.js';
import type { Resource, Vpc } from '../../topology/model.js';

/** The zonal NAT gateways of a VPC, each in one subnet. */
export function natGatewaysOf(vpc: Vpc): Resource[] {
  return allResources(vpc).filter((resource) => resource.type === 'nat-gateway');
}
