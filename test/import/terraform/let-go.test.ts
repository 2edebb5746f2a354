/** What AWS makes with a VPC stays, with the rules that it has then, when Terraform "destroys" it. */
import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { printTopology } from '../../../language/index.js';
import { lines, type Values } from './plan.js';

const VPC = {
  id: 'vpc-0aaaaaaaaaaaaaaa1',
  cidr_block: '10.0.0.0/16',
  default_security_group_id: 'sg-0aaaaaaaaaaaaaaa1',
  default_network_acl_id: 'acl-0aaaaaaaaaaaaaaa1',
  default_route_table_id: 'rtb-0aaaaaaaaaaaaaaa1',
  main_route_table_id: 'rtb-0aaaaaaaaaaaaaaa1',
};
const KEPT: readonly (readonly [string, Values])[] = [
  ['aws_vpc', VPC],
  ['aws_subnet', { id: 'subnet-0aaaaaaaaaaaaaaa1', vpc_id: VPC.id, cidr_block: '10.0.0.0/24' }],
  [
    'aws_instance',
    {
      id: 'i-0aaaaaaaaaaaaaaa1',
      subnet_id: 'subnet-0aaaaaaaaaaaaaaa1',
      vpc_security_group_ids: [VPC.default_security_group_id],
    },
  ],
];

/** A plan that destroys one thing and keeps the rest. */
function without(type: string, before: Values): string[] {
  const at = (kind: string) => ({ address: `${kind}.x`, mode: 'managed', type: kind, name: 'x' });
  const kept = KEPT.map(([kind, values]) => ({ ...at(kind), values }));
  const plan = {
    format_version: '1.2',
    planned_values: { root_module: { resources: kept } },
    prior_state: {
      format_version: '1.0',
      values: { root_module: { resources: [...kept, { ...at(type), values: before }] } },
    },
    resource_changes: [{ ...at(type), change: { actions: ['delete'], before, after: null, after_unknown: {} } }],
    configuration: { root_module: {} },
  };
  return lines(printTopology(importTerraform([{ path: 'plan.json', text: JSON.stringify(plan) }]).topology));
}

describe('what AWS made with a VPC', () => {
  it('keeps its rules: a group', () => {
    const rule = { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['192.0.2.0/24'] };
    const group = { id: VPC.default_security_group_id, vpc_id: VPC.id, name: 'default', ingress: [rule], egress: [] };
    expect(without('aws_default_security_group', group).join('\n')).toContain('allow tcp 443 from 192.0.2.0/24');
  });

  it('keeps its rules: a network ACL', () => {
    const acl = { id: VPC.default_network_acl_id, default_network_acl_id: VPC.default_network_acl_id, vpc_id: VPC.id };
    expect(without('aws_default_network_acl', { ...acl, ingress: [], egress: [] }).join('\n')).toContain(
      'default network-acl x',
    );
  });

  it('keeps its routes', () => {
    const route = [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-0aaaaaaaaaaaaaaa1' }];
    const table = {
      id: VPC.default_route_table_id,
      default_route_table_id: VPC.default_route_table_id,
      vpc_id: VPC.id,
      route,
    };
    expect(without('aws_default_route_table', table).join('\n')).toContain('0.0.0.0/0 ->');
  });

  it('is destroyed where that is forced', () => {
    const vpc = { id: 'vpc-0ddddddddddddddd1', cidr_block: '172.31.0.0/16' };
    expect(without('aws_default_vpc', vpc).join('\n')).toContain('172.31.0.0/16');
    expect(without('aws_default_vpc', { ...vpc, force_destroy: true }).join('\n')).not.toContain('172.31.0.0/16');
  });
});
