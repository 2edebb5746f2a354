import { ref, type Values } from '../terraform/plan.js';

const id = (address: string) => ref(`${address}.id`);
const shop = { vpc_id: id('aws_vpc.shop') };
const bank = { vpc_id: id('aws_vpc.bank') };
const mine = { vpc_id: id('aws_vpc.mine') };
const hub = { transit_gateway_id: id('aws_ec2_transit_gateway.hub') };
const inside = { transit_gateway_route_table_id: id('aws_ec2_transit_gateway_route_table.inside') };
const tcp = (port: number) => ({ protocol: 'tcp', from_port: port, to_port: port });
const anyOut = [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }];
const all = { rule_no: 100, action: 'allow', cidr_block: '0.0.0.0/0', protocol: '-1', from_port: 0, to_port: 0 };

/** The same kinds of things as in the template, as a plan has them. */
export const RESOURCES: Readonly<Record<string, Values>> = {
  'aws_vpc.shop': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.front': {
    ...shop,
    cidr_block: '10.0.0.0/24',
    availability_zone: 'eu-west-1a',
    map_public_ip_on_launch: true,
  },
  'aws_subnet.back': { ...shop, cidr_block: '10.0.1.0/24', availability_zone: 'eu-west-1b' },
  'aws_internet_gateway.out': shop,
  'aws_vpn_gateway.gate': shop,
  'aws_eip.ip': { domain: 'vpc' },
  'aws_nat_gateway.nat': { subnet_id: id('aws_subnet.front'), allocation_id: id('aws_eip.ip') },
  'aws_route_table.street': {
    ...shop,
    route: [{ cidr_block: '0.0.0.0/0', gateway_id: id('aws_internet_gateway.out') }],
  },
  'aws_route_table.yard': { ...shop, propagating_vgws: [id('aws_vpn_gateway.gate')] },
  'aws_route.to_nat': {
    route_table_id: id('aws_route_table.yard'),
    destination_cidr_block: '0.0.0.0/0',
    nat_gateway_id: id('aws_nat_gateway.nat'),
  },
  'aws_route.to_bank': {
    route_table_id: id('aws_route_table.yard'),
    destination_cidr_block: '10.9.0.0/16',
    vpc_peering_connection_id: id('aws_vpc_peering_connection.pair'),
  },
  'aws_route.to_mine': { route_table_id: id('aws_route_table.yard'), destination_cidr_block: '10.8.0.0/16', ...hub },
  'aws_route_table_association.front': {
    subnet_id: id('aws_subnet.front'),
    route_table_id: id('aws_route_table.street'),
  },
  'aws_route_table_association.back': { subnet_id: id('aws_subnet.back'), route_table_id: id('aws_route_table.yard') },
  'aws_network_acl.acl': { ...shop, subnet_ids: [id('aws_subnet.front')], ingress: [all], egress: [all] },
  'aws_network_acl_rule.no_sql': {
    network_acl_id: id('aws_network_acl.acl'),
    rule_number: 90,
    egress: false,
    rule_action: 'deny',
    ...tcp(5432),
    cidr_block: '0.0.0.0/0',
  },
  'aws_security_group.webs': { ...shop, ingress: [{ ...tcp(443), cidr_blocks: ['0.0.0.0/0'] }], egress: anyOut },
  'aws_security_group.apps': { ...shop, ingress: [{ ...tcp(443), cidr_blocks: ['10.8.0.0/16'] }], egress: anyOut },
  'aws_vpc_security_group_ingress_rule.office': {
    security_group_id: id('aws_security_group.apps'),
    ip_protocol: 'tcp',
    from_port: 443,
    to_port: 443,
    cidr_ipv4: '192.168.0.0/16',
  },
  'aws_security_group_rule.door': {
    type: 'ingress',
    security_group_id: id('aws_security_group.apps'),
    ...tcp(443),
    source_security_group_id: id('aws_security_group.webs'),
  },
  'aws_security_group.data': {
    ...shop,
    ingress: [{ ...tcp(5432), security_groups: [id('aws_security_group.apps')] }],
    egress: anyOut,
  },
  'aws_instance.web': { subnet_id: id('aws_subnet.front'), vpc_security_group_ids: [id('aws_security_group.webs')] },
  'aws_instance.app': {
    subnet_id: id('aws_subnet.back'),
    vpc_security_group_ids: [id('aws_security_group.apps')],
    private_ip: '10.0.1.9',
  },
  'aws_db_subnet_group.rooms': { name: 'rooms', subnet_ids: [id('aws_subnet.front'), id('aws_subnet.back')] },
  'aws_db_instance.orders': {
    db_subnet_group_name: 'rooms',
    vpc_security_group_ids: [id('aws_security_group.data')],
    publicly_accessible: false,
  },
  'aws_lambda_function.job': {
    vpc_config: [{ subnet_ids: [id('aws_subnet.back')], security_group_ids: [id('aws_security_group.webs')] }],
  },
  'aws_lb.door': {
    internal: false,
    load_balancer_type: 'application',
    subnets: [id('aws_subnet.front'), id('aws_subnet.back')],
    security_groups: [id('aws_security_group.webs')],
  },
  'aws_lb_target_group.hall': { ...shop, port: 443, protocol: 'HTTPS', target_type: 'instance' },
  'aws_lb_target_group_attachment.hall': {
    target_group_arn: ref('aws_lb_target_group.hall.arn'),
    target_id: id('aws_instance.app'),
    port: 443,
  },
  'aws_lb_listener.bell': {
    load_balancer_arn: ref('aws_lb.door.arn'),
    port: 443,
    protocol: 'HTTPS',
    default_action: [{ type: 'forward', target_group_arn: ref('aws_lb_target_group.hall.arn') }],
  },
  'aws_vpc_endpoint.keys': {
    ...shop,
    service_name: 'com.amazonaws.eu-west-1.kms',
    vpc_endpoint_type: 'Interface',
    subnet_ids: [id('aws_subnet.back')],
    security_group_ids: [id('aws_security_group.webs')],
  },
  'aws_vpc.bank': { cidr_block: '10.9.0.0/16' },
  'aws_subnet.vault': { ...bank, cidr_block: '10.9.0.0/24' },
  'aws_route_table.corridor': {
    ...bank,
    route: [{ cidr_block: '10.0.0.0/16', vpc_peering_connection_id: id('aws_vpc_peering_connection.pair') }],
  },
  'aws_route_table_association.vault': {
    subnet_id: id('aws_subnet.vault'),
    route_table_id: id('aws_route_table.corridor'),
  },
  'aws_vpc_peering_connection.pair': { ...shop, peer_vpc_id: id('aws_vpc.bank') },
  'aws_security_group.safes': { ...bank, ingress: [{ ...tcp(443), cidr_blocks: ['10.0.0.0/16'] }], egress: anyOut },
  'aws_instance.safe': { subnet_id: id('aws_subnet.vault'), vpc_security_group_ids: [id('aws_security_group.safes')] },
  'aws_vpc.mine': { cidr_block: '10.8.0.0/16' },
  'aws_subnet.shaft': { ...mine, cidr_block: '10.8.0.0/24' },
  'aws_route_table.rails': { ...mine, route: [{ cidr_block: '10.0.0.0/16', ...hub }] },
  'aws_route_table_association.shaft': {
    subnet_id: id('aws_subnet.shaft'),
    route_table_id: id('aws_route_table.rails'),
  },
  'aws_security_group.miners': { ...mine, ingress: [{ ...anyOut[0], cidr_blocks: ['10.0.1.0/24'] }], egress: anyOut },
  'aws_instance.miner': {
    subnet_id: id('aws_subnet.shaft'),
    vpc_security_group_ids: [id('aws_security_group.miners')],
  },
  'aws_ec2_transit_gateway.hub': {
    default_route_table_association: 'disable',
    default_route_table_propagation: 'disable',
  },
  'aws_ec2_transit_gateway_vpc_attachment.shop': { ...hub, ...shop, subnet_ids: [id('aws_subnet.back')] },
  'aws_ec2_transit_gateway_vpc_attachment.mine': { ...hub, ...mine, subnet_ids: [id('aws_subnet.shaft')] },
  'aws_ec2_transit_gateway_route_table.inside': hub,
  ...Object.fromEntries(
    ['shop', 'mine'].flatMap((name) => {
      const attachment = { transit_gateway_attachment_id: id(`aws_ec2_transit_gateway_vpc_attachment.${name}`) };
      return [
        [`aws_ec2_transit_gateway_route_table_association.${name}`, { ...inside, ...attachment }],
        [`aws_ec2_transit_gateway_route_table_propagation.${name}`, { ...inside, ...attachment }],
      ];
    }),
  ),
  'aws_customer_gateway.office': { type: 'ipsec.1' },
  'aws_vpn_connection.line': {
    vpn_gateway_id: id('aws_vpn_gateway.gate'),
    customer_gateway_id: id('aws_customer_gateway.office'),
    static_routes_only: true,
  },
  'aws_vpn_connection_route.office': {
    vpn_connection_id: id('aws_vpn_connection.line'),
    destination_cidr_block: '192.168.0.0/16',
  },
};

export const PLAN_SUBJECTS = ['8.8.8.8', 'web', 'app', 'orders', 'job', 'door', 'keys', 'safe', 'miner', '192.168.0.9'];
