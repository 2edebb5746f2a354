import type { Kind } from './kinds.js';

/** The field that holds the id of an object of a kind: what has the same one is the same thing, however often it is described. */
export const ID_FIELDS: Partial<Readonly<Record<Kind, string>>> = {
  Vpcs: 'VpcId',
  Subnets: 'SubnetId',
  RouteTables: 'RouteTableId',
  NetworkAcls: 'NetworkAclId',
  SecurityGroups: 'GroupId',
  SecurityGroupRules: 'SecurityGroupRuleId',
  InternetGateways: 'InternetGatewayId',
  EgressOnlyInternetGateways: 'EgressOnlyInternetGatewayId',
  NatGateways: 'NatGatewayId',
  VpnGateways: 'VpnGatewayId',
  CustomerGateways: 'CustomerGatewayId',
  VpnConnections: 'VpnConnectionId',
  VpcPeeringConnections: 'VpcPeeringConnectionId',
  VpcEndpoints: 'VpcEndpointId',
  ServiceConfigurations: 'ServiceId',
  ClientVpnEndpoints: 'ClientVpnEndpointId',
  ClientVpnTargetNetworks: 'AssociationId',
  PrefixLists: 'PrefixListId',
  Instances: 'InstanceId',
  NetworkInterfaces: 'NetworkInterfaceId',
  Addresses: 'PublicIp',
  TransitGateways: 'TransitGatewayId',
  TransitGatewayAttachments: 'TransitGatewayAttachmentId',
  TransitGatewayVpcAttachments: 'TransitGatewayAttachmentId',
  TransitGatewayPeeringAttachments: 'TransitGatewayAttachmentId',
  TransitGatewayRouteTables: 'TransitGatewayRouteTableId',
  LoadBalancers: 'LoadBalancerArn',
  LoadBalancerDescriptions: 'LoadBalancerName',
  Listeners: 'ListenerArn',
  Rules: 'RuleArn',
  TargetGroups: 'TargetGroupArn',
  DBInstances: 'DBInstanceArn',
  Functions: 'FunctionArn',
};

/** By what an object is called, and by what it is told from others of its kind. */
export function identityOf(kind: Kind, raw: unknown): { readonly id: string; readonly key: string } | undefined {
  const field = ID_FIELDS[kind];
  const id = field !== undefined && isObject(raw) ? raw[field] : undefined;
  if (typeof id !== 'string' || id === '') return undefined;
  return { id, key: kind === 'TransitGatewayAttachments' ? `${id} ${sideOf(raw)}` : id };
}

/**
 * The two transit gateways of a peering list it under one id, each as its own attachment: with itself as the gateway, the other as the resource, and a table of its own.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
 */
function sideOf(raw: unknown): string {
  const { ResourceType: type, ResourceId: resource, TransitGatewayId: gateway } = isObject(raw) ? raw : {};
  const isPeering = type === 'peering' || (typeof resource === 'string' && resource.startsWith('tgw-'));
  return isPeering && typeof gateway === 'string' ? gateway : '';
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
