import { allResources, isNatGateway, type Resource, type Vpc } from '../../topology/index.js';

/** The zonal NAT gateways of a VPC, each in one subnet. */
export function natGatewaysOf(vpc: Vpc): Resource[] {
  return allResources(vpc).filter(isNatGateway);
}
