/** Another table may take the place of a transit gateway's default one, for what is attached from then on. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { plan, ref, type Values } from './plan.js';
import { ask, ID, importAll, planOf, STANDING, type Standing, stateOf } from './standing.js';

const HUB = 'tgw-0aaaaaaaaaaaaaaa1';
const OWN = 'tgw-rtb-0aaaaaaaaaaaaaaa1';
const FIRST = 'tgw-rtb-0aaaaaaaaaaaaaaa9';
const FAR = 'vpc-0bbbbbbbbbbbbbbb2';
const attachment = (number: number, vpc: string, subnet: string): Values => ({
  id: `tgw-attach-0aaaaaaaaaaaaaaa${number}`,
  transit_gateway_id: HUB,
  vpc_id: vpc,
  subnet_ids: [subnet],
  transit_gateway_default_route_table_association: true,
  transit_gateway_default_route_table_propagation: true,
});
const standing = (association: string, propagation: string): Standing => ({
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
  'aws_security_group.far': { ...STANDING['aws_security_group.web'], id: 'sg-0bbbbbbbbbbbbbbb1', vpc_id: FAR },
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
    default_route_table_association: 'enable',
    default_route_table_propagation: 'enable',
    association_default_route_table_id: association,
    propagation_default_route_table_id: propagation,
  },
  'aws_ec2_transit_gateway_vpc_attachment.near': attachment(1, ID.vpc, ID.subnet),
  'aws_ec2_transit_gateway_vpc_attachment.far': attachment(2, FAR, 'subnet-0bbbbbbbbbbbbbbb2'),
});
const own: Standing = { 'aws_ec2_transit_gateway_route_table.own': { id: OWN, transit_gateway_id: HUB } };
const route = (number: number, block: string): Values => ({
  id: `${OWN}_${block}`,
  destination_cidr_block: block,
  transit_gateway_attachment_id: `tgw-attach-0aaaaaaaaaaaaaaa${number}`,
  transit_gateway_route_table_id: OWN,
  blackhole: false,
});
const routes: Standing = {
  'aws_ec2_transit_gateway_route.near': route(1, '10.0.0.0/16'),
  'aws_ec2_transit_gateway_route.far': route(2, '10.9.0.0/16'),
};

describe('a state', () => {
  it.each<[string, Standing, string]>([
    ['with the table that came with the gateway', standing(FIRST, FIRST), 'reachable'],
    [
      'with a table of its own for associations, to which nothing propagates',
      { ...standing(OWN, FIRST), ...own },
      'blocked',
    ],
    ['with routes in it', { ...standing(OWN, FIRST), ...own, ...routes }, 'reachable'],
    ['with one for both', { ...standing(OWN, OWN), ...own }, 'reachable'],
    ['with one for propagations, which nothing has', { ...standing(FIRST, OWN), ...own }, 'blocked'],
    ['with two of which neither is described', standing('tgw-rtb-0aaaaaaaaaaaaaaa7', FIRST), 'unknown'],
  ])('%s', (_, all, verdict) => {
    expect(ask([stateOf(all)], 'host', 'far')).toBe(verdict);
  });
});

const TAKES_PLACE = ['association', 'propagation'].map((what) => `aws_ec2_transit_gateway_default_route_table_${what}`);

describe('a plan that has another table take the place', () => {
  it.each(TAKES_PLACE)('leaves what is attached already: %s', (type) => {
    const made = {
      'aws_ec2_transit_gateway_route_table.own': { after: { transit_gateway_id: HUB }, unknown: { id: true } },
      [`${type}.own`]: {
        after: { transit_gateway_id: HUB },
        unknown: { id: true, transit_gateway_route_table_id: true },
        expressions: {
          transit_gateway_route_table_id: { references: ['aws_ec2_transit_gateway_route_table.own.id'] },
        },
      },
    };
    expect(ask([planOf(standing(FIRST, FIRST), made)], 'host', 'far')).toBe('reachable');
  });

  const hub = { transit_gateway_id: ref('aws_ec2_transit_gateway.hub.id') };
  const all = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };
  const spoke = (name: string, number: number): Readonly<Record<string, Values>> => {
    const vpc = { vpc_id: ref(`aws_vpc.${name}.id`) };
    return {
      [`aws_vpc.${name}`]: { cidr_block: `10.${number}.0.0/16` },
      [`aws_subnet.${name}`]: { ...vpc, cidr_block: `10.${number}.0.0/24` },
      [`aws_route_table.${name}`]: { ...vpc, route: [{ cidr_block: '10.0.0.0/8', ...hub }] },
      [`aws_route_table_association.${name}`]: {
        subnet_id: ref(`aws_subnet.${name}.id`),
        route_table_id: ref(`aws_route_table.${name}.id`),
      },
      [`aws_security_group.${name}`]: { ...vpc, ingress: [all], egress: [all] },
      [`aws_instance.${name}`]: {
        subnet_id: ref(`aws_subnet.${name}.id`),
        vpc_security_group_ids: [ref(`aws_security_group.${name}.id`)],
      },
      [`aws_ec2_transit_gateway_vpc_attachment.${name}`]: {
        ...hub,
        ...vpc,
        subnet_ids: [ref(`aws_subnet.${name}.id`)],
      },
    };
  };
  const resources = {
    ...spoke('one', 1),
    ...spoke('two', 2),
    'aws_ec2_transit_gateway.hub': {},
    'aws_ec2_transit_gateway_route_table.own': hub,
  };
  const table = { transit_gateway_route_table_id: ref('aws_ec2_transit_gateway_route_table.own.id') };
  const verdict = (more: Readonly<Record<string, Values>>) =>
    verdictOf(importAll(plan({ resources: { ...resources, ...more } })).topology, 'one', 'two', 'tcp 443');

  it.each(TAKES_PLACE)('leaves open what is attached at the same time: %s', (type) => {
    expect(verdict({})).toBe('reachable');
    expect(verdict({ [`${type}.own`]: { ...hub, ...table } })).toBe('unknown');
  });
});
