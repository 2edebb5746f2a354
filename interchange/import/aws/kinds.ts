/**
 * The lists that AWS's command line prints, by their top-level key. Collectors write the same keys in other cases (`network_acls`),
 * so keys are compared by their letters alone.
 */
const KEYS = [
  'Vpcs',
  'Subnets',
  'RouteTables',
  'NetworkAcls',
  'SecurityGroups',
  'SecurityGroupRules',
  'InternetGateways',
  'EgressOnlyInternetGateways',
  'NatGateways',
  'VpnGateways',
  'CustomerGateways',
  'VpnConnections',
  'VpcPeeringConnections',
  'VpcEndpoints',
  'ServiceConfigurations',
  'ClientVpnEndpoints',
  'ClientVpnTargetNetworks',
  'ClientVpnRoutes',
  'AuthorizationRules',
  'PrefixLists',
  'Entries',
  'Instances',
  'NetworkInterfaces',
  'Addresses',
  'TransitGateways',
  'TransitGatewayAttachments',
  'TransitGatewayVpcAttachments',
  'TransitGatewayPeeringAttachments',
  'TransitGatewayRouteTables',
  'TransitGatewayRouteTablePropagations',
  'Associations',
  'Routes',
  'DirectConnectGateways',
  'DirectConnectGatewayAssociations',
  'VirtualInterfaces',
  'LoadBalancers',
  'LoadBalancerDescriptions',
  'CrossZoneLoadBalancing',
  'Listeners',
  'Rules',
  'TargetGroups',
  'TargetHealthDescriptions',
  'Attributes',
  'DBInstances',
  'Functions',
  'VpcBlockPublicAccessOptions',
  'VpcBlockPublicAccessExclusions',
] as const;

export type Kind = (typeof KEYS)[number];

/** Of the keys that were met: an account's answers have few of them, each many times. */
const LETTERS = new Map<string, string>();
const MOST_KEPT = 10_000;

/** What two spellings of one key have in common. */
export function lettersOf(key: string): string {
  const known = LETTERS.get(key);
  if (known !== undefined) return known;
  const letters = key.replace(/[^A-Za-z]/g, '').toLowerCase();
  if (LETTERS.size < MOST_KEPT) LETTERS.set(key, letters);
  return letters;
}

const BY_LETTERS = new Map<string, Kind>(KEYS.map((kind) => [lettersOf(kind), kind]));

export function kindOf(key: string): Kind | undefined {
  return BY_LETTERS.get(lettersOf(key));
}
