import { say, type Told, told } from '../../network/words/index.js';

/** AWS's own pages, for those who want to read on. */
const GUIDE = 'https://docs.aws.amazon.com/vpc/latest/userguide';

export const AWS_PAGES = {
  vpc: [told`How Amazon VPC works`, `${GUIDE}/how-it-works.html`],
  cidr: [told`VPC CIDR blocks`, `${GUIDE}/vpc-cidr-blocks.html`],
  subnet: [told`Subnets`, `${GUIDE}/configure-subnets.html`],
  subnetSizing: [told`Subnet sizing`, `${GUIDE}/subnet-sizing.html`],
  routeTable: [told`Route tables`, `${GUIDE}/VPC_Route_Tables.html`],
  routePriority: [told`Route priority`, `${GUIDE}/route-tables-priority.html`],
  internetGateway: [told`Internet gateways`, `${GUIDE}/VPC_Internet_Gateway.html`],
  egressOnlyGateway: [told`Egress-only internet gateways`, `${GUIDE}/egress-only-internet-gateway.html`],
  natInstance: [told`NAT instances`, `${GUIDE}/work-with-nat-instances.html`],
  natGateway: [told`NAT gateways`, `${GUIDE}/vpc-nat-gateway.html`],
  networkAcl: [told`Network ACLs`, `${GUIDE}/vpc-network-acls.html`],
  ephemeralPorts: [told`Ephemeral ports`, `${GUIDE}/custom-network-acl.html#nacl-ephemeral-ports`],
  securityGroup: [told`Security groups`, `${GUIDE}/vpc-security-groups.html`],
  securityGroupRules: [told`Security group rules`, `${GUIDE}/security-group-rules.html`],
  blockPublicAccess: [told`VPC Block Public Access`, `${GUIDE}/security-vpc-bpa.html`],
  prefixList: [told`Managed prefix lists`, `${GUIDE}/managed-prefix-lists.html`],
  elasticIp: [told`Elastic IP addresses`, `${GUIDE}/vpc-eips.html`],
  networkInterface: [told`Network interfaces`, 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html'],
  vpn: [told`Site-to-Site VPN`, 'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html'],
  clientVpn: [told`Client VPN`, 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/how-it-works.html'],
  authorizationRules: [
    told`Authorization rules`,
    'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html',
  ],
  directConnect: [told`Direct Connect`, 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/Welcome.html'],
  peering: [told`VPC peering`, 'https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html'],
  transitGateway: [told`Transit gateways`, 'https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html'],
  endpointService: [
    told`Endpoint services`,
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
  ],
  gatewayEndpoint: [
    told`Gateway endpoints`,
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
  ],
  interfaceEndpoint: [
    told`Interface endpoints`,
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  ],
  lambda: [told`Functions in a VPC`, 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html'],
  database: [
    told`Databases in a VPC`,
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  ],
  applicationLoadBalancer: [
    told`Application Load Balancers`,
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html',
  ],
  networkLoadBalancer: [
    told`Network Load Balancers`,
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html',
  ],
  classicLoadBalancer: [
    told`Classic Load Balancers`,
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/introduction.html',
  ],
} as const satisfies Record<string, readonly [title: Told, url: string]>;

export type AwsPage = keyof typeof AWS_PAGES;

/** A line of links. */
export function readOn(...pages: AwsPage[]): string {
  return say`AWS: ${pages.map((page) => `[${AWS_PAGES[page][0]}](${AWS_PAGES[page][1]})`).join(' · ')}`;
}
