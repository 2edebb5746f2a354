/**
 * AWS's default quotas, and the most that AWS grants on request. All numbers in one place, since AWS changes them.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export interface Quota {
  /** What is counted, in the plural. */
  readonly what: string;
  readonly byDefault: number;
  /** Nobody gets more than this. Undefined: AWS names none. */
  readonly maximum?: number;
}

export const QUOTAS = {
  groupRules: { what: 'rules', byDefault: 60, maximum: 1000 },
  groupsPerInterface: { what: 'security groups', byDefault: 5, maximum: 16 },
  /** Rules of a group times groups of an interface. */
  rulesTimesGroups: { what: 'rules times groups', byDefault: 1000, maximum: 1000 },
  aclRules: { what: 'rules', byDefault: 20, maximum: 40 },
  aclsPerVpc: { what: 'network ACLs', byDefault: 200 },
  routes: { what: 'routes', byDefault: 500, maximum: 1000 },
  propagatedRoutes: { what: 'propagated routes', byDefault: 100, maximum: 100 },
  routeTablesPerVpc: { what: 'route tables', byDefault: 200 },
  subnetsPerVpc: { what: 'subnets', byDefault: 200 },
  ipv4BlocksPerVpc: { what: 'IPv4 blocks', byDefault: 5, maximum: 50 },
  ipv6BlocksPerVpc: { what: 'IPv6 blocks', byDefault: 5, maximum: 50 },
  natGatewaysPerZone: { what: 'NAT gateways', byDefault: 5 },
  regionalNatGatewaysPerVpc: { what: 'regional NAT gateways', byDefault: 5 },
  addressesPerNatGateway: { what: 'public addresses', byDefault: 2, maximum: 8 },
  peeringsPerVpc: { what: 'peering connections', byDefault: 50, maximum: 125 },
  gatewayEndpointsPerVpc: { what: 'gateway endpoints', byDefault: 20, maximum: 255 },
  interfaceEndpointsPerVpc: { what: 'interface and Gateway Load Balancer endpoints', byDefault: 50 },
  publicAccessExclusions: { what: 'exclusions', byDefault: 50 },
  prefixListEntries: { what: 'entries', byDefault: 1000, maximum: 1000 },
  /** https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html */
  vpnsPerGateway: { what: 'VPN connections', byDefault: 10 },
  staticRoutesPerVpn: { what: 'static routes', byDefault: 100 },
  /** https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html: above this BGP goes down. */
  routesPerDirectConnect: { what: 'announced routes', byDefault: 100, maximum: 100 },
  vpnGatewaysPerDirectConnect: { what: 'virtual private gateways', byDefault: 20 },
  transitGatewaysPerDirectConnect: { what: 'transit gateways', byDefault: 6 },
  /** https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html */
  transitGatewaysPerVpc: { what: 'transit gateways', byDefault: 5 },
  transitRouteTables: { what: 'route tables', byDefault: 20 },
  transitAttachments: { what: 'attachments', byDefault: 5000 },
  transitRoutes: { what: 'static routes', byDefault: 10_000 },
} as const satisfies Record<string, Quota>;
