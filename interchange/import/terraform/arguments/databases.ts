import type { Structures } from '../../aws/answers/structure.js';

export const DATABASES: Structures = {
  aws_db_instance: {
    read: 'db_subnet_group_name network_type publicly_accessible vpc_security_group_ids availability_zone multi_az',
    cannotMatter: {
      storage:
        'allocated_storage backup_retention_period backup_target backup_window copy_tags_to_snapshot delete_automated_backups final_snapshot_identifier iops max_allocated_storage replicate_source_db skip_final_snapshot snapshot_identifier storage_encrypted storage_throughput storage_type upgrade_storage_config',
      later:
        'allow_major_version_upgrade apply_immediately auto_minor_version_upgrade blue_green_update deletion_protection maintenance_window',
      encryption:
        'ca_cert_identifier iam_database_authentication_enabled kms_key_id manage_master_user_password master_user_secret_kms_key_id password password_wo password_wo_version username',
      software:
        'character_set_name custom_iam_instance_profile domain_auth_secret_arn domain_dns_ips domain_fqdn domain_iam_role_name domain_ou engine engine_lifecycle_support engine_version license_model nchar_character_set_name option_group_name parameter_group_name replica_mode restore_to_point_in_time s3_import timezone port',
      repeated: 'customer_owned_ip_enabled domain',
      monitoring:
        'database_insights_mode enabled_cloudwatch_logs_exports monitoring_interval monitoring_role_arn performance_insights_enabled performance_insights_kms_key_id performance_insights_retention_period',
      labels: 'db_name identifier identifier_prefix',
      hardware: 'dedicated_log_volume instance_class',
    },
  },
  aws_rds_cluster: {
    read: 'db_subnet_group_name network_type vpc_security_group_ids cluster_identifier db_cluster_instance_class',
    cannotMatter: {
      storage:
        'allocated_storage backtrack_window backup_retention_period copy_tags_to_snapshot delete_automated_backups final_snapshot_identifier iops preferred_backup_window replication_source_identifier skip_final_snapshot snapshot_identifier source_region storage_encrypted storage_type',
      later: 'allow_major_version_upgrade apply_immediately deletion_protection preferred_maintenance_window',
      places: 'availability_zones',
      encryption:
        'ca_certificate_identifier iam_database_authentication_enabled kms_key_id manage_master_user_password master_password master_password_wo master_password_wo_version master_user_secret_kms_key_id master_username',
      labels: 'cluster_identifier_prefix database_name',
      software:
        'cluster_members db_cluster_parameter_group_name db_instance_parameter_group_name db_system_id domain_iam_role_name enable_global_write_forwarding enable_http_endpoint enable_local_write_forwarding engine engine_lifecycle_support engine_mode engine_version global_cluster_identifier iam_roles restore_to_point_in_time s3_import port',
      hardware: 'cluster_scalability_type scaling_configuration serverlessv2_scaling_configuration',
      monitoring:
        'database_insights_mode enabled_cloudwatch_logs_exports monitoring_interval monitoring_role_arn performance_insights_enabled performance_insights_kms_key_id performance_insights_retention_period',
      repeated: 'domain',
    },
  },
  aws_rds_cluster_instance: {
    read: 'cluster_identifier publicly_accessible availability_zone',
    cannotMatter: {
      later: 'apply_immediately auto_minor_version_upgrade force_destroy preferred_maintenance_window',
      encryption: 'ca_cert_identifier',
      storage: 'copy_tags_to_snapshot preferred_backup_window',
      software: 'custom_iam_instance_profile db_parameter_group_name engine engine_version promotion_tier',
      repeated: 'db_subnet_group_name',
      labels: 'identifier identifier_prefix',
      hardware: 'instance_class',
      monitoring:
        'monitoring_interval monitoring_role_arn performance_insights_enabled performance_insights_kms_key_id performance_insights_retention_period',
    },
  },
  aws_db_subnet_group: {
    read: 'name subnet_ids',
  },
};
