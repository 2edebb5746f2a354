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

/** What two descriptions of one thing tell together: each field that either has, lists with the items of both. Of two values that differ, the first counts. */
export function united(one: unknown, other: unknown): unknown {
  if (one === undefined || one === null) return other;
  if (Array.isArray(one) && Array.isArray(other)) {
    const known = new Set(one.map((item) => JSON.stringify(item)));
    return [...one, ...other.filter((item) => !known.has(JSON.stringify(item)))];
  }
  if (!isObject(one) || !isObject(other)) return one;
  const all: Record<string, unknown> = { ...other };
  for (const [field, value] of Object.entries(one))
    all[field] = Object.hasOwn(other, field) ? united(value, other[field]) : value;
  return all;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
