import { describe, expect, it } from 'vitest';
import { hubAccount } from './account/hub.js';
import type { Account } from './account.js';
import { messages, verdict } from './verdict.js';

/** What another account shares is shown to this one in part. */
type Fields = Record<string, unknown>;
const mapped = (files: Account, key: string, change: (one: Fields) => Fields | undefined): Account => {
  const visit = (at: unknown): unknown => {
    if (Array.isArray(at)) return at.map(visit);
    if (typeof at !== 'object' || at === null) return at;
    return Object.fromEntries(
      Object.entries(at).map(([name, value]) => [
        name,
        name === key && Array.isArray(value) ? value.flatMap((one) => change({ ...one }) ?? []) : visit(value),
      ]),
    );
  };
  return visit(files) as Account;
};
const owned = (files: Account, key: string, OwnerId: string): Account =>
  mapped(files, key, (one) => ({ ...one, OwnerId }));

describe('a transit gateway of another account', () => {
  const own = owned(hubAccount(), 'Vpcs', '111');
  /** Of what is attached the account sees its own VPC alone, and no tables. */
  const seen = (owner: string, field: 'OwnerId' | 'TransitGatewayOwnerId' = 'OwnerId'): Account => {
    const isOfTwo = (one: Fields) => JSON.stringify(one).includes('vpc-two') || JSON.stringify(one).includes('10.2.');
    let files = mapped(own, 'Vpcs', (one) => (isOfTwo(one) ? undefined : one));
    for (const key of [
      'TransitGatewayAttachments',
      'TransitGatewayVpcAttachments',
      'Subnets',
      'Instances',
      'RouteTables',
      'SecurityGroups',
    ])
      files = mapped(files, key, (one) => (isOfTwo(one) ? undefined : one));
    files = mapped(files, 'TransitGatewayRouteTables', () => undefined);
    files = mapped(files, 'Propagations', () => undefined);
    return mapped(files, field === 'OwnerId' ? 'TransitGateways' : 'TransitGatewayAttachments', (one) => ({
      ...one,
      [field]: owner,
    }));
  };
  it.each([
    ['222', 'OwnerId', 'unknown', true],
    ['222', 'TransitGatewayOwnerId', 'unknown', true],
    ['111', 'OwnerId', 'blocked', false],
  ] as const)('owned by %s (%s): somebody may come from beyond', (owner, field, expected, isTold) => {
    const files = seen(owner, field);
    expect(verdict(files, '10.2.0.10', 'i-one', 'tcp 443')).toBe(expected);
    expect(messages(files).includes('Transit gateway tgw-hub belongs to account 222')).toBe(isTold);
  });
  it('is told whole where its owner’s answers are there: those tell its tables', () => {
    const files = owned(own, 'TransitGateways', '222');
    expect(verdict(files, 'i-one', 'i-two', 'tcp 443')).toBe('reachable');
    expect(messages(files)).not.toContain('belongs to account');
  });
});

describe('a VPC of another account', () => {
  const interfaces = (OwnerId: string) => ({
    NetworkInterfaces: [
      {
        NetworkInterfaceId: 'eni-own',
        OwnerId,
        VpcId: 'vpc-1',
        SubnetId: 'subnet-1',
        PrivateIpAddress: '10.0.0.10',
        PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.10', Primary: true }],
        Ipv6Addresses: [],
        Status: 'in-use',
        Groups: [{ GroupId: 'sg-1' }],
      },
    ],
  });
  const all = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  const files = (owner: string): Account => ({
    'network.json': {
      Vpcs: [{ VpcId: 'vpc-1', OwnerId: owner, CidrBlock: '10.0.0.0/16' }],
      Subnets: [{ SubnetId: 'subnet-1', OwnerId: owner, VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }],
      SecurityGroups: [{ GroupId: 'sg-1', VpcId: 'vpc-1', IpPermissions: [all], IpPermissionsEgress: [all] }],
    },
    'interfaces.json': interfaces('111'),
  });
  it.each([
    ['shows this one its own interfaces alone', files('222'), 'unknown'],
    ['shows them all where the owner’s are there', { ...files('222'), 'owner.json': interfaces('222') }, 'blocked'],
    ['is this one’s own', files('111'), 'blocked'],
  ])('%s', (_, account, expected) => {
    const other = account['owner.json'] as ReturnType<typeof interfaces> | undefined;
    for (const one of other?.NetworkInterfaces ?? [])
      Object.assign(one, {
        NetworkInterfaceId: 'eni-owner',
        PrivateIpAddress: '10.0.0.20',
        PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.20', Primary: true }],
      });
    expect(verdict(account, 'eni-own', '10.0.0.99', 'tcp 443')).toBe(expected);
    expect(verdict(account, '10.0.0.99', 'eni-own', 'tcp 443')).toBe(expected);
    expect(messages(account).includes('vpc-1 belongs to account 222')).toBe(expected === 'unknown');
  });
});
