/** Which importer a file is for, by what stands in its beginning. */
export function sourceOf(file, text) {
  if (file.endsWith('.tfstate')) return 'terraform';
  const beginning = text.slice(0, 200_000);
  if (/"(format_version|terraform_version)"/.test(beginning)) return 'terraform';
  return /^\s*"?(Resources|AWSTemplateFormatVersion)"?\s*:/m.test(beginning) || /"Resources"\s*:/.test(beginning)
    ? 'cloudformation'
    : 'aws';
}

/** They always have a place in a network. */
const CLOUDFORMATION =
  /AWS::(EC2::(Instance|NetworkInterface|VPC|Subnet|SecurityGroup|RouteTable|Route|NetworkAcl|NatGateway|InternetGateway|VPNGateway|VPNConnection|TransitGateway|VPCEndpoint|VPCPeeringConnection|SpotFleet|EC2Fleet|InstanceConnectEndpoint)\w*|ElasticLoadBalancing(V2)?::LoadBalancer|AutoScaling::AutoScalingGroup|RDS::DB(Instance|Cluster)|ElastiCache::(CacheCluster|ReplicationGroup|ServerlessCache)|EFS::MountTarget|EKS::Cluster|Redshift::Cluster|DirectoryService::\w+)(?=["'\s]|$)/m;
const TERRAFORM =
  /"type":\s*"aws_(instance|network_interface|vpc|default_vpc|subnet|default_subnet|security_group\w*|default_security_group|vpc_security_group_\w+|route_table|route|network_acl\w*|nat_gateway|internet_gateway|vpn_gateway|vpn_connection|ec2_transit_gateway\w*|vpc_endpoint|vpc_peering_connection|spot_instance_request|spot_fleet_request|ec2_fleet|lb|alb|elb|autoscaling_group|db_instance|rds_cluster|elasticache_(cluster|replication_group)|efs_mount_target|eks_cluster|redshift_cluster|directory_service_directory)"/;
/** Others have one where they name it. */
const PLACES = /\b(VpcConfig|SubnetIds|Subnets|SecurityGroupIds|vpc_config|subnet_ids?|security_group_ids)\b/;

/** Whether the file declares anything that has a place in a network. Answers of AWS are about nothing else. */
export function declaresNetwork(source, text) {
  if (source === 'aws') return true;
  return (source === 'terraform' ? TERRAFORM : CLOUDFORMATION).test(text) || PLACES.test(text);
}
