import { describe, expect, it } from 'vitest';
import { refusedAnswer } from '../../interchange/import/aws/refusals.js';
import { printTopology } from '../../language/index.js';
import { LB } from './account/objects.js';
import { type Account, account, changed } from './account.js';
import { imported, messages, verdict } from './verdict.js';

/** One part that cannot be read leaves the rest known. */

const LINE = `${LB}/net/line/1`;
const ENTRY = `${LB}/app/entry/1`;
const listenerOf = (arn: string, port: number, change: (listener: Record<string, unknown>) => void): Account =>
  changed('ListenerArn', `${arn.replace(':loadbalancer/', ':listener/')}/${port}`, change);

describe('a listener whose port cannot be read', () => {
  const files = listenerOf(LINE, 5432, (one) => delete one.Port);
  it('may be at any that no other has', () => {
    expect(verdict(account(), 'eni-two-a', 'line', 'tcp 5432')).not.toBe('unknown');
    expect(verdict(files, 'eni-two-a', 'line', 'tcp 5432')).toBe('unknown');
    expect(verdict(files, 'eni-two-a', 'line', 'tcp 81')).toBe('unknown');
    expect(verdict(files, 'eni-two-a', 'line', 'udp 81')).toBe('blocked');
    expect(messages(files)).toContain('The protocol or port of a listener of line cannot be read');
  });

  it('leaves those decided that can be read', () => {
    const whole = verdict(account(), 'eni-two-b', 'entry', 'tcp 443');
    const half = listenerOf(ENTRY, 80, (one) => (one.Port = 'http'));
    expect(whole).not.toBe('unknown');
    expect(verdict(half, 'eni-two-b', 'entry', 'tcp 443')).toBe(whole);
    expect(printTopology(imported(half).topology)).toContain('listener tcp 0-442, 444-65535 -> unknown');
  });

  it('or its protocol takes what is known of it', () => {
    const half = listenerOf(LINE, 5432, (one) => delete one.Protocol);
    expect(printTopology(imported(half).topology)).toMatch(
      /listener tcp 5432 +-> unknown\n +listener udp 5432 +-> unknown/,
    );
  });
});

describe('a classic load balancer', () => {
  const old = (change: (balancer: Record<string, unknown>) => void): Account =>
    changed('LoadBalancerName', 'old-entry', change);
  const listeners = (...ports: object[]) => ports.map((Listener) => ({ Listener }));
  it.each<[string, (balancer: Record<string, unknown>) => void, string, string]>([
    ['as it is', () => undefined, 'reachable', 'blocked'],
    ['without its listeners', (one) => delete one.ListenerDescriptions, 'unknown', 'unknown'],
    ['without its instances', (one) => delete one.Instances, 'unknown', 'blocked'],
    [
      'with an instance that cannot be read',
      (one) => (one.Instances = [{ InstanceId: 'i-web' }, 7]),
      'unknown',
      'blocked',
    ],
    [
      'with a listener of no port',
      (one) =>
        (one.ListenerDescriptions = listeners({ LoadBalancerPort: 25, InstancePort: 2525 }, { InstancePort: 7 })),
      'reachable',
      'unknown',
    ],
    [
      'with a listener of no instance port',
      (one) => (one.ListenerDescriptions = listeners({ LoadBalancerPort: 25 })),
      'unknown',
      'blocked',
    ],
  ])('%s', (_, change, known, other) => {
    const groups = changed('GroupId', 'sg-web', (group) => {
      if (group.IpPermissions) group.IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }] }];
    });
    const files = { ...groups, 'classic.json': old(change)['classic.json'] };
    expect(verdict(files, 'eni-two-b', 'old-entry', 'tcp 25')).toBe(known);
    expect(verdict(files, 'eni-two-b', 'old-entry', 'tcp 26')).toBe(other);
  });
});

describe('a target that is in no VPC of the data', () => {
  it('may answer', () => {
    const gone = changed('InstanceId', 'i-web', (one) => {
      if (one.State)
        Object.assign(one, { VpcId: 'vpc-elsewhere', SubnetId: 'subnet-elsewhere', NetworkInterfaces: [] });
    });
    const files = { ...gone, 'interfaces.json': { NetworkInterfaces: [] } };
    expect(messages(files)).toContain(
      'has targets that the input does not describe: whether i-web is reached is unknown',
    );
    expect(verdict(files, 'brew', 'entry', 'tcp 443')).toBe('unknown');
  });
});

describe('a subnet that no answer describes', () => {
  const { 'subnets.json': _, ...rest } = account();
  it.each<[string, Account]>([
    ['missing', rest],
    ['refused', { ...rest, 'subnets.json': refusedAnswer('Subnets', { command: 'aws', reason: 'no' }) }],
  ])('%s: what lies in it can be named, and keeps its verdicts', (_, files) => {
    for (const [from, to, on] of [
      ['8.8.8.8', 'i-web', 'tcp 443'],
      ['eni-two-a', '8.8.8.8', 'tcp 443'],
      ['eni-two-a', 'orders', 'tcp 5432'],
    ] as const)
      expect(verdict(files, from, to, on)).toBe(verdict(account(), from, to, on));
    expect(messages(files)).toContain('Subnet subnet-front of vpc-shop is not described');
  });

  it('lies in an unknown VPC where AWS was asked for that too, and did not tell', () => {
    const { 'vpcs.json': __, 'route-tables.json': ___, ...less } = rest;
    const files: Account = { ...less, 'vpcs.json': refusedAnswer('Vpcs', { command: 'aws', reason: 'no' }) };
    expect(printTopology(imported(files).topology)).toContain('vpc vpc-shop unknown');
    expect(verdict(files, '8.8.8.8', 'i-web', 'tcp 443')).toBe('unknown');
  });
});

