import { describe, expect, it } from 'vitest';
import { errorsIn, imported, lines, plan, ref, type Values } from './plan.js';

const one = { vpc_id: ref('aws_vpc.one.id') };
const two = { vpc_id: ref('aws_vpc.two.id') };
const hub = { transit_gateway_id: ref('aws_ec2_transit_gateway.hub.id') };
const BASE: Record<string, Values> = {
  'aws_vpc.one': { cidr_block: '10.1.0.0/16' },
  'aws_vpc.two': { cidr_block: '10.2.0.0/16' },
  'aws_subnet.a': { ...one, cidr_block: '10.1.1.0/24' },
  'aws_subnet.b': { ...two, cidr_block: '10.2.1.0/24' },
};

function read(resources: Record<string, Values>, options: Parameters<typeof imported>[1] = {}) {
  const result = imported(plan({ resources: { ...BASE, ...resources } }), options);
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, lines: lines(result.text) };
}

describe('peerings', () => {
  it('joins two VPCs, and is meant by its accepter too', () => {
    const { lines } = read({
      'aws_vpc_peering_connection.p': { ...one, peer_vpc_id: ref('aws_vpc.two.id') },
      'aws_vpc_peering_connection_accepter.p': { vpc_peering_connection_id: ref('aws_vpc_peering_connection.p.id') },
      'aws_route_table.t': {
        ...one,
        route: [
          { cidr_block: '10.2.0.0/16', vpc_peering_connection_id: ref('aws_vpc_peering_connection_accepter.p.id') },
        ],
      },
    });
    expect(lines).toContain('peering p between one and two');
    expect(lines).toContain('route-table t { 10.2.0.0/16 -> p }');
  });

  it('leads into the unknown where the other VPC is elsewhere', () => {
    const { warnings, text } = read({
      'aws_vpc_peering_connection.p': { ...one, peer_vpc_id: 'vpc-0cccccccccccccccc' },
      'aws_route_table.t': {
        ...one,
        route: [{ cidr_block: '10.9.0.0/16', vpc_peering_connection_id: ref('aws_vpc_peering_connection.p.id') }],
      },
    });
    expect(warnings.join()).toContain('vpc-0cccccccccccccccc');
    expect(text).toMatch(/10\.9\.0\.0\/16 -> p[\s\S]*vpc vpc-0cccccccccccccccc unknown/);
  });
});

