import { describe, expect, it } from 'vitest';
import { errorsIn, imported, lines, plan, ref, state, type Values } from './plan.js';

const VPC: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': { vpc_id: ref('aws_vpc.main.id'), cidr_block: '10.0.1.0/24', availability_zone: 'eu-west-1a' },
  'aws_subnet.b': { vpc_id: ref('aws_vpc.main.id'), cidr_block: '10.0.2.0/24', availability_zone: 'eu-west-1b' },
};
const vpc = { vpc_id: ref('aws_vpc.main.id') };

function read(resources: Record<string, Values>) {
  const result = imported(plan({ resources: { ...VPC, ...resources } }));
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, lines: lines(result.text) };
}

describe('VPCs and subnets', () => {
  it('reads blocks, zones and the region they tell', () => {
    const { lines } = read({
      'aws_vpc_ipv4_cidr_block_association.more': { ...vpc, cidr_block: '10.1.0.0/16' },
    });
    expect(lines).toContain('vpc main 10.0.0.0/16, 10.1.0.0/16 in eu-west-1 {');
    expect(lines).toContain('subnet a 10.0.1.0/24 in a { }');
  });

  it('gives placeholders for IPv6 blocks that AWS picks, one apart from the other', () => {
    const { lines, warnings } = read({
      'aws_vpc.main': { cidr_block: '10.0.0.0/16', assign_generated_ipv6_cidr_block: true },
      'aws_subnet.c': { ...vpc, cidr_block: '10.0.3.0/24', ipv6_cidr_block: ref('aws_vpc.main.ipv6_cidr_block') },
      'aws_subnet.d': { ...vpc, cidr_block: '10.0.4.0/24', ipv6_cidr_block: ref('aws_vpc.main.ipv6_cidr_block') },
    });
    expect(lines).toContain('vpc main 10.0.0.0/16, 2001:db8:1::/56 in eu-west-1 {');
    expect(lines).toContain('subnet c 10.0.3.0/24, 2001:db8:1::/64 { }');
    expect(lines).toContain('subnet d 10.0.4.0/24, 2001:db8:1:1::/64 { }');
    expect(warnings.filter((warning) => warning.includes('IPv6'))).toHaveLength(3);
  });

  const ipam = {
    'aws_vpc_ipam.all': {},
    'aws_vpc_ipam_scope.own': { ipam_id: ref('aws_vpc_ipam.all.id') },
    'aws_vpc_ipam_pool.inner': {
      address_family: 'ipv6',
      ipam_scope_id: ref('aws_vpc_ipam.all.private_default_scope_id'),
    },
    'aws_vpc_ipam_pool.outer': {
      address_family: 'ipv6',
      ipam_scope_id: ref('aws_vpc_ipam.all.public_default_scope_id'),
    },
    'aws_vpc_ipam_pool.further': { address_family: 'ipv6', ipam_scope_id: ref('aws_vpc_ipam_scope.own.id') },
    'aws_vpc_ipam_pool.sold': { address_family: 'ipv6', public_ip_source: 'amazon', ipam_scope_id: 'ipam-scope-1' },
    'aws_vpc_ipam_pool.strange': { address_family: 'ipv6', ipam_scope_id: 'ipam-scope-1' },
  };
  it.each([
    ['inner', ' private'],
    ['further', ' private'],
    ['outer', ''],
    ['sold', ''],
    ['strange', ' maybe private'],
  ])('knows by the scope of its pool whether an IPv6 block is private: %s', (pool, word) => {
    const { lines, warnings } = read({
      ...ipam,
      'aws_vpc_ipv6_cidr_block_association.six': { ...vpc, ipv6_ipam_pool_id: ref(`aws_vpc_ipam_pool.${pool}.id`) },
    });
    expect(lines).toContain(`vpc main 10.0.0.0/16, 2001:db8:1::/56${word} in eu-west-1 {`);
    expect(warnings.some((warning) => warning.includes('is private, the pool'))).toBe(word === ' maybe private');
  });

  it('reads what AWS told of an IPv6 block once it was made', () => {
    const { text } = imported(
      state({
        'aws_vpc.main': { id: 'vpc-0123456789abcdef0', cidr_block: '10.0.0.0/16', ipv6_cidr_block: '2001:db8:7::/56' },
        'aws_vpc_ipv6_cidr_block_association.six': {
          vpc_id: 'vpc-0123456789abcdef0',
          ipv6_cidr_block: '2001:db8:7::/56',
          ipv6_ipam_pool_id: 'ipam-pool-1',
          ipv6_address_attribute: 'private',
          ip_source: 'none',
        },
      }),
    );
    expect(text).toMatch(/^vpc main 10\.0\.0\.0\/16, 2001:db8:7::\/56 private \{/m);
  });

  it('knows what a default VPC comes with', () => {
    const { text, warnings } = imported(
      plan({
        resources: {
          'aws_default_vpc.it': {},
          'aws_subnet.own': { vpc_id: ref('aws_default_vpc.it.id'), cidr_block: '172.31.64.0/20' },
          'aws_default_subnet.a': { availability_zone: 'eu-west-1a', cidr_block: ref('aws_default_vpc.it.cidr_block') },
          'aws_instance.web': { subnet_id: ref('aws_subnet.own.id') },
        },
      }),
    );
    expect(lines(text)).toContain('vpc it 172.31.0.0/16 in eu-west-1 {');
    expect(text).toMatch(/main route-table main \{\s*0\.0\.0\.0\/0 -> default-internet-gateway/);
    expect(warnings.join()).toContain('The block of subnet a is not known');
  });

  it('doubts what it is not told of a VPC that is only looked up', () => {
    const { text, warnings } = imported(
      plan({
        data: { 'aws_vpc.old': { id: 'vpc-0123456789abcdef0', cidr_block: '10.9.0.0/16' } },
        resources: { 'aws_subnet.new': { vpc_id: 'vpc-0123456789abcdef0', cidr_block: '10.9.1.0/24' } },
      }),
    );
    expect(lines(text)).toContain('vpc old 10.9.0.0/16 {');
    expect(lines(text)).toContain('route-table unknown');
    expect(lines(text)).toContain('network-acl unknown');
    expect(lines(text)).toContain('maybe internet-gateway assumed-internet-gateway');
    expect(warnings.join()).toMatch(/which route table subnet new uses/);
  });

  it('knows that a VPC which is only mentioned has an internet gateway, where something in it has a public address', () => {
    const { text } = imported(
      state({
        'aws_subnet.new': {
          id: 'subnet-0aaaaaaaaaaaaaaa1',
          vpc_id: 'vpc-0123456789abcdef0',
          cidr_block: '10.9.1.0/24',
        },
        'aws_instance.host': {
          id: 'i-0aaaaaaaaaaaaaaa1',
          subnet_id: 'subnet-0aaaaaaaaaaaaaaa1',
          public_ip: '198.51.100.7',
        },
      }),
    );
    expect(lines(text)).toContain('internet-gateway assumed-internet-gateway');
    expect(errorsIn(text)).toEqual([]);
  });

  it('knows the gateway that a route leads to, though nothing describes it', () => {
    const { text } = imported(
      state({
        'aws_vpc.main': { id: 'vpc-0123456789abcdef0', cidr_block: '10.9.0.0/16' },
        'aws_route_table.out': {
          id: 'rtb-0aaaaaaaaaaaaaaa1',
          vpc_id: 'vpc-0123456789abcdef0',
          route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-0aaaaaaaaaaaaaaa1' }],
        },
      }),
    );
    expect(lines(text)).toContain('internet-gateway igw-0aaaaaaaaaaaaaaa1 { id igw-0aaaaaaaaaaaaaaa1 }');
  });

  it('leaves the blocks of a VPC unknown that is only mentioned', () => {
    const { text, warnings } = imported(
      plan({ resources: { 'aws_subnet.new': { vpc_id: 'vpc-0123456789abcdef0', cidr_block: '10.9.1.0/24' } } }),
    );
    expect(lines(text)).toContain('vpc vpc-0123456789abcdef0 unknown {');
    expect(warnings.join()).toContain('VPC vpc-0123456789abcdef0 is not described in the input');
  });

  it('keeps a subnet whose block or VPC nobody knows', () => {
    const { lines, warnings } = read({
      'aws_subnet.ipam': { ...vpc, ipv4_ipam_pool_id: 'ipam-pool-1', cidr_block: ref('data.aws_x.y.z') },
      'aws_subnet.lost': { vpc_id: ref('local.vpc'), cidr_block: ref('local.block') },
      'aws_vpc.second': { cidr_block: '10.5.0.0/16' },
    });
    expect(lines).toContain('subnet ipam unknown { }');
    expect(lines).toContain('vpc unknown-vpc unknown anywhere {');
    expect(warnings.join('\n')).toMatch(/The block of subnet ipam is not known/);
    expect(warnings.join('\n')).toMatch(/cannot be told in which VPC subnet lost is/);
  });
});

describe('gateways', () => {
  it('reads gateways and where they are attached', () => {
    const { lines, warnings } = read({
      'aws_internet_gateway.igw': vpc,
      'aws_egress_only_internet_gateway.eigw': vpc,
      'aws_vpn_gateway.vgw': {},
      'aws_vpn_gateway_attachment.it': { ...vpc, vpn_gateway_id: ref('aws_vpn_gateway.vgw.id') },
      'aws_internet_gateway.loose': {},
    });
    expect(lines).toContain('internet-gateway igw');
    expect(lines).toContain('egress-only-gateway eigw');
    expect(lines).toContain('vpn-gateway vgw');
    expect(warnings.join()).toContain('loose is left out: it is attached to no VPC');
    expect(warnings.join()).toContain('Nothing in the input leads to VPN gateway vgw');
  });

  it('reads an attachment of its own for an internet gateway', () => {
    const { lines } = read({
      'aws_internet_gateway.igw': {},
      'aws_internet_gateway_attachment.it': { ...vpc, internet_gateway_id: ref('aws_internet_gateway.igw.id') },
    });
    expect(lines).toContain('internet-gateway igw');
  });

  it('reads NAT gateways: public, private and regional', () => {
    const { lines } = read({
      'aws_eip.ip': { domain: 'vpc', public_ip: '198.51.100.7' },
      'aws_nat_gateway.out': { subnet_id: ref('aws_subnet.a.id'), allocation_id: ref('aws_eip.ip.id') },
      'aws_nat_gateway.inner': {
        subnet_id: ref('aws_subnet.a.id'),
        connectivity_type: 'private',
        private_ip: '10.0.1.9',
      },
      'aws_nat_gateway.everywhere': { ...vpc, availability_mode: 'regional' },
    });
    expect(lines).toContain('nat-gateway out { public-ip 198.51.100.7 }');
    expect(lines).toContain('private nat-gateway inner 10.0.1.9');
    expect(lines).toContain('regional nat-gateway everywhere');
  });
});

describe('route tables', () => {
  it('leads to every kind of target', () => {
    const { text, lines } = read({
      'aws_internet_gateway.igw': vpc,
      'aws_vpn_gateway.vgw': vpc,
      'aws_egress_only_internet_gateway.eigw': vpc,
      'aws_nat_gateway.nat': { subnet_id: ref('aws_subnet.a.id') },
      'aws_network_interface.fw': { subnet_id: ref('aws_subnet.a.id'), source_dest_check: false },
      'aws_ec2_transit_gateway.hub': {},
      'aws_route_table.rt': { ...vpc, propagating_vgws: [ref('aws_vpn_gateway.vgw.id')] },
      'aws_route.igw': {
        route_table_id: ref('aws_route_table.rt.id'),
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: ref('aws_internet_gateway.igw.id'),
      },
      'aws_route.nat': {
        route_table_id: ref('aws_route_table.rt.id'),
        destination_cidr_block: '1.0.0.0/8',
        nat_gateway_id: ref('aws_nat_gateway.nat.id'),
      },
      'aws_route.fw': {
        route_table_id: ref('aws_route_table.rt.id'),
        destination_cidr_block: '2.0.0.0/8',
        network_interface_id: ref('aws_network_interface.fw.id'),
      },
      'aws_route.hub': {
        route_table_id: ref('aws_route_table.rt.id'),
        destination_cidr_block: '3.0.0.0/8',
        transit_gateway_id: ref('aws_ec2_transit_gateway.hub.id'),
      },
      'aws_route.v6': {
        route_table_id: ref('aws_route_table.rt.id'),
        destination_ipv6_cidr_block: '::/0',
        egress_only_gateway_id: ref('aws_egress_only_internet_gateway.eigw.id'),
      },
      'aws_route.local': {
        route_table_id: ref('aws_route_table.rt.id'),
        destination_cidr_block: '10.0.0.0/16',
        gateway_id: 'local',
      },
      'aws_route_table_association.a': {
        subnet_id: ref('aws_subnet.a.id'),
        route_table_id: ref('aws_route_table.rt.id'),
      },
      'aws_route_table_association.edge': {
        gateway_id: ref('aws_vpn_gateway.vgw.id'),
        route_table_id: ref('aws_route_table.rt.id'),
      },
    });
    for (const route of ['0.0.0.0/0 -> igw', '1.0.0.0/8 -> nat', '2.0.0.0/8 -> fw', '3.0.0.0/8 -> hub', '::/0 -> eigw'])
      expect(lines).toContain(route);
    expect(text).not.toContain('10.0.0.0/16 ->');
    expect(text).toContain('propagate vgw');
    expect(text).toMatch(/subnet a [^}]*route-table rt/);
    expect(text).toMatch(/vpn-gateway vgw \{ route-table rt \}/);
  });

  it('gives each inline route the reference of its kind', () => {
    const { lines } = read({
      'aws_internet_gateway.igw': vpc,
      'aws_nat_gateway.nat': { subnet_id: ref('aws_subnet.a.id') },
      'aws_vpn_gateway.vgw': vpc,
      'aws_route_table.all': {
        ...vpc,
        route: [
          { cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.igw.id') },
          { cidr_block: '9.0.0.0/8', nat_gateway_id: ref('aws_nat_gateway.nat.id') },
        ],
      },
      'aws_route_table.wrongly': {
        ...vpc,
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_nat_gateway.nat.id') }],
      },
    });
    expect(lines).toContain('0.0.0.0/0 -> igw');
    expect(lines).toContain('9.0.0.0/8 -> nat');
    expect(lines).toContain('route-table wrongly { 0.0.0.0/0 -> nat }');
  });

  it('does not guess where two inline routes could have either target', () => {
    const { text, warnings } = read({
      'aws_internet_gateway.igw': vpc,
      'aws_vpn_gateway.vgw': vpc,
      'aws_route_table.all': {
        ...vpc,
        route: [
          { cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.igw.id') },
          { cidr_block: '9.0.0.0/8', gateway_id: ref('aws_vpn_gateway.vgw.id') },
        ],
      },
    });
    expect(text).not.toContain('-> igw');
    expect(text).toContain('-> unknown-target-of-all');
    expect(warnings.join()).toMatch(/which of aws_internet_gateway\.igw, aws_vpn_gateway\.vgw it is cannot be told/);
  });

  it('wipes the default table on adoption, and finds it by its VPC', () => {
    const { text } = read({
      'aws_internet_gateway.igw': vpc,
      'aws_default_route_table.own': {
        default_route_table_id: ref('aws_vpc.main.default_route_table_id'),
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.igw.id') }],
      },
    });
    expect(text).toContain('main route-table own { 0.0.0.0/0 -> igw }');
  });

  it('adds routes to the main table that no resource declares', () => {
    const { text } = read({
      'aws_internet_gateway.igw': vpc,
      'aws_route.out': {
        route_table_id: ref('aws_vpc.main.main_route_table_id'),
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: ref('aws_internet_gateway.igw.id'),
      },
    });
    expect(text).toMatch(/main route-table main\S* \{ 0\.0\.0\.0\/0 -> igw \}/);
  });

  it('makes another table the main one', () => {
    const { text } = read({
      'aws_default_route_table.old': { default_route_table_id: ref('aws_vpc.main.default_route_table_id') },
      'aws_route_table.new': vpc,
      'aws_main_route_table_association.it': { ...vpc, route_table_id: ref('aws_route_table.new.id') },
    });
    expect(text).toContain('main route-table new');
    expect(text).not.toContain('main route-table old');
  });

  it('warns of routes declared in two ways, and takes both', () => {
    const { lines, warnings } = read({
      'aws_internet_gateway.igw': vpc,
      'aws_vpn_gateway.vgw': vpc,
      'aws_route_table.t': {
        ...vpc,
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.igw.id') }],
      },
      'aws_route.more': {
        route_table_id: ref('aws_route_table.t.id'),
        destination_cidr_block: '9.0.0.0/8',
        gateway_id: ref('aws_vpn_gateway.vgw.id'),
      },
    });
    expect(lines).toContain('9.0.0.0/8 -> vgw');
    expect(warnings.join()).toContain('declare all of them in one way');
  });

  it('takes a subnet whose table cannot be told for unknown', () => {
    const { text, warnings } = read({
      'aws_route_table.one': vpc,
      'aws_route_table.two': vpc,
      'aws_route_table_association.a': { subnet_id: ref('aws_subnet.a.id'), route_table_id: ref('local.table') },
      'aws_vpn_gateway_route_propagation.lost': {
        vpn_gateway_id: ref('local.x'),
        route_table_id: ref('aws_route_table.one.id'),
      },
    });
    expect(text).toMatch(/subnet a [^}]*route-table a-routes/);
    expect(text).toContain('route-table a-routes unknown');
    expect(warnings.join()).toMatch(/which of the route tables main, one, two is that of a: /);
    expect(warnings.join()).toMatch(/which routes one learns/);
  });

  it('gives every subnet perhaps what a table holds of which it cannot be told whose it is', () => {
    const { text } = read({
      'aws_internet_gateway.igw': vpc,
      'aws_route_table.one': {
        ...vpc,
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: ref('aws_internet_gateway.igw.id') }],
      },
      'aws_route_table_association.x': {
        subnet_id: ref('local.subnet'),
        route_table_id: ref('aws_route_table.one.id'),
      },
    });
    for (const name of ['a', 'b']) {
      expect(text).toMatch(new RegExp(`subnet ${name} [^}]*route-table ${name}-routes`));
      expect(text).toMatch(new RegExp(`route-table ${name}-routes \\{ maybe 0.0.0.0/0 -> igw \\}`));
    }
  });
});

