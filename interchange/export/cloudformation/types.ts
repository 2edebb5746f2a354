/** How a type of declarations is called in CloudFormation, and what its fields become: left out, renamed, or as they are, spelled with capitals. */
export interface TypeSpec {
  readonly type: string;
  readonly rename?: Readonly<Record<string, string>>;
  /** Fields that there are not. */
  readonly without?: readonly string[];
}

const EC2 = (name: string, more: Omit<TypeSpec, 'type'> = {}): TypeSpec => ({ type: `AWS::EC2::${name}`, ...more });

export const TYPES: Readonly<Record<string, TypeSpec>> = {
  vpc: EC2('VPC'),
  vpc_ipv4_cidr_block_association: EC2('VPCCidrBlock'),
  vpc_ipv6_cidr_block_association: EC2('VPCCidrBlock'),
  subnet: EC2('Subnet'),
  internet_gateway: EC2('InternetGateway', { without: ['vpc_id'] }),
  egress_only_internet_gateway: EC2('EgressOnlyInternetGateway'),
  vpn_gateway: EC2('VPNGateway', { without: ['vpc_id'] }),
  vpc_gateway_attachment: EC2('VPCGatewayAttachment'),
  nat_gateway: EC2('NatGateway', { rename: { private_ip: 'PrivateIpAddress' } }),
  eip: EC2('EIP'),
  eip_association: EC2('EIPAssociation'),
  route_table: EC2('RouteTable'),
  route: EC2('Route', { rename: { egress_only_gateway_id: 'EgressOnlyInternetGatewayId' } }),
  route_table_association: EC2('SubnetRouteTableAssociation'),
  vpn_gateway_route_propagation: EC2('VPNGatewayRoutePropagation'),
  network_acl: EC2('NetworkAcl'),
  network_acl_rule: EC2('NetworkAclEntry'),
  network_acl_association: EC2('SubnetNetworkAclAssociation'),
  security_group: EC2('SecurityGroup', { rename: { name: 'GroupName', description: 'GroupDescription' } }),
  vpc_security_group_ingress_rule: EC2('SecurityGroupIngress', {
    rename: {
      security_group_id: 'GroupId',
      referenced_security_group_id: 'SourceSecurityGroupId',
      prefix_list_id: 'SourcePrefixListId',
      cidr_ipv4: 'CidrIp',
      cidr_ipv6: 'CidrIpv6',
    },
  }),
  vpc_security_group_egress_rule: EC2('SecurityGroupEgress', {
    rename: {
      security_group_id: 'GroupId',
      referenced_security_group_id: 'DestinationSecurityGroupId',
      prefix_list_id: 'DestinationPrefixListId',
      cidr_ipv4: 'CidrIp',
      cidr_ipv6: 'CidrIpv6',
    },
  }),
  instance: EC2('Instance', {
    rename: { ami: 'ImageId', private_ip: 'PrivateIpAddress', vpc_security_group_ids: 'SecurityGroupIds' },
  }),
  network_interface: EC2('NetworkInterface', { rename: { security_groups: 'GroupSet' } }),
  ec2_managed_prefix_list: EC2('PrefixList', { rename: { name: 'PrefixListName', entry: 'Entries' } }),
  vpc_peering_connection: EC2('VPCPeeringConnection', { without: ['auto_accept'] }),
  vpc_endpoint: EC2('VPCEndpoint'),
  vpc_endpoint_service: EC2('VPCEndpointService'),
  ec2_client_vpn_endpoint: EC2('ClientVpnEndpoint'),
  ec2_client_vpn_network_association: EC2('ClientVpnTargetNetworkAssociation'),
  ec2_client_vpn_route: EC2('ClientVpnRoute'),
  ec2_client_vpn_authorization_rule: EC2('ClientVpnAuthorizationRule'),
  customer_gateway: EC2('CustomerGateway'),
  vpn_connection: EC2('VPNConnection'),
  vpn_connection_route: EC2('VPNConnectionRoute'),
  ec2_transit_gateway: EC2('TransitGateway'),
  ec2_transit_gateway_vpc_attachment: EC2('TransitGatewayVpcAttachment'),
  ec2_transit_gateway_peering_attachment: EC2('TransitGatewayPeeringAttachment'),
  ec2_transit_gateway_route_table: EC2('TransitGatewayRouteTable'),
  ec2_transit_gateway_route_table_association: EC2('TransitGatewayRouteTableAssociation'),
  ec2_transit_gateway_route_table_propagation: EC2('TransitGatewayRouteTablePropagation'),
  ec2_transit_gateway_route: EC2('TransitGatewayRoute'),
  vpc_block_public_access_options: EC2('VPCBlockPublicAccessOptions'),
  vpc_block_public_access_exclusion: EC2('VPCBlockPublicAccessExclusion'),
  dx_gateway: { type: 'AWS::DirectConnect::DirectConnectGateway', rename: { name: 'DirectConnectGatewayName' } },
  dx_gateway_association: {
    type: 'AWS::DirectConnect::DirectConnectGatewayAssociation',
    rename: { dx_gateway_id: 'DirectConnectGatewayId', allowed_prefixes: 'AllowedPrefixesToDirectConnectGateway' },
  },
  lb: {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    rename: { load_balancer_type: 'Type' },
  },
  lb_listener: { type: 'AWS::ElasticLoadBalancingV2::Listener' },
  lb_target_group: { type: 'AWS::ElasticLoadBalancingV2::TargetGroup' },
  elb: { type: 'AWS::ElasticLoadBalancing::LoadBalancer' },
  lambda_function: { type: 'AWS::Lambda::Function' },
  db_subnet_group: {
    type: 'AWS::RDS::DBSubnetGroup',
    rename: { db_subnet_group_description: 'DBSubnetGroupDescription' },
  },
  db_instance: {
    type: 'AWS::RDS::DBInstance',
    rename: {
      instance_class: 'DBInstanceClass',
      username: 'MasterUsername',
      db_subnet_group_name: 'DBSubnetGroupName',
      vpc_security_group_ids: 'VPCSecurityGroups',
    },
  },
};

/** `cidr_block` as `CidrBlock`. */
export function pascal(field: string): string {
  return field.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
