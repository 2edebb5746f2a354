import type { Structures } from '../../aws/answers/structure.js';

export const VPCS: Structures = {
  aws_vpc: {
    read: 'assign_generated_ipv6_cidr_block cidr_block ipv6_cidr_block ipv6_ipam_pool_id default_network_acl_id default_route_table_id default_security_group_id main_route_table_id',
    cannotMatter: {
      names: 'enable_dns_hostnames enable_dns_support',
      monitoring: 'enable_network_address_usage_metrics',
      hardware: 'instance_tenancy',
      repeated: 'ipv4_ipam_pool_id ipv4_netmask_length ipv6_netmask_length',
      places: 'ipv6_cidr_block_network_border_group',
    },
  },
  aws_default_vpc: {
    read: 'assign_generated_ipv6_cidr_block ipv6_cidr_block ipv6_ipam_pool_id cidr_block default_network_acl_id default_route_table_id default_security_group_id main_route_table_id',
    cannotMatter: {
      names: 'enable_dns_hostnames enable_dns_support',
      monitoring: 'enable_network_address_usage_metrics',
      later: 'force_destroy',
      places: 'ipv6_cidr_block_network_border_group',
      repeated: 'ipv6_netmask_length',
    },
  },
  aws_vpc_ipv4_cidr_block_association: {
    read: 'cidr_block vpc_id',
    cannotMatter: {
      repeated: 'ipv4_ipam_pool_id ipv4_netmask_length',
    },
  },
  aws_vpc_ipv6_cidr_block_association: {
    read: 'ipv6_cidr_block ipv6_ipam_pool_id vpc_id ip_source ipv6_address_attribute',
    cannotMatter: {
      repeated: 'assign_generated_ipv6_cidr_block ipv6_netmask_length ipv6_pool',
    },
  },
  aws_subnet: {
    read: 'availability_zone availability_zone_id cidr_block ipv6_cidr_block ipv6_native map_public_ip_on_launch vpc_id assign_ipv6_address_on_creation',
    cannotMatter: {
      names:
        'enable_dns64 enable_resource_name_dns_a_record_on_launch enable_resource_name_dns_aaaa_record_on_launch private_dns_hostname_type_on_launch',
      places: 'outpost_arn',
      repeated: 'customer_owned_ipv4_pool',
    },
  },
  aws_default_subnet: {
    read: 'availability_zone ipv6_cidr_block ipv6_native map_public_ip_on_launch availability_zone_id cidr_block vpc_id assign_ipv6_address_on_creation',
    cannotMatter: {
      names:
        'enable_dns64 enable_resource_name_dns_a_record_on_launch enable_resource_name_dns_aaaa_record_on_launch private_dns_hostname_type_on_launch',
      later: 'force_destroy',
      repeated: 'customer_owned_ipv4_pool',
    },
  },
  aws_vpc_ipam: {
    read: 'private_default_scope_id public_default_scope_id',
    cannotMatter: {
      later: 'cascade enable_private_gua',
      places: 'operating_regions',
      cost: 'tier',
    },
  },
  aws_vpc_ipam_scope: {
    read: 'ipam_scope_type',
    cannotMatter: { repeated: 'ipam_id' },
  },
  aws_vpc_ipam_pool: {
    read: 'ipam_scope_id ipam_scope_type public_ip_source publicly_advertisable',
    cannotMatter: {
      routers: 'address_family',
      later:
        'allocation_default_netmask_length allocation_max_netmask_length allocation_min_netmask_length allocation_resource_tags auto_import cascade',
      software: 'aws_service',
      places: 'locale',
      repeated: 'source_ipam_pool_id',
    },
  },
  aws_vpc_ipam_pool_cidr: {
    cannotMatter: {
      encryption: 'cidr_authorization_context',
      repeated: 'cidr ipam_pool_id netmask_length',
    },
  },
};
