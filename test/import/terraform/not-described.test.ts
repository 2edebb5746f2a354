/** What a state names by its id and does not hold, as one of part of an account: it is there, and an answer that hangs on it is unknown. */
import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { verdictOf } from '../verdict-of.js';
import { STANDING, type Standing, stateOf, without } from './standing.js';

const every = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };

/** A VPC with a host, whose traffic to 10.0.0.0/8 goes to the gateway `tgw-0aaaaaaaaaaaaaaa1`. */
function spoke(name: string, number: number): Standing {
  const id = (prefix: string) => `${prefix}-0aaaaaaaaaaaaaa0${number}`;
  const vpc = { vpc_id: id('vpc') };
  return {
    [`aws_vpc.${name}`]: { id: id('vpc'), cidr_block: `10.${number}.0.0/16`, default_network_acl_id: id('acl') },
    [`aws_subnet.${name}`]: { ...vpc, id: id('subnet'), cidr_block: `10.${number}.0.0/24` },
    [`aws_route_table.${name}`]: {
      ...vpc,
      id: id('rtb'),
      route: [{ cidr_block: '10.0.0.0/8', transit_gateway_id: 'tgw-0aaaaaaaaaaaaaaa1' }],
      propagating_vgws: [],
    },
    [`aws_route_table_association.${name}`]: { subnet_id: id('subnet'), route_table_id: id('rtb') },
    [`aws_security_group.${name}`]: { ...vpc, id: id('sg'), ingress: [every], egress: [every] },
    [`aws_instance.${name}_host`]: { id: id('i'), subnet_id: id('subnet'), vpc_security_group_ids: [id('sg')] },
  };
}

const read = (standing: Standing) => importTerraform([{ path: 'state.json', text: JSON.stringify(stateOf(standing)) }]);
const verdict = (standing: Standing, from: string, to: string) =>
  verdictOf(read(standing).topology, from, to, 'tcp 443');
const warned = (standing: Standing) =>
  read(standing)
    .warnings.map(({ message }) => message)
    .join('\n');

describe('a virtual private gateway', () => {
  const one = spoke('one', 1);
  const office: Standing = {
    ...one,
    'aws_route_table.one': { ...one['aws_route_table.one'], propagating_vgws: ['vgw-0aaaaaaaaaaaaaaa1'] },
    'aws_vpn_gateway.gate': { id: 'vgw-0aaaaaaaaaaaaaaa1', vpc_id: 'vpc-0aaaaaaaaaaaaaa01' },
    'aws_customer_gateway.office': { id: 'cgw-0aaaaaaaaaaaaaaa1' },
    'aws_vpn_connection.line': {
      id: 'vpn-0aaaaaaaaaaaaaaa1',
      vpn_gateway_id: 'vgw-0aaaaaaaaaaaaaaa1',
      customer_gateway_id: 'cgw-0aaaaaaaaaaaaaaa1',
      static_routes_only: true,
    },
    'aws_vpn_connection_route.office': {
      vpn_connection_id: 'vpn-0aaaaaaaaaaaaaaa1',
      destination_cidr_block: '192.168.0.0/16',
    },
  };
  const lost = without(office, 'aws_vpn_gateway.gate');

  it('hangs on the VPC of a table that learns routes from it', () => {
    expect(verdict(office, '192.168.0.9', 'one_host')).toBe('reachable');
    expect(verdict(lost, '192.168.0.9', 'one_host')).toBe('reachable');
    expect(warned(lost)).toMatch(/vgw-0aaaaaaaaaaaaaaa1 is not described; one learns routes from it/);
  });

  it('at which a VPN ends may hang on each VPC that has no other', () => {
    const apart = { ...lost, ...one, ...spoke('two', 2) };
    for (const name of ['one', 'two']) expect(verdict(apart, '192.168.0.9', `${name}_host`)).toBe('unknown');
    expect(warned(apart)).toMatch(/any VPC without a virtual private gateway may have it/);
    const others = [1, 2].map((number): [string, Standing[string]] => [
      `aws_vpn_gateway.of${number}`,
      { id: `vgw-0bbbbbbbbbbbbbbb${number}`, vpc_id: `vpc-0aaaaaaaaaaaaaa0${number}` },
    ]);
    expect(verdict({ ...apart, ...Object.fromEntries(others) }, '192.168.0.9', 'one_host')).toBe('blocked');
  });

  it('that is attached to nothing is none', () => {
    const detached = { ...office, ...one, 'aws_vpn_gateway.gate': { id: 'vgw-0aaaaaaaaaaaaaaa1', vpc_id: '' } };
    expect(verdict(detached, '192.168.0.9', 'one_host')).toBe('blocked');
  });
});

