/**
 * Terraform 0.12 to 0.15 told of a reference which resource it leads to, and not which attribute: `aws_vpc.main` for its id, its main route table, its default group.
 * https://github.com/hashicorp/terraform/blob/v0.15.5/command/jsonconfig/expression.go
 */
import { expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { imported, lines, plan, ref, type Values } from './plan.js';

const vpc = ref('aws_vpc.main');
const anywhere = { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] };
const NETWORK: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_internet_gateway.out': { vpc_id: vpc },
  'aws_subnet.app': { vpc_id: vpc, cidr_block: '10.0.0.0/24', map_public_ip_on_launch: true },
  'aws_route.out': {
    route_table_id: vpc,
    destination_cidr_block: '0.0.0.0/0',
    gateway_id: ref('aws_internet_gateway.out'),
  },
  'aws_security_group_rule.web': { type: 'ingress', security_group_id: vpc, ...anywhere },
  'aws_instance.host': { subnet_id: ref('aws_subnet.app'), vpc_security_group_ids: [vpc] },
};
const deny = { rule_number: 50, egress: false, rule_action: 'deny', protocol: 'tcp', from_port: 443, to_port: 443 };
const S3 = { vpc_id: vpc, service_name: 'com.amazonaws.eu-west-1.s3', route_table_ids: [vpc] };
const toS3 = {
  type: 'egress',
  security_group_id: ref('aws_security_group.tight'),
  protocol: 'tcp',
  from_port: 443,
  to_port: 443,
};

it.each<[string, Record<string, Values>, string, string, string, string]>([
  ['the default group, the main table', {}, 'internet', 'host', 'tcp 443', 'reachable'],
  ['and what they let through', {}, 'internet', 'host', 'tcp 22', 'blocked'],
  [
    'the default network ACL',
    { 'aws_network_acl_rule.deny': { network_acl_id: vpc, ...deny, cidr_block: '0.0.0.0/0' } },
    'internet',
    'host',
    'tcp 443',
    'blocked',
  ],
])('%s', (_, more, from, to, on, verdict) => {
  const { topology } = imported({ ...plan({ resources: { ...NETWORK, ...more } }), format_version: '0.1' });
  expect(verdictOf(topology, from, to, on)).toBe(verdict);
});

it('a gateway endpoint’s table and its prefix list', () => {
  const resources = {
    ...NETWORK,
    'aws_vpc_endpoint.s3': S3,
    'aws_security_group.tight': { vpc_id: vpc },
    'aws_security_group_rule.s3': { ...toS3, prefix_list_ids: [ref('aws_vpc_endpoint.s3')] },
  };
  const { text } = imported({ ...plan({ resources }), format_version: '0.1' });
  expect(lines(text)).toContain('gateway-endpoint s3-endpoint to s3 in main-routes');
  expect(lines(text)).toContain('outbound { allow tcp 443 to s3 }');
});