describe('VPNs', () => {
  const vpn: Record<string, Values> = {
    'aws_vpn_gateway.vgw': one,
    'aws_customer_gateway.office': { type: 'ipsec.1' },
  };
  const ends = {
    vpn_gateway_id: ref('aws_vpn_gateway.vgw.id'),
    customer_gateway_id: ref('aws_customer_gateway.office.id'),
  };

  it('takes the network behind a VPN from its static routes', () => {
    const { lines } = read({
      ...vpn,
      'aws_vpn_connection.line': { ...ends, static_routes_only: true },
      'aws_vpn_connection_route.r': {
        vpn_connection_id: ref('aws_vpn_connection.line.id'),
        destination_cidr_block: '192.168.0.0/16',
      },
    });
    expect(lines).toContain('network office 192.168.0.0/16');
    expect(lines).toContain('vpn line from office to one.vgw { routes 192.168.0.0/16 }');
  });

  const carries = (more: Values, beside: Record<string, Values> = {}) =>
    read({ ...vpn, ...beside, 'aws_vpn_connection.line': { ...ends, ...more } }).lines.join('\n');
  it.each([
    ['nothing is said', {}, /vpn line from office to one\.vgw$/m],
    ['the defaults are', { local_ipv4_network_cidr: '0.0.0.0/0', tunnel_inside_ip_version: 'ipv4' }, /to one\.vgw$/m],
    ['one side is', { remote_ipv4_network_cidr: '10.1.0.0/20' }, /to one\.vgw \{ remote-cidrs 10\.1\.0\.0\/20 \}$/m],
    [
      'both sides are',
      { local_ipv4_network_cidr: '192.168.0.0/24', remote_ipv4_network_cidr: '10.1.0.0/20' },
      /local-cidrs 192\.168\.0\.0\/24\s+remote-cidrs 10\.1\.0\.0\/20/,
    ],
    ['the tunnels are for IPv6', { tunnel_inside_ip_version: 'ipv6' }, /\{ local-cidrs ::\/0 \}$/m],
    [
      'a side is known later',
      { local_ipv4_network_cidr: ref('data.aws_ssm.one.value') },
      /\{ local-cidrs unknown \}$/m,
    ],
  ])('reads traffic selectors, where %s', (_, more, line) => {
    expect(carries(more)).toMatch(line);
  });

  it('says of a VPN to a transit gateway that it carries IPv4 alone, where there is IPv6', () => {
    const to = { vpn_gateway_id: undefined, transit_gateway_id: ref('aws_ec2_transit_gateway.hub.id') };
    const gateway = { 'aws_ec2_transit_gateway.hub': {} };
    expect(carries(to, gateway)).toMatch(/vpn line from office to hub$/m);
    const six = { 'aws_vpc_ipv6_cidr_block_association.six': { ...one, ipv6_cidr_block: '2001:db8:1::/56' } };
    expect(carries(to, { ...gateway, ...six })).toMatch(
      /vpn line from office to hub \{ local-cidrs 0\.0\.0\.0\/0 \}$/m,
    );
  });

  it('does not know what BGP announces, unless it is told', () => {
    const unknown = read({ ...vpn, 'aws_vpn_connection.line': ends });
    expect(unknown.lines).toContain('network office unknown');
    expect(unknown.warnings.join()).toContain('--network office=CIDR');
    const told = read(
      { ...vpn, 'aws_vpn_connection.line': ends },
      { networks: new Map([['office', ['192.168.0.0/16']]]) },
    );
    expect(told.lines).toContain('network office 192.168.0.0/16');
  });
});

