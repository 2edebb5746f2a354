import { describe, expect, it } from 'vitest';
import { behindNat, tableOfNat } from './account/behind-nat.js';
import type { Account } from './account.js';
import { messages, verdict } from './verdict.js';

const out = (files: Account): string => verdict(files, 'i-1', '8.8.8.8', 'tcp 443');
const toInternet = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' };
const PUBLIC = { PublicIp: '198.51.100.9', AllocationId: 'eipalloc-1', Status: 'succeeded' };
const PRIVATE = { PrivateIp: '10.0.0.200', NetworkInterfaceId: 'eni-nat', Status: 'succeeded' };

describe('a regional NAT gateway', () => {
  const regional = {
    ConnectivityType: 'public',
    AvailabilityMode: 'regional',
    AutoProvisionZones: 'enabled',
    NatGatewayAddresses: [
      { ...PUBLIC, AvailabilityZone: 'eu-west-1a' },
      { PublicIp: '198.51.100.10', Status: 'succeeded', AvailabilityZone: 'eu-west-1b' },
    ],
  };
  const named = { ...regional, RouteTableId: 'rtb-nat' };
  it.each<[string, Account, string]>([
    ['with its table', behindNat(named, tableOfNat(toInternet)), 'reachable'],
    ['with a table that leads nowhere', behindNat(named, tableOfNat()), 'blocked'],
    ['with a table that names it', behindNat(regional, tableOfNat()), 'blocked'],
    ['without zones', behindNat({ ...named, NatGatewayAddresses: [PUBLIC] }, tableOfNat(toInternet)), 'reachable'],
    ['whose table is not described', behindNat(named), 'unknown'],
    ['none of whose tables is told: AWS makes it', behindNat(regional), 'reachable'],
  ])('%s', (_, files, expected) => expect(out(files)).toBe(expected));

  it('says what to ask for its table', () =>
    expect(messages(behindNat(named))).toContain(
      'The routes of rtb-nat, the table of regional NAT gateway nat-1, are not in the data',
    ));

  const old = { ConnectivityType: 'public', NatGatewayAddresses: [PUBLIC] };
  const told = (gateway: object) => messages(behindNat(gateway)).includes('whose mode an old command line leaves out');
  it('is told by its having no subnet, where nothing says that it is zonal', () => {
    expect([told(old), out(behindNat(old))]).toEqual([true, 'reachable']);
    expect(told({ ...old, SubnetId: 'subnet-0' })).toBe(false);
    expect(told({ ...old, NatGatewayAddresses: [{ ...PRIVATE, ...PUBLIC }] })).toBe(false);
    expect(told({ ...old, ConnectivityType: 'private' })).toBe(false);
  });
});

describe('a zonal NAT gateway', () => {
  it.each<[string, object, string]>([
    ['public', { ConnectivityType: 'public', NatGatewayAddresses: [{ ...PRIVATE, ...PUBLIC }] }, 'reachable'],
    ['public, whose address is not told', { ConnectivityType: 'public', NatGatewayAddresses: [PRIVATE] }, 'reachable'],
    ['private', { ConnectivityType: 'private', NatGatewayAddresses: [PRIVATE] }, 'blocked'],
    ['of no told kind, with a private address alone', { NatGatewayAddresses: [PRIVATE] }, 'unknown'],
    ['of no told kind, with a public address', { NatGatewayAddresses: [{ ...PRIVATE, ...PUBLIC }] }, 'reachable'],
  ])('%s', (_, gateway, expected) => expect(out(behindNat({ SubnetId: 'subnet-0', ...gateway }))).toBe(expected));
});
