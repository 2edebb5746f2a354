import { twinOf } from './cloud-control.js';

/** What is known of the provider's fields: which of them are lists, and which resources a reference in them can mean. */

/** Texts that may hold several ids with commas between: what is set of an environment of Elastic Beanstalk. */
export const JOINED: ReadonlySet<string> = new Set(['value']);

/** Sets of texts: with one member unknown, all of them are. https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
export const LISTS: ReadonlySet<string> = new Set([
  'allocation_ids',
  'allowed_prefixes',
  'cidr_blocks',
  'instances',
  'ipv6_addresses',
  'ipv6_address_list',
  'ipv6_cidr_blocks',
  'load_balancers',
  'network_load_balancer_arns',
  'prefix_list_ids',
  'private_ips',
  'private_ip_list',
  'propagating_vgws',
  'route_table_ids',
  'secondary_allocation_ids',
  'secondary_private_ip_addresses',
  'secondary_private_ips',
  'security_group_ids',
  'security_groups',
  'subnet_ids',
  'subnets',
  'target_group_arns',
  'vpc_security_group_ids',
  'vpc_zone_identifier',
]);

/** Fields whose values are addresses, blocks and the like: a resource is none. */
export function holdsValue(field: string): boolean {
  return (
    /cidr|prefixes$|(^|_)ips?($|_)|address(es)?$|zone$|port|protocol|^name|_name$|_type$|count$/.test(field) &&
    !/prefix_list|group_name|allocation|^service_name$/.test(field)
  );
}

const SUBNETS = ['aws_subnet', 'aws_default_subnet'];
const VPCS = ['aws_vpc', 'aws_default_vpc'];
const TABLES = ['aws_route_table', 'aws_default_route_table', ...VPCS];
const GROUPS = ['aws_security_group', 'aws_default_security_group', ...VPCS];
const ACLS = ['aws_network_acl', 'aws_default_network_acl', ...VPCS];
const INTERFACES = ['aws_network_interface', 'aws_instance', 'aws_nat_gateway'];
const PREFIX_LISTS = ['aws_ec2_managed_prefix_list', 'aws_vpc_endpoint', 'aws_prefix_list'];
const BALANCERS = ['aws_lb', 'aws_alb', 'aws_elb'];
const TARGET_GROUPS = ['aws_lb_target_group', 'aws_alb_target_group'];

/** The types that a reference in a field can mean; a field that is not here can mean any. */
export const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  vpc_id: VPCS,
  peer_vpc_id: VPCS,
  subnet_id: SUBNETS,
  subnet_ids: SUBNETS,
  subnets: SUBNETS,
  vpc_zone_identifier: SUBNETS,
  route_table_id: TABLES,
  route_table_ids: TABLES,
  default_route_table_id: TABLES,
  network_acl_id: ACLS,
  default_network_acl_id: ACLS,
  security_group_id: GROUPS,
  security_groups: GROUPS,
  security_group_ids: GROUPS,
  vpc_security_group_ids: GROUPS,
  source_security_group_id: GROUPS,
  referenced_security_group_id: GROUPS,
  gateway_id: [
    'aws_internet_gateway',
    'aws_internet_gateway_attachment',
    'aws_vpn_gateway',
    'aws_vpn_gateway_attachment',
    'aws_nat_gateway',
    'aws_vpc_endpoint',
    'aws_ec2_carrier_gateway',
  ],
  internet_gateway_id: ['aws_internet_gateway'],
  nat_gateway_id: ['aws_nat_gateway'],
  egress_only_gateway_id: ['aws_egress_only_internet_gateway'],
  vpn_gateway_id: ['aws_vpn_gateway', 'aws_vpn_gateway_attachment'],
  propagating_vgws: ['aws_vpn_gateway', 'aws_vpn_gateway_attachment'],
  customer_gateway_id: ['aws_customer_gateway'],
  network_interface_id: INTERFACES,
  instance_id: ['aws_instance'],
  instance: ['aws_instance'],
  instances: ['aws_instance'],
  network_interface: INTERFACES,
  allocation_id: ['aws_eip'],
  allocation_ids: ['aws_eip'],
  transit_gateway_id: ['aws_ec2_transit_gateway', 'aws_ec2_transit_gateway_vpc_attachment'],
  peer_transit_gateway_id: ['aws_ec2_transit_gateway'],
  client_vpn_endpoint_id: ['aws_ec2_client_vpn_endpoint', 'aws_ec2_client_vpn_network_association'],
  target_vpc_subnet_id: [...SUBNETS, 'aws_ec2_client_vpn_network_association'],
  vpc_endpoint_id: ['aws_vpc_endpoint', 'aws_networkfirewall_firewall'],
  vpc_peering_connection_id: [
    'aws_vpc_peering_connection',
    'aws_vpc_peering_connection_accepter',
    'aws_vpc_peering_connection_options',
  ],
  prefix_list_id: PREFIX_LISTS,
  prefix_list_ids: PREFIX_LISTS,
  destination_prefix_list_id: PREFIX_LISTS,
  load_balancer_arn: BALANCERS,
  network_load_balancer_arns: BALANCERS,
  service_name: ['aws_vpc_endpoint_service'],
  elb: BALANCERS,
  target_group_arn: TARGET_GROUPS,
  target_group_arns: TARGET_GROUPS,
  lb_target_group_arn: TARGET_GROUPS,
  identifier: [...TARGET_GROUPS, 'aws_elb'],
  listener_arn: ['aws_lb_listener', 'aws_alb_listener'],
  db_subnet_group_name: ['aws_db_subnet_group'],
};

/** Attributes by which a resource is meant, not something that it has. */
export const IDENTITIES: ReadonlySet<string> = new Set([
  'id',
  'arn',
  'allocation_id',
  'primary_network_interface_id',
  'network_interface_id',
  'transit_gateway_attachment_id',
  'unique_id',
]);

/** The type in a key: `module.net.aws_subnet.web[0]` is an `aws_subnet`. What AWS makes with a VPC counts as its VPC. */
export function typeOf(key: string): string {
  return twinOf(/(?:^|[.:])(aws(?:cc)?_[a-z0-9_]+)\./.exec(key)?.[1] ?? '');
}

/** An id that AWS gave: `sg-0123abcd`, an ARN. */
export const isIdentity = (text: string): boolean => /^([a-z]+-)+[0-9a-f]{6,}$|^arn:/.test(text);

/** `vpc_id` of a VPC is the VPC, as `awscc` has it; of a subnet it is another thing. */
export function isOwnId(type: string, name: string): boolean {
  const [, what] = /^(.+)_(?:id|arn)$/.exec(name) ?? [];
  return what !== undefined && (type.endsWith(`_${what}`) || type.endsWith(`_${what.replace('load_balancer', 'lb')}`));
}
