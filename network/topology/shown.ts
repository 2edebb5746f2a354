/** What pictures of a network show, whoever draws them. */
import { say } from '../words/index.js';
import { isNetworkAclUnknown, isRouteTableUnknown, networkAclOf, routeTableOf } from './effective.js';
import type { Element, Subnet, Vpc } from './model.js';

/** What leads in or out of a VPC and lies in none of its subnets. */
export function doorsOf(vpc: Vpc): Element[] {
  return [
    ...vpc.internetGateways,
    ...vpc.egressOnlyGateways,
    ...vpc.vpnGateways,
    ...vpc.regionalNatGateways,
    ...vpc.gatewayEndpoints,
    ...vpc.endpointServices,
  ];
}

/** The name of the route table that a subnet uses, or what stands in its place. */
export function shownRouteTable(subnet: Subnet): string {
  return routeTableOf(subnet)?.name ?? (isRouteTableUnknown(subnet) ? say`not told` : say`local routes alone`);
}

/** The name of the network ACL that a subnet uses, or what stands in its place. */
export function shownNetworkAcl(subnet: Subnet): string {
  return networkAclOf(subnet)?.name ?? (isNetworkAclUnknown(subnet) ? say`not told` : say`AWS’s default`);
}
