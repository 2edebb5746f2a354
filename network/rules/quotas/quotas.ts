import { type Told, told } from '../../words/index.js';
/**
 * AWS's default quotas, and the most that AWS grants on request. All numbers in one place, since AWS changes them.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export interface Quota {
  /** What is counted, in the plural. */
  readonly what: Told;
  readonly byDefault: number;
  /** Nobody gets more than this. Undefined: AWS names none. */
  readonly maximum?: number;
}

export const QUOTAS = {
  groupRules: { what: told`rules`, byDefault: 60, maximum: 1000 },
  groupsPerInterface: { what: told`security groups`, byDefault: 5, maximum: 16 },
  /** Rules of a group times groups of an interface. */
  rulesTimesGroups: { what: told`rules times groups`, byDefault: 1000, maximum: 1000 },
  aclRules: { what: told`rules`, byDefault: 20, maximum: 40 },
  aclsPerVpc: { what: told`network ACLs`, byDefault: 200 },
  routes: { what: told`routes`, byDefault: 500, maximum: 1000 },
  propagatedRoutes: { what: told`propagated routes`, byDefault: 100, maximum: 100 },
  routeTablesPerVpc: { what: told`route tables`, byDefault: 200 },
  subnetsPerVpc: { what: told`subnets`, byDefault: 200 },
  ipv4BlocksPerVpc: { what: told`IPv4 blocks`, byDefault: 5, maximum: 50 },
  ipv6BlocksPerVpc: { what: told`IPv6 blocks`, byDefault: 5, maximum: 50 },
  natGatewaysPerZone: { what: told`NAT gateways`, byDefault: 5 },
  regionalNatGatewaysPerVpc: { what: told`regional NAT gateways`, byDefault: 5 },
  addressesPerNatGateway: { what: told`public addresses`, byDefault: 2, maximum: 8 },
  peeringsPerVpc: { what: told`peering connections`, byDefault: 50, maximum: 125 },
  gatewayEndpointsPerVpc: { what: told`gateway endpoints`, byDefault: 20, maximum: 255 },
  interfaceEndpointsPerVpc: { what: told`interface and Gateway Load Balancer endpoints`, byDefault: 50 },
  publicAccessExclusions: { what: told`exclusions`, byDefault: 50 },
  prefixListEntries: { what: told`entries`, byDefault: 1000, maximum: 1000 },
  /** https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html */
  vpnsPerGateway: { what: told`VPN connections`, byDefault: 10 },
  staticRoutesPerVpn: { what: told`static routes`, byDefault: 100 },
  /** https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html: above this BGP goes down. */
  routesPerDirectConnect: { what: told`announced routes`, byDefault: 100, maximum: 100 },
  vpnGatewaysPerDirectConnect: { what: told`virtual private gateways`, byDefault: 20 },
  transitGatewaysPerDirectConnect: { what: told`transit gateways`, byDefault: 6 },
  /** https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html */
  transitGatewaysPerVpc: { what: told`transit gateways`, byDefault: 5 },
  transitRouteTables: { what: told`route tables`, byDefault: 20 },
  transitAttachments: { what: told`attachments`, byDefault: 5000 },
  transitRoutes: { what: told`static routes`, byDefault: 10_000 },
} as const satisfies Record<string, Quota>;
