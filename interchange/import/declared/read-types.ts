/** Types that are read where they are declared, by what they are about. Their names are Terraform's, without the provider's in front. */
export const READ_TYPES: Readonly<Record<string, string>> = {
  'VPCs and subnets':
    'vpc default_vpc vpc_ipv4_cidr_block_association vpc_ipv6_cidr_block_association subnet default_subnet subnet_cidr_block vpc_ipam vpc_ipam_scope vpc_ipam_pool vpc_ipam_pool_cidr',
  'gateways and addresses':
    'internet_gateway internet_gateway_attachment egress_only_internet_gateway vpn_gateway vpn_gateway_attachment nat_gateway eip eip_association vpc_block_public_access_options vpc_block_public_access_exclusion',
  routes:
    'route_table default_route_table route route_table_association main_route_table_association vpn_gateway_route_propagation ec2_managed_prefix_list ec2_managed_prefix_list_entry prefix_list',
  'network ACLs': 'network_acl default_network_acl network_acl_rule network_acl_association',
  'security groups':
    'security_group default_security_group security_group_rule security_group_ingress security_group_egress vpc_security_group_ingress_rule vpc_security_group_egress_rule vpc_security_group_vpc_association vpc_security_group_rules_exclusive',
  'instances and interfaces':
    'instance network_interface network_interface_attachment network_interface_sg_attachment launch_template launch_configuration autoscaling_group autoscaling_attachment lambda_function elastic_beanstalk_environment elastic_beanstalk_configuration_template',
  databases: 'db_instance rds_cluster rds_cluster_instance db_subnet_group',
  'load balancers': 'lb lb_listener lb_listener_rule lb_target_group lb_target_group_attachment elb elb_attachment',
  'VPC endpoints':
    'vpc_endpoint vpc_endpoint_route_table_association vpc_endpoint_subnet_association vpc_endpoint_security_group_association vpc_endpoint_service',
  'peering and transit gateways':
    'vpc_peering_connection vpc_peering_connection_accepter vpc_peering_connection_options ec2_transit_gateway ec2_transit_gateway_vpc_attachment ec2_transit_gateway_vpc_attachment_accepter ec2_transit_gateway_route_table ec2_transit_gateway_route ec2_transit_gateway_route_table_association ec2_transit_gateway_route_table_propagation ec2_transit_gateway_prefix_list_reference ec2_transit_gateway_peering_attachment ec2_transit_gateway_peering_attachment_accepter ec2_transit_gateway_default_route_table_association ec2_transit_gateway_default_route_table_propagation',
  'VPN and Direct Connect':
    'vpn_connection vpn_connection_route customer_gateway dx_gateway dx_gateway_association dx_private_virtual_interface dx_transit_virtual_interface dx_hosted_private_virtual_interface_accepter ec2_client_vpn_endpoint ec2_client_vpn_network_association ec2_client_vpn_route ec2_client_vpn_authorization_rule',
};

/** Types that are left out without a word, by why they cannot change who reaches whom. */
export const CANNOT_MATTER: Readonly<Record<string, string>> = {
  'what names mean is not looked at, addresses are':
    'vpc_dhcp_options vpc_dhcp_options_association route53_zone route53_zone_association route53_record vpc_endpoint_private_dns',
  'it records, and lets nothing through': 'flow_log vpc_endpoint_connection_notification cloudwatch_log_group',
  'it says who may call an API, not which packets pass':
    'vpc_endpoint_policy iam_role iam_policy iam_role_policy_attachment lambda_permission acm_certificate key_pair',
  'it is a disk': 'ebs_volume volume_attachment',
};
