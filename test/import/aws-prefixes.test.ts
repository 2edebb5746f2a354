import { describe, expect, it } from 'vitest';
import { card, NODE, POD, PREFIX, withPrefixes } from './account/prefixes.js';
import { imported, verdict } from './verdict.js';

const INTERNET = '2a00:1450:4001:800::1';
const PREFIXES = { Ipv6Prefixes: [{ Ipv6Prefix: PREFIX }] };

describe('an IPv6 prefix that is delegated to an interface', () => {
  it.each([
    ['from an address of it', POD, INTERNET],
    ['to an address of it', INTERNET, POD],
    ['from an address of it to who lets in that prefix alone', POD, 'i-20'],
    ['to an address of it from another host', 'i-20', POD],
    ['from the interface, which may speak from there', 'i-10', '2600:1f16:1:1::20'],
    ['from the interface by its own id', 'eni-10', '2600:1f16:1:1::20'],
  ])('leaves open what goes %s', (_, from, to) => {
    expect(verdict(withPrefixes({}), from, to, 'tcp 443')).toBe('blocked');
    expect(verdict(withPrefixes(PREFIXES), from, to, 'tcp 443')).toBe('unknown');
  });

  it.each([
    ['to the interface’s own address', INTERNET, NODE, 'tcp 443'],
    ['from the interface over IPv4', 'i-10', '10.0.0.20', 'tcp 443'],
    ['to an IPv4 address that nothing has', 'i-10', '10.0.0.99', 'tcp 443'],
    ['to the interface over IPv4', '10.0.0.20', 'i-10', 'tcp 443'],
    ['to who has no prefix', INTERNET, 'i-20', 'tcp 443'],
  ])('and nothing that goes %s', (_, from, to, on) => {
    expect(verdict(withPrefixes({}), from, to, on)).not.toBe('unknown');
    expect(verdict(withPrefixes(PREFIXES), from, to, on)).toBe(verdict(withPrefixes({}), from, to, on));
  });

  it('leaves open what goes to the interface, which may be met there', () => {
    expect(verdict(withPrefixes({}), INTERNET, 'i-10', 'tcp 443')).toBe('reachable');
    expect(verdict(withPrefixes(PREFIXES), INTERNET, 'i-10', 'tcp 443')).toBe('unknown');
  });

  it('is found by whichever list and interface tells it', () => {
    const second = card(11, 'sg-all', { ...PREFIXES, Attachment: { InstanceId: 'i-10', DeviceIndex: 1 } });
    const primary = card(10, 'sg-all', { Attachment: { InstanceId: 'i-10', DeviceIndex: 0 } });
    const listed = { ...withPrefixes({}), 'interfaces.json': { NetworkInterfaces: [primary, second] } };
    expect(verdict(listed, POD, INTERNET, 'tcp 443')).toBe('unknown');
  });

  it('is told by one resource for all interfaces that are alike', () => {
    const more = [10, 11, 12].map((n) => card(n, 'sg-all', { Ipv6Addresses: [], ...PREFIXES }));
    const { topology } = imported({ ...withPrefixes(PREFIXES), 'interfaces.json': { NetworkInterfaces: more } });
    const stands = topology.vpcs[0]?.subnets[0]?.resources.filter(({ maybe }) => maybe);
    expect(stands?.map(({ name, ids }) => [name, ids.map(({ value }) => value)])).toEqual([
      ['delegated-addresses', ['eni-10', 'eni-11', 'eni-12', 'i-10']],
    ]);
  });
});
