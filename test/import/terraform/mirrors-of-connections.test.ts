/** What a plan does to VPNs and transit gateways, some of which repeat what resources of their own add: the answer is what will be after it. */
import { describe, expect, it } from 'vitest';
import type { Values } from './plan.js';
import { ask, type Change, ID, planOf, STANDING, type Standing, without } from './standing.js';

type Case = readonly [what: string, standing: Standing, made: Readonly<Record<string, Change>>, verdict: string];

const gone = (before: Values | undefined): Change => (before ? { before } : {});
const replaced = (before: Values, after: Values, unknown: Values, expressions: Values = {}): Change => ({
  before,
  after,
  unknown,
  expressions,
  actions: ['delete', 'create'],
});

describe('a VPN', () => {
  const gateway = { id: 'vgw-0aaaaaaaaaaaaaaa1', vpc_id: ID.vpc };
  const line = {
    id: 'vpn-0aaaaaaaaaaaaaaa1',
    vpn_gateway_id: gateway.id,
    transit_gateway_id: null,
    customer_gateway_id: 'cgw-0aaaaaaaaaaaaaaa1',
    static_routes_only: true,
    routes: [{ destination_cidr_block: '192.168.0.0/16', source: '', state: 'available' }],
    vgw_telemetry: [],
  };
  const propagation = { id: 'vgw-rtb', vpn_gateway_id: gateway.id, route_table_id: ID.table };
  const route = { id: '192.168.0.0/16:vpn', destination_cidr_block: '192.168.0.0/16', vpn_connection_id: line.id };
  const attachment = { id: 'vpn-attachment-1', vpc_id: ID.vpc, vpn_gateway_id: gateway.id };
  const standing: Standing = {
    ...STANDING,
    'aws_route_table.open': { ...STANDING['aws_route_table.open'], propagating_vgws: [gateway.id] },
    'aws_vpn_gateway.gate': gateway,
    'aws_vpn_connection.line': line,
    'aws_customer_gateway.office': { id: 'cgw-0aaaaaaaaaaaaaaa1', type: 'ipsec.1' },
    'aws_vpn_gateway_route_propagation.learn': propagation,
    'aws_vpn_connection_route.office': route,
  };
  const attached = { ...standing, 'aws_vpn_gateway_attachment.gate': attachment };
  const detached = { ...standing, 'aws_vpn_gateway.gate': { ...gateway, vpc_id: '' } };
  const unrouted = {
    ...without(standing, 'aws_vpn_connection_route.office'),
    'aws_vpn_connection.line': { ...line, routes: [] },
  };
  const { id: _, ...made } = route;

  it.each<Case>([
    ['as it stands', standing, {}, 'reachable'],
    [
      'a static route taken away, which the connection repeats',
      standing,
      { 'aws_vpn_connection_route.office': gone(route) },
      'blocked',
    ],
    [
      'a static route that leads elsewhere',
      standing,
      {
        'aws_vpn_connection_route.office': replaced(
          route,
          { ...made, destination_cidr_block: '192.168.8.0/24' },
          { id: true },
        ),
      },
      'blocked',
    ],
    [
      'a static route more',
      unrouted,
      { 'aws_vpn_connection_route.office': { after: made, unknown: { id: true } } },
      'reachable',
    ],
    ['a propagation taken away', standing, { 'aws_vpn_gateway_route_propagation.learn': gone(propagation) }, 'blocked'],
    ['a gateway attached by a resource of its own', attached, {}, 'reachable'],
    ['that attachment taken away', attached, { 'aws_vpn_gateway_attachment.gate': gone(attachment) }, 'blocked'],
    [
      'an attachment more',
      detached,
      {
        'aws_vpn_gateway_attachment.gate': {
          after: { vpc_id: ID.vpc, vpn_gateway_id: gateway.id },
          unknown: { id: true },
        },
      },
      'reachable',
    ],
  ])('%s', (_what, all, changes, verdict) => {
    expect(ask([planOf(all, changes)], 'host', '192.168.0.9')).toBe(verdict);
  });
});

