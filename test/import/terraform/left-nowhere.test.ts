/** Load balancers and NAT gateways in a VPC that only a local tells are there all the same, in each that it may be. */
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../../language/index.js';
import { runRules } from '../../../network/rules/index.js';
import { verdictOf } from '../verdict-of.js';
import { errorsIn, imported, plan, ref, type Values } from './plan.js';

const home = { vpc_id: ref('local.vpc_id') };
const web = { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] };
const id = (address: string) => ref(`${address}.id`);

const RESOURCES: Readonly<Record<string, Values>> = {
  'aws_vpc.one': { cidr_block: '10.0.0.0/16' },
  'aws_vpc.other': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.here': { vpc_id: id('aws_vpc.one'), cidr_block: '10.0.9.0/24' },
  'aws_subnet.a': { ...home, cidr_block: '10.0.1.0/24' },
  'aws_subnet.b': { ...home, cidr_block: '10.0.2.0/24' },
  'aws_security_group.web': { ...home, ingress: [web], egress: [] },
  'aws_security_group.own': {
    vpc_id: id('aws_vpc.one'),
    ingress: [],
    egress: [{ ...web, cidr_blocks: ['0.0.0.0/0'] }],
  },
  'aws_instance.client': { subnet_id: id('aws_subnet.here'), vpc_security_group_ids: [id('aws_security_group.own')] },
  'aws_lb.door': {
    internal: false,
    load_balancer_type: 'application',
    subnets: [id('aws_subnet.a'), id('aws_subnet.b')],
    security_groups: [id('aws_security_group.web')],
  },
  'aws_lb_listener.bell': {
    load_balancer_arn: ref('aws_lb.door.arn'),
    port: 443,
    protocol: 'HTTPS',
    default_action: [{ type: 'fixed-response' }],
  },
  'aws_elb.old': {
    subnets: [id('aws_subnet.a')],
    security_groups: [id('aws_security_group.web')],
    listener: [{ lb_port: 443, lb_protocol: 'tcp', instance_port: 80, instance_protocol: 'tcp' }],
  },
  'aws_eip.ip': { domain: 'vpc' },
  'aws_nat_gateway.nat': { subnet_id: id('aws_subnet.a'), allocation_id: id('aws_eip.ip') },
  'aws_nat_gateway.regional': { ...home, availability_mode: 'regional' },
};

describe('in one of two VPCs', () => {
  const { topology, text, warnings } = imported(plan({ resources: RESOURCES }));

  it.each(['door', 'old', 'nat', 'regional'])('%s may be in each', (name) => {
    expect(text).toMatch(new RegExp(`${name}-in-one\\b`));
    expect(text).toMatch(new RegExp(`${name}-in-other\\b`));
    expect(warnings.join()).toMatch(new RegExp(`In which of the VPCs one, other [^:]*${name} lies is not told`));
    expect(warnings.join()).not.toMatch(/left out/);
  });

  it.each([
    ['client', 'door', 'tcp 443', 'unknown'],
    ['client', 'old', 'tcp 443', 'unknown'],
    ['client', 'door', 'tcp 22', 'blocked'],
  ])('%s to %s on %s: %s', (from, to, on, verdict) => {
    expect(verdictOf(topology, from, to, on)).toBe(verdict);
  });

  it('finds nothing wrong with what nobody told', () => {
    expect(errorsIn(text)).toEqual([]);
    const { topology: read } = loadNetwork([{ uri: 'file:///plan.vpc', text }], () => undefined);
    const found = runRules(read, { needs: 'topology' }).filter(({ severity }) => severity === 'error');
    expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

it('is in the only one that there is, or in one of which nothing is told', () => {
  const regional = { 'aws_nat_gateway.regional': { ...home, availability_mode: 'regional' } };
  const vpc = { 'aws_vpc.one': { cidr_block: '10.0.0.0/16' } };
  expect(imported(plan({ resources: { ...vpc, ...regional } })).text).toMatch(
    /vpc one [^}]*regional nat-gateway regional/,
  );
  expect(imported(plan({ resources: regional })).text).toMatch(/vpc [\w-]+ unknown[^}]*regional nat-gateway regional/);
});
