/**
 * What tells an object of one kind by its fields alone: where `--query` took its key away, and where answers of different things stand under one key.
 * The fields are those of the APIs: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html
 */
import { isObject } from './identities.js';
import { type Kind, lettersOf } from './kinds.js';

interface Signature {
  readonly kind: Kind;
  /** It has all of these… */
  readonly all: readonly string[];
  /** …one of these, where there are any… */
  readonly some?: readonly string[];
  /** …and none of these. */
  readonly none?: readonly string[];
}

/** In the order in which they are tried: what refers to others by their ids comes before those. */
const SIGNATURES: readonly Signature[] = [
  { kind: 'Addresses', all: ['PublicIp', 'AllocationId'], none: ['PtrRecord', 'PtrRecordUpdate', 'NatGatewayId'] },
  {
    kind: 'NetworkInterfaces',
    all: ['NetworkInterfaceId'],
    some: ['MacAddress', 'PrivateIpAddresses', 'InterfaceType', 'RequesterManaged'],
    none: ['ImageId'],
  },
  {
    kind: 'Instances',
    all: ['InstanceId'],
    some: ['ImageId', 'NetworkInterfaces', 'PrivateIpAddress', 'SubnetId', 'SecurityGroups'],
  },
  { kind: 'NatGateways', all: ['NatGatewayId'], some: ['NatGatewayAddresses', 'ConnectivityType', 'SubnetId'] },
  { kind: 'VpcEndpoints', all: ['VpcEndpointId', 'VpcId'], some: ['ServiceName', 'VpcEndpointType', 'RouteTableIds'] },
  { kind: 'ServiceConfigurations', all: ['ServiceId', 'ServiceName'], some: ['ServiceState', 'ServiceType'] },
  {
    kind: 'ClientVpnEndpoints',
    all: ['ClientVpnEndpointId'],
    some: ['ClientCidrBlock', 'SplitTunnel', 'VpnProtocol', 'TransportProtocol'],
  },
  { kind: 'ClientVpnTargetNetworks', all: ['ClientVpnEndpointId', 'TargetNetworkId'] },
  { kind: 'AuthorizationRules', all: ['ClientVpnEndpointId', 'DestinationCidr'], some: ['AccessAll', 'GroupId'] },
  { kind: 'ClientVpnRoutes', all: ['ClientVpnEndpointId', 'DestinationCidr'] },
  { kind: 'VpcPeeringConnections', all: ['VpcPeeringConnectionId'], some: ['AccepterVpcInfo', 'RequesterVpcInfo'] },
  { kind: 'VpnConnections', all: ['VpnConnectionId'], some: ['CustomerGatewayId', 'VgwTelemetry'] },
  { kind: 'TransitGatewayPeeringAttachments', all: ['TransitGatewayAttachmentId', 'RequesterTgwInfo'] },
  { kind: 'TransitGatewayVpcAttachments', all: ['TransitGatewayAttachmentId', 'TransitGatewayId', 'VpcId'] },
  { kind: 'TransitGatewayAttachments', all: ['TransitGatewayAttachmentId', 'TransitGatewayId', 'ResourceType'] },
  { kind: 'TransitGatewayRouteTables', all: ['TransitGatewayRouteTableId', 'TransitGatewayId'] },
  { kind: 'TransitGateways', all: ['TransitGatewayId'], some: ['TransitGatewayArn', 'Options', 'OwnerId'] },
  { kind: 'Routes', all: ['DestinationCidrBlock'], some: ['TransitGatewayAttachments'] },
  { kind: 'NetworkAcls', all: ['NetworkAclId'], some: ['Entries', 'Associations', 'IsDefault'] },
  { kind: 'SecurityGroupRules', all: ['SecurityGroupRuleId', 'GroupId'] },
  { kind: 'SecurityGroups', all: ['GroupId'], some: ['IpPermissions', 'IpPermissionsEgress'] },
  { kind: 'RouteTables', all: ['RouteTableId'], some: ['Routes', 'Associations', 'PropagatingVgws'] },
  { kind: 'InternetGateways', all: ['InternetGatewayId', 'Attachments'] },
  { kind: 'EgressOnlyInternetGateways', all: ['EgressOnlyInternetGatewayId', 'Attachments'] },
  { kind: 'VpnGateways', all: ['VpnGatewayId'], some: ['VpcAttachments', 'AmazonSideAsn'] },
  { kind: 'CustomerGateways', all: ['CustomerGatewayId'], some: ['BgpAsn', 'IpAddress'] },
  { kind: 'Listeners', all: ['ListenerArn', 'Port'] },
  { kind: 'Rules', all: ['RuleArn', 'Actions'] },
  { kind: 'LoadBalancers', all: ['LoadBalancerArn'], some: ['Scheme', 'AvailabilityZones', 'DNSName'], none: ['Port'] },
  { kind: 'TargetGroups', all: ['TargetGroupArn'], some: ['TargetType', 'Protocol', 'HealthCheckProtocol'] },
  { kind: 'TargetHealthDescriptions', all: ['Target', 'TargetHealth'] },
  { kind: 'LoadBalancerDescriptions', all: ['LoadBalancerName', 'ListenerDescriptions'] },
  { kind: 'DBInstances', all: ['DBInstanceIdentifier'], some: ['DBSubnetGroup', 'VpcSecurityGroups', 'Engine'] },
  { kind: 'Functions', all: ['FunctionName'], some: ['FunctionArn', 'VpcConfig', 'Handler'] },
  { kind: 'PrefixLists', all: ['PrefixListId', 'PrefixListName'] },
  { kind: 'Subnets', all: ['SubnetId', 'VpcId'], some: ['CidrBlock', 'AvailabilityZone'] },
  { kind: 'Vpcs', all: ['VpcId', 'CidrBlock'], none: ['AvailabilityZone', 'AvailabilityZoneId', 'SubnetArn'] },
];

