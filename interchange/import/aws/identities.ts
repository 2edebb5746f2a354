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

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