describe('a transit gateway', () => {
  const HUB = 'tgw-0aaaaaaaaaaaaaaa1';
  const TABLE = 'tgw-rtb-0aaaaaaaaaaaaaaa1';
  const FAR = 'vpc-0bbbbbbbbbbbbbbb2';
  const attachment = (number: number, vpc: string, subnet: string): Values => ({
    id: `tgw-attach-0aaaaaaaaaaaaaaa${number}`,
    transit_gateway_id: HUB,
    vpc_id: vpc,
    subnet_ids: [subnet],
    transit_gateway_default_route_table_association: false,
    transit_gateway_default_route_table_propagation: false,
  });
  const link = (number: number): Values => ({
    id: `${TABLE}_tgw-attach-0aaaaaaaaaaaaaaa${number}`,
    transit_gateway_attachment_id: `tgw-attach-0aaaaaaaaaaaaaaa${number}`,
    transit_gateway_route_table_id: TABLE,
  });
  const group = STANDING['aws_security_group.web'];
  const far = attachment(2, FAR, 'subnet-0bbbbbbbbbbbbbbb2');
  const standing: Standing = {
    ...STANDING,
    'aws_route_table.open': {
      ...STANDING['aws_route_table.open'],
      route: [{ cidr_block: '10.9.0.0/16', transit_gateway_id: HUB }],
    },
    'aws_vpc.far': { id: FAR, cidr_block: '10.9.0.0/16', main_route_table_id: 'rtb-0bbbbbbbbbbbbbbb9' },
    'aws_subnet.far': { id: 'subnet-0bbbbbbbbbbbbbbb2', vpc_id: FAR, cidr_block: '10.9.0.0/24' },
    'aws_default_route_table.far': {
      id: 'rtb-0bbbbbbbbbbbbbbb9',
      default_route_table_id: 'rtb-0bbbbbbbbbbbbbbb9',
      vpc_id: FAR,
      route: [{ cidr_block: '10.0.0.0/16', transit_gateway_id: HUB }],
      propagating_vgws: [],
    },
    'aws_security_group.far': { ...group, id: 'sg-0bbbbbbbbbbbbbbb1', vpc_id: FAR },
    'aws_instance.far': {
      ...STANDING['aws_instance.host'],
      id: 'i-0bbbbbbbbbbbbbbb2',
      subnet_id: 'subnet-0bbbbbbbbbbbbbbb2',
      vpc_security_group_ids: ['sg-0bbbbbbbbbbbbbbb1'],
      private_ip: '10.9.0.10',
      public_ip: '',
    },
    'aws_ec2_transit_gateway.hub': {
      id: HUB,
      default_route_table_association: 'disable',
      default_route_table_propagation: 'disable',
    },
    'aws_ec2_transit_gateway_route_table.all': { id: TABLE, transit_gateway_id: HUB },
    'aws_ec2_transit_gateway_vpc_attachment.near': attachment(1, ID.vpc, ID.subnet),
    'aws_ec2_transit_gateway_vpc_attachment.far': far,
    'aws_ec2_transit_gateway_route_table_association.near': link(1),
    'aws_ec2_transit_gateway_route_table_association.far': link(2),
    'aws_ec2_transit_gateway_route_table_propagation.near': link(1),
    'aws_ec2_transit_gateway_route_table_propagation.far': link(2),
  };
  const hole = {
    id: `${TABLE}_10.9.0.0/24`,
    destination_cidr_block: '10.9.0.0/24',
    transit_gateway_attachment_id: '',
    transit_gateway_route_table_id: TABLE,
    blackhole: true,
  };
  const { id: _, ...newHole } = hole;
  const { id: _far, ...newFar } = far;
  const linked = (change: Change) =>
    Object.fromEntries(
      ['association', 'propagation'].map((what) => [`aws_ec2_transit_gateway_route_table_${what}.far`, change]),
    );
  const anew = replaced(
    link(2),
    { transit_gateway_route_table_id: TABLE },
    { id: true, transit_gateway_attachment_id: true },
    { transit_gateway_attachment_id: { references: ['aws_ec2_transit_gateway_vpc_attachment.far.id'] } },
  );

  it.each<Case>([
    ['as it stands', standing, {}, 'reachable'],
    [
      'a propagation of the other end taken away',
      standing,
      { 'aws_ec2_transit_gateway_route_table_propagation.far': gone(link(2)) },
      'blocked',
    ],
    [
      'a propagation of the own end taken away',
      standing,
      { 'aws_ec2_transit_gateway_route_table_propagation.near': gone(link(1)) },
      'one-way',
    ],
    [
      'an association taken away',
      standing,
      { 'aws_ec2_transit_gateway_route_table_association.near': gone(link(1)) },
      'blocked',
    ],
    [
      'an attachment taken away with its links',
      standing,
      { 'aws_ec2_transit_gateway_vpc_attachment.far': gone(far), ...linked(gone(link(2))) },
      'blocked',
    ],
    [
      'an attachment replaced with its links',
      standing,
      { 'aws_ec2_transit_gateway_vpc_attachment.far': replaced(far, newFar, { id: true }), ...linked(anew) },
      'reachable',
    ],
    ['a blackhole', { ...standing, 'aws_ec2_transit_gateway_route.hole': hole }, {}, 'blocked'],
    [
      'a blackhole taken away',
      { ...standing, 'aws_ec2_transit_gateway_route.hole': hole },
      { 'aws_ec2_transit_gateway_route.hole': gone(hole) },
      'reachable',
    ],
    [
      'a blackhole more',
      standing,
      { 'aws_ec2_transit_gateway_route.hole': { after: newHole, unknown: { id: true } } },
      'blocked',
    ],
  ])('%s', (_what, all, changes, verdict) => {
    expect(ask([planOf(all, changes)], 'host', 'far')).toBe(verdict);
  });
});
