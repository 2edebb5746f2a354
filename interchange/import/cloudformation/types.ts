/** CloudFormation's types by the names that the import of declarations has for them. */
export const TYPES: Readonly<Record<string, string>> = {
  'AWS::AutoScaling::AutoScalingGroup': 'autoscaling_group',
  'AWS::AutoScaling::LaunchConfiguration': 'launch_configuration',
  'AWS::DirectConnect::DirectConnectGateway': 'dx_gateway',
  'AWS::DirectConnect::DirectConnectGatewayAssociation': 'dx_gateway_association',
  'AWS::DirectConnect::PrivateVirtualInterface': 'dx_private_virtual_interface',
  'AWS::DirectConnect::TransitVirtualInterface': 'dx_transit_virtual_interface',
  'AWS::EC2::CustomerGateway': 'customer_gateway',
  'AWS::EC2::EIP': 'eip',
  'AWS::EC2::EIPAssociation': 'eip_association',
  'AWS::EC2::EgressOnlyInternetGateway': 'egress_only_internet_gateway',
  'AWS::EC2::GatewayRouteTableAssociation': 'route_table_association',
  'AWS::EC2::Instance': 'instance',
  'AWS::EC2::InternetGateway': 'internet_gateway',
  'AWS::EC2::LaunchTemplate': 'launch_template',
  'AWS::EC2::NatGateway': 'nat_gateway',
  'AWS::EC2::NetworkAcl': 'network_acl',
  'AWS::EC2::NetworkAclEntry': 'network_acl_rule',
  'AWS::EC2::NetworkInterface': 'network_interface',
  'AWS::EC2::NetworkInterfaceAttachment': 'network_interface_attachment',
  'AWS::EC2::PrefixList': 'ec2_managed_prefix_list',
  'AWS::EC2::Route': 'route',
  'AWS::EC2::RouteTable': 'route_table',
  'AWS::EC2::SecurityGroup': 'security_group',
  'AWS::EC2::SecurityGroupEgress': 'security_group_egress',
  'AWS::EC2::SecurityGroupIngress': 'security_group_ingress',
  'AWS::EC2::SecurityGroupVpcAssociation': 'vpc_security_group_vpc_association',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::SubnetCidrBlock': 'subnet_cidr_block',
  'AWS::EC2::SubnetNetworkAclAssociation': 'network_acl_association',
  'AWS::EC2::SubnetRouteTableAssociation': 'route_table_association',
  'AWS::EC2::TransitGateway': 'ec2_transit_gateway',
  'AWS::EC2::TransitGatewayAttachment': 'ec2_transit_gateway_vpc_attachment',
  'AWS::EC2::TransitGatewayPeeringAttachment': 'ec2_transit_gateway_peering_attachment',
  'AWS::EC2::TransitGatewayRoute': 'ec2_transit_gateway_route',
  'AWS::EC2::TransitGatewayRouteTable': 'ec2_transit_gateway_route_table',
  'AWS::EC2::TransitGatewayRouteTableAssociation': 'ec2_transit_gateway_route_table_association',
  'AWS::EC2::TransitGatewayRouteTablePropagation': 'ec2_transit_gateway_route_table_propagation',
  'AWS::EC2::TransitGatewayVpcAttachment': 'ec2_transit_gateway_vpc_attachment',
  'AWS::EC2::VPC': 'vpc',
  'AWS::EC2::VPCBlockPublicAccessExclusion': 'vpc_block_public_access_exclusion',
  'AWS::EC2::VPCBlockPublicAccessOptions': 'vpc_block_public_access_options',
  'AWS::EC2::VPCCidrBlock': 'vpc_ipv4_cidr_block_association',
  'AWS::EC2::VPCEndpoint': 'vpc_endpoint',
  'AWS::EC2::VPCGatewayAttachment': 'internet_gateway_attachment',
  'AWS::EC2::VPCPeeringConnection': 'vpc_peering_connection',
  'AWS::EC2::VPNConnection': 'vpn_connection',
  'AWS::EC2::VPNConnectionRoute': 'vpn_connection_route',
  'AWS::EC2::VPNGateway': 'vpn_gateway',
  'AWS::EC2::VPNGatewayRoutePropagation': 'vpn_gateway_route_propagation',
  'AWS::ElasticLoadBalancing::LoadBalancer': 'elb',
  'AWS::ElasticLoadBalancingV2::Listener': 'lb_listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'lb_listener_rule',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'lb',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'lb_target_group',
  'AWS::Lambda::Function': 'lambda_function',
  'AWS::RDS::DBCluster': 'rds_cluster',
  'AWS::RDS::DBInstance': 'db_instance',
  'AWS::RDS::DBSubnetGroup': 'db_subnet_group',
  'AWS::Serverless::Function': 'lambda_function',
};

/** Fields that have another name there, by type. */
export const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::AutoScaling::AutoScalingGroup': { auto_scaling_group_name: 'name' },
  'AWS::AutoScaling::LaunchConfiguration': { launch_configuration_name: 'name' },
  'AWS::EC2::LaunchTemplate': { launch_template_name: 'name' },
  'AWS::EC2::PrefixList': { prefix_list_name: 'name' },
  'AWS::EC2::SecurityGroup': {
    security_group_ingress: 'ingress',
    security_group_egress: 'egress',
    group_name: 'name',
  },
  'AWS::ElasticLoadBalancing::LoadBalancer': { load_balancer_name: 'name' },
};

/** `CidrBlock` as `cidr_block`. */
export function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
