/** What comes by an EC2 Instance Connect Endpoint has its own address, or its client's: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/eice-security-groups.html */
import { describe, expect, it } from 'vitest';
import { company } from './account/company.js';
import type { Account } from './account.js';
import { messages, verdict } from './verdict.js';

interface Group {
  GroupId: string;
  IpPermissions: object[];
}
const SSH = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] };
const blocks = (...all: string[]) => ({ ...SSH, IpRanges: all.map((CidrIp) => ({ CidrIp })) });
const NEAR = '10.20.2.0/24';
const FAR = '203.0.113.0/24';

/** The company with an endpoint, and what its instances let in. */
const withEndpoint = (endpoint: object, permission?: object): Account => {
  const files = company();
  const { SecurityGroups } = files['describe-security-groups.json'] as { SecurityGroups: Group[] };
  for (const group of SecurityGroups) if (group.GroupId === 'sg-run' && permission) group.IpPermissions = [permission];
  return {
    ...files,
    'describe-instance-connect-endpoints.json': {
      InstanceConnectEndpoints: [
        {
          InstanceConnectEndpointId: 'eice-1',
          State: 'create-complete',
          NetworkInterfaceIds: ['eni-eice'],
          VpcId: 'vpc-app',
          SubnetId: 'subnet-run-a',
          SecurityGroupIds: ['sg-eice'],
          ...endpoint,
        },
      ],
    },
  };
};
const ask = (files: Account): string => verdict(files, 'eice-1', 'i-run-b', 'tcp 22');

describe('an EC2 Instance Connect Endpoint', () => {
  it.each<[string, object, object | undefined, string]>([
    ['comes with its own address', { PreserveClientIp: false }, blocks(NEAR), 'reachable'],
    ['comes with its own address, not with another', { PreserveClientIp: false }, blocks(FAR), 'blocked'],
    ['is let in by its group', { PreserveClientIp: false }, undefined, 'reachable'],
    ['comes with its clients’ addresses, which may lie in a block', { PreserveClientIp: true }, blocks(FAR), 'unknown'],
    [
      'comes with its clients’ addresses, which may not be its own',
      { PreserveClientIp: true },
      blocks(NEAR),
      'unknown',
    ],
    ['does not say which', {}, blocks(NEAR), 'unknown'],
    [
      'is let in by no rule at all',
      { PreserveClientIp: true },
      { ...blocks(NEAR), FromPort: 80, ToPort: 80 },
      'blocked',
    ],
  ])('%s', (_, endpoint, permission, expected) => expect(ask(withEndpoint(endpoint, permission))).toBe(expected));

  describe('behind a network ACL', () => {
    const entry = (RuleNumber: number, CidrBlock: string, RuleAction = 'allow', Protocol = '-1', Egress = false) => ({
      RuleNumber,
      CidrBlock,
      RuleAction,
      Protocol,
      Egress,
      ...(Protocol === '6' ? { PortRange: { From: 22, To: 22 } } : {}),
    });
    const ALL = '0.0.0.0/0';
    const ACLS = 'describe-network-acls.json';
    const last = (Egress: boolean) => entry(32767, ALL, 'deny', '-1', Egress);
    const out = entry(100, ALL, 'allow', '-1', true);
    const guarded = (entries: object[], preserves = true): Account => {
      const files = withEndpoint({ PreserveClientIp: preserves }, blocks(ALL));
      const acls = files[ACLS] as { NetworkAcls: { Associations: { SubnetId: string }[] }[] };
      for (const acl of acls.NetworkAcls)
        acl.Associations = acl.Associations.filter(({ SubnetId }) => SubnetId !== 'subnet-run-b');
      const own = { NetworkAclId: 'acl-run-b', VpcId: 'vpc-app', IsDefault: false };
      const Associations = [
        { NetworkAclAssociationId: 'aclassoc-1', NetworkAclId: 'acl-run-b', SubnetId: 'subnet-run-b' },
      ];
      const guard = { ...own, Associations, Entries: [...entries, last(false), last(true)] };
      return { ...files, [ACLS]: { NetworkAcls: [...acls.NetworkAcls, guard] } };
    };
    // Where the endpoint lies.
    const HERE = '10.20.2.0/24';
    it.each<[string, object[], string]>([
      ['that denies its subnet, and nobody else', [entry(90, HERE, 'deny'), entry(100, ALL), out], 'unknown'],
      ['where no number is free before', [entry(1, HERE, 'deny'), entry(2, ALL), out], 'unknown'],
      ['that allows addresses elsewhere', [entry(100, FAR), out], 'unknown'],
      ['that denies its subnet the replies', [entry(100, ALL), entry(90, HERE, 'deny', '-1', true), out], 'unknown'],
      [
        'that denies its port to all',
        [entry(90, HERE, 'deny'), entry(95, ALL, 'deny', '6'), entry(100, ALL, 'allow', '6'), out],
        'blocked',
      ],
      [
        'that denies its port to all first',
        [entry(80, ALL, 'deny', '6'), entry(90, HERE, 'deny'), entry(100, ALL), out],
        'blocked',
      ],
      ['that allows nobody', [entry(90, HERE, 'deny'), out], 'blocked'],
    ])('%s: its clients’ addresses count', (_, entries, expected) => expect(ask(guarded(entries))).toBe(expected));

    it('is met with its own address where that is what comes', () =>
      expect(ask(guarded([entry(90, HERE, 'deny'), entry(100, ALL), out], false))).toBe('blocked'));
    it('stops others of its subnet as before', () =>
      expect(verdict(guarded([entry(90, HERE, 'deny'), entry(100, ALL), out]), 'i-run-a', 'i-run-b', 'tcp 22')).toBe(
        'blocked',
      ));
  });

  it('says why', () => {
    expect(messages(withEndpoint({ PreserveClientIp: true }))).toContain('eice-1 hands on its clients’ own addresses');
    expect(messages(withEndpoint({ PreserveClientIp: false }))).not.toContain('hands on its clients');
  });
});
