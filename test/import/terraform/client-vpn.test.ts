import { describe, expect, it } from 'vitest';
import { errorsIn, imported, lines, plan, ref, type Values } from './plan.js';

const ENDPOINT = ref('aws_ec2_client_vpn_endpoint.remote.id');
const BASE: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': { vpc_id: ref('aws_vpc.main.id'), cidr_block: '10.0.1.0/24', availability_zone: 'eu-west-1a' },
  'aws_subnet.b': { vpc_id: ref('aws_vpc.main.id'), cidr_block: '10.0.2.0/24', availability_zone: 'eu-west-1b' },
  'aws_security_group.callers': { vpc_id: ref('aws_vpc.main.id') },
  'aws_ec2_client_vpn_endpoint.remote': {
    client_cidr_block: '172.20.0.0/22',
    vpc_id: ref('aws_vpc.main.id'),
    security_group_ids: [ref('aws_security_group.callers.id')],
  },
  'aws_ec2_client_vpn_network_association.a': {
    client_vpn_endpoint_id: ENDPOINT,
    subnet_id: ref('aws_subnet.a.id'),
  },
  'aws_ec2_client_vpn_network_association.b': {
    client_vpn_endpoint_id: ENDPOINT,
    subnet_id: ref('aws_subnet.b.id'),
  },
  'aws_ec2_client_vpn_route.out': {
    client_vpn_endpoint_id: ENDPOINT,
    destination_cidr_block: '0.0.0.0/0',
    target_vpc_subnet_id: ref('aws_ec2_client_vpn_network_association.a.subnet_id'),
  },
  'aws_ec2_client_vpn_authorization_rule.all': {
    client_vpn_endpoint_id: ENDPOINT,
    target_network_cidr: '10.0.0.0/16',
    authorize_all_groups: true,
  },
  'aws_ec2_client_vpn_authorization_rule.some': {
    client_vpn_endpoint_id: ENDPOINT,
    target_network_cidr: '0.0.0.0/0',
    access_group_id: 'admins and others',
  },
};

function read(resources: Record<string, Values> = {}, without: readonly string[] = []) {
  const all = Object.fromEntries(Object.entries({ ...BASE, ...resources }).filter(([key]) => !without.includes(key)));
  const result = imported(plan({ resources: all }));
  expect(errorsIn(result.text)).toEqual([]);
  return { lines: lines(result.text), warned: result.warnings.join('\n') };
}

describe('Client VPN endpoints of a plan', () => {
  it('have their subnets, routes, rules and groups', () => {
    const { lines, warned } = read();
    expect(lines).toEqual(
      expect.arrayContaining([
        'client-vpn-endpoint remote 172.20.0.0/22 in a, b {',
        'security-groups callers',
        '0.0.0.0/0 -> a',
        'authorize 10.0.0.0/16',
        'authorize 0.0.0.0/0 for "admins and others"',
      ]),
    );
    expect(warned).not.toContain('Client VPN');
  });

  it('are none of a VPC where they are attached to a transit gateway, and only then', () => {
    const endpoint = BASE['aws_ec2_client_vpn_endpoint.remote'];
    const none = read({ 'aws_ec2_client_vpn_endpoint.remote': { ...endpoint, transit_gateway_configuration: [] } });
    expect(none.lines).toContain('client-vpn-endpoint remote 172.20.0.0/22 in a, b {');
    const hub = { transit_gateway_configuration: [{ transit_gateway_id: 'tgw-0123456789' }] };
    const attached = read({ 'aws_ec2_client_vpn_endpoint.remote': { ...endpoint, ...hub } });
    expect(attached.lines.join('\n')).not.toContain('client-vpn-endpoint');
    expect(attached.warned).toContain('is attached to a transit gateway');
  });

  it('are in the default group where the configuration names none', () => {
    const { lines } = read({
      'aws_ec2_client_vpn_endpoint.remote': { client_cidr_block: '172.20.0.0/22', vpc_id: ref('aws_vpc.main.id') },
    });
    expect(lines.join('\n')).not.toContain('security-groups');
  });

  it('without a subnet are left out, and told', () => {
    const { lines, warned } = read({}, [
      'aws_ec2_client_vpn_network_association.a',
      'aws_ec2_client_vpn_network_association.b',
      'aws_ec2_client_vpn_route.out',
    ]);
    expect(lines.join('\n')).not.toContain('client-vpn-endpoint');
    expect(warned).toContain('remote is left out');
  });

  it('leave open what hangs on a block that is known after the plan', () => {
    const { lines } = read({
      'aws_ec2_client_vpn_authorization_rule.all': {
        client_vpn_endpoint_id: ENDPOINT,
        target_network_cidr: ref('local.block'),
        authorize_all_groups: true,
      },
    });
    expect(lines).toContain('authorize unknown');
  });
});
