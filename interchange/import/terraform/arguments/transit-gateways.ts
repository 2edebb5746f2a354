import type { Structures } from '../../aws/answers/structure.js';

export const TRANSIT_GATEWAYS: Structures = {
  aws_vpc_peering_connection: {
    read: 'peer_vpc_id vpc_id accept_status',
    cannotMatter: {
      names: 'accepter requester',
      later: 'auto_accept',
      owners: 'peer_owner_id',
      places: 'peer_region',
    },
  },
  aws_vpc_peering_connection_accepter: {
    read: 'vpc_peering_connection_id accept_status peer_vpc_id vpc_id',
    cannotMatter: {
      names: 'accepter requester',
      later: 'auto_accept',
    },
  },
  aws_vpc_peering_connection_options: {
    read: 'vpc_peering_connection_id',
    cannotMatter: {
      names: 'accepter requester',
    },
  },
  aws_ec2_transit_gateway: {
    read: 'default_route_table_association default_route_table_propagation security_group_referencing_support association_default_route_table_id propagation_default_route_table_id',
    cannotMatter: {
      routers: 'amazon_side_asn transit_gateway_cidr_blocks',
      later: 'auto_accept_shared_attachments',
      names: 'dns_support',
      multicast: 'multicast_support',
      balancing: 'vpn_ecmp_support',
    },
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    read: 'appliance_mode_support ipv6_support security_group_referencing_support subnet_ids transit_gateway_default_route_table_association transit_gateway_default_route_table_propagation transit_gateway_id vpc_id',
    cannotMatter: {
      names: 'dns_support',
    },
  },
  aws_ec2_transit_gateway_vpc_attachment_accepter: {
    read: 'transit_gateway_attachment_id transit_gateway_default_route_table_association transit_gateway_default_route_table_propagation subnet_ids transit_gateway_id vpc_id',
  },
  aws_ec2_transit_gateway_route_table: {
    read: 'transit_gateway_id',
  },
  aws_ec2_transit_gateway_route: {
    read: 'blackhole destination_cidr_block transit_gateway_attachment_id transit_gateway_route_table_id',
  },
  aws_ec2_transit_gateway_route_table_association: {
    read: 'transit_gateway_attachment_id transit_gateway_route_table_id',
    cannotMatter: {
      later: 'replace_existing_association',
    },
  },
  aws_ec2_transit_gateway_route_table_propagation: {
    read: 'transit_gateway_attachment_id transit_gateway_route_table_id',
  },
  aws_ec2_transit_gateway_prefix_list_reference: {
    read: 'transit_gateway_route_table_id blackhole prefix_list_id transit_gateway_attachment_id',
  },
  aws_ec2_transit_gateway_peering_attachment: {
    read: 'peer_transit_gateway_id transit_gateway_id',
    cannotMatter: {
      routers: 'options',
      owners: 'peer_account_id',
      places: 'peer_region',
    },
  },
  aws_ec2_transit_gateway_peering_attachment_accepter: {
    read: 'transit_gateway_attachment_id',
  },
};
