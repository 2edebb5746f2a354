/** A plan tells `local.public ? [a.id] : [b.id]` and `concat(local.public, [a.id, b.id])` in the same words: what stands before two things may choose between them. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { imported, plan, ref, type Values } from './plan.js';
import { ask, ID, planOf, STANDING } from './standing.js';

const vpc = { vpc_id: ref('aws_vpc.main.id') };
const web = { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] };
const NETWORK: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.app': { ...vpc, cidr_block: '10.0.0.0/24', map_public_ip_on_launch: true },
  'aws_internet_gateway.out': vpc,
  'aws_route.out': {
    route_table_id: ref('aws_vpc.main.main_route_table_id'),
    destination_cidr_block: '0.0.0.0/0',
    gateway_id: ref('aws_internet_gateway.out.id'),
  },
  'aws_security_group.open': { ...vpc, ingress: [web] },
  'aws_security_group.shut': vpc,
  'aws_security_group.more["x"]': vpc,
  'aws_security_group.more["y"]': vpc,
};
const [open, shut] = ['aws_security_group.open.id', 'aws_security_group.shut.id'];

describe('groups', () => {
  it.each<[string, string[], string]>([
    ['both of two', [open, shut], 'reachable'],
    ['one of two, by a local', ['local.public', open, shut], 'unknown'],
    ['by what it is made for', ['each.value.public', open, shut], 'unknown'],
    ['by an attribute', ['aws_vpc.main.enable_dns_support', open, shut], 'unknown'],
    ['by what is looked up', ['data.aws_region.current.name', open, shut], 'unknown'],
    ['a local that holds groups', ['local.more_groups', open, shut], 'reachable'],
    ['a local behind them', [open, shut, 'local.more'], 'reachable'],
    ['an index behind several', ['aws_security_group.more', 'each.key', open, shut], 'reachable'],
    ['one, and another by a local', ['local.public', open], 'reachable'],
  ])('%s', (_, groups, verdict) => {
    const host = {
      for_each: ref('local.hosts'),
      subnet_id: ref('aws_subnet.app.id'),
      vpc_security_group_ids: [ref(...groups)],
    };
    const { topology } = imported(plan({ resources: { ...NETWORK, 'aws_instance.host["x"]': host } }));
    expect(verdictOf(topology, 'internet', 'host-x', 'tcp 443')).toBe(verdict);
  });
});

describe('a list of which a member is known later', () => {
  const group = STANDING['aws_security_group.web'];
  const rule = { ...web, security_groups: [], self: false };

  it('is not whole: blocks of a rule', () => {
    const ingress = [{ ...rule, cidr_blocks: ['10.0.0.0/8', null] }];
    const changed = {
      before: group,
      after: { ...group, ingress },
      unknown: { ingress: [{ cidr_blocks: [false, true] }] },
      expressions: { ingress: { references: ['aws_eip.office.public_ip', 'aws_eip.office'] } },
    };
    const file = planOf(STANDING, { 'aws_security_group.web': changed });
    expect([ask([file]), ask([file], 'internet', 'host', 'tcp 22')]).toEqual(['unknown', 'blocked']);
  });

  const host = STANDING['aws_instance.host'];
  const made = { after: { name: 'x', vpc_id: ID.vpc, ingress: [], egress: [] }, unknown: { id: true } };
  const empty = { ...group, id: 'sg-0aaaaaaaaaaaaaaa2', ingress: [] };
  it.each([
    ['a group that is made', ['aws_security_group.made.id', 'aws_security_group.made'], 'blocked'],
    ['one that nobody tells', ['local.group'], 'unknown'],
  ])('has %s beside those that are there', (_, references, verdict) => {
    const changed = {
      before: host,
      after: { ...host, vpc_security_group_ids: [empty.id, null] },
      unknown: { vpc_security_group_ids: [false, true] },
      expressions: { vpc_security_group_ids: { references: [...references, 'var.group_id'] } },
    };
    const standing = { ...STANDING, 'aws_security_group.empty': empty };
    const file = planOf(standing, { 'aws_instance.host': changed, 'aws_security_group.made': made });
    expect(ask([file])).toBe(verdict);
  });
});
