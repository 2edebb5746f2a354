import type { ElementKind } from '../../network/topology/index.js';

/** The part a reference plays, and what it may therefore point to. */
export interface Role {
  /** `a route table`. */
  readonly noun: string;
  readonly kinds: ReadonlySet<ElementKind>;
  /** Those of them that are meant. A name is looked for among the others too, so that a rule can say why AWS does not take them. */
  readonly meant: ReadonlySet<ElementKind>;
}

const role = (noun: string, ...kinds: ElementKind[]): Role => ({ noun, kinds: new Set(kinds), meant: new Set(kinds) });

const looksAlsoAt = ({ noun, meant }: Role, ...others: ElementKind[]): Role => ({
  noun,
  kinds: new Set([...meant, ...others]),
  meant,
});

export const ROLES = {
  vpc: role('a VPC', 'vpc'),
  subnet: role('a subnet', 'subnet'),
  associatedSubnet: role('an associated subnet', 'subnet'),
  routeTable: role('a route table', 'route-table'),
  networkAcl: role('a network ACL', 'network-acl'),
  securityGroup: role('a security group', 'security-group'),
  vpnGateway: role('a VPN gateway', 'vpn-gateway'),
  prefixList: role('a prefix list', 'prefix-list'),
  network: role('an on-premises network', 'network'),
  service: role('a service', 'service'),
  connectionEnd: role('a VPN gateway or a transit gateway', 'vpn-gateway', 'transit-gateway'),
  peeringEnd: role('a VPC or a transit gateway', 'vpc', 'transit-gateway'),
  attached: role(
    'a VPC, VPN, Direct Connect or peering attached to the transit gateway',
    'vpc',
    'vpn',
    'direct-connect',
    'peering',
  ),
  peer: role(
    'a security group, prefix list, subnet, VPC, on-premises network, host, resource or load balancer',
    'security-group',
    'prefix-list',
    'subnet',
    'vpc',
    'network',
    'host',
    'resource',
    'load-balancer',
  ),
  routeDestination: role(
    'a prefix list, VPC, subnet or on-premises network',
    'prefix-list',
    'vpc',
    'subnet',
    'network',
  ),
  routeTarget: looksAlsoAt(
    role(
      'a gateway, peering, transit gateway or resource',
      'internet-gateway',
      'egress-only-gateway',
      'vpn-gateway',
      'resource',
      'regional-nat-gateway',
      'peering',
      'transit-gateway',
      'gateway-endpoint',
    ),
    'vpc',
    'vpn',
    'direct-connect',
    'load-balancer',
    'subnet',
    'network',
  ),
  networkLoadBalancer: role('a network load balancer', 'load-balancer'),
  endpointService: role('an endpoint service', 'endpoint-service'),
  listenerTarget: role('a resource, load balancer, host or subnet', 'resource', 'load-balancer', 'host', 'subnet'),
  subject: role(
    'a resource, subnet, VPC, security group, on-premises network, host or load balancer',
    'resource',
    'subnet',
    'vpc',
    'security-group',
    'network',
    'host',
    'load-balancer',
    'regional-nat-gateway',
  ),
  via: looksAlsoAt(
    role(
      'a gateway, connection, load balancer, endpoint service or resource',
      'internet-gateway',
      'egress-only-gateway',
      'vpn-gateway',
      'regional-nat-gateway',
      'resource',
      'peering',
      'transit-gateway',
      'vpn',
      'direct-connect',
      'load-balancer',
      'endpoint-service',
      'gateway-endpoint',
      'vpc',
    ),
    'subnet',
    'network',
  ),
} as const;
