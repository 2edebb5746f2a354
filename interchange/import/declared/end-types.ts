/** What is known beforehand of types that have interfaces in subnets. Others are found by what their fields name. */
export interface EndType {
  /** As AWS calls it. */
  readonly what: string;
  readonly cloudformation: readonly string[];
  /** Without the provider's name in front. */
  readonly terraform: readonly string[];
  readonly kind: 'interface' | 'database';
  /** The groups of one that names none: those of AWS's own making, of which nobody tells the rules, or the VPC's default group. */
  readonly withoutGroups: 'own' | 'default';
  /** AWS puts a group of its own making on it beside those that it names. */
  readonly hasOwnGroup?: true;
  /** The field that names what takes the place of such a group. */
  readonly ownGroupUnless?: string;
  /** The field that names what it lies beside, where it names no subnets itself. */
  readonly placedBy?: string;
  /** What it lies beside has its groups, too. Where that has no place, neither has it. */
  readonly isLikeNeighbour?: true;
  /** Its public address, where it does not say: it launches instances, which have one as their subnets say; or something else tells, which the input does not hold. Else it has none. */
  readonly publicAddress?: 'as-subnet' | 'untold';
  /** Whether it has IPv6 addresses in dual-stack subnets where it asks for none: as what is launched there, or as tasks of ECS, which have them. Else it has not. */
  readonly ipv6?: 'as-launched' | 'as-tasks';
  /** The type that is public unless it says that it is not. */
  readonly isPublicUnlessSaid?: string;
}

const end = (
  what: string,
  cloudformation: string,
  terraform: string,
  more: Partial<Omit<EndType, 'what' | 'cloudformation' | 'terraform'>> = {},
): EndType => ({
  what,
  cloudformation: words(cloudformation).map((name) => `AWS::${name}`),
  terraform: words(terraform),
  kind: 'interface',
  withoutGroups: 'default',
  ...more,
});

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

const DATABASE = { kind: 'database' } as const;
const OWN = { withoutGroups: 'own' } as const;
const LAUNCHES = { publicAddress: 'as-subnet', ipv6: 'as-launched' } as const;
/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html */
const TASKS = { ipv6: 'as-tasks' } as const;
const MANAGED = { ...OWN, ipv6: 'as-launched' } as const;

export const INSTANCE_CONNECT = 'EC2 Instance Connect Endpoint';

