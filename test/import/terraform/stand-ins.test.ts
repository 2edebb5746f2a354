import { describe, expect, it } from 'vitest';
import { errorsIn, imported, lines, state, type Values } from './plan.js';

const id = (kind: string, n: number) => `${kind}-0aaaaaaaaaaaaaaa${n}`;
const TGW = id('tgw', 1);
const TABLE = id('tgw-rtb', 1);

/** A transit gateway with its own table, which names attachments by their ids, as every state does. */
const HUB: Record<string, Values> = {
  'aws_vpc.a': { id: id('vpc', 1), cidr_block: '10.1.0.0/16' },
  'aws_vpc.b': { id: id('vpc', 2), cidr_block: '10.2.0.0/16' },
  'aws_ec2_transit_gateway.hub': {
    id: TGW,
    default_route_table_association: 'disable',
    default_route_table_propagation: 'disable',
  },
  'aws_ec2_transit_gateway_route_table.own': { id: TABLE, transit_gateway_id: TGW },
  'aws_ec2_transit_gateway_vpc_attachment.a': {
    id: id('tgw-attach', 1),
    transit_gateway_id: TGW,
    vpc_id: id('vpc', 1),
  },
  'aws_ec2_transit_gateway_vpc_attachment_accepter.b': {
    id: id('tgw-attach', 2),
    transit_gateway_attachment_id: id('tgw-attach', 2),
    transit_gateway_id: TGW,
    vpc_id: id('vpc', 2),
  },
  'aws_customer_gateway.office': { id: id('cgw', 1) },
  'aws_vpn_connection.office': { id: id('vpn', 1), customer_gateway_id: id('cgw', 1), transit_gateway_id: TGW },
  'aws_dx_gateway.line': { id: '5f294f92-bafb-4011-916d-9b0bcaaaaaaa' },
  'aws_dx_gateway_association.line': {
    id: 'ga-5f294f92-bafb-4011-916d-9b0bcaaaaaaatgw-0aaaaaaaaaaaaaaa1',
    dx_gateway_id: '5f294f92-bafb-4011-916d-9b0bcaaaaaaa',
    associated_gateway_id: TGW,
    transit_gateway_attachment_id: id('tgw-attach', 4),
  },
  ...Object.fromEntries(
    [1, 2, 3, 4].map((n) => [
      `aws_ec2_transit_gateway_route_table_association.n${n}`,
      { id: `a${n}`, transit_gateway_attachment_id: id('tgw-attach', n), transit_gateway_route_table_id: TABLE },
    ]),
  ),
};
/** Only a look-up tells the id of a VPN's attachment. */
const LOOKED_UP = {
  address: 'data.aws_ec2_transit_gateway_vpn_attachment.office',
  mode: 'data',
  type: 'aws_ec2_transit_gateway_vpn_attachment',
  name: 'office',
  values: { id: id('tgw-attach', 3), transit_gateway_id: TGW, vpn_connection_id: id('vpn', 1) },
};

/** The same in any order of its resources. */
function read(resources: Record<string, Values>, more: object[] = []) {
  const whole = state(resources) as { values: { root_module: { resources: object[] } } };
  const all = [...whole.values.root_module.resources, ...more];
  const orders = [all, [...all].reverse(), [...all.slice(5), ...all.slice(0, 5)]];
  const texts = orders.map(
    (list) => imported({ format_version: '1.0', values: { root_module: { resources: list } } }).text,
  );
  expect(new Set(texts).size).toBe(1);
  expect(errorsIn(texts[0] as string)).toEqual([]);
  return lines(texts[0] as string);
}

describe('what becomes no element of its own stands for what it is about, in whatever order', () => {
  it('attachments of VPCs, VPNs and Direct Connects, and who accepts them', () => {
    expect(read(HUB, [LOOKED_UP]).find((line) => line.startsWith('associate'))).toBe(
      'associate a, b, office-connection, line',
    );
  });

  it('accepters of peerings, before the peering itself or alone', () => {
    const route = { cidr_block: '10.2.0.0/16', vpc_peering_connection_id: id('pcx', 1) };
    const ends = { vpc_id: id('vpc', 1), peer_vpc_id: id('vpc', 2) };
    const both = {
      'aws_vpc_peering_connection_accepter.yes': {
        id: id('pcx', 1),
        vpc_peering_connection_id: id('pcx', 1),
        vpc_id: ends.peer_vpc_id,
        peer_vpc_id: ends.vpc_id,
      },
      'aws_vpc_peering_connection_options.yes': { id: id('pcx', 1), vpc_peering_connection_id: id('pcx', 1) },
      'aws_vpc.a': HUB['aws_vpc.a'] as Values,
      'aws_vpc.b': HUB['aws_vpc.b'] as Values,
      'aws_route_table.a': { id: id('rtb', 1), vpc_id: id('vpc', 1), route: [route] },
    };
    const { 'aws_vpc_peering_connection_options.yes': _, ...alone } = both;
    expect(read({ ...both, 'aws_vpc_peering_connection.wish': { id: id('pcx', 1), ...ends } })).toContain(
      '10.2.0.0/16 -> wish',
    );
    expect(read(alone)).toContain('10.2.0.0/16 -> yes');
  });
});
