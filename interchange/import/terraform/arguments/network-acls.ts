import type { Structures } from '../../aws/answers/structure.js';

export const NETWORK_ACLS: Structures = {
  aws_network_acl: {
    read: 'egress egress.action egress.cidr_block egress.from_port egress.protocol egress.rule_no egress.to_port ingress ingress.action ingress.cidr_block ingress.from_port ingress.ipv6_cidr_block ingress.protocol ingress.rule_no ingress.to_port subnet_ids vpc_id egress.icmp_code egress.icmp_type egress.ipv6_cidr_block ingress.icmp_code ingress.icmp_type',
  },
  aws_default_network_acl: {
    read: 'default_network_acl_id egress egress.action egress.cidr_block egress.from_port egress.protocol egress.rule_no egress.to_port ingress ingress.action ingress.cidr_block ingress.from_port ingress.ipv6_cidr_block ingress.protocol ingress.rule_no ingress.to_port subnet_ids vpc_id egress.icmp_code egress.icmp_type egress.ipv6_cidr_block ingress.icmp_code ingress.icmp_type',
  },
  aws_network_acl_rule: {
    read: 'cidr_block egress from_port ipv6_cidr_block network_acl_id protocol rule_action rule_number to_port icmp_code icmp_type',
  },
  aws_network_acl_association: {
    read: 'network_acl_id subnet_id',
  },
};