describe('a network ACL', () => {
  const rule = {
    network_acl_id: 'acl-0bbbbbbbbbbbbbbb1',
    rule_number: 90,
    rule_action: 'deny',
    egress: false,
    protocol: '-1',
    from_port: 0,
    to_port: 0,
    cidr_block: '0.0.0.0/0',
  };
  const pair: Standing = {
    ...spoke('one', 1),
    'aws_subnet.near': {
      vpc_id: 'vpc-0aaaaaaaaaaaaaa01',
      id: 'subnet-0bbbbbbbbbbbbbbb1',
      cidr_block: '10.1.1.0/24',
    },
    'aws_instance.near_host': {
      id: 'i-0bbbbbbbbbbbbbbb1',
      subnet_id: 'subnet-0bbbbbbbbbbbbbbb1',
      vpc_security_group_ids: ['sg-0aaaaaaaaaaaaaa01'],
    },
    'aws_network_acl_rule.no': rule,
  };
  const acl = (...subnets: string[]): Standing => ({
    'aws_network_acl.own': {
      id: rule.network_acl_id,
      vpc_id: 'vpc-0aaaaaaaaaaaaaa01',
      subnet_ids: subnets,
      ingress: [],
      egress: [],
    },
  });
  const association = (subnet: string): Standing => ({
    'aws_network_acl_association.own': { network_acl_id: rule.network_acl_id, subnet_id: subnet },
  });
  const near = 'subnet-0bbbbbbbbbbbbbbb1';
  const elsewhere: Standing = {
    ...spoke('two', 2),
    'aws_subnet.by': { vpc_id: 'vpc-0aaaaaaaaaaaaaa02', id: 'subnet-0bbbbbbbbbbbbbbb2', cidr_block: '10.2.1.0/24' },
    'aws_instance.by_host': {
      id: 'i-0bbbbbbbbbbbbbbb2',
      subnet_id: 'subnet-0bbbbbbbbbbbbbbb2',
      vpc_security_group_ids: ['sg-0aaaaaaaaaaaaaa02'],
    },
  };

  it.each<[string, Standing, string]>([
    ['is that of the subnets that it tells', { ...pair, ...acl(near) }, 'blocked'],
    ['may be that of any subnet, where only a rule names it', pair, 'unknown'],
    ['is that of a subnet that is told to have it', { ...pair, ...association(near) }, 'unknown'],
    ['is none, where nothing names it', without(pair, 'aws_network_acl_rule.no'), 'reachable'],
  ])('%s', (_, standing, expected) => {
    expect(verdict(standing, 'one_host', 'near_host')).toBe(expected);
  });

  it('is in the VPC of a subnet that is told to have it, and in any where none is', () => {
    expect(verdict({ ...pair, ...elsewhere }, 'two_host', 'by_host')).toBe('unknown');
    expect(verdict({ ...pair, ...elsewhere, ...association(near) }, 'two_host', 'by_host')).toBe('reachable');
  });
});

