import { describe, expect, it } from 'vitest';
import { imported } from './verdict.js';

const vpcWith = (block: object) => ({
  VpcId: 'vpc-1',
  CidrBlock: '10.0.0.0/16',
  Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8:1::/56', ...block }],
});

describe('an IPv6 block of a VPC', () => {
  it.each([
    ['Ipv6AddressAttribute', { Ipv6AddressAttribute: 'private' }, 'private'],
    ['IpSource alone', { IpSource: 'none' }, 'private'],
    ['a pool of IPAM', { Ipv6Pool: 'IPAM Managed' }, 'maybe'],
    ['a public block of a pool of IPAM', { Ipv6Pool: 'IPAM Managed', Ipv6AddressAttribute: 'public' }, undefined],
    ["Amazon's own pool", { Ipv6Pool: 'Amazon' }, undefined],
  ])('is private or not by %s', (_, more, use) => {
    const [vpc] = imported({ 'vpcs.json': { Vpcs: [vpcWith(more)] } }).topology.vpcs;
    const found = vpc?.cidrs.find(({ text }) => text.includes(':'))?.privateUse;
    expect(found && (found.maybe ? 'maybe' : 'private')).toBe(use);
  });

  it('is what a subnet tells of it, where the VPC does not', () => {
    const subnet = {
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      CidrBlock: '10.0.0.0/24',
      Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8:1::/64', Ipv6AddressAttribute: 'private' }],
    };
    const files = { 'all.json': { Vpcs: [vpcWith({ Ipv6Pool: 'IPAM Managed' })], Subnets: [subnet] } };
    const [vpc] = imported(files).topology.vpcs;
    expect(vpc?.cidrs.map(({ privateUse }) => privateUse && [privateUse.kind, privateUse.maybe])).toEqual([
      undefined,
      ['private-use', undefined],
    ]);
  });
});
