/** AWS's own pages, for those who want to read on. */
const GUIDE = 'https://docs.aws.amazon.com/vpc/latest/userguide';

export const AWS_PAGES = {
  vpc: ['How Amazon VPC works', `${GUIDE}/how-it-works.html`],
  cidr: ['VPC CIDR blocks', `${GUIDE}/vpc-cidr-blocks.html`],
  subnet: ['Subnets', `${GUIDE}/configure-subnets.html`],
  subnetSizing: ['Subnet sizing', `${GUIDE}/subnet-sizing.html`],
  routeTable: ['Route tables', `${GUIDE}/VPC_Route_Tables.html`],
  routePriority: ['Route priority', `${GUIDE}/route-tables-priority.html`],
  internetGateway: ['Internet gateways', `${GUIDE}/VPC_Internet_Gateway.html`],
  egressOnlyGateway: ['Egress-only internet gateways', `${GUIDE}/egress-only-internet-gateway.html`],
  natInstance: ['NAT instances', `${GUIDE}/work-with-nat-instances.html`],
  natGateway: ['NAT gateways', `${GUIDE}/vpc-nat-gateway.html`],
  networkAcl: ['Network ACLs', `${GUIDE}/vpc-network-acls.html`],
  ephemeralPorts: ['Ephemeral ports', `${GUIDE}/custom-network-acl.html#nacl-ephemeral-ports`],
  securityGroup: ['Security groups', `${GUIDE}/vpc-security-groups.html`],
  securityGroupRules: ['Security group rules', `${GUIDE}/security-group-rules.html`],
  blockPublicAccess: ['VPC Block Public Access', `${GUIDE}/security-vpc-bpa.html`],
  prefixList: ['Managed prefix lists', `${GUIDE}/managed-prefix-lists.html`],
  elasticIp: ['Elastic IP addresses', `${GUIDE}/vpc-eips.html`],
  networkInterface: ['Network interfaces', 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html'],
  vpn: ['Site-to-Site VPN', 'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html'],
  clientVpn: ['Client VPN', 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/how-it-works.html'],
  authorizationRules: [
    'Authorization rules',
    'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html',
  ],
  directConnect: ['Direct Connect', 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/Welcome.html'],
  peering: ['VPC peering', 'https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html'],
  transitGateway: ['Transit gateways', 'https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html'],
  endpointService: [
    'Endpoint services',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
  ],
  gatewayEndpoint: ['Gateway endpoints', 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html'],
  interfaceEndpoint: [
    'Interface endpoints',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  ],
  lambda: ['Functions in a VPC', 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html'],
  database: [
    'Databases in a VPC',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  ],
  applicationLoadBalancer: [
    'Application Load Balancers',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html',
  ],
  networkLoadBalancer: [
    'Network Load Balancers',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html',
  ],
  classicLoadBalancer: [
    'Classic Load Balancers',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/introduction.html',
  ],
} as const satisfies Record<string, readonly [title: string, url: string]>;

export type AwsPage = keyof typeof AWS_PAGES;

/** A line of links. */
export function readOn(...pages: AwsPage[]): string {
  return `AWS: ${pages.map((page) => `[${AWS_PAGES[page][0]}](${AWS_PAGES[page][1]})`).join(' · ')}`;
}
