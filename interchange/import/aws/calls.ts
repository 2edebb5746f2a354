import { COMMANDS } from './commands.js';
import type { Kind } from './kinds.js';

/** A command of `aws` that only reads, and the list that it prints. https://docs.aws.amazon.com/cli/latest/reference/ */
export interface Call {
  /** The key of what is read in its answer. */
  readonly list: string;
  /** `ec2 describe-vpcs`, and its options. Of what is asked one object at a time, the last word stands for the object. */
  readonly command: string;
  /** The call whose answer names the objects that this one asks about, and the field that does. The answers are told apart by that field too. */
  readonly each?: { readonly of: string; readonly id: string };
  /** Where the service has one place for all regions, that place. */
  readonly region?: string;
  /** The key under which the command prints its list, where other commands print theirs under the same. */
  readonly printedAs?: string;
}

/** `elbv2 describe-rules`: what tells a call from all others. */
export const nameOf = ({ command }: Pick<Call, 'command'>): string => command.split(' ', 2).join(' ');

const TABLE = { of: 'ec2 describe-transit-gateway-route-tables', id: 'TransitGatewayRouteTableId' };
const BALANCER = { of: 'elbv2 describe-load-balancers', id: 'LoadBalancerArn' };
const CLIENT_VPN = { of: 'ec2 describe-client-vpn-endpoints', id: 'ClientVpnEndpointId' };
const TARGET_GROUP = { of: 'elbv2 describe-target-groups', id: 'TargetGroupArn' };

/** What is asked one object at a time. */
const EACH: Partial<Readonly<Record<Kind, Call['each']>>> = {
  Entries: { of: 'ec2 describe-managed-prefix-lists', id: 'PrefixListId' },
  TransitGatewayRouteTablePropagations: TABLE,
  Associations: TABLE,
  Routes: TABLE,
  ClientVpnTargetNetworks: CLIENT_VPN,
  ClientVpnRoutes: CLIENT_VPN,
  AuthorizationRules: CLIENT_VPN,
  DirectConnectGatewayAssociations: {
    of: 'directconnect describe-direct-connect-gateways',
    id: 'DirectConnectGatewayId',
  },
  CrossZoneLoadBalancing: { of: 'elb describe-load-balancers', id: 'LoadBalancerName' },
  Listeners: BALANCER,
  Attributes: BALANCER,
  Rules: { of: 'elbv2 describe-listeners', id: 'ListenerArn' },
  TargetHealthDescriptions: TARGET_GROUP,
};

/** Transit gateways have routes too. @public Tests find the lists in the answers by it. */
export const PRINTED_AS: Partial<Readonly<Record<Kind, string>>> = { ClientVpnRoutes: 'Routes' };

/** What opens ways that are not modelled, and what is read beside the lists that are. */
const OTHERS: readonly Call[] = [
  {
    list: 'Attributes',
    command: 'elbv2 describe-target-group-attributes --target-group-arn ARN',
    each: TARGET_GROUP,
  },
  { list: 'VerifiedAccessEndpoints', command: 'ec2 describe-verified-access-endpoints' },
  { list: 'LocalGateways', command: 'ec2 describe-local-gateways' },
  {
    list: 'LocalGatewayRouteTableVpcAssociations',
    command: 'ec2 describe-local-gateway-route-table-vpc-associations',
  },
  { list: 'InstanceConnectEndpoints', command: 'ec2 describe-instance-connect-endpoints' },
  { list: 'RouteServers', command: 'ec2 describe-route-servers' },
  { list: 'CarrierGateways', command: 'ec2 describe-carrier-gateways' },
  {
    list: 'ServiceNetworkVpcAssociations',
    command: 'vpc-lattice list-service-network-vpc-associations',
    printedAs: 'items',
  },
  { list: 'LatticeTargetGroups', command: 'vpc-lattice list-target-groups', printedAs: 'items' },
  { list: 'ResourceGateways', command: 'vpc-lattice list-resource-gateways', printedAs: 'items' },
  // https://docs.aws.amazon.com/global-accelerator/latest/api/Welcome.html
  { list: 'Accelerators', command: 'globalaccelerator list-accelerators', region: 'us-west-2' },
  {
    list: 'Listeners',
    command: 'globalaccelerator list-listeners --accelerator-arn ARN',
    each: { of: 'globalaccelerator list-accelerators', id: 'AcceleratorArn' },
    region: 'us-west-2',
  },
  {
    list: 'EndpointGroups',
    command: 'globalaccelerator list-endpoint-groups --listener-arn ARN',
    each: { of: 'globalaccelerator list-listeners', id: 'ListenerArn' },
    region: 'us-west-2',
  },
  {
    list: 'Accelerators',
    command: 'globalaccelerator list-custom-routing-accelerators',
    region: 'us-west-2',
  },
  {
    list: 'Listeners',
    command: 'globalaccelerator list-custom-routing-listeners --accelerator-arn ARN',
    each: { of: 'globalaccelerator list-custom-routing-accelerators', id: 'AcceleratorArn' },
    region: 'us-west-2',
  },
  {
    list: 'EndpointGroups',
    command: 'globalaccelerator list-custom-routing-endpoint-groups --listener-arn ARN',
    each: { of: 'globalaccelerator list-custom-routing-listeners', id: 'ListenerArn' },
    region: 'us-west-2',
  },
  { list: 'VpcLinks', command: 'apigateway get-vpc-links', printedAs: 'items' },
  // https://docs.aws.amazon.com/general/latest/gr/networkmanager.html
  { list: 'CoreNetworks', command: 'networkmanager list-core-networks', region: 'us-west-2' },
  {
    list: 'CoreNetworkAttachments',
    command: 'networkmanager list-attachments',
    region: 'us-west-2',
    printedAs: 'Attachments',
  },
  { list: 'CoreNetworkPeerings', command: 'networkmanager list-peerings', region: 'us-west-2', printedAs: 'Peerings' },
  { list: 'VpcOriginList', command: 'cloudfront list-vpc-origins', region: 'us-east-1' },
];

/** Every call that tells something that the import reads. */
export const CALLS: readonly Call[] = [
  ...(Object.entries(COMMANDS) as [Kind, string][]).map(([list, command]): Call => {
    const each = EACH[list];
    const printedAs = PRINTED_AS[list];
    return { list, command, ...(each ? { each } : {}), ...(printedAs ? { printedAs } : {}) };
  }),
  ...OTHERS,
];

/** The words of a call, for the object that it is about. */
export function wordsOf({ command, each }: Call, id?: string): string[] {
  const words = command.split(' ');
  return each === undefined || id === undefined
    ? words
    : words.map((word) => (/^(ID|ARN|NAME)$/.test(word) ? id : word));
}
