/** What a state tells of a resource, or of a block in one, if only that there is none. Names with spaces between. */
export interface AlwaysTold {
  readonly each?: string;
  /** What older providers do not tell: where another of the type has it, each has. */
  readonly alike?: string;
  /** What there is only where something has IPv6. */
  readonly ipv6?: string;
  /** Of several that say the same in different words, or of which a resource has one. */
  readonly someOf?: readonly string[];
  readonly blocks?: Readonly<Record<string, AlwaysTold>>;
}

const PEERS: AlwaysTold = { each: 'cidr_blocks ipv6_cidr_blocks prefix_list_ids security_groups self' };
const DIRECTIONS = 'ingress egress';
const GROUP: AlwaysTold = { each: DIRECTIONS, blocks: { ingress: PEERS, egress: PEERS } };
const ONE_PEER: AlwaysTold = { someOf: ['cidr_ipv4 cidr_ipv6 prefix_list_id referenced_security_group_id'] };
const TABLE: AlwaysTold = { each: 'route propagating_vgws' };
const ACL: AlwaysTold = { each: `subnet_ids ${DIRECTIONS}` };
const SUBNET: AlwaysTold = {
  each: 'map_public_ip_on_launch availability_zone',
  ipv6: 'ipv6_cidr_block assign_ipv6_address_on_creation',
};
const ATTACHED: AlwaysTold = { each: 'vpc_id' };
const BALANCER: AlwaysTold = {
  each: 'internal load_balancer_type security_groups enable_cross_zone_load_balancing',
  ipv6: 'ip_address_type',
};
const TARGETS: AlwaysTold = {
  each: 'target_type',
  alike: 'preserve_client_ip load_balancing_cross_zone_enabled health_check',
  blocks: { health_check: { each: 'port' } },
};
const TRANSIT_LINK: AlwaysTold = { each: 'transit_gateway_attachment_id transit_gateway_route_table_id' };
const LINKS = ['transit_gateway_default_route_table_association', 'transit_gateway_default_route_table_propagation'];
const GROUPS: AlwaysTold = { each: 'security_groups' };
const GROUP_IDS: AlwaysTold = { each: 'security_group_ids' };
const VPC_GROUP_IDS: AlwaysTold = { each: 'vpc_security_group_ids' };
const IN_SUBNETS: AlwaysTold = { each: 'subnet_ids security_group_ids' };
const inside = (field: string, told: AlwaysTold): AlwaysTold => ({ blocks: { [field]: told } });

/**
 * Attributes of which a state tells even that they are empty: it holds every attribute of what is managed. Those that count as the provider's default, or as none, where
 * a configuration lacks them.
 * https://developer.hashicorp.com/terraform/internals/json-format#values-representation
 */
export const ALWAYS_TOLD: Readonly<Record<string, AlwaysTold>> = {
  aws_vpc: { ipv6: 'ipv6_cidr_block' },
  aws_default_vpc: { ipv6: 'ipv6_cidr_block' },
  aws_subnet: SUBNET,
  aws_default_subnet: SUBNET,
  aws_vpn_gateway: ATTACHED,
  aws_egress_only_internet_gateway: ATTACHED,
  aws_nat_gateway: { someOf: ['connectivity_type public_ip allocation_id'] },
  aws_eip: { someOf: ['instance network_interface'] },
  aws_security_group: GROUP,
  aws_default_security_group: GROUP,
  aws_security_group_rule: {
    each: 'type cidr_blocks ipv6_cidr_blocks prefix_list_ids self',
    someOf: ['source_security_group_id cidr_blocks ipv6_cidr_blocks prefix_list_ids self'],
  },
  aws_vpc_security_group_ingress_rule: ONE_PEER,
  aws_vpc_security_group_egress_rule: ONE_PEER,
  aws_route_table: TABLE,
  aws_default_route_table: TABLE,
  aws_network_acl: ACL,
  aws_default_network_acl: ACL,
  aws_network_acl_rule: { each: 'egress' },
  aws_instance: {
    each: 'vpc_security_group_ids source_dest_check',
    alike: 'primary_network_interface_id',
    ipv6: 'ipv6_addresses',
    someOf: ['public_ip associate_public_ip_address'],
  },
  aws_network_interface: { each: 'id security_groups source_dest_check', ipv6: 'ipv6_addresses' },
  aws_db_instance: { each: 'publicly_accessible vpc_security_group_ids' },
  aws_rds_cluster: VPC_GROUP_IDS,
  aws_docdb_cluster: VPC_GROUP_IDS,
  aws_neptune_cluster: VPC_GROUP_IDS,
  aws_redshift_cluster: { each: 'publicly_accessible vpc_security_group_ids' },
  aws_redshiftserverless_workgroup: { each: 'publicly_accessible security_group_ids subnet_ids' },
  aws_dms_replication_instance: { each: 'publicly_accessible vpc_security_group_ids' },
  aws_db_proxy: VPC_GROUP_IDS,
  aws_dax_cluster: GROUP_IDS,
  aws_elasticache_cluster: GROUP_IDS,
  aws_elasticache_replication_group: GROUP_IDS,
  aws_elasticache_serverless_cache: GROUP_IDS,
  aws_memorydb_cluster: GROUP_IDS,
  aws_efs_mount_target: GROUPS,
  aws_mq_broker: { each: 'publicly_accessible security_groups' },
  aws_msk_cluster: inside('broker_node_group_info', GROUPS),
  aws_apprunner_vpc_connector: GROUPS,
  aws_ecs_service: inside('network_configuration', { each: 'assign_public_ip security_groups' }),
  aws_eks_cluster: inside('vpc_config', GROUP_IDS),
  aws_codebuild_project: inside('vpc_config', GROUP_IDS),
  aws_mwaa_environment: inside('network_configuration', GROUP_IDS),
  aws_opensearch_domain: inside('vpc_options', GROUP_IDS),
  aws_elasticsearch_domain: inside('vpc_options', GROUP_IDS),
  aws_route53_resolver_endpoint: GROUP_IDS,
  aws_sagemaker_notebook_instance: GROUPS,
  aws_transfer_server: inside('endpoint_details', GROUP_IDS),
  aws_elb: { each: 'internal security_groups cross_zone_load_balancing instances' },
  aws_lambda_function: inside('vpc_config', IN_SUBNETS),
  aws_lb: BALANCER,
  aws_alb: BALANCER,
  aws_lb_target_group: TARGETS,
  aws_alb_target_group: TARGETS,
  aws_lb_listener: { each: 'load_balancer_arn' },
  aws_alb_listener: { each: 'load_balancer_arn' },
  aws_vpc_endpoint: { each: 'security_group_ids vpc_endpoint_type' },
  aws_ec2_transit_gateway: { each: 'default_route_table_association default_route_table_propagation' },
  aws_ec2_transit_gateway_vpc_attachment: { each: LINKS.join(' ') },
  aws_ec2_transit_gateway_vpc_attachment_accepter: { each: LINKS.join(' ') },
  aws_ec2_transit_gateway_route_table_association: TRANSIT_LINK,
  aws_ec2_transit_gateway_route_table_propagation: TRANSIT_LINK,
  aws_ec2_transit_gateway_route: {
    each: 'transit_gateway_route_table_id',
    someOf: ['transit_gateway_attachment_id blackhole'],
  },
  aws_vpn_connection: { each: 'static_routes_only' },
  aws_vpn_connection_route: { each: 'vpn_connection_id' },
};
