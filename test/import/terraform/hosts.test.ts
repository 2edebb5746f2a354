import { describe, expect, it } from 'vitest';
import { errorsIn, imported, lines, plan, ref, type Values } from './plan.js';

const vpc = { vpc_id: ref('aws_vpc.main.id') };
const inA = { subnet_id: ref('aws_subnet.a.id') };
const BASE: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': { ...vpc, cidr_block: '10.0.1.0/24', map_public_ip_on_launch: true },
  'aws_subnet.b': { ...vpc, cidr_block: '10.0.2.0/24' },
  'aws_security_group.web': vpc,
};
const subnets = [ref('aws_subnet.a.id'), ref('aws_subnet.b.id')];
const groups = [ref('aws_security_group.web.id')];

function read(resources: Record<string, Values>) {
  const result = imported(plan({ resources: { ...BASE, ...resources } }));
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, lines: lines(result.text), plain: result.text.replace(/\s+/g, ' ') };
}

describe('instances', () => {
  it('have a public address as they say, else as their subnet says', () => {
    const { lines } = read({
      'aws_instance.as_subnet': inA,
      'aws_instance.none': { ...inA, associate_public_ip_address: false },
      'aws_instance.asked': { subnet_id: ref('aws_subnet.b.id'), associate_public_ip_address: true },
      'aws_instance.plain': { subnet_id: ref('aws_subnet.b.id') },
    });
    expect(lines).toContain('instance as_subnet { public-ip }');
    expect(lines).toContain('instance none');
    expect(lines).toContain('instance asked { public-ip }');
    expect(lines).toContain('instance plain');
  });

  it('have their elastic address in place of the one from launch', () => {
    const { lines } = read({
      'aws_instance.one': inA,
      'aws_instance.two': { ...inA, private_ip: '10.0.1.9', secondary_private_ips: ['10.0.1.10'] },
      'aws_eip.one': { instance: ref('aws_instance.one.id'), public_ip: '198.51.100.1' },
      'aws_eip.two': { public_ip: '198.51.100.2' },
      'aws_eip_association.two': {
        allocation_id: ref('aws_eip.two.id'),
        instance_id: ref('aws_instance.two.id'),
        private_ip_address: '10.0.1.10',
      },
    });
    expect(lines).toContain('instance one { public-ip 198.51.100.1 }');
    expect(lines).toContain('instance two 10.0.1.9, 10.0.1.10 { public-ip 198.51.100.2 for 10.0.1.10 }');
  });

  it('take the interface that they are launched with, and show the others by themselves', () => {
    const { lines, text } = read({
      'aws_network_interface.first': {
        ...inA,
        private_ips: ['10.0.1.5'],
        security_groups: groups,
        source_dest_check: false,
      },
      'aws_network_interface.second': { subnet_id: ref('aws_subnet.b.id'), private_ips: ['10.0.2.5'] },
      'aws_network_interface.loose': { subnet_id: ref('aws_subnet.b.id') },
      'aws_instance.fw': {
        network_interface: [{ device_index: 0, network_interface_id: ref('aws_network_interface.first.id') }],
      },
      'aws_network_interface_attachment.it': {
        instance_id: ref('aws_instance.fw.id'),
        network_interface_id: ref('aws_network_interface.second.id'),
        device_index: 1,
      },
      'aws_network_interface_sg_attachment.it': {
        security_group_id: ref('aws_security_group.web.id'),
        network_interface_id: ref('aws_network_interface.second.id'),
      },
    });
    expect(text).toMatch(/instance fw 10\.0\.1\.5 \{\s+id first\s+security-groups web\s+source-dest-check off/);
    expect(lines).toContain('interface second 10.0.2.5 { security-groups default-group, web }');
    expect(lines).toContain('interface loose');
    expect(text).not.toContain('interface first');
  });

  it('are in one more group by an attachment to their primary interface', () => {
    const { lines } = read({
      'aws_instance.web': { subnet_id: ref('aws_subnet.b.id') },
      'aws_network_interface_sg_attachment.it': {
        security_group_id: ref('aws_security_group.web.id'),
        network_interface_id: ref('aws_instance.web.primary_network_interface_id'),
      },
    });
    expect(lines).toContain(
      'subnet b 10.0.2.0/24 { instance web-instance { security-groups default-group, web-group } }',
    );
  });

  it('are in an unknown group where not all groups are known', () => {
    const { lines, warnings } = read({
      'aws_instance.x': { subnet_id: ref('aws_subnet.b.id'), vpc_security_group_ids: ref('local.groups') },
    });
    expect(lines).toContain('subnet b 10.0.2.0/24 { instance x { security-groups unknown-groups-of-x } }');
    expect(warnings.join()).toContain('Not all security groups of x are known');
  });

  it('are launched as their template says', () => {
    const { lines } = read({
      'aws_launch_template.t': {
        network_interfaces: [{ associate_public_ip_address: 'true', security_groups: groups }],
      },
      'aws_instance.x': {
        subnet_id: ref('aws_subnet.b.id'),
        launch_template: [{ id: ref('aws_launch_template.t.id') }],
      },
      'aws_autoscaling_group.fleet': {
        vpc_zone_identifier: subnets,
        launch_template: [{ id: ref('aws_launch_template.t.id') }],
      },
    });
    expect(lines.join('\n')).toContain('instance x {\nsecurity-groups web\npublic-ip\n}');
    expect(lines.join('\n')).toContain('instance fleet-0 {\nsecurity-groups web\npublic-ip\n}');
    expect(lines.join('\n')).toContain('instance fleet-1 {\nsecurity-groups web\npublic-ip\n}');
  });

  it('lie in an unknown subnet where theirs is not known', () => {
    const { warnings } = read({
      'aws_ssm_parameter.any': { name: 'any', value: ref('var.any') },
      'aws_instance.x': { subnet_id: ref('aws_ssm_parameter.any.value') },
    });
    expect(warnings.join()).toContain('Not every subnet of x is told');
  });
});

describe('what AWS puts into subnets', () => {
  it('reads databases and functions', () => {
    const { lines } = read({
      'aws_db_subnet_group.dbs': { name: 'dbs', subnet_ids: subnets },
      'aws_db_instance.pg': {
        db_subnet_group_name: ref('aws_db_subnet_group.dbs.name'),
        vpc_security_group_ids: groups,
        publicly_accessible: false,
      },
      'aws_rds_cluster.my': { db_subnet_group_name: 'dbs', vpc_security_group_ids: groups },
      'aws_lambda_function.job': { vpc_config: [{ subnet_ids: subnets, security_group_ids: groups }] },
      'aws_lambda_function.outside': { vpc_config: [] },
    });
    expect(lines).toContain('database pg in a, b { security-groups web }');
    expect(lines).toContain('database my in a, b { security-groups web }');
    expect(lines).toContain('function job in a, b { security-groups web }');
    expect(lines.join()).not.toContain('outside');
  });

  it('says what it does not read', () => {
    const { warnings } = read({
      'aws_networkfirewall_firewall.f': { subnet_mapping: subnets.map((subnet_id) => ({ subnet_id })) },
      'aws_brand_thing.t': { vpc_id: ref('aws_vpc.main.id') },
      'aws_iam_role.r': { name: 'r' },
    });
    expect(warnings).toEqual([
      expect.stringMatching(/^aws_networkfirewall_firewall\.f: The rules of f \(Network Firewall\) are not read/),
      expect.stringMatching(/^aws_brand_thing\.t: t is left out: resources of this type/),
    ]);
  });

  it('reads whatever else has interfaces there, and says of which groups nobody tells the rules', () => {
    const { lines, warnings } = read({
      'aws_eks_cluster.k': { vpc_config: [{ subnet_ids: subnets }] },
      'aws_efs_mount_target.m': { subnet_id: subnets[0] ?? '', security_groups: groups },
    });
    expect(lines).toContain('interface k in a, b { security-groups k-group }');
    expect(lines).toContain('interface m { security-groups web }');
    expect(warnings).toEqual([expect.stringMatching(/^aws_eks_cluster\.k: k is in a security group that AWS makes/)]);
  });

  it('takes the place and the groups of what something else tells: a launch template, a cluster, a directory', () => {
    const { plain, warnings } = read({
      'aws_launch_template.t': { name: 't', vpc_security_group_ids: groups },
      'aws_eks_node_group.n': {
        cluster_name: 'k',
        subnet_ids: subnets,
        launch_template: [{ id: ref('aws_launch_template.t.id'), version: '1' }],
      },
      'aws_docdb_subnet_group.s': { name: 's', subnet_ids: subnets },
      'aws_docdb_cluster.d': {
        db_subnet_group_name: ref('aws_docdb_subnet_group.s.name'),
        vpc_security_group_ids: groups,
      },
      'aws_docdb_cluster_instance.first': { cluster_identifier: ref('aws_docdb_cluster.d.id') },
      'aws_workspaces_directory.w': { directory_id: 'd-0123456789', subnet_ids: subnets },
      'aws_workspaces_workspace.desk': { directory_id: ref('aws_workspaces_directory.w.id') },
    });
    expect(plain).toContain('interface n in a, b { security-groups web maybe public-ip }');
    expect(plain).toContain('database d in a, b { id first security-groups web }');
    expect(plain).toContain('interface desk in a, b { security-groups desk-group maybe public-ip }');
    expect(warnings.filter((warning) => /first|node_group/.test(warning))).toEqual([]);
  });
});