describe('transit gateways', () => {
  const attachments: Record<string, Values> = {
    'aws_ec2_transit_gateway.hub': { security_group_referencing_support: 'enable' },
    'aws_ec2_transit_gateway_vpc_attachment.one': { ...hub, ...one, subnet_ids: [ref('aws_subnet.a.id')] },
    'aws_ec2_transit_gateway_vpc_attachment.two': { ...hub, ...two, subnet_ids: [ref('aws_subnet.b.id')] },
  };

  it('needs no table where everything is as AWS has it', () => {
    const { text } = read(attachments);
    expect(text).toMatch(/transit-gateway hub \{[^}]*attach one in one\.a\s+attach two in two\.b/);
    expect(text).not.toContain('route-table');
  });

  it('reads tables with associations, propagations, routes and blackholes', () => {
    const table = { transit_gateway_route_table_id: ref('aws_ec2_transit_gateway_route_table.t.id') };
    const toTwo = { transit_gateway_attachment_id: ref('aws_ec2_transit_gateway_vpc_attachment.two.id') };
    const { text } = read({
      ...attachments,
      'aws_ec2_transit_gateway.hub': {
        default_route_table_association: 'disable',
        default_route_table_propagation: 'disable',
      },
      'aws_ec2_managed_prefix_list.far': { max_entries: 1, entry: [{ cidr: '172.16.0.0/12' }] },
      'aws_ec2_transit_gateway_route_table.t': hub,
      'aws_ec2_transit_gateway_route_table_association.one': {
        ...table,
        transit_gateway_attachment_id: ref('aws_ec2_transit_gateway_vpc_attachment.one.id'),
      },
      'aws_ec2_transit_gateway_route_table_propagation.two': { ...table, ...toTwo },
      'aws_ec2_transit_gateway_route.r': { ...table, ...toTwo, destination_cidr_block: '10.2.0.0/17' },
      'aws_ec2_transit_gateway_route.none': { ...table, destination_cidr_block: '10.3.0.0/16', blackhole: true },
      'aws_ec2_transit_gateway_prefix_list_reference.l': {
        ...table,
        ...toTwo,
        prefix_list_id: ref('aws_ec2_managed_prefix_list.far.id'),
      },
    });
    const block = /route-table t \{([^}]*)\}/.exec(text)?.[1] ?? '';
    expect(lines(block)).toEqual(
      expect.arrayContaining([
        'associate one',
        'propagate two',
        '10.2.0.0/17 -> two',
        '10.3.0.0/16 -> blackhole',
        'far -> two',
      ]),
    );
    expect(text).toMatch(/route-table default-routes \{ \}/);
  });

  it('leaves an attachment out of the default table that is associated elsewhere, or says so', () => {
    const { text } = read({
      ...attachments,
      'aws_ec2_transit_gateway_route_table.t': hub,
      'aws_ec2_transit_gateway_route_table_association.one': {
        transit_gateway_route_table_id: ref('aws_ec2_transit_gateway_route_table.t.id'),
        transit_gateway_attachment_id: ref('aws_ec2_transit_gateway_vpc_attachment.one.id'),
      },
      'aws_ec2_transit_gateway_vpc_attachment.two': {
        ...hub,
        ...two,
        subnet_ids: [ref('aws_subnet.b.id')],
        transit_gateway_default_route_table_propagation: false,
      },
    });
    const block = lines(/route-table default-routes \{([^}]*)\}/.exec(text)?.[1] ?? '');
    expect(block).toEqual(['associate two', 'propagate one']);
  });

  it('adds routes to the default table by the id that the gateway exports', () => {
    const { text } = read({
      ...attachments,
      'aws_ec2_transit_gateway_route.none': {
        transit_gateway_route_table_id: ref('aws_ec2_transit_gateway.hub.association_default_route_table_id'),
        destination_cidr_block: '10.3.0.0/16',
        blackhole: true,
      },
    });
    const block = lines(/route-table default-routes \{([^}]*)\}/.exec(text)?.[1] ?? '');
    expect(block).toEqual(['associate one, two', 'propagate one, two', '10.3.0.0/16 -> blackhole']);
  });

  it('peers two gateways, one of them perhaps elsewhere', () => {
    const { lines, warnings } = read({
      ...attachments,
      'aws_ec2_transit_gateway.far': {},
      'aws_ec2_transit_gateway_peering_attachment.p': {
        ...hub,
        peer_transit_gateway_id: ref('aws_ec2_transit_gateway.far.id'),
      },
      'aws_ec2_transit_gateway_peering_attachment.q': { ...hub, peer_transit_gateway_id: 'tgw-0ddddddddddddddd1' },
    });
    expect(lines).toContain('peering p between hub and far');
    expect(warnings.join()).toContain('The other end of q is not described');
  });
});

describe('Direct Connect', () => {
  it('reads gateways with their associations and allowed prefixes', () => {
    const { text } = read({
      'aws_vpn_gateway.vgw': one,
      'aws_ec2_transit_gateway.hub': {},
      'aws_dx_gateway.dx': { name: 'dx' },
      'aws_dx_gateway_association.vgw': {
        dx_gateway_id: ref('aws_dx_gateway.dx.id'),
        associated_gateway_id: ref('aws_vpn_gateway.vgw.id'),
        allowed_prefixes: ['10.1.0.0/16'],
      },
      'aws_dx_gateway_association.hub': {
        dx_gateway_id: ref('aws_dx_gateway.dx.id'),
        associated_gateway_id: ref('aws_ec2_transit_gateway.hub.id'),
        allowed_prefixes: ['10.0.0.0/8'],
      },
      'aws_dx_private_virtual_interface.vif': { vpn_gateway_id: ref('aws_vpn_gateway.vgw.id') },
    });
    expect(text).toMatch(/direct-connect dx-vgw +from dx-network +to one\.vgw +\{ allow 10\.1\.0\.0\/16 \}/);
    expect(text).toMatch(/direct-connect dx-hub +from dx-network +to hub +\{ allow 10\.0\.0\.0\/8 \}/);
    expect(lines(text)).toContain('direct-connect vif from vif-network to one.vgw');
  });
});
