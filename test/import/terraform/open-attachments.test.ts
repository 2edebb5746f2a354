/** Attachments of a transit gateway whose VPCs a local tells, as `for_each = local.spokes` does: each may be of any VPC, whatever tables there are. */
import { expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { imported, plan, ref, type Values } from './plan.js';

const hub = { transit_gateway_id: ref('aws_ec2_transit_gateway.hub.id') };
const table = { transit_gateway_route_table_id: ref('aws_ec2_transit_gateway_route_table.inside.id') };
const open = [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'], self: false }];

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
  };
}

const SPOKES: Record<string, Values> = {
  ...spoke('one', 1),
  ...spoke('two', 2),
  'aws_ec2_transit_gateway.hub': {},
};
const attachments = (vpc: Values) =>
  Object.fromEntries(
    ['a', 'b'].map((key) => [`aws_ec2_transit_gateway_vpc_attachment.all["${key}"]`, { ...hub, ...vpc }]),
  );
const links = (kind: string): Record<string, Values> =>
  Object.fromEntries(
    ['a', 'b'].map((key) => [
      `aws_ec2_transit_gateway_route_table_${kind}.all["${key}"]`,
      {
        ...table,
        for_each: ref('aws_ec2_transit_gateway_vpc_attachment.all'),
        transit_gateway_attachment_id: ref('each.value.id'),
      },
    ]),
  );
const local = attachments({ vpc_id: ref('each.value.vpc_id') });

it.each<[string, Record<string, Values>, string]>([
  ['no table', local, 'unknown'],
  ['a table that has none of them', { ...local, 'aws_ec2_transit_gateway_route_table.inside': hub }, 'unknown'],
  [
    'a table that has all of them',
    { ...local, 'aws_ec2_transit_gateway_route_table.inside': hub, ...links('association'), ...links('propagation') },
    'unknown',
  ],
  ['none attached', {}, 'blocked'],
])('%s', (_, more, verdict) => {
  const { topology } = imported(plan({ resources: { ...SPOKES, ...more } }));
  expect(verdictOf(topology, 'one_host', 'two_host', 'tcp 443')).toBe(verdict);
});
