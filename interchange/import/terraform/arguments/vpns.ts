import type { Structures } from '../../aws/answers/structure.js';

export const VPNS: Structures = {
  aws_vpn_connection: {
    read: 'customer_gateway_id local_ipv4_network_cidr local_ipv6_network_cidr remote_ipv4_network_cidr remote_ipv6_network_cidr static_routes_only transit_gateway_id tunnel_inside_ip_version vpn_gateway_id routes transit_gateway_attachment_id',
    cannotMatter: {
      hardware: 'enable_acceleration',
      encryption: 'preshared_key_storage',
      tunnel:
        'tunnel1_dpd_timeout_action tunnel1_dpd_timeout_seconds tunnel1_enable_tunnel_lifecycle_control tunnel1_ike_versions tunnel1_inside_cidr tunnel1_inside_ipv6_cidr tunnel1_phase1_dh_group_numbers tunnel1_phase1_encryption_algorithms tunnel1_phase1_integrity_algorithms tunnel1_phase1_lifetime_seconds tunnel1_phase2_dh_group_numbers tunnel1_phase2_encryption_algorithms tunnel1_phase2_integrity_algorithms tunnel1_phase2_lifetime_seconds tunnel1_preshared_key tunnel1_rekey_fuzz_percentage tunnel1_rekey_margin_time_seconds tunnel1_replay_window_size tunnel1_startup_action tunnel2_dpd_timeout_action tunnel2_dpd_timeout_seconds tunnel2_enable_tunnel_lifecycle_control tunnel2_ike_versions tunnel2_inside_cidr tunnel2_inside_ipv6_cidr tunnel2_phase1_dh_group_numbers tunnel2_phase1_encryption_algorithms tunnel2_phase1_integrity_algorithms tunnel2_phase1_lifetime_seconds tunnel2_phase2_dh_group_numbers tunnel2_phase2_encryption_algorithms tunnel2_phase2_integrity_algorithms tunnel2_phase2_lifetime_seconds tunnel2_preshared_key tunnel2_rekey_fuzz_percentage tunnel2_rekey_margin_time_seconds tunnel2_replay_window_size tunnel2_startup_action outside_ip_address_type transport_transit_gateway_attachment_id type',
      monitoring: 'tunnel1_log_options tunnel2_log_options',
    },
  },
  aws_vpn_connection_route: {
    read: 'destination_cidr_block vpn_connection_id',
  },
  aws_customer_gateway: {
    cannotMatter: {
      routers: 'bgp_asn bgp_asn_extended ip_address',
      encryption: 'certificate_arn',
      labels: 'device_name',
      tunnel: 'type',
    },
  },
  aws_dx_gateway: {
    cannotMatter: {
      routers: 'amazon_side_asn',
      labels: 'name',
    },
  },
  aws_dx_gateway_association: {
    read: 'allowed_prefixes associated_gateway_id dx_gateway_id vpn_gateway_id',
    cannotMatter: {
      owners: 'associated_gateway_owner_account_id',
      labels: 'proposal_id',
    },
  },
  aws_dx_private_virtual_interface: {
    read: 'vpn_gateway_id',
    cannotMatter: {
      tunnel: 'dx_gateway_id',
      routers: 'address_family amazon_address bgp_asn connection_id customer_address sitelink_enabled vlan',
      encryption: 'bgp_auth_key',
      hardware: 'mtu',
      labels: 'name',
    },
  },
  aws_dx_transit_virtual_interface: {
    cannotMatter: {
      tunnel: 'dx_gateway_id',
      routers: 'address_family amazon_address bgp_asn connection_id customer_address sitelink_enabled vlan',
      encryption: 'bgp_auth_key',
      hardware: 'mtu',
      labels: 'name',
    },
  },
  aws_dx_hosted_private_virtual_interface_accepter: {
    read: 'vpn_gateway_id',
    cannotMatter: {
      tunnel: 'dx_gateway_id',
      labels: 'virtual_interface_id',
    },
  },
  aws_ec2_client_vpn_endpoint: {
    read: 'client_cidr_block security_group_ids',
    cannotMatter: {
      encryption: 'authentication_options server_certificate_arn',
      software: 'client_connect_options client_login_banner_options self_service_portal',
      contents: 'client_route_enforcement_options split_tunnel transport_protocol vpn_port',
      monitoring: 'connection_log_options',
      timeouts: 'disconnect_on_session_timeout session_timeout_hours',
      names: 'dns_servers',
      repeated: 'vpc_id',
    },
  },
  aws_ec2_client_vpn_network_association: {
    read: 'client_vpn_endpoint_id subnet_id',
  },
  aws_ec2_client_vpn_route: {
    read: 'client_vpn_endpoint_id destination_cidr_block target_vpc_subnet_id',
  },
  aws_ec2_client_vpn_authorization_rule: {
    read: 'client_vpn_endpoint_id target_network_cidr access_group_id authorize_all_groups',
  },
};