describe('a delegated IPv4 prefix', () => {
  const delegated = (prefix: string): Account =>
    changed('NetworkInterfaceId', 'eni-two-a', (one) => {
      if (one.PrivateIpAddress) one.Ipv4Prefixes = [{ Ipv4Prefix: prefix }];
    });
  it.each([
    ['10.0.1.64/28', '10.0.1.70', 'reachable'],
    ['10.0.1.64/28', '10.0.1.90', 'blocked'],
    ['10.0.1.64/27', '10.0.1.70', 'unknown'],
    ['nonsense', '10.0.1.70', 'unknown'],
  ])('%s, asked for at %s, is %s', (prefix, to, expected) => {
    const files = delegated(prefix);
    const groups = changed('GroupId', 'sg-web', (group) => {
      if (group.IpPermissions) group.IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }] }];
    });
    expect(verdict({ ...files, 'groups.json': groups['groups.json'] }, 'eni-two-b', to, 'tcp 443')).toBe(expected);
  });
});

describe('a gateway endpoint whose prefix list is not told', () => {
  it('may hold any public address, and no private one', () => {
    const files = account();
    const lists = files['prefix-lists.json'] as { PrefixLists: { PrefixListId: string }[] };
    lists.PrefixLists = lists.PrefixLists.filter(({ PrefixListId }) => PrefixListId !== 'pl-s3');
    // The NAT gateway and the endpoint carry TCP alike, and the endpoint nothing but that.
    expect(verdict(files, 'eni-two-a', '52.218.0.1', 'udp 443')).toBe('unknown');
    expect(verdict(files, 'eni-two-a', '52.218.0.1', 'tcp 443')).toBe('reachable');
    expect(verdict(files, 'eni-two-a', '10.9.0.7', 'tcp 443')).toBe(
      verdict(account(), 'eni-two-a', '10.9.0.7', 'tcp 443'),
    );
  });
});

describe('a target group that no listener of its load balancer leads to', () => {
  const files = (balancer: string): Account => ({
    ...account(),
    'more.json': {
      TargetGroups: [
        {
          TargetGroupArn: 'tg-other',
          Protocol: 'TCP',
          Port: 22,
          TargetType: 'instance',
          LoadBalancerArns: [`${LB}/${balancer}`],
        },
      ],
    },
  });
  it('tells that listeners are missing, and which ports they may have', () => {
    const { topology, warnings } = imported(files('net/line/1'));
    expect(printTopology(topology)).toMatch(
      /listener tcp 5432 -> orders on tcp 5432[^\n]*\n[^}]*listener tcp 0-5431, 5433-65535[^\n]* unknown/,
    );
    expect(warnings.map(({ message }) => message).join()).toContain('leads to tg-other, which it uses');
  });
});

describe('a subnet’s block that none of its VPC’s holds', () => {
  const files: Account = {
    'all.json': {
      Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', Ipv6CidrBlockAssociationSet: [] }],
      Subnets: [
        {
          SubnetId: 'subnet-1',
          VpcId: 'vpc-1',
          CidrBlock: '10.9.0.0/24',
          Ipv6CidrBlockAssociationSet: [
            { Ipv6CidrBlock: '2600:1f16:1:7::/64', Ipv6CidrBlockState: { State: 'associated' } },
          ],
        },
      ],
    },
  };
  it('is the VPC’s, with what AWS gives around it', () => {
    expect(printTopology(imported(files).topology)).toContain('vpc vpc-1 10.0.0.0/16, 10.9.0.0/24, 2600:1f16:1::/56');
    expect(messages(files)).toContain('lies in no block that the data tell of vpc-1');
  });
});

describe('an entry of an ACL', () => {
  const ask = (from: string, change: (entry: Record<string, unknown>) => void): string => {
    const entry = {
      RuleNumber: 50,
      Egress: false,
      RuleAction: 'deny',
      Protocol: '6',
      CidrBlock: '9.9.9.0/24',
      PortRange: { From: 443, To: 443 },
    };
    change(entry);
    const files = changed('NetworkAclId', 'acl-front', (acl) => {
      acl.Entries = [
        { RuleNumber: 40, Egress: false, RuleAction: 'allow', Protocol: '-1', CidrBlock: '8.8.8.0/24' },
        entry,
        { RuleNumber: 60, Egress: false, RuleAction: 'allow', Protocol: '-1', CidrBlock: '0.0.0.0/0' },
        { RuleNumber: 60, Egress: true, RuleAction: 'allow', Protocol: '-1', CidrBlock: '0.0.0.0/0' },
        { RuleNumber: 32767, Egress: false, RuleAction: 'deny', Protocol: '-1', CidrBlock: '0.0.0.0/0' },
      ];
    });
    return verdict(files, from, 'i-web', 'tcp 443');
  };
  it.each<[string, (entry: Record<string, unknown>) => void, string, string]>([
    ['as it is', () => undefined, 'blocked', 'reachable'],
    ['whose block cannot be read', (one) => (one.CidrBlock = 'what'), 'unknown', 'unknown'],
    ['without a block', (one) => delete one.CidrBlock, 'unknown', 'unknown'],
    ['without its protocol', (one) => delete one.Protocol, 'unknown', 'reachable'],
    ['without its ports', (one) => delete one.PortRange, 'unknown', 'reachable'],
    ['without its direction', (one) => delete one.Egress, 'unknown', 'reachable'],
  ])('%s leaves decided what goes before it', (_, change, inside, outside) => {
    expect(ask('8.8.8.8', change)).toBe('reachable');
    expect(ask('9.9.9.9', change)).toBe(inside);
    expect(ask('7.7.7.7', change)).toBe(outside);
  });
});
