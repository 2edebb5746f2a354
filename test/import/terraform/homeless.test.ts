/** What lies where only a local tells, and several VPCs fit: it may be in each of them, under its one name. */
import { expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { errorsIn, imported, plan, ref, type Values } from './plan.js';

type Resources = Record<string, Values>;

const tcp = (port: number) => ({ protocol: 'tcp', from_port: port, to_port: port });
const out = [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }];
const local = { vpc_id: ref('local.vpc_id') };

function network(name: string, block: string): Resources {
  const vpc = { vpc_id: ref(`aws_vpc.${name}.id`) };
  return {
    [`aws_vpc.${name}`]: { cidr_block: block },
    [`aws_internet_gateway.${name}`]: vpc,
    [`aws_subnet.${name}`]: { ...vpc, cidr_block: block.replace('/16', '/24') },
    [`aws_security_group.${name}`]: { ...vpc, ingress: [], egress: out },
    [`aws_instance.in_${name}`]: {
      subnet_id: ref(`aws_subnet.${name}.id`),
      vpc_security_group_ids: [ref(`aws_security_group.${name}.id`)],
    },
  };
}

const group = { security_groups: [ref('aws_security_group.web.id')] };
const RESOURCES: Resources = {
  ...network('one', '10.0.0.0/16'),
  ...network('two', '10.0.0.0/16'),
  'aws_subnet.it': { ...local, cidr_block: '10.0.1.0/24', map_public_ip_on_launch: true },
  'aws_security_group.web': { ...local, ingress: [{ ...tcp(443), cidr_blocks: ['0.0.0.0/0'] }], egress: out },
  'aws_security_group.db': { ...local, ingress: [{ ...tcp(5432), ...group }], egress: [] },
  'aws_instance.web': {
    subnet_id: ref('aws_subnet.it.id'),
    vpc_security_group_ids: [ref('aws_security_group.web.id')],
  },
  'aws_db_subnet_group.dbs': { name: 'dbs', subnet_ids: ref('local.subnet_ids') },
  'aws_db_instance.db': { db_subnet_group_name: 'dbs', vpc_security_group_ids: [ref('aws_security_group.db.id')] },
};

const { topology, text, warnings } = imported(plan({ resources: RESOURCES }));

it.each([
  ['internet', 'web', 'tcp 443', 'unknown'],
  ['internet', 'web', 'tcp 22', 'blocked'],
  ['in_one', 'web', 'tcp 443', 'unknown'],
  ['in_two', 'web', 'tcp 443', 'unknown'],
  ['web', 'in_one', 'tcp 443', 'blocked'],
  ['web', 'db', 'tcp 5432', 'unknown'],
  ['web', 'db', 'tcp 22', 'blocked'],
  ['in_one', 'db', 'tcp 5432', 'blocked'],
])('%s to %s on %s', (from, to, on, verdict) => expect(verdictOf(topology, from, to, on)).toBe(verdict));

it('is told, and reads back', () => {
  expect(warnings.join('\n')).toMatch(/In which of the VPCs one, two web lies is not told: it may be in each/);
  expect(warnings.join('\n')).not.toContain('left out');
  expect(errorsIn(text)).toEqual([]);
});

it.each(['one', 'two'])('leads routes to the NAT gateway that may be in their own VPC: %s', (vpc) => {
  const resources: Resources = {
    ...network('one', '10.0.0.0/16'),
    ...network('two', '10.1.0.0/16'),
    'aws_nat_gateway.nat': { subnet_id: ref('local.subnet_id') },
    'aws_route_table.private': {
      vpc_id: ref(`aws_vpc.${vpc}.id`),
      route: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: ref('aws_nat_gateway.nat.id') }],
    },
    'aws_route_table_association.private': {
      subnet_id: ref(`aws_subnet.${vpc}.id`),
      route_table_id: ref('aws_route_table.private.id'),
    },
  };
  const { topology, text } = imported(plan({ resources }));
  expect(text).toMatch(/0\.0\.0\.0\/0 -> nat-in-/);
  expect(verdictOf(topology, `in_${vpc}`, '8.8.8.8', 'tcp 443')).toBe('unknown');
});
