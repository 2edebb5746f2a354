/** A route of a transit gateway's table whose target nobody tells: what it matches is unknown, and nothing else of its table. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { imported, plan, ref, type Values } from './plan.js';

const hub = { transit_gateway_id: ref('aws_ec2_transit_gateway.hub.id') };
const table = { transit_gateway_route_table_id: ref('aws_ec2_transit_gateway_route_table.t.id') };
const open = [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'], self: false }];
const to = (name: string) => ref(`aws_ec2_transit_gateway_vpc_attachment.${name}.id`);

function spoke(name: string, number: number): Record<string, Values> {
  const vpc = { vpc_id: ref(`aws_vpc.${name}.id`) };
  return {
    [`aws_vpc.${name}`]: { cidr_block: `10.${number}.0.0/16` },
    [`aws_subnet.${name}`]: { ...vpc, cidr_block: `10.${number}.0.0/24` },
    [`aws_route.${name}`]: {
      ...hub,
      route_table_id: ref(`aws_vpc.${name}.main_route_table_id`),
      destination_cidr_block: '10.0.0.0/8',
    },
    [`aws_security_group.${name}`]: { ...vpc, ingress: open, egress: open },
    [`aws_instance.${name}_host`]: {
      subnet_id: ref(`aws_subnet.${name}.id`),
      vpc_security_group_ids: [ref(`aws_security_group.${name}.id`)],
    },
    [`aws_ec2_transit_gateway_vpc_attachment.${name}`]: { ...hub, ...vpc, subnet_ids: [ref(`aws_subnet.${name}.id`)] },
    [`aws_ec2_transit_gateway_route_table_association.${name}`]: { ...table, transit_gateway_attachment_id: to(name) },
  };
}

const HUB: Record<string, Values> = {
  ...spoke('one', 1),
  ...spoke('two', 2),
  ...spoke('three', 3),
  'aws_ec2_transit_gateway.hub': {},
  'aws_ec2_transit_gateway_route_table.t': hub,
};
const route = (block: string, more: Values): Values => ({ ...table, destination_cidr_block: block, ...more });
const UNTOLD = { transit_gateway_attachment_id: ref('var.attachment') };
const ROUTES: Record<string, Values> = {
  'aws_ec2_transit_gateway_route.one': route('10.1.0.0/16', { transit_gateway_attachment_id: to('one') }),
  'aws_ec2_transit_gateway_route.two': route('10.2.0.0/16', { transit_gateway_attachment_id: to('two') }),
};

describe.each<[string, Record<string, Values>, Record<string, string>]>([
  [
    'a block that another route has not',
    { ...ROUTES, 'aws_ec2_transit_gateway_route.open': route('10.9.0.0/16', UNTOLD) },
    {
      'one_host -> two_host': 'reachable',
      'one_host -> three_host': 'blocked',
      'one_host -> 10.9.0.9': 'unknown',
      'one_host -> 10.8.0.9': 'blocked',
    },
  ],
  [
    'a block of a VPC',
    { ...ROUTES, 'aws_ec2_transit_gateway_route.open': route('10.3.0.0/16', UNTOLD) },
    { 'one_host -> two_host': 'reachable', 'one_host -> three_host': 'unknown' },
  ],
  [
    'a wider block: more specific routes stay decided',
    { ...ROUTES, 'aws_ec2_transit_gateway_route.open': route('10.0.0.0/8', UNTOLD) },
    { 'one_host -> two_host': 'reachable', 'one_host -> three_host': 'unknown', 'one_host -> 10.9.0.9': 'unknown' },
  ],
  [
    'a narrower block',
    { ...ROUTES, 'aws_ec2_transit_gateway_route.open': route('10.2.0.0/24', UNTOLD) },
    { 'one_host -> two_host': 'unknown', 'two_host -> one_host': 'unknown', 'one_host -> three_host': 'blocked' },
  ],
  [
    'perhaps a blackhole',
    {
      ...ROUTES,
      'aws_ec2_transit_gateway_route.open': route('10.3.0.0/16', {
        transit_gateway_attachment_id: to('three'),
        blackhole: ref('var.closed'),
      }),
    },
    { 'one_host -> two_host': 'reachable', 'one_host -> three_host': 'unknown' },
  ],
])('%s', (_, routes, verdicts) => {
  const { topology } = imported(plan({ resources: { ...HUB, ...routes } }));
  it.each(Object.entries(verdicts))('%s: %s', (question, verdict) => {
    const [from = '', target = ''] = question.split(' -> ');
    expect(verdictOf(topology, from, target, 'tcp 443')).toBe(verdict);
  });
});
