import type { ElementKind } from '../../network/topology/index.js';
import { type Told, told } from '../../network/words/index.js';

/** The part a reference plays, and what it may therefore point to. */
export interface Role {
  /** `a route table`. */
  readonly noun: Told;
  readonly kinds: ReadonlySet<ElementKind>;
  /** Those of them that are meant. A name is looked for among the others too, so that a rule can say why AWS does not take them. */
  readonly meant: ReadonlySet<ElementKind>;
}

const role = (noun: Told, ...kinds: ElementKind[]): Role => ({ noun, kinds: new Set(kinds), meant: new Set(kinds) });

const looksAlsoAt = ({ noun, meant }: Role, ...others: ElementKind[]): Role => ({
  noun,
  kinds: new Set([...meant, ...others]),
  meant,
});

export const ROLES = {
  vpc: role(told`a VPC`, 'vpc'),
  subnet: role(told`a subnet`, 'subnet'),
  associatedSubnet: role(told`an associated subnet`, 'subnet'),
  routeTable: role(told`a route table`, 'route-table'),
  networkAcl: role(told`a network ACL`, 'network-acl'),
  securityGroup: role(told`a security group`, 'security-group'),
  vpnGateway: role(told`a VPN gateway`, 'vpn-gateway'),
  prefixList: role(told`a prefix list`, 'prefix-list'),
  network: role(told`an on-premises network`, 'network'),
  service: role(told`a service`, 'service'),
  connectionEnd: role(told`a VPN gateway or a transit gateway`, 'vpn-gateway', 'transit-gateway'),
  peeringEnd: role(told`a VPC or a transit gateway`, 'vpc', 'transit-gateway'),
  attached: role(
    told`a VPC, VPN, Direct Connect or peering attached to the transit gateway`,
    'vpc',
    'vpn',
    'direct-connect',
    'peering',
  ),
  peer: role(
    told`a security group, prefix list, subnet, VPC, on-premises network, host, resource or load balancer`,
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
    told`a prefix list, VPC, subnet or on-premises network`,
    'prefix-list',
    'vpc',
    'subnet',
    'network',
  ),
  routeTarget: looksAlsoAt(
    role(
      told`a gateway, peering, transit gateway or resource`,
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
  networkLoadBalancer: role(told`a network load balancer`, 'load-balancer'),
  endpointService: role(told`an endpoint service`, 'endpoint-service'),
  listenerTarget: role(told`a resource, load balancer, host or subnet`, 'resource', 'load-balancer', 'host', 'subnet'),
  subject: role(
    told`a resource, subnet, VPC, security group, on-premises network, host, load balancer or Elastic IP address`,
    'resource',
    'subnet',
    'vpc',
    'security-group',
    'network',
    'host',
    'load-balancer',
    'elastic-ip',
    'regional-nat-gateway',
  ),
  via: looksAlsoAt(
    role(
      told`a gateway, connection, load balancer, endpoint service or resource`,
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
