import { plan, ref, type Values } from './plan.js';

const vpc = { vpc_id: ref('aws_vpc.shop.id') };
const far = { vpc_id: ref('module.far.vpc_id') };
const hub = { transit_gateway_id: ref('aws_ec2_transit_gateway.hub.id') };
const subnets = [ref('aws_subnet.app')];
const groups = [ref('aws_security_group.web.id')];
const tcp = (port: number) => ({ protocol: 'tcp', from_port: port, to_port: port });
const table = { transit_gateway_route_table_id: ref('aws_ec2_transit_gateway_route_table.inside.id') };

/** A network with something of nearly every kind in it. */
const resources: Record<string, Values> = {
  'aws_vpc.shop': { cidr_block: '10.0.0.0/16', assign_generated_ipv6_cidr_block: true },
  'aws_vpc_ipv4_cidr_block_association.more': { ...vpc, cidr_block: '10.1.0.0/16' },
  'aws_subnet.app[0]': {
    ...vpc,
    cidr_block: '10.0.1.0/24',
    availability_zone: 'eu-west-1a',
    map_public_ip_on_launch: true,
  },
  'aws_subnet.app[1]': { ...vpc, cidr_block: '10.0.2.0/24', availability_zone: 'eu-west-1b' },
  'aws_internet_gateway.out': vpc,
  'aws_egress_only_internet_gateway.six': vpc,
  'aws_vpn_gateway.office': vpc,
  'aws_eip.nat': { domain: 'vpc', public_ip: '198.51.100.1' },
  'aws_nat_gateway.nat': { subnet_id: ref('aws_subnet.app[0].id'), allocation_id: ref('aws_eip.nat.id') },
  'aws_route_table.open': {
    ...vpc,
    route: [
      { cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.out.id') },
      { cidr_block: '10.8.0.0/16', vpc_peering_connection_id: ref('aws_vpc_peering_connection.far.id') },
    ],
  },
  'aws_route_table.closed': { ...vpc, propagating_vgws: [ref('aws_vpn_gateway.office.id')] },
  'aws_route.nat': {
    route_table_id: ref('aws_route_table.closed.id'),
    destination_cidr_block: '0.0.0.0/0',
    nat_gateway_id: ref('aws_nat_gateway.nat.id'),
  },
  'aws_route.hub': { route_table_id: ref('aws_route_table.closed.id'), destination_cidr_block: '10.8.0.0/16', ...hub },
  'aws_route_table_association.open': {
    subnet_id: ref('aws_subnet.app[0].id'),
    route_table_id: ref('aws_route_table.open.id'),
  },
  'aws_route_table_association.closed': {
    subnet_id: ref('aws_subnet.app[1].id'),
    route_table_id: ref('aws_route_table.closed.id'),
  },
  'aws_default_route_table.main': { default_route_table_id: ref('aws_vpc.shop.default_route_table_id') },
  'aws_network_acl.acl': {
    ...vpc,
    subnet_ids: [ref('aws_subnet.app[0].id')],
    ingress: [
      {
        rule_no: 100,
        action: 'allow',
        cidr_block: '0.0.0.0/0',
        protocol: '-1',
        from_port: 0,
        to_port: 0,
        icmp_type: 0,
        icmp_code: 0,
      },
    ],
  },
  'aws_network_acl_rule.out': {
    network_acl_id: ref('aws_network_acl.acl.id'),
    rule_number: 100,
    egress: true,
    rule_action: 'allow',
    protocol: 'all',
    cidr_block: '0.0.0.0/0',
  },
  'aws_security_group.web': {
    ...vpc,
    name: 'web',
    ingress: [{ ...tcp(443), cidr_blocks: ['0.0.0.0/0'], security_groups: [], self: false }],
  },
  'aws_security_group.db': {
    ...vpc,
    ingress: [{ ...tcp(5432), cidr_blocks: [], security_groups: [ref('aws_security_group.web.id')], self: true }],
  },
  'aws_vpc_security_group_egress_rule.web': {
    security_group_id: ref('aws_security_group.web.id'),
    ip_protocol: '-1',
    cidr_ipv4: '0.0.0.0/0',
  },
  'aws_security_group_rule.list': {
    type: 'ingress',
    security_group_id: ref('aws_security_group.web.id'),
    ...tcp(22),
    prefix_list_ids: [ref('aws_ec2_managed_prefix_list.office.id')],
  },
  'aws_ec2_managed_prefix_list.office': { name: 'office', max_entries: 2, entry: [{ cidr: '203.0.113.0/24' }] },
  'aws_instance.web[0]': {
    subnet_id: ref('aws_subnet.app', 'count.index'),
    vpc_security_group_ids: groups,
    private_ip: '10.0.1.10',
  },
  'aws_instance.web[1]': { subnet_id: ref('aws_subnet.app', 'count.index'), vpc_security_group_ids: groups },
  'aws_network_interface.fw': {
    subnet_id: ref('aws_subnet.app[0].id'),
    private_ips: ['10.0.1.5'],
    source_dest_check: false,
  },
  'aws_eip_association.fw': {
    network_interface_id: ref('aws_network_interface.fw.id'),
    allocation_id: ref('aws_eip.nat.id'),
  },
  'aws_db_subnet_group.dbs': { name: 'dbs', subnet_ids: subnets },
  'aws_db_instance.pg': {
    db_subnet_group_name: 'dbs',
    vpc_security_group_ids: [ref('aws_security_group.db.id')],
    publicly_accessible: true,
  },
  'aws_lambda_function.job': { vpc_config: [{ subnet_ids: subnets, security_group_ids: groups }] },
  'aws_launch_template.t': { network_interfaces: [{ associate_public_ip_address: 'true', security_groups: groups }] },
  'aws_autoscaling_group.fleet': {
    vpc_zone_identifier: subnets,
    launch_template: [{ id: ref('aws_launch_template.t.id') }],
    target_group_arns: [ref('aws_lb_target_group.app.arn')],
  },
  'aws_lb.front': {
    internal: false,
    load_balancer_type: 'network',
    subnet_mapping: [{ subnet_id: ref('aws_subnet.app[0].id'), private_ipv4_address: '10.0.1.99' }],
  },
  'aws_lb_listener.tls': {
    load_balancer_arn: ref('aws_lb.front.arn'),
    port: 443,
    protocol: 'TLS',
    default_action: [{ type: 'forward', target_group_arn: ref('aws_lb_target_group.app.arn') }],
  },
  'aws_lb_target_group.app': { ...vpc, port: 8080, protocol: 'TCP' },
  'aws_lb_target_group_attachment.app': {
    target_group_arn: ref('aws_lb_target_group.app.arn'),
    target_id: ref('aws_instance.web[0].id'),
    port: 8081,
  },
  'aws_elb.old': {
    subnets,
    security_groups: groups,
    instances: [ref('aws_instance.web')],
    listener: [{ lb_port: 80, instance_port: 80 }],
  },
  'aws_vpc_endpoint.s3': {
    ...vpc,
    service_name: 'com.amazonaws.eu-west-1.s3',
    route_table_ids: [ref('aws_route_table.closed.id')],
  },
  'aws_vpc_endpoint.kms': {
    ...vpc,
    service_name: 'com.amazonaws.eu-west-1.kms',
    vpc_endpoint_type: 'Interface',
    subnet_ids: subnets,
    security_group_ids: groups,
  },
  'aws_vpc_peering_connection.far': { ...vpc, peer_vpc_id: ref('module.far.vpc_id') },
  'aws_customer_gateway.cgw': { type: 'ipsec.1' },
  'aws_vpn_connection.line': {
    vpn_gateway_id: ref('aws_vpn_gateway.office.id'),
    customer_gateway_id: ref('aws_customer_gateway.cgw.id'),
    static_routes_only: true,
  },
  'aws_vpn_connection_route.r': {
    vpn_connection_id: ref('aws_vpn_connection.line.id'),
    destination_cidr_block: '192.168.0.0/16',
  },
  'aws_ec2_transit_gateway.hub': { security_group_referencing_support: 'enable' },
  'aws_ec2_transit_gateway_vpc_attachment.shop': { ...hub, ...vpc, subnet_ids: [ref('aws_subnet.app[1].id')] },
  'aws_ec2_transit_gateway_vpc_attachment.far': { ...hub, ...far, subnet_ids: [ref('module.far.subnet')] },
  'aws_ec2_transit_gateway_route_table.inside': hub,
  'aws_ec2_transit_gateway_route_table_association.shop': {
    ...table,
    transit_gateway_attachment_id: ref('aws_ec2_transit_gateway_vpc_attachment.shop.id'),
  },
  'aws_ec2_transit_gateway_route_table_propagation.far': {
    ...table,
    transit_gateway_attachment_id: ref('aws_ec2_transit_gateway_vpc_attachment.far.id'),
  },
  'aws_ec2_transit_gateway_route.none': { ...table, destination_cidr_block: '10.9.0.0/16', blackhole: true },
  'aws_dx_gateway.dx': { name: 'dx' },
  'aws_dx_gateway_association.hub': {
    dx_gateway_id: ref('aws_dx_gateway.dx.id'),
    associated_gateway_id: ref('aws_ec2_transit_gateway.hub.id'),
    allowed_prefixes: ['10.0.0.0/8'],
  },
  'aws_vpc_block_public_access_options.it': { internet_gateway_block_mode: 'block-ingress' },
  'aws_vpc_block_public_access_exclusion.a': {
    internet_gateway_exclusion_mode: 'allow-bidirectional',
    subnet_id: ref('aws_subnet.app[0].id'),
  },
};

export const WHOLE = plan({
  resources,
  data: { 'aws_vpc.old': { id: 'vpc-0123456789abcdef0', cidr_block: '10.7.0.0/16' } },
  modules: {
    far: {
      inputs: { block: '10.8.0.0/16' },
      resources: {
        'aws_vpc.it': { cidr_block: '10.8.0.0/16' },
        'aws_subnet.it': { vpc_id: ref('aws_vpc.it.id'), cidr_block: '10.8.1.0/24' },
        'aws_instance.it': { subnet_id: ref('aws_subnet.it.id') },
      },
      outputs: { vpc_id: ref('aws_vpc.it.id'), subnet: ref('aws_subnet.it.id') },
    },
  },
});
