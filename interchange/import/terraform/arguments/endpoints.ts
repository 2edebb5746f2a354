import type { Structures } from '../../aws/answers/structure.js';

export const ENDPOINTS: Structures = {
  aws_vpc_endpoint: {
    read: 'ip_address_type route_table_ids security_group_ids service_name subnet_configuration subnet_configuration.ipv4 subnet_configuration.ipv6 subnet_ids vpc_endpoint_type vpc_id cidr_blocks prefix_list_id',
    cannotMatter: {
      later: 'auto_accept',
      names: 'dns_options private_dns_enabled',
      software: 'policy',
      places: 'service_region',
      repeated: 'subnet_configuration.subnet_id resource_configuration_arn service_network_arn',
    },
  },
  aws_vpc_endpoint_route_table_association: {
    read: 'vpc_endpoint_id route_table_id',
  },
  aws_vpc_endpoint_subnet_association: {
    read: 'subnet_id vpc_endpoint_id',
  },
  aws_vpc_endpoint_security_group_association: {
    read: 'security_group_id vpc_endpoint_id',
    cannotMatter: {
      later: 'replace_default_association',
    },
  },
  aws_vpc_endpoint_service: {
    read: 'network_load_balancer_arns service_name',
    cannotMatter: {
      moment: 'acceptance_required',
      owners: 'allowed_principals',
      names: 'private_dns_name',
      repeated: 'supported_ip_address_types gateway_load_balancer_arns',
      places: 'supported_regions',
    },
  },
};