/** The kind of an object that stands under no key that tells it. */
export function kindOfObject(value: unknown): Kind | undefined {
  if (!isObject(value)) return undefined;
  const has = fieldsOf(value);
  return SIGNATURES.find((signature) => fits(has, signature))?.kind;
}

/** The kind of a list that stands under the key of another. */
export function kindOfAll(list: unknown): Kind | undefined {
  if (!Array.isArray(list)) return undefined;
  const [first, ...others] = list.map(kindOfObject);
  return others.every((kind) => kind === first) ? first : undefined;
}

function fits(has: ReadonlySet<string>, { all, some, none }: Signature): boolean {
  const one = (field: string) => has.has(lettersOf(field));
  return all.every(one) && (some?.some(one) ?? true) && !none?.some(one);
}

const fieldsOf = (value: object): ReadonlySet<string> => new Set(Object.keys(value).map(lettersOf));

/** Keys under which several services print lists, and a field without which an object is not the one that is meant. */
const REQUIRED: Partial<Readonly<Record<Kind, readonly string[]>>> = {
  // Route 53 has VPCId; classic link adds nothing to what is described.
  Vpcs: ['VpcId'],
  // Subnet groups of RDS, ElastiCache and Redshift have SubnetIdentifier.
  Subnets: ['SubnetId'],
  // ElastiCache has SecurityGroupId.
  SecurityGroups: ['GroupId'],
  // Auto Scaling and Elastic Load Balancing name the same instances; EMR and Cloud Map have others, none of which tells interfaces.
  Instances: ['InstanceId', 'NetworkInterfaces'],
  Addresses: ['PublicIp', 'CarrierIp', 'CustomerOwnedIp'],
  NetworkInterfaces: ['NetworkInterfaceId'],
  // Of transit gateways; local gateways, Client VPN endpoints and Route Server have routes too.
  Routes: ['TransitGatewayAttachments', 'TransitGatewayRouteTableAnnouncementId', 'Type', 'PrefixListId'],
  // Systems Manager has associations of its own.
  Associations: ['TransitGatewayAttachmentId'],
  // EventBridge and WAF have rules.
  Rules: ['RuleArn'],
  // Global Accelerator has PortRanges.
  Listeners: ['Port', 'LoadBalancerArn', 'DefaultActions'],
  // Lightsail and ECS have load balancers, and so has Auto Scaling, which tells their state.
  LoadBalancers: ['LoadBalancerArn', 'AvailabilityZones', 'Scheme', 'VpcId', 'CanonicalHostedZoneId'],
  Functions: ['FunctionArn', 'FunctionName', 'VpcConfig'],
  AuthorizationRules: ['DestinationCidr'],
  ClientVpnRoutes: ['DestinationCidr'],
  Entries: ['Cidr'],
  Attributes: ['Key'],
  TargetGroups: ['TargetGroupArn'],
};

