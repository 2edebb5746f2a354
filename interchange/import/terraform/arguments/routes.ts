import type { Structures } from '../../aws/answers/structure.js';

export const ROUTES: Structures = {
  aws_route_table: {
    read: 'propagating_vgws route route.carrier_gateway_id route.cidr_block route.core_network_arn route.destination_prefix_list_id route.egress_only_gateway_id route.gateway_id route.ipv6_cidr_block route.local_gateway_id route.nat_gateway_id route.network_interface_id route.transit_gateway_id route.vpc_endpoint_id route.vpc_peering_connection_id vpc_id',
  },
  aws_default_route_table: {
    read: 'default_route_table_id propagating_vgws route route.cidr_block route.core_network_arn route.destination_prefix_list_id route.egress_only_gateway_id route.gateway_id route.instance_id route.ipv6_cidr_block route.nat_gateway_id route.network_interface_id route.transit_gateway_id route.vpc_endpoint_id route.vpc_peering_connection_id vpc_id',
  },
  aws_route: {
    read: 'carrier_gateway_id core_network_arn destination_cidr_block destination_ipv6_cidr_block destination_prefix_list_id egress_only_gateway_id gateway_id local_gateway_id nat_gateway_id network_interface_id route_table_id transit_gateway_id vpc_endpoint_id vpc_peering_connection_id instance_id state',
  },
  aws_route_table_association: {
    read: 'gateway_id route_table_id subnet_id',
  },
  aws_main_route_table_association: {
    read: 'route_table_id vpc_id',
  },
  aws_vpn_gateway_route_propagation: {
    read: 'route_table_id vpn_gateway_id',
  },
  aws_ec2_managed_prefix_list: {
    read: 'entry entry.cidr max_entries name',
    cannotMatter: {
      routers: 'address_family',
      labels: 'entry.description',
    },
  },
  aws_ec2_managed_prefix_list_entry: {
    read: 'cidr prefix_list_id',
  },
};
