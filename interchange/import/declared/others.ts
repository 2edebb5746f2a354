import type { Context } from './context.js';
import { isSubnetGroup } from './places-named.js';
import { isList, isValues, type Value } from './value.js';

/** Types that this importer reads, or that have nothing to do with who reaches whom. */
const READ = new Set(
  `vpc default_vpc vpc_ipv4_cidr_block_association vpc_ipv6_cidr_block_association subnet default_subnet subnet_cidr_block
  internet_gateway internet_gateway_attachment egress_only_internet_gateway vpn_gateway vpn_gateway_attachment vpn_gateway_route_propagation
  nat_gateway eip eip_association route_table default_route_table route route_table_association main_route_table_association
  network_acl default_network_acl network_acl_rule network_acl_association security_group default_security_group security_group_rule
  security_group_ingress security_group_egress vpc_security_group_ingress_rule vpc_security_group_egress_rule vpc_security_group_vpc_association
  instance network_interface network_interface_attachment network_interface_sg_attachment launch_template launch_configuration autoscaling_group
  autoscaling_attachment db_instance rds_cluster rds_cluster_instance db_subnet_group lambda_function lb lb_listener lb_listener_rule lb_target_group
  lb_target_group_attachment elb elb_attachment ec2_managed_prefix_list ec2_managed_prefix_list_entry prefix_list vpc_endpoint
  vpc_endpoint_route_table_association vpc_endpoint_subnet_association vpc_endpoint_security_group_association vpc_peering_connection
  vpc_peering_connection_accepter vpc_peering_connection_options ec2_transit_gateway ec2_transit_gateway_vpc_attachment
  ec2_transit_gateway_vpc_attachment_accepter ec2_transit_gateway_route_table ec2_transit_gateway_route ec2_transit_gateway_route_table_association
  ec2_transit_gateway_route_table_propagation ec2_transit_gateway_prefix_list_reference ec2_transit_gateway_peering_attachment
  ec2_transit_gateway_peering_attachment_accepter vpn_connection vpn_connection_route customer_gateway dx_gateway dx_gateway_association
  dx_private_virtual_interface dx_transit_virtual_interface dx_hosted_private_virtual_interface_accepter vpc_block_public_access_options
  vpc_block_public_access_exclusion ec2_client_vpn_endpoint ec2_client_vpn_network_association ec2_client_vpn_route
  ec2_client_vpn_authorization_rule vpc_ipam vpc_ipam_scope vpc_ipam_pool vpc_ipam_pool_cidr
  flow_log vpc_dhcp_options vpc_dhcp_options_association route53_zone route53_zone_association route53_record key_pair ebs_volume
  volume_attachment vpc_endpoint_service vpc_endpoint_policy vpc_endpoint_private_dns vpc_endpoint_connection_notification
  iam_role iam_policy iam_role_policy_attachment lambda_permission cloudwatch_log_group acm_certificate`.split(/\s+/),
);

/** Fields by which something that is not read shows that it has a place in a VPC, or changes one. */
const PLACES = [
  'vpc_id',
  'subnet_id',
  'subnet_ids',
  'subnets',
  'security_group_ids',
  'security_groups',
  'vpc_security_group_ids',
  'vpc_config',
  'vpc_options',
  'network_configuration',
  'subnet_group_name',
  'db_subnet_group_name',
  'vpc_zone_identifier',
  'transit_gateway_id',
  'route_table_id',
  'network_interface_id',
];

/** Whether a part of the import reads this type, or none needs to. */
export function isRead(type: string): boolean {
  return READ.has(type);
}

/** A program of somebody's own that is given something of the network may change it. */
function warnOfPrograms(context: Context): void {
  for (const type of context.types) {
    if (!/^Custom::|CustomResource$/.test(type)) continue;
    for (const declared of context.all(type)) {
      const named = new Set(textsIn(declared.values).flatMap((id) => context.network.get(id)?.label ?? []));
      if (named.size === 0) continue;
      context.warn(
        `${declared.label} is a custom resource, and is given ${[...named].join(', ')}: what its program does to the network is not told.`,
        declared.place,
      );
    }
  }
}

function textsIn(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isValues(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** What lies in a VPC and cannot be said here is told, since nothing can be asked of it. */
export function warnOfOthers(context: Context): void {
  warnOfPrograms(context);
  for (const type of context.types) {
    if (READ.has(type) || isSubnetGroup(type) || /^Custom::|CustomResource$/.test(type)) continue;
    for (const declared of context.all(type)) {
      if (context.network.has(declared.key, 'resource')) continue;
      if (declared.lookedUp || !PLACES.some((field) => declared.fields.raw(field) !== undefined)) continue;
      context.warn(
        `${declared.label} is left out: resources of this type (${type}) are not read. What reaches it, or goes through it, is not told.`,
        declared.place,
      );
    }
  }
}
