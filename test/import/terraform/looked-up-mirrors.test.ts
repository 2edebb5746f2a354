/** What is looked up before the plan is carried out tells what was there then, with what the plan takes away. */
import { expect, it } from 'vitest';
import { printTopology } from '../../../language/index.js';
import { lines } from './plan.js';
import { ID, importAll, planOf, STANDING, type Standing, without } from './standing.js';

const LIST = 'pl-0aaaaaaaaaaaaaaa1';
const LOOKED_UP: Standing = {
  ...without(STANDING, 'aws_vpc.main', 'aws_route_table.open', 'aws_route_table_association.open'),
  'data.aws_vpc.main': {
    id: ID.vpc,
    cidr_block: '10.0.0.0/16',
    cidr_block_associations: ['10.0.0.0/16', '10.9.0.0/16'].map((cidr_block) => ({ cidr_block, state: 'associated' })),
  },
  'data.aws_route_table.open': {
    id: ID.table,
    vpc_id: ID.vpc,
    routes: [{ cidr_block: '0.0.0.0/0', gateway_id: ID.gateway }],
    associations: [{ subnet_id: ID.subnet, main: false }],
  },
  'data.aws_ec2_managed_prefix_list.office': {
    id: LIST,
    name: 'office',
    entries: [{ cidr: '192.0.2.0/24' }, { cidr: '203.0.113.0/24' }],
  },
};

it.each([
  [
    'aws_route',
    { route_table_id: ID.table, destination_cidr_block: '0.0.0.0/0', gateway_id: ID.gateway },
    /0.0.0.0.0 -> out/,
  ],
  ['aws_route_table_association', { route_table_id: ID.table, subnet_id: ID.subnet }, /route-table open($|[^ ]| [^{])/],
  [
    'aws_vpc_ipv4_cidr_block_association',
    { vpc_id: ID.vpc, cidr_block: '10.9.0.0/16' },
    /vpc main 10.0.0.0.16, 10.9.0.0.16/,
  ],
  ['aws_ec2_managed_prefix_list_entry', { prefix_list_id: LIST, cidr: '192.0.2.0/24' }, /192.0.2.0.24, 203.0.113.0.24/],
])('%s', (type, before, line) => {
  const read = (made: Parameters<typeof planOf>[1]) =>
    lines(printTopology(importAll(planOf(LOOKED_UP, made)).topology)).filter((one) => line.test(one));
  expect(read({}).length).toBeGreaterThan(0);
  expect(read({ [`${type}.gone`]: { before: { id: 'x', ...before } } })).toEqual([]);
});
