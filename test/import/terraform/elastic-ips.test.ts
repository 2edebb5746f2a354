import { describe, expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import type { Values } from './plan.js';
import { importAll, planOf, STANDING, stateOf } from './standing.js';

const SPARE = 'eipalloc-0aaaaaaaaaaaaaaa7';
const spare = (more: Values = {}): Values => ({
  id: SPARE,
  allocation_id: SPARE,
  domain: 'vpc',
  public_ip: '203.0.113.5',
  association_id: '',
  instance: '',
  network_interface: '',
  ...more,
});

const there = (address: Values, more: Readonly<Record<string, Values>> = {}) => ({
  ...STANDING,
  'aws_eip.spare': address,
  ...more,
});
const verdict = (...files: unknown[]) => verdictOf(importAll(...files).topology, 'host', '203.0.113.5', 'tcp 443');

describe('an elastic address', () => {
  it('is nobody’s where the provider read that nothing has it', () => {
    expect(verdict(stateOf(there(spare())))).toBe('blocked');
    expect(verdict(planOf(there(spare()), {}))).toBe('blocked');
    const { topology } = importAll(stateOf(there(spare())));
    expect(verdictOf(topology, 'host', 'spare', 'tcp 443')).toBe('blocked');
    expect(verdictOf(topology, 'host', SPARE, 'tcp 443')).toBe('blocked');
    expect(verdictOf(topology, '203.0.113.5', 'host', 'tcp 443')).toBe('blocked');
  });

  it.each<[string, Values]>([
    ['an association is not told', spare({ association_id: undefined })],
    ['a network firewall names it', spare()],
  ])('may be somebody’s where %s', (what, address) => {
    const firewall = { 'aws_networkfirewall_other.it': { allocation_id: SPARE } };
    const files = stateOf(there(address, what.includes('firewall') ? firewall : {}));
    expect(verdict(files)).toBe('unknown');
    expect(
      importAll(files)
        .warnings.map(({ message }) => message)
        .join(),
    ).toContain('Whether anything has the Elastic IP address 203.0.113.5 is not told');
  });

  it('is somebody’s where it is associated, with whatever', () => {
    expect(verdict(stateOf(there(spare({ association_id: 'eipassoc-1' }))))).toBe('reachable');
    expect(verdict(stateOf(there(spare({ network_interface: 'eni-0bbbbbbbbbbbbbbb1' }))))).toBe('reachable');
  });

  it('is a NAT gateway’s that names it', () => {
    const gateway = { id: 'nat-0aaaaaaaaaaaaaaa1', subnet_id: STANDING['aws_subnet.app'].id, allocation_id: SPARE };
    const { topology } = importAll(stateOf(there(spare(), { 'aws_nat_gateway.out': gateway })));
    expect(topology.elasticIps).toEqual([]);
  });

  it('is nobody’s once a plan takes its association away', () => {
    const association = { id: 'eipassoc-1', allocation_id: SPARE, instance_id: STANDING['aws_instance.host'].id };
    const before = there(spare({ association_id: 'eipassoc-1', instance: STANDING['aws_instance.host'].id }));
    expect(verdict(planOf(before, { 'aws_eip_association.it': { before: association } }))).toBe('blocked');
  });

  it('without a known address says nothing', () => {
    expect(
      importAll(planOf(STANDING, { 'aws_eip.new': { after: { domain: 'vpc' }, unknown: { public_ip: true } } }))
        .topology.elasticIps,
    ).toEqual([]);
  });
});