export const END_TYPES: readonly EndType[] = [
  end('Amazon AppStream', 'AppStream::Fleet AppStream::ImageBuilder', 'appstream_fleet appstream_image_builder'),
  end('AWS App Runner', 'AppRunner::VpcConnector', 'apprunner_vpc_connector'),
  end('AWS Batch', 'Batch::ComputeEnvironment', 'batch_compute_environment', {
    publicAddress: 'untold',
    ipv6: 'as-launched',
  }),
  end('AWS Cloud9', 'Cloud9::EnvironmentEC2', 'cloud9_environment_ec2', { ...OWN, ...LAUNCHES }),
  end('AWS CodeBuild', 'CodeBuild::Project', 'codebuild_project'),
  end('AWS DataSync', 'DataSync::LocationEFS', 'datasync_location_efs'),
  end('Amazon DAX', 'DAX::Cluster', 'dax_cluster', DATABASE),
  end(
    'AWS Directory Service',
    'DirectoryService::MicrosoftAD DirectoryService::SimpleAD',
    'directory_service_directory',
    OWN,
  ),
  // https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html; Terraform's provider says false by itself.
  end('AWS DMS', 'DMS::ReplicationInstance', 'dms_replication_instance', {
    isPublicUnlessSaid: 'AWS::DMS::ReplicationInstance',
  }),
  end('Amazon DocumentDB', 'DocDB::DBCluster DocDBElastic::Cluster', 'docdb_cluster docdbelastic_cluster', DATABASE),
  end('EC2 Fleet and Spot Fleet', 'EC2::EC2Fleet EC2::SpotFleet', 'ec2_fleet spot_fleet_request', LAUNCHES),
  end(INSTANCE_CONNECT, 'EC2::InstanceConnectEndpoint', 'ec2_instance_connect_endpoint'),
  end('Amazon ECS service', 'ECS::Service', 'ecs_service', TASKS),
  end('Amazon ECS task set', 'ECS::TaskSet', 'ecs_task_set', TASKS),
  end(
    'Amazon ECS scheduled task',
    'Events::Rule Scheduler::Schedule',
    'cloudwatch_event_target scheduler_schedule',
    TASKS,
  ),
  end('Amazon EFS', 'EFS::MountTarget', 'efs_mount_target'),
  end('Amazon EKS cluster', 'EKS::Cluster', 'eks_cluster', { ...MANAGED, hasOwnGroup: true }),
  end('Amazon EKS node group', 'EKS::Nodegroup', 'eks_node_group', { ...OWN, ...LAUNCHES }),
  end('Amazon EKS Fargate profile', 'EKS::FargateProfile', 'eks_fargate_profile', MANAGED),
  end(
    'Amazon ElastiCache',
    'ElastiCache::CacheCluster ElastiCache::ReplicationGroup ElastiCache::ServerlessCache',
    'elasticache_cluster elasticache_replication_group elasticache_serverless_cache',
    DATABASE,
  ),
  // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
  end('Amazon EMR', 'EMR::Cluster', 'emr_cluster', {
    ...OWN,
    ...LAUNCHES,
    hasOwnGroup: true,
    ownGroupUnless: 'emr_managed_master_security_group',
  }),
  end('Amazon EMR Serverless', 'EMRServerless::Application', 'emrserverless_application', OWN),
  end(
    'Amazon FSx',
    'FSx::FileSystem',
    'fsx_lustre_file_system fsx_windows_file_system fsx_ontap_file_system fsx_openzfs_file_system',
  ),
  end('AWS Glue connection', 'Glue::Connection', 'glue_connection'),
  end('AWS Lambda event source', 'Lambda::EventSourceMapping', 'lambda_event_source_mapping', {
    placedBy: 'event_source_arn',
    isLikeNeighbour: true,
  }),
  end('Amazon Managed Grafana', 'Grafana::Workspace', 'grafana_workspace'),
  end(
    'EC2 Image Builder',
    'ImageBuilder::InfrastructureConfiguration',
    'imagebuilder_infrastructure_configuration',
    LAUNCHES,
  ),
  end('Amazon Managed Service for Apache Flink', 'KinesisAnalyticsV2::Application', 'kinesisanalyticsv2_application'),
  end('Amazon MemoryDB', 'MemoryDB::Cluster', 'memorydb_cluster', DATABASE),
  end('Amazon MQ', 'AmazonMQ::Broker', 'mq_broker'),
  end('Amazon MSK', 'MSK::Cluster MSK::ServerlessCluster', 'msk_cluster msk_serverless_cluster'),
  end('Amazon MSK Connect', 'KafkaConnect::Connector', 'mskconnect_connector'),
  end('Amazon MWAA', 'MWAA::Environment', 'mwaa_environment'),
  end('Amazon Neptune', 'Neptune::DBCluster', 'neptune_cluster', DATABASE),
  end(
    'Amazon OpenSearch Service',
    'OpenSearchService::Domain Elasticsearch::Domain OpenSearchServerless::VpcEndpoint',
    'opensearch_domain elasticsearch_domain opensearchserverless_vpc_endpoint',
  ),
  end('Amazon API Gateway VPC link', 'ApiGatewayV2::VpcLink', 'apigatewayv2_vpc_link'),
  end('Amazon QuickSight', 'QuickSight::VPCConnection', 'quicksight_vpc_connection'),
  end('Amazon RDS Proxy', 'RDS::DBProxy RDS::DBProxyEndpoint', 'db_proxy db_proxy_endpoint'),
  end(
    'Amazon Redshift',
    'Redshift::Cluster RedshiftServerless::Workgroup',
    'redshift_cluster redshiftserverless_workgroup',
    DATABASE,
  ),
  end('Route 53 Resolver endpoint', 'Route53Resolver::ResolverEndpoint', 'route53_resolver_endpoint'),
  end(
    'Amazon SageMaker AI',
    'SageMaker::Domain SageMaker::Model SageMaker::NotebookInstance',
    'sagemaker_domain sagemaker_model sagemaker_notebook_instance',
    OWN,
  ),
  end('CloudWatch Synthetics canary', 'Synthetics::Canary', 'synthetics_canary'),
  end('Amazon Timestream for InfluxDB', 'Timestream::InfluxDBInstance', 'timestreaminfluxdb_db_instance', DATABASE),
  end('AWS Transfer Family', 'Transfer::Server', 'transfer_server'),
  // https://docs.aws.amazon.com/vpc-lattice/latest/ug/resource-gateway.html
  end('VPC Lattice resource gateway', 'VpcLattice::ResourceGateway', 'vpclattice_resource_gateway'),
  end(
    'Amazon WorkSpaces',
    'WorkSpaces::Workspace WorkSpaces::WorkspacesPool',
    'workspaces_workspace workspaces_directory',
    { ...MANAGED, placedBy: 'directory_id', publicAddress: 'untold' },
  ),
];

const BY_NAME = new Map(
  END_TYPES.flatMap((type) => [...type.cloudformation, ...type.terraform].map((name) => [name, type] as const)),
);

export function endType(type: string): EndType | undefined {
  return BY_NAME.get(type);
}
