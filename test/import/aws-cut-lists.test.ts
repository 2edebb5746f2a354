import { describe, expect, it } from 'vitest';
import { behindBalancer } from './account/balancer.js';
import { hubAccount } from './account/hub.js';
import { twoInstances } from './account/two-instances.js';
import { type Account, account } from './account.js';
import { imported, verdict } from './verdict.js';

type Json = Record<string, Record<string, unknown>[]>;
const everything = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [{ CidrIpv6: '::/0' }],
  PrefixListIds: [],
  UserIdGroupPairs: [],
};

/** What AWS says that there is more of may change an answer; what is whole beside it does not. */
function instances(token: object, more: Account = {}): Account {
  const files = twoInstances([everything], {
    server: { Ipv6Address: '2600:1f16:1::10' },
    client: { Ipv6Address: '2600:1f16:1::20' },
  });
  const { Instances, ...network } = files['network.json'] as Json;
  return { 'network.json': network, 'instances.json': { Reservations: [{ Instances }], ...token }, ...more };
}

it.each<[string, Account, string]>([
  ['instances, whole', instances({}), 'blocked'],
  ['instances, cut', instances({ NextToken: 'more' }), 'unknown'],
  [
    'instances, cut before the first reservation',
    {
      ...instances({}),
      'instances-2.json': { Reservations: [] },
      'other.json': { Reservations: [], NextToken: 'more' },
    },
    'unknown',
  ],
  [
    'instances, cut, and their next page',
    instances({ NextToken: 'more' }, { 'instances-2.json': { Reservations: [] } }),
    'blocked',
  ],
])('%s: who has another address of a subnet', (_, files, expected) => {
  expect(verdict(files, '10.0.0.99', 'i-server', 'tcp 443')).toBe(expected);
  expect(verdict(files, 'i-client', 'i-server', 'tcp 443')).toBe('reachable');
});

it('exclusions from Block Public Access, cut, may be more', () => {
  const files = account();
  const ask = (): string => verdict(files, '8.8.8.8', 'i-web', 'tcp 443');
  const { VpcBlockPublicAccessExclusions: known } = files['bpa-exclusions.json'] as Json;
  expect(ask()).toBe('reachable');
  files['bpa-exclusions.json'] = { VpcBlockPublicAccessExclusions: known?.slice(1), NextToken: 'more' };
  expect(ask()).toBe('unknown');
});

it('a transit gateway’s attachments, cut, may be in any of its tables', () => {
  const files = hubAccount();
  const json = files['hub.json'] as Json;
  json.TransitGatewayAttachments?.pop();
  files['hub.json'] = { ...json, NextToken: 'more' };
  expect(verdict(files, 'i-two', 'i-one', 'tcp 443')).toBe('unknown');
});

describe('what propagates to a table of a transit gateway', () => {
  const ask = (more: object): string => {
    const files = hubAccount();
    const { Propagations: _, ...json } = files['hub.json'] as Json;
    const propagation = { TransitGatewayAttachmentId: 'tgw-attach-vpc-one', ResourceId: 'vpc-one', State: 'enabled' };
    files['hub.json'] = json;
    files['tgw-rtb-1.json'] = { TransitGatewayRouteTablePropagations: [propagation], ...more };
    return verdict(files, 'i-one', 'i-two', 'tcp 443');
  };
  it('is what the whole list names', () => expect(ask({})).toBe('blocked'));
  it('may be more than a cut one names', () => expect(ask({ NextToken: 'more' })).toBe('unknown'));
});

it('targets of which the list is cut before the first may be healthy', () => {
  const files = behindBalancer();
  const ask = (): string => verdict(files, 'i-client', 'inside', 'tcp 443');
  expect(ask()).toBe('reachable');
  const [file, health] = Object.entries(files).find(([, json]) => 'TargetHealthDescriptions' in (json as object)) ?? [];
  files[file ?? ''] = { ...(health as object), TargetHealthDescriptions: [], NextToken: 'more' };
  expect(ask()).toBe('unknown');
});

it('of several lists in one file those are whole that have their last page', () => {
  const entries = (list: string, answer: object) => ({ PrefixListId: list, Answer: answer });
  const rule = { ...everything, PrefixListIds: [{ PrefixListId: 'pl-1' }, { PrefixListId: 'pl-2' }] };
  const { topology } = imported({
    ...twoInstances([rule]),
    'entries.json': [
      entries('pl-1', { Entries: [{ Cidr: '192.168.0.0/24' }], NextToken: 'more' }),
      entries('pl-2', { Entries: [{ Cidr: '192.168.1.0/24' }], NextToken: 'more' }),
      entries('pl-2', { Entries: [{ Cidr: '192.168.2.0/24' }] }),
    ],
  });
  expect(topology.prefixLists.map(({ name, unknown, cidrs }) => [name, unknown, cidrs.length])).toEqual([
    ['pl-1', true, 0],
    ['pl-2', false, 2],
  ]);
});

describe('rules of groups that tell none themselves', () => {
  const ask = (port: string, more: object): string => {
    const files = twoInstances([everything]);
    const rule = { IpProtocol: 'tcp', CidrIpv4: '0.0.0.0/0' };
    for (const group of groupsIn(files)) {
      delete group.IpPermissions;
      delete group.IpPermissionsEgress;
    }
    files['rules.json'] = {
      SecurityGroupRules: groupsIn(files).flatMap(({ GroupId }) => [
        { ...rule, GroupId, SecurityGroupRuleId: `in-${GroupId}`, IsEgress: false, FromPort: 443, ToPort: 443 },
        { ...rule, GroupId, SecurityGroupRuleId: `out-${GroupId}`, IsEgress: true, IpProtocol: '-1' },
      ]),
      ...more,
    };
    return verdict(files, '10.0.0.20', '10.0.0.10', port);
  };
  it('are those of the whole list', () =>
    expect([ask('tcp 443', {}), ask('tcp 22', {})]).toEqual(['reachable', 'blocked']));
  it('may be more than a cut one names', () =>
    expect([ask('tcp 443', { NextToken: 'more' }), ask('tcp 22', { NextToken: 'more' })]).toEqual([
      'reachable',
      'unknown',
    ]));
});

const groupsIn = (files: Account): Record<string, unknown>[] =>
  Object.values(files).flatMap((json) => (json as { SecurityGroups?: Record<string, unknown>[] }).SecurityGroups ?? []);

it('listeners, cut: those that are told stand, since a port has one', () => {
  const { 'all.json': all, ...others } = behindBalancer();
  const { Listeners, ...rest } = all as Json;
  const cut = { ...others, 'all.json': rest, 'listeners.json': { Listeners, NextMarker: 'more' } };
  const whole = verdict(behindBalancer(), 'i-client', 'inside', 'tcp 443');
  expect(whole).not.toBe('unknown');
  expect(verdict(cut, 'i-client', 'inside', 'tcp 443')).toBe(whole);
  expect(verdict(cut, 'i-client', 'inside', 'tcp 81')).toBe('unknown');
});