describe('of a transit gateway', () => {
  const hub = { transit_gateway_id: 'tgw-0aaaaaaaaaaaaaaa1' };
  const inside = { transit_gateway_route_table_id: 'tgw-rtb-0aaaaaaaaaaaaaaa1' };
  const attachment = (number: number) => `tgw-attach-0aaaaaaaaaaaaaa0${number}`;

  /** Attached, and told in each way of the table `inside`. */
  function attached(name: string, number: number): Standing {
    const link = { ...inside, transit_gateway_attachment_id: attachment(number) };
    return {
      ...spoke(name, number),
      [`aws_ec2_transit_gateway_vpc_attachment.${name}`]: {
        ...hub,
        id: attachment(number),
        vpc_id: `vpc-0aaaaaaaaaaaaaa0${number}`,
        subnet_ids: [`subnet-0aaaaaaaaaaaaaa0${number}`],
      },
      [`aws_ec2_transit_gateway_route_table_association.${name}`]: link,
      [`aws_ec2_transit_gateway_route_table_propagation.${name}`]: link,
    };
  }

  const gateway = (byItself: 'enable' | 'disable'): Standing => ({
    'aws_ec2_transit_gateway.hub': {
      id: hub.transit_gateway_id,
      default_route_table_association: byItself,
      default_route_table_propagation: byItself,
      ...(byItself === 'enable'
        ? {
            association_default_route_table_id: 'tgw-rtb-0bbbbbbbbbbbbbbb1',
            propagation_default_route_table_id: 'tgw-rtb-0bbbbbbbbbbbbbbb1',
          }
        : {}),
    },
  });
  const table: Standing = { 'aws_ec2_transit_gateway_route_table.inside': { ...hub, id: 'tgw-rtb-0aaaaaaaaaaaaaaa1' } };
  const star: Standing = { ...gateway('disable'), ...table, ...attached('one', 1), ...attached('two', 2) };

  /** Attached beside them, and of the gateway's own table. */
  const beside = (name: string, number: number): Standing =>
    without(
      attached(name, number),
      `aws_ec2_transit_gateway_route_table_association.${name}`,
      `aws_ec2_transit_gateway_route_table_propagation.${name}`,
    );
  const lost = without(star, 'aws_ec2_transit_gateway_route_table.inside');

  it.each<[string, Standing, string, string, string]>([
    ['a table has what is told of it', star, 'one', 'two', 'reachable'],
    ['a table that is only named has any route', lost, 'one', 'two', 'unknown'],
    [
      'attachments that have it do not have the default one',
      { ...lost, ...gateway('enable'), ...beside('three', 3) },
      'one',
      'three',
      'unknown',
    ],
    [
      'the default one is another, and all of it is told',
      { ...lost, ...gateway('enable'), ...beside('three', 3), ...beside('four', 4) },
      'three',
      'four',
      'reachable',
    ],
    [
      'the default one may be it where its id is not told',
      {
        ...lost,
        'aws_ec2_transit_gateway.hub': { id: hub.transit_gateway_id },
        ...beside('three', 3),
        ...beside('four', 4),
      },
      'three',
      'four',
      'unknown',
    ],
  ])('%s', (_, standing, from, to, expected) => {
    expect(verdict(standing, `${from}_host`, `${to}_host`)).toBe(expected);
  });

  const unattached = (standing: Standing, ...names: string[]) =>
    without(standing, ...names.map((name) => `aws_ec2_transit_gateway_vpc_attachment.${name}`));
  const three = { ...star, ...attached('three', 3) };
  const tables = (name: string) =>
    ['association', 'propagation'].map((kind) => `aws_ec2_transit_gateway_route_table_${kind}.${name}`);

  it.each<[string, Standing, string, string, string]>([
    ['the only VPC without one may have it', unattached(star, 'two'), 'one', 'two', 'unknown'],
    ['and send packets by it', unattached(star, 'two'), 'two', 'one', 'unknown'],
    ['of two, each VPC may have either', unattached(three, 'two', 'three'), 'two', 'three', 'unknown'],
    [
      'what is attached, and told to be, is so all the same',
      without(unattached(three, 'three'), 'aws_ec2_transit_gateway_route_table_propagation.three'),
      'one',
      'two',
      'reachable',
    ],
    [
      'a table that it does not propagate to does not lead to it',
      without(unattached(star, 'two'), 'aws_ec2_transit_gateway_route_table_propagation.two'),
      'one',
      'two',
      'blocked',
    ],
    ['one that nothing names is none', without(unattached(star, 'two'), ...tables('two')), 'one', 'two', 'blocked'],
    [
      'where every VPC has one, it is of one that is not in the input',
      {
        ...star,
        'aws_ec2_transit_gateway_route_table_association.far': {
          ...inside,
          transit_gateway_attachment_id: attachment(9),
        },
      },
      'one',
      'two',
      'reachable',
    ],
  ])('an attachment that is only named: %s', (_, standing, from, to, expected) => {
    expect(verdict(standing, `${from}_host`, `${to}_host`)).toBe(expected);
  });

  it('says which attachment is not described', () => {
    expect(warned(unattached(star, 'two'))).toMatch(
      /Attachment tgw-attach-0aaaaaaaaaaaaaa02 is not described: any VPC that is not attached to transit gateway hub/,
    );
  });

  it('says which table is not described', () => {
    expect(warned(lost)).toContain('Transit gateway route table tgw-rtb-0aaaaaaaaaaaaaaa1 is not described');
    expect(warned(star)).not.toContain('not described');
  });
});