describe('a state', () => {
  it('finds things by the ids that AWS gave them', () => {
    const { text, warnings } = imported(
      state({
        'aws_vpc.main': {
          id: 'vpc-0aaaaaaaaaaaaaaa1',
          cidr_block: '10.0.0.0/16',
          default_route_table_id: 'rtb-0aaaaaaaaaaaaaaa1',
          default_network_acl_id: 'acl-0aaaaaaaaaaaaaaa1',
          default_security_group_id: 'sg-0aaaaaaaaaaaaaaa1',
        },
        'aws_internet_gateway.igw': { id: 'igw-0aaaaaaaaaaaaaaa1', vpc_id: 'vpc-0aaaaaaaaaaaaaaa1' },
        'aws_subnet.a': {
          id: 'subnet-0aaaaaaaaaaaaaaa1',
          vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
          cidr_block: '10.0.1.0/24',
          map_public_ip_on_launch: false,
        },
        'aws_route.out': {
          id: 'r-rtb-0aaaaaaaaaaaaaaa11080289494',
          route_table_id: 'rtb-0aaaaaaaaaaaaaaa1',
          destination_cidr_block: '0.0.0.0/0',
          gateway_id: 'igw-0aaaaaaaaaaaaaaa1',
          nat_gateway_id: '',
        },
        'aws_instance.web': {
          id: 'i-0aaaaaaaaaaaaaaa1',
          subnet_id: 'subnet-0aaaaaaaaaaaaaaa1',
          private_ip: '10.0.1.10',
          public_ip: '198.51.100.10',
          primary_network_interface_id: 'eni-0aaaaaaaaaaaaaaa1',
          vpc_security_group_ids: ['sg-0aaaaaaaaaaaaaaa1'],
        },
      }),
    );
    expect(errorsIn(text)).toEqual([]);
    expect(warnings).toEqual([]);
    expect(text).toContain('id vpc-0aaaaaaaaaaaaaaa1');
    expect(text).toMatch(/instance web 10\.0\.1\.10 \{/);
    expect(lines(text)).toContain('public-ip 198.51.100.10');
    expect(text).toContain('0.0.0.0/0 -> igw');
    expect(text).toContain('default security-group');
  });
});
