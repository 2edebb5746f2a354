import type { Structures } from '../../aws/answers/structure.js';

export const INSTANCES: Structures = {
  aws_instance: {
    read: 'associate_public_ip_address ipv6_address_count ipv6_addresses launch_template launch_template.id launch_template.name network_interface network_interface.device_index network_interface.network_interface_id private_ip secondary_private_ips security_groups source_dest_check subnet_id vpc_security_group_ids primary_network_interface_id public_ip launch_template.version availability_zone',
    cannotMatter: {
      hardware:
        'ami capacity_reservation_specification cpu_core_count cpu_options cpu_threads_per_core credit_specification ebs_optimized enclave_options hibernation host_id host_resource_group_arn instance_type maintenance_options network_interface.network_card_index placement_group placement_partition_number tenancy',
      software:
        'disable_api_stop disable_api_termination iam_instance_profile key_name metadata_options user_data user_data_base64 user_data_replace_on_change',
      storage: 'ebs_block_device ephemeral_block_device root_block_device',
      repeated: 'enable_primary_ipv6',
      encryption: 'get_password_data',
      later: 'instance_initiated_shutdown_behavior network_interface.delete_on_termination',
      cost: 'instance_market_options',
      monitoring: 'monitoring',
      names: 'private_dns_name_options',
      labels: 'volume_tags',
    },
  },
  aws_network_interface: {
    read: 'attachment attachment.device_index attachment.instance ipv6_address_count ipv6_address_list ipv6_addresses private_ip private_ip_list private_ips private_ips_count security_groups source_dest_check subnet_id',
    cannotMatter: {
      repeated: 'enable_primary_ipv6 ipv6_address_list_enabled private_ip_list_enabled',
      hardware: 'interface_type',
    },
  },
  aws_network_interface_attachment: {
    read: 'device_index instance_id network_interface_id',
  },
  aws_network_interface_sg_attachment: {
    read: 'network_interface_id security_group_id',
  },
  aws_launch_template: {
    read: 'network_interfaces network_interfaces.associate_public_ip_address network_interfaces.security_groups network_interfaces.subnet_id network_interfaces.ipv6_address_count network_interfaces.ipv6_addresses vpc_security_group_ids security_group_names latest_version default_version',
    cannotMatter: {
      storage: 'block_device_mappings',
      hardware:
        'capacity_reservation_specification cpu_options credit_specification ebs_optimized elastic_gpu_specifications elastic_inference_accelerator enclave_options hibernation_options image_id instance_requirements instance_type kernel_id license_specification maintenance_options network_interfaces.ena_srd_specification network_interfaces.interface_type network_interfaces.network_card_index placement ram_disk_id',
      later: 'instance_initiated_shutdown_behavior network_interfaces.delete_on_termination update_default_version',
      labels: 'name network_interfaces.description tag_specifications',
      software: 'disable_api_stop disable_api_termination iam_instance_profile key_name metadata_options user_data',
      cost: 'instance_market_options',
      monitoring: 'monitoring',
      timeouts: 'network_interfaces.connection_tracking_specification',
      repeated: 'network_interfaces.device_index network_interfaces.primary_ipv6',
      names: 'private_dns_name_options',
      moment:
        'network_interfaces.ipv4_address_count network_interfaces.ipv4_addresses network_interfaces.network_interface_id network_interfaces.private_ip_address',
    },
  },
  aws_launch_configuration: {
    read: 'associate_public_ip_address security_groups',
    cannotMatter: {
      storage: 'ebs_block_device ephemeral_block_device root_block_device',
      hardware: 'ebs_optimized image_id instance_type placement_tenancy',
      monitoring: 'enable_monitoring',
      software: 'iam_instance_profile key_name metadata_options user_data user_data_base64',
      labels: 'name',
      cost: 'spot_price',
    },
  },
  aws_autoscaling_group: {
    read: 'launch_configuration launch_template launch_template.id launch_template.name load_balancers mixed_instances_policy name target_group_arns vpc_zone_identifier launch_template.version mixed_instances_policy.launch_template mixed_instances_policy.launch_template.launch_template_specification mixed_instances_policy.launch_template.launch_template_specification.launch_template_id mixed_instances_policy.launch_template.launch_template_specification.launch_template_name mixed_instances_policy.launch_template.launch_template_specification.version mixed_instances_policy.launch_template.override mixed_instances_policy.launch_template.override.launch_template_specification traffic_source.identifier traffic_source.type traffic_source',
    cannotMatter: {
      whole:
        'mixed_instances_policy.launch_template.override.launch_template_specification.launch_template_id mixed_instances_policy.launch_template.override.launch_template_specification.launch_template_name mixed_instances_policy.launch_template.override.launch_template_specification.version',
      moment:
        'availability_zone_distribution capacity_rebalance desired_capacity desired_capacity_type max_size min_size mixed_instances_policy.instances_distribution mixed_instances_policy.launch_template.override.weighted_capacity',
      places: 'availability_zones',
      hardware:
        'mixed_instances_policy.launch_template.override.instance_requirements mixed_instances_policy.launch_template.override.instance_type capacity_reservation_specification min_elb_capacity placement_group',
      labels: 'context tag',
      timeouts:
        'default_cooldown default_instance_warmup max_instance_lifetime wait_for_capacity_timeout wait_for_elb_capacity',
      monitoring: 'enabled_metrics health_check_grace_period health_check_type metrics_granularity',
      later:
        'force_delete force_delete_warm_pool ignore_failed_scaling_activities initial_lifecycle_hook instance_maintenance_policy instance_refresh protect_from_scale_in suspended_processes termination_policies warm_pool',
      software: 'service_linked_role_arn',
    },
  },
  aws_autoscaling_attachment: {
    read: 'autoscaling_group_name elb lb_target_group_arn',
  },
  aws_lambda_function: {
    read: 'vpc_config vpc_config.ipv6_allowed_for_dual_stack vpc_config.security_group_ids vpc_config.subnet_ids',
    cannotMatter: {
      hardware: 'architectures ephemeral_storage memory_size reserved_concurrent_executions',
      software:
        'code_signing_config_arn dead_letter_config environment filename handler image_config image_uri layers package_type publish role runtime s3_bucket s3_key s3_object_version snap_start source_code_hash',
      labels: 'function_name',
      storage: 'file_system_config',
      encryption: 'kms_key_arn',
      monitoring: 'logging_config tracing_config',
      later: 'replace_security_groups_on_destroy replacement_security_group_ids skip_destroy',
      timeouts: 'timeout',
    },
  },
};
