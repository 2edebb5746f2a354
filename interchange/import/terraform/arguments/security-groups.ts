import type { Structures } from '../../aws/answers/structure.js';

export const SECURITY_GROUPS: Structures = {
  aws_security_group: {
    read: 'egress egress.cidr_blocks egress.from_port egress.ipv6_cidr_blocks egress.prefix_list_ids egress.protocol egress.security_groups egress.self egress.to_port ingress ingress.cidr_blocks ingress.from_port ingress.ipv6_cidr_blocks ingress.prefix_list_ids ingress.protocol ingress.security_groups ingress.self ingress.to_port name vpc_id',
    cannotMatter: {
      labels: 'egress.description ingress.description',
      later: 'revoke_rules_on_delete',
    },
  },
  aws_default_security_group: {
    read: 'egress egress.cidr_blocks egress.from_port egress.ipv6_cidr_blocks egress.prefix_list_ids egress.protocol egress.security_groups egress.self egress.to_port ingress ingress.cidr_blocks ingress.from_port ingress.ipv6_cidr_blocks ingress.prefix_list_ids ingress.protocol ingress.security_groups ingress.self ingress.to_port vpc_id',
    cannotMatter: {
      labels: 'egress.description ingress.description',
      later: 'revoke_rules_on_delete',
    },
  },
  aws_security_group_rule: {
    read: 'cidr_blocks from_port ipv6_cidr_blocks prefix_list_ids protocol security_group_id self source_security_group_id to_port type',
  },
  aws_vpc_security_group_ingress_rule: {
    read: 'cidr_ipv4 cidr_ipv6 from_port ip_protocol prefix_list_id referenced_security_group_id security_group_id to_port',
  },
  aws_vpc_security_group_egress_rule: {
    read: 'cidr_ipv4 cidr_ipv6 from_port ip_protocol prefix_list_id referenced_security_group_id security_group_id to_port',
  },
  aws_vpc_security_group_vpc_association: {
    // A group is where something is in it.
    cannotMatter: { repeated: 'security_group_id vpc_id' },
  },
};
