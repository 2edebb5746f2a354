/** What a thing tells of its state once it is made. */
import { describe, expect, it } from 'vitest';
import { ask, type Change, ID, importAll, planOf, STANDING, type Standing, stateOf, without } from './standing.js';

const PEERING = { id: 'pcx-0aaaaaaaaaaaaaaa1', vpc_id: ID.vpc, peer_vpc_id: 'vpc-0aaaaaaaaaaaaaaa2' };
const to = (cidr_block: string) => ({ cidr_block, vpc_peering_connection_id: PEERING.id, gateway_id: '' });
const FAR: Standing = {
  ...STANDING,
  'aws_route_table.open': { ...STANDING['aws_route_table.open'], route: [to('10.1.0.0/16')] },
  'aws_vpc.far': { id: PEERING.peer_vpc_id, cidr_block: '10.1.0.0/16' },
  'aws_subnet.far': { id: 'subnet-0aaaaaaaaaaaaaaa2', vpc_id: PEERING.peer_vpc_id, cidr_block: '10.1.0.0/24' },
  'aws_route_table.far': { id: 'rtb-0aaaaaaaaaaaaaaa2', vpc_id: PEERING.peer_vpc_id, route: [to('10.0.0.0/16')] },
  'aws_route_table_association.far': { subnet_id: 'subnet-0aaaaaaaaaaaaaaa2', route_table_id: 'rtb-0aaaaaaaaaaaaaaa2' },
  'aws_security_group.far': {
    ...STANDING['aws_security_group.web'],
    id: 'sg-0aaaaaaaaaaaaaaa2',
    vpc_id: PEERING.peer_vpc_id,
  },
  'aws_instance.far_host': {
    id: 'i-0aaaaaaaaaaaaaaa2',
    subnet_id: 'subnet-0aaaaaaaaaaaaaaa2',
    vpc_security_group_ids: ['sg-0aaaaaaaaaaaaaaa2'],
  },
};

describe('a peering', () => {
  const accepter = { vpc_peering_connection_id: PEERING.id, auto_accept: true };
  const waiting = { ...FAR, 'aws_vpc_peering_connection.p': { ...PEERING, accept_status: 'pending-acceptance' } };
  it.each<[string, unknown, string]>([
    [
      'active',
      stateOf({ ...FAR, 'aws_vpc_peering_connection.p': { ...PEERING, accept_status: 'active' } }),
      'reachable',
    ],
    ['that nobody has accepted', stateOf(waiting), 'unknown'],
    [
      'that a plan accepts',
      planOf(waiting, { 'aws_vpc_peering_connection_accepter.p': { after: accepter } }),
      'reachable',
    ],
    [
      'that has expired',
      stateOf({ ...FAR, 'aws_vpc_peering_connection.p': { ...PEERING, accept_status: 'expired' } }),
      'blocked',
    ],
  ])('%s', (_, file, verdict) => expect(ask([file], 'host', 'far_host')).toBe(verdict));
});

describe('a route that is a blackhole', () => {
  const table = { ...STANDING['aws_route_table.open'], route: [] };
  const route = {
    route_table_id: ID.table,
    destination_cidr_block: '0.0.0.0/0',
    gateway_id: 'igw-0aaaaaaaaaaaaaaa0',
    state: 'blackhole',
  };
  const standing = { ...without(STANDING, 'aws_route_table.open'), 'aws_route_table.open': table };
  const moved: Change = { before: route, after: { ...route, gateway_id: ID.gateway } };
  it.each<[string, unknown, string]>([
    ['as it is', stateOf({ ...standing, 'aws_route.out': route }), 'one-way'],
    ['that a plan leads elsewhere', planOf(standing, { 'aws_route.out': moved }), 'reachable'],
  ])('%s', (_, file, verdict) => expect(ask([file])).toBe(verdict));
});

it.each([
  [
    'an endpoint that nobody has accepted',
    'aws_vpc_endpoint.it',
    {
      vpc_endpoint_type: 'Interface',
      service_name: 'com.example.orders',
      vpc_id: ID.vpc,
      subnet_ids: [ID.subnet],
      security_group_ids: [ID.group],
      state: 'pendingAcceptance',
    },
  ],
  [
    'a VPN with BGP whose tunnels are down',
    'aws_vpn_connection.it',
    {
      vpn_gateway_id: 'vgw-0aaaaaaaaaaaaaaa1',
      customer_gateway_id: 'cgw-0aaaaaaaaaaaaaaa1',
      static_routes_only: false,
      vgw_telemetry: [{ status: 'DOWN' }, { status: 'DOWN' }],
    },
  ],
])('%s may not be there', (_, address, values) => {
  const network = {
    ...STANDING,
    'aws_vpn_gateway.office': { id: 'vgw-0aaaaaaaaaaaaaaa1', vpc_id: ID.vpc },
    'aws_customer_gateway.office': { id: 'cgw-0aaaaaaaaaaaaaaa1', ip_address: '203.0.113.1' },
    [address]: { id: 'x-0aaaaaaaaaaaaaaa1', ...values },
  };
  const { topology } = importAll(stateOf(network));
  const resources = topology.vpcs.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.resources));
  expect([...resources, ...topology.vpns].find(({ name }) => name === 'it')?.maybe).toBe(true);
});
