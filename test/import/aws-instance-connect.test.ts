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

  it('says why', () => {
    expect(messages(withEndpoint({ PreserveClientIp: true }))).toContain('eice-1 hands on its clients’ own addresses');
    expect(messages(withEndpoint({ PreserveClientIp: false }))).not.toContain('hands on its clients');
  });
});
