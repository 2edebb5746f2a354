import type { Structures } from '../../aws/answers/structure.js';

export const GATEWAYS: Structures = {
  aws_internet_gateway: {
    read: 'vpc_id',
  },
  aws_internet_gateway_attachment: {
    read: 'internet_gateway_id vpc_id',
  },
  aws_egress_only_internet_gateway: {
    read: 'vpc_id',
  },
  aws_vpn_gateway: {
    read: 'vpc_id',
    cannotMatter: {
      routers: 'amazon_side_asn',
      places: 'availability_zone',
    },
  },
  aws_vpn_gateway_attachment: {
    read: 'vpc_id vpn_gateway_id',
  },
  aws_nat_gateway: {
    read: 'allocation_id connectivity_type private_ip secondary_allocation_ids secondary_private_ip_addresses subnet_id network_interface_id public_ip',
    cannotMatter: {
      repeated: 'secondary_private_ip_address_count',
    },
  },
  aws_eip: {
    read: 'associate_with_private_ip instance network_interface allocation_id private_ip public_ip',
    cannotMatter: {
      repeated: 'address domain ipam_pool_id public_ipv4_pool vpc',
      places: 'network_border_group',
    },
  },
  aws_eip_association: {
    read: 'allocation_id instance_id network_interface_id private_ip_address public_ip',
    cannotMatter: {
      later: 'allow_reassociation',
    },
  },
  aws_vpc_block_public_access_options: {
    read: 'internet_gateway_block_mode aws_region',
  },
  aws_vpc_block_public_access_exclusion: {
    read: 'internet_gateway_exclusion_mode subnet_id vpc_id',
  },
};
