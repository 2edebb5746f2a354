/** The hover of an element, by its kind. */
import type { Element } from '../../network/topology/index.js';
import type { Network } from '../workspace/network.js';
import {
  directConnectHover,
  elasticIpHover,
  hostHover,
  networkHover,
  peeringHover,
  prefixListHover,
  transitGatewayHover,
  vpnHover,
} from './connections.js';
import {
  egressOnlyGatewayHover,
  gatewayEndpointHover,
  internetGatewayHover,
  regionalNatGatewayHover,
  vpnGatewayHover,
} from './gateways.js';
import { endpointServiceHover, loadBalancerHover } from './load-balancer.js';
import { networkAclHover } from './network-acl.js';
import { resourceHover } from './resource.js';
import { routeTableHover, transitTableHover } from './route-table.js';
import { securityGroupHover } from './security-group.js';
import { subnetHover } from './subnet.js';
import { serviceHover } from './traffic.js';
import { vpcHover } from './vpc.js';

export function elementHover(element: Element, { topology }: Network): string {
  switch (element.kind) {
    case 'vpc':
      return vpcHover(element);
    case 'subnet':
      return subnetHover(element);
    case 'resource':
      return resourceHover(element);
    case 'route-table':
      return routeTableHover(element);
    case 'network-acl':
      return networkAclHover(element);
    case 'security-group':
      return securityGroupHover(element, topology);
    case 'internet-gateway':
      return internetGatewayHover(element);
    case 'egress-only-gateway':
      return egressOnlyGatewayHover(element);
    case 'vpn-gateway':
      return vpnGatewayHover(element, topology);
    case 'regional-nat-gateway':
      return regionalNatGatewayHover(element);
    case 'load-balancer':
      return loadBalancerHover(element);
    case 'endpoint-service':
      return endpointServiceHover(element, topology);
    case 'gateway-endpoint':
      return gatewayEndpointHover(element);
    case 'network':
      return networkHover(element, topology);
    case 'host':
      return hostHover(element);
    case 'vpn':
      return vpnHover(element);
    case 'direct-connect':
      return directConnectHover(element);
    case 'peering':
      return peeringHover(element);
    case 'transit-gateway':
      return transitGatewayHover(element);
    case 'transit-gateway-route-table':
      return transitTableHover(element);
    case 'prefix-list':
      return prefixListHover(element);
    case 'elastic-ip':
      return elasticIpHover(element);
    case 'service':
      return serviceHover(element);
  }
}