/** What an object of another answer has and the one that is meant has not. */
const FOREIGN: Partial<Readonly<Record<Kind, readonly string[]>>> = {
  Routes: ['LocalGatewayRouteTableId', 'ClientVpnEndpointId', 'RouteServerEndpointId', 'CoreNetworkId'],
  Associations: ['TransitGatewayPolicyTableId', 'TransitGatewayMulticastDomainId'],
  // GameLift has instances in a VPC of its own; OpsWorks and EMR name those of EC2 beside ids of their own.
  Instances: ['FleetId', 'StackId', 'Ec2InstanceId'],
  // OpenSearch has endpoints that it manages itself; those of Redshift tell their interfaces.
  VpcEndpoints: ['DomainArn', 'VpcEndpointOwner', 'NetworkInterfaces'],
  Functions: ['FunctionConfig', 'FunctionMetadata'],
  Attributes: ['TargetType', 'TargetId'],
};

/** Descriptions that only add to those of others: alone they describe nothing. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcClassicLink.html */
const ADDITIONS: Partial<Readonly<Record<Kind, readonly string[]>>> = {
  Vpcs: ['ClassicLinkEnabled', 'ClassicLinkDnsSupported'],
  Instances: ['NetworkNodes', 'SqlServerLicenseUsage', 'LifecycleState', 'HealthStatus'],
  Addresses: ['PtrRecord', 'PtrRecordUpdate'],
};

/** Whether a list under a key is another answer's. An empty one is nobody's, and what cannot be read at all is a description that is damaged. */
export function isOtherAnswer(kind: Kind, list: unknown): boolean {
  // Queues and topics have an object of attributes.
  if (kind === 'Attributes' && isObject(list)) return true;
  if (!Array.isArray(list) || list.length === 0) return false;
  return list.every((item) => (isObject(item) ? isOther(kind, item) : typeof item === 'string' && kind in REQUIRED));
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html */
const OF_LISTENERS = /^(tcp\.idle_timeout|routing\.http\.(request|response))\./;

function isOther(kind: Kind, item: Readonly<Record<string, unknown>>): boolean {
  if (kind === 'Attributes' && typeof item.Key === 'string' && OF_LISTENERS.test(item.Key)) return true;
  const has = fieldsOf(item);
  if (has.size === 0) return false;
  const one = (field: string) => has.has(lettersOf(field));
  const own = SIGNATURES.find((signature) => signature.kind === kind);
  if (FOREIGN[kind]?.some(one)) return true;
  if (ADDITIONS[kind]?.some(one)) return own !== undefined && !fits(has, own);
  // All that a query left of a load balancer; those of Lightsail have a name of another kind.
  if (kind === 'LoadBalancers' && ['LoadBalancerName', 'DNSName'].every(one)) return false;
  return REQUIRED[kind]?.some(one) === false;
}

/** Every field by which answers are told apart. */
export const TELLING_FIELDS: readonly string[] = [
  ...SIGNATURES.flatMap(({ all, some = [], none = [] }) => [...all, ...some, ...none]),
  ...[REQUIRED, FOREIGN, ADDITIONS].flatMap((fields) => Object.values(fields).flat()),
];
