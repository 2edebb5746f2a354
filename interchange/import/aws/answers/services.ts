import type { Structures } from './structure.js';

/** Databases and functions. */
export const SERVICES: Structures = {
  'rds.DBInstance': {
    read: `DBInstanceIdentifier DBInstanceArn DBClusterIdentifier DBInstanceStatus DBSubnetGroup VpcSecurityGroups PubliclyAccessible NetworkType
      AvailabilityZone SecondaryAvailabilityZone MultiAZ TagList`,
    cannotMatter: {
      // What listens on it is not asked; its groups decide which ports are let through.
      software: `Engine EngineVersion MasterUsername DBName DbInstancePort ListenerEndpoint DBParameterGroups OptionGroupMemberships
        CharacterSetName NcharCharacterSetName LicenseModel Timezone DomainMemberships AssociatedRoles CustomIamInstanceProfile
        IAMDatabaseAuthenticationEnabled MultiTenant AutomationMode EngineLifecycleSupport ReplicaMode DBSystemId`,
      names: 'Endpoint',
      labels: 'DbiResourceId',
      classic: 'DBSecurityGroups',
      later: `PendingModifiedValues AutoMinorVersionUpgrade UpgradeRolloutOrder PreferredMaintenanceWindow DeletionProtection
        PromotionTier`,
      hardware: 'DBInstanceClass ProcessorFeatures',
      storage: `AllocatedStorage MaxAllocatedStorage Iops StorageThroughput StorageType StorageVolumeStatus StorageOperationStatus
        StorageOperationPercentProgress AdditionalStorageVolumes DedicatedLogVolume IsStorageConfigUpgradeAvailable
        BackupRetentionPeriod PreferredBackupWindow BackupTarget CopyTagsToSnapshot AwsBackupRecoveryPointArn
        DBInstanceAutomatedBackupsReplications ReadReplicaSourceDBInstanceIdentifier ReadReplicaSourceDBClusterIdentifier
        ReadReplicaDBInstanceIdentifiers ReadReplicaDBClusterIdentifiers`,
      encryption: `StorageEncrypted StorageEncryptionType KmsKeyId TdeCredentialArn CACertificateIdentifier CertificateDetails
        MasterUserSecret`,
      times: 'InstanceCreateTime LatestRestorableTime ResumeFullAutomationModeTime AutomaticRestartTime',
      moment: 'StatusInfos PercentProgress',
      cost: 'DBCapacityReservationIdentifier',
      monitoring: `MonitoringInterval MonitoringRoleArn EnhancedMonitoringResourceArn DatabaseInsightsMode PerformanceInsightsEnabled
        PerformanceInsightsKMSKeyId PerformanceInsightsRetentionPeriod EnabledCloudwatchLogsExports ActivityStreamStatus
        ActivityStreamKmsKeyId ActivityStreamKinesisStreamName ActivityStreamMode ActivityStreamEngineNativeAuditFieldsIncluded
        ActivityStreamPolicyStatus`,
    },
  },
  'rds.DBSubnetGroup': {
    read: 'VpcId Subnets',
    cannotMatter: {
      labels: 'DBSubnetGroupName DBSubnetGroupArn',
      texts: 'DBSubnetGroupDescription',
      moment: 'SubnetGroupStatus',
      later: 'SupportedNetworkTypes',
    },
  },
  'rds.Subnet': {
    read: 'SubnetIdentifier',
    cannotMatter: { repeated: 'SubnetAvailabilityZone', places: 'SubnetOutpost', moment: 'SubnetStatus' },
  },
  'rds.VpcSecurityGroupMembership': { read: 'VpcSecurityGroupId Status' },
  'rds.Tag': { read: 'Key Value' },
  'lambda.FunctionConfiguration': {
    read: 'FunctionName FunctionArn State VpcConfig',
    cannotMatter: {
      labels: 'Version MasterArn RevisionId',
      texts: 'Description StateReason StateReasonCode LastUpdateStatusReason LastUpdateStatusReasonCode',
      times: 'LastModified',
      moment: 'LastUpdateStatus',
      timeouts: 'Timeout DurableConfig',
      hardware: 'MemorySize Architectures EphemeralStorage SnapStart',
      software: `Runtime RuntimeVersionConfig Role Handler Layers Environment PackageType ImageConfigResponse DeadLetterConfig
        TenancyConfig CodeSize CodeSha256 ConfigSha256`,
      storage: 'FileSystemConfigs',
      encryption: 'KMSKeyArn SigningProfileVersionArn SigningJobArn',
      monitoring: 'TracingConfig LoggingConfig',
    },
  },
  'lambda.VpcConfigResponse': { read: 'VpcId SubnetIds SecurityGroupIds Ipv6AllowedForDualStack' },
  'lambda.CapacityProviderConfig': {},
  'lambda.LambdaManagedInstancesCapacityProviderConfig': {
    cannotMatter: { whole: 'PerExecutionEnvironmentMaxConcurrency ExecutionEnvironmentMemoryGiBPerVCpu' },
  },
};
