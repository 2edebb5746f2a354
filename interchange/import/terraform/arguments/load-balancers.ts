import type { Structures } from '../../aws/answers/structure.js';

export const LOAD_BALANCERS: Structures = {
  aws_lb: {
    read: 'enable_cross_zone_load_balancing enforce_security_group_inbound_rules_on_private_link_traffic internal ip_address_type load_balancer_type security_groups subnet_mapping subnet_mapping.allocation_id subnet_mapping.ipv6_address subnet_mapping.private_ipv4_address subnet_mapping.subnet_id subnets vpc_id',
    cannotMatter: {
      monitoring: 'access_logs connection_logs',
      timeouts: 'client_keep_alive idle_timeout',
      contents:
        'desync_mitigation_mode drop_invalid_header_fields enable_http2 enable_tls_version_and_cipher_suite_headers enable_waf_fail_open enable_xff_client_port preserve_host_header xff_header_processing_mode',
      later: 'enable_deletion_protection',
      balancing: 'enable_zonal_shift',
      repeated: 'ipam_pools',
      hardware: 'minimum_load_balancer_capacity',
      labels: 'name',
    },
  },
  aws_lb_listener: {
    read: 'default_action default_action.forward default_action.forward.target_group default_action.forward.target_group.arn default_action.forward.target_group.weight default_action.target_group_arn default_action.type load_balancer_arn port protocol',
    cannotMatter: {
      encryption: 'alpn_policy certificate_arn mutual_authentication ssl_policy',
      contents:
        'default_action.authenticate_cognito default_action.authenticate_oidc default_action.fixed_response default_action.redirect routing_http_request_x_amzn_mtls_clientcert_header_name routing_http_request_x_amzn_mtls_clientcert_issuer_header_name routing_http_request_x_amzn_mtls_clientcert_leaf_header_name routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name routing_http_request_x_amzn_mtls_clientcert_subject_header_name routing_http_request_x_amzn_mtls_clientcert_validity_header_name routing_http_request_x_amzn_tls_cipher_suite_header_name routing_http_request_x_amzn_tls_version_header_name routing_http_response_access_control_allow_credentials_header_value routing_http_response_access_control_allow_headers_header_value routing_http_response_access_control_allow_methods_header_value routing_http_response_access_control_allow_origin_header_value routing_http_response_access_control_expose_headers_header_value routing_http_response_access_control_max_age_header_value routing_http_response_content_security_policy_header_value routing_http_response_server_enabled routing_http_response_strict_transport_security_header_value routing_http_response_x_content_type_options_header_value routing_http_response_x_frame_options_header_value',
      balancing: 'default_action.forward.stickiness default_action.order',
      timeouts: 'tcp_idle_timeout_seconds',
    },
  },
  aws_lb_listener_rule: {
    read: 'action action.forward action.forward.target_group action.forward.target_group.arn action.forward.target_group.weight action.target_group_arn action.type listener_arn',
    cannotMatter: {
      contents: 'action.authenticate_cognito action.authenticate_oidc action.fixed_response action.redirect condition',
      balancing: 'action.forward.stickiness action.order priority',
    },
  },
  aws_lb_target_group: {
    read: 'health_check health_check.port load_balancing_cross_zone_enabled port preserve_client_ip protocol target_type vpc_id',
    cannotMatter: {
      timeouts:
        'connection_termination deregistration_delay health_check.interval health_check.timeout slow_start target_health_state',
      monitoring: 'health_check.enabled health_check.healthy_threshold health_check.unhealthy_threshold',
      contents:
        'health_check.matcher health_check.path health_check.protocol lambda_multi_value_headers_enabled protocol_version proxy_protocol_v2',
      balancing: 'load_balancing_algorithm_type load_balancing_anomaly_mitigation stickiness target_failover',
      labels: 'name',
      repeated: 'ip_address_type',
    },
  },
  aws_lb_target_group_attachment: {
    read: 'availability_zone port target_group_arn target_id',
  },
  aws_elb: {
    read: 'cross_zone_load_balancing health_check health_check.target instances internal listener listener.instance_port listener.lb_port name security_groups subnets',
    cannotMatter: {
      monitoring: 'access_logs health_check.healthy_threshold health_check.unhealthy_threshold',
      places: 'availability_zones',
      timeouts:
        'connection_draining connection_draining_timeout health_check.interval health_check.timeout idle_timeout',
      contents: 'desync_mitigation_mode listener.instance_protocol listener.lb_protocol',
      encryption: 'listener.ssl_certificate_id',
      repeated: 'source_security_group',
    },
  },
  aws_elb_attachment: {
    read: 'elb instance',
  },
};
