/** What is launched by a template, and with which addresses. */
import { describe, expect, it } from 'vitest';
import { imported, state, type Values } from './plan.js';

const VPC = 'vpc-0aaaaaaaaaaaaaaa1';
const SUBNET = 'subnet-0aaaaaaaaaaaaaaa1';
const GROUP = 'sg-0aaaaaaaaaaaaaaa1';
const TEMPLATE = 'lt-0aaaaaaaaaaaaaaa1';
const base: Record<string, Values> = {
  'aws_vpc.main': { id: VPC, cidr_block: '10.0.0.0/16', ipv6_cidr_block: '2001:db8::/56' },
  'aws_security_group.g': { id: GROUP, vpc_id: VPC, name: 'g', ingress: [], egress: [] },
};
const subnet = (more: Values): Record<string, Values> => ({
  'aws_subnet.a': {
    id: SUBNET,
    vpc_id: VPC,
    cidr_block: '10.0.1.0/24',
    ipv6_cidr_block: '2001:db8::/64',
    assign_ipv6_address_on_creation: false,
    ...more,
  },
});
const read = (more: Record<string, Values>): string => imported(state({ ...base, ...more })).text;

describe('IPv6 addresses', () => {
  it.each<[string, Record<string, Values>, boolean]>([
    ['that nobody gives', { ...subnet({}), 'aws_instance.x': { subnet_id: SUBNET, ipv6_addresses: [] } }, false],
    [
      'that its subnet gives',
      { ...subnet({ assign_ipv6_address_on_creation: true }), 'aws_instance.x': { subnet_id: SUBNET } },
      true,
    ],
    ['that it asks for', { ...subnet({}), 'aws_instance.x': { subnet_id: SUBNET, ipv6_address_count: 1 } }, true],
    ['of an interface', { ...subnet({}), 'aws_network_interface.x': { subnet_id: SUBNET, ipv6_addresses: [] } }, false],
    [
      'of what a template launches',
      {
        ...subnet({}),
        'aws_launch_template.t': { id: TEMPLATE, network_interfaces: [{ ipv6_address_count: 1 }] },
        'aws_autoscaling_group.x': { vpc_zone_identifier: [SUBNET], launch_template: [{ id: TEMPLATE }] },
      },
      true,
    ],
  ])('%s', (_, more, has) => {
    expect(read(more).includes('ip-address-type ipv4')).toBe(!has);
  });
});

describe('the version of a launch template', () => {
  const launched = (template: Values, group: Values): string =>
    read({
      ...subnet({}),
      'aws_launch_template.t': { id: TEMPLATE, vpc_security_group_ids: [GROUP], latest_version: 3, ...template },
      'aws_autoscaling_group.x': { vpc_zone_identifier: [SUBNET], ...group },
    });
  const told = { default_version: 3 };
  it.each<[string, string, boolean]>([
    ['the latest, by its number', launched({}, { launch_template: [{ id: TEMPLATE, version: '3' }] }), true],
    ['the latest, by its name', launched({}, { launch_template: [{ id: TEMPLATE, version: '$Latest' }] }), true],
    ['the default, which is the latest', launched(told, { launch_template: [{ id: TEMPLATE }] }), true],
    ['another default', launched({ default_version: 1 }, { launch_template: [{ id: TEMPLATE }] }), false],
    ['another one', launched({}, { launch_template: [{ id: TEMPLATE, version: '2' }] }), false],
    [
      'of some only',
      launched(told, {
        mixed_instances_policy: [
          {
            launch_template: [
              {
                launch_template_specification: [{ launch_template_id: TEMPLATE }],
                override: [{ launch_template_specification: [{ launch_template_id: 'lt-0bbbbbbbbbbbbbbb1' }] }],
              },
            ],
          },
        ],
      }),
      false,
    ],
  ])('%s', (_, text, isKnown) => {
    expect(/security-groups g\b/.test(text)).toBe(isKnown);
  });
});