describe('a subnet and what else lies in it', () => {
  const pair = {
    ...spoke('one', 1),
    ...spoke('two', 2),
    'aws_ec2_transit_gateway.hub': {
      id: 'tgw-0aaaaaaaaaaaaaaa1',
      default_route_table_association: 'enable',
      default_route_table_propagation: 'enable',
    },
    ...Object.fromEntries(
      [1, 2].map((number) => [
        `aws_ec2_transit_gateway_vpc_attachment.of${number}`,
        {
          id: `tgw-attach-0aaaaaaaaaaaaaa0${number}`,
          transit_gateway_id: 'tgw-0aaaaaaaaaaaaaaa1',
          vpc_id: `vpc-0aaaaaaaaaaaaaa0${number}`,
          subnet_ids: [`subnet-0aaaaaaaaaaaaaa0${number}`],
          transit_gateway_default_route_table_association: true,
          transit_gateway_default_route_table_propagation: true,
        },
      ]),
    ),
  };
  const lost = without(pair, 'aws_subnet.one', 'aws_security_group.one');

  it('lies in the VPC of its table, where its groups are not told either', () => {
    expect(verdict(pair, 'one_host', 'two_host')).toBe('reachable');
    expect(verdict(lost, 'one_host', 'two_host')).toBe('unknown');
  });

  it('lies in the VPC of its network ACL', () => {
    const acl: Standing = {
      'aws_network_acl.own': {
        id: 'acl-0bbbbbbbbbbbbbbb1',
        vpc_id: 'vpc-0aaaaaaaaaaaaaa01',
        ingress: [{ ...every, rule_no: 1, action: 'allow', cidr_block: '0.0.0.0/0' }],
        egress: [{ ...every, rule_no: 1, action: 'allow', cidr_block: '0.0.0.0/0' }],
      },
      'aws_network_acl_association.own': {
        network_acl_id: 'acl-0bbbbbbbbbbbbbbb1',
        subnet_id: 'subnet-0aaaaaaaaaaaaaa01',
      },
    };
    expect(verdict({ ...without(lost, 'aws_route_table_association.one'), ...acl }, 'one_host', 'two_host')).toBe(
      'unknown',
    );
  });
});

describe('an internet gateway and the table that leads to it', () => {
  const open = STANDING;
  it.each<[string, readonly string[], string]>([
    ['are told', [], 'reachable'],
    ['the gateway is where a route leads', ['aws_internet_gateway.out'], 'reachable'],
    ['the table may lead to the gateway', ['aws_route_table.open'], 'unknown'],
    ['both are missing: there may be one', ['aws_internet_gateway.out', 'aws_route_table.open'], 'unknown'],
    [
      'nothing tells that either is missing',
      ['aws_internet_gateway.out', 'aws_route_table.open', 'aws_route_table_association.open'],
      'blocked',
    ],
  ])('%s', (_, missing, expected) => {
    expect(verdict(without(open, ...missing), 'internet', 'host')).toBe(expected);
  });

  it('says that the gateway may be there', () => {
    expect(warned(without(open, 'aws_internet_gateway.out', 'aws_route_table.open'))).toContain(
      'does not tell whether main has an internet gateway',
    );
  });
});
