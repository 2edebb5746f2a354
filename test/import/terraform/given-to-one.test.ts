/** What is given to one of several, or to something that nobody tells, may be given to each: an elastic address, a security group. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { imported, plan, ref, type Values } from './plan.js';

type Resources = Record<string, Values>;

function verdict(resources: Resources, from: string, to: string): string {
  return verdictOf(imported(plan({ resources: { ...base, ...resources } })).topology, from, to, 'tcp 443');
}

const inVpc = { vpc_id: ref('aws_vpc.main.id') };
const many = (count: number, address: string, values: Values): Resources =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${address}[${i}]`, values]));
const https = [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'], self: false }];
const base: Resources = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.app': { ...inVpc, cidr_block: '10.0.0.0/24' },
  'aws_internet_gateway.out': inVpc,
  'aws_default_route_table.all': {
    default_route_table_id: ref('aws_vpc.main.default_route_table_id'),
    route: [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.out.id') }],
  },
  'aws_security_group.web': { ...inVpc, ingress: https, egress: https },
  'aws_security_group.none': { ...inVpc, ingress: [], egress: [] },
  'aws_ssm_parameter.any': { value: ref('aws_vpc.main.tags') },
};
const place = { subnet_id: ref('aws_subnet.app.id') };
const hosts = (group: string, more: Values = {}): Resources =>
  many(2, 'aws_instance.host', { ...place, vpc_security_group_ids: [ref(group)], ...more });
const open = hosts('aws_security_group.web.id');
const closed = hosts('aws_security_group.none.id', { associate_public_ip_address: true });
const toWeb = { security_group_id: ref('aws_security_group.web.id') };

describe('an elastic address', () => {
  it.each<[string, Resources, string]>([
    ['of its own for each', many(2, 'aws_eip.it', { instance: ref('aws_instance.host', 'count.index') }), 'reachable'],
    ['for one', many(1, 'aws_eip.it', { instance: ref('aws_instance.host', 'count.index') }), 'unknown'],
    ['that a variable gives', { 'aws_eip.it': { instance: ref('aws_instance.host', 'var.which') } }, 'unknown'],
    ['of whatever a parameter says', { 'aws_eip.it': { instance: ref('aws_ssm_parameter.any.value') } }, 'unknown'],
    ['of nothing', { 'aws_eip.it': { domain: 'vpc' } }, 'blocked'],
    [
      'associated with one',
      {
        'aws_eip.it': {},
        'aws_eip_association.it': {
          instance_id: ref('aws_instance.host', 'local.which'),
          allocation_id: ref('aws_eip.it.id'),
        },
      },
      'unknown',
    ],
    [
      'associated with whatever a parameter says',
      {
        'aws_eip.it': {},
        'aws_eip_association.it': {
          instance_id: ref('aws_ssm_parameter.any.value'),
          allocation_id: ref('aws_eip.it.id'),
        },
      },
      'unknown',
    ],
  ])('%s', (_, resources, expected) => {
    expect(verdict({ ...open, ...resources }, 'internet', 'host-1')).toBe(expected);
  });

  it('that one may get leaves it the address that it has', () => {
    const launched = hosts('aws_security_group.web.id', { associate_public_ip_address: true });
    const address = { 'aws_eip.it': { instance: ref('aws_instance.host', 'var.which') } };
    expect(verdict({ ...launched, ...address }, 'internet', 'host-1')).toBe('reachable');
  });
});

describe('a security group that an attachment adds', () => {
  const attach = (owner: string[], group: Values = toWeb): Values => ({
    ...group,
    network_interface_id: ref(...owner),
  });
  const one = (values: Values): Resources => ({ 'aws_network_interface_sg_attachment.it': values });

  it.each<[string, Resources, string]>([
    [
      'to each',
      many(2, 'aws_network_interface_sg_attachment.it', attach(['aws_instance.host', 'count.index'])),
      'reachable',
    ],
    ['to one', one(attach(['aws_instance.host', 'local.which'])), 'unknown'],
    ['to another', one(attach(['aws_instance.host[0].primary_network_interface_id'])), 'blocked'],
    ['to whatever a parameter says', one(attach(['aws_ssm_parameter.any.value'])), 'unknown'],
    [
      'and that a parameter tells',
      one(attach(['aws_instance.host[1].id'], { security_group_id: ref('aws_ssm_parameter.any.value') })),
      'unknown',
    ],
  ])('%s', (_, resources, expected) => {
    expect(verdict({ ...closed, ...resources }, 'internet', 'host-1')).toBe(expected);
  });

  it('stands beside the default group of what tells none', () => {
    const plain = { ...place, associate_public_ip_address: true };
    const resources = { 'aws_instance.plain': plain, ...one(attach(['aws_instance.plain.id'])) };
    expect(verdict(resources, 'internet', 'plain')).toBe('reachable');
    const silent = one(attach(['aws_instance.plain.id'], { security_group_id: ref('aws_security_group.none.id') }));
    expect(verdict({ 'aws_instance.plain': plain, ...silent }, 'plain', 'internet')).toBe('reachable');
  });
});

describe('an entry of a prefix list', () => {
  const lists: Resources = {
    'aws_ec2_managed_prefix_list.one': { name: 'one', max_entries: 5 },
    'aws_ec2_managed_prefix_list.other': { name: 'other', max_entries: 5 },
    'aws_security_group.listed': {
      ...inVpc,
      ingress: [
        { protocol: 'tcp', from_port: 443, to_port: 443, prefix_list_ids: [ref('aws_ec2_managed_prefix_list.one.id')] },
      ],
      egress: [],
    },
    ...hosts('aws_security_group.listed.id', { associate_public_ip_address: true }),
  };

  it.each<[string, string[], string]>([
    ['of this list', ['aws_ec2_managed_prefix_list.one.id'], 'reachable'],
    ['of another one', ['aws_ec2_managed_prefix_list.other.id'], 'blocked'],
    ['of whatever a parameter says', ['aws_ssm_parameter.any.value'], 'unknown'],
    [
      'of either',
      ['var.which', 'aws_ec2_managed_prefix_list.one.id', 'aws_ec2_managed_prefix_list.other.id'],
      'unknown',
    ],
  ])('%s', (_, list, expected) => {
    const entry = { prefix_list_id: ref(...list), cidr: '203.0.113.0/24' };
    const resources = { ...lists, 'aws_ec2_managed_prefix_list_entry.it': entry };
    expect(verdict(resources, '203.0.113.9', 'host-1')).toBe(expected);
  });
});
