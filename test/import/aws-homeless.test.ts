import { describe, expect, it } from 'vitest';
import { printTopology } from '../../language/index.js';
import { behindBalancer } from './account/balancer.js';
import { type Account, account, changed } from './account.js';
import { imported, messages, verdict } from './verdict.js';

const printed = (files: Account): string => printTopology(imported(files).topology);
/** An instance of which the answer tells what is given alone. */
const withInstance = (more: object): Account => ({
  ...account(),
  'more.json': { Reservations: [{ Instances: [{ InstanceId: 'i-lost', ImageId: 'ami-1', ...more }] }] },
});

describe('an instance whose subnet no answer tells', () => {
  it('lies where its address does, in the VPC of its groups', () => {
    const files = withInstance({
      PrivateIpAddress: '10.0.0.77',
      PublicIpAddress: '198.51.100.77',
      SecurityGroups: [{ GroupId: 'sg-web' }],
    });
    expect(printed(files)).toMatch(/subnet subnet-front .*instance i-lost +10\.0\.0\.77.*subnet subnet-/s);
    expect(verdict(files, 'i-lost', '8.8.8.8', 'tcp 443')).toBe(verdict(account(), 'eni-two-a', '8.8.8.8', 'tcp 443'));
  });

  it('lies without an address in one of its VPC that may be any that is told', () => {
    const files = withInstance({ VpcId: 'vpc-shop', SecurityGroups: [{ GroupId: 'sg-web' }] });
    expect(printed(files)).toMatch(/subnet untold-place-of-i-lost unknown anywhere \{[^}]*instance i-lost/);
    const among = changed('GroupId', 'sg-web', (group) => {
      group.IpPermissions = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/24' }] }];
    });
    expect(verdict({ ...files, ...among, 'more.json': files['more.json'] }, 'i-lost', '10.0.0.10', 'tcp 443')).toBe(
      'unknown',
    );
    expect(verdict(files, 'i-lost', '8.8.8.8', 'tcp 443')).toBe('unknown');
    expect(messages(files)).toContain('The data do not tell in which subnet i-lost lies');
  });

  it('may lie in any VPC that could have it', () => {
    const files = withInstance({ PrivateIpAddress: '10.0.0.77' });
    expect(printed(files).match(/maybe instance i-lost-in-/g)).toHaveLength(1);
    const anywhere = withInstance({});
    expect(printed(anywhere).match(/maybe instance i-lost-in-/g)?.length).toBeGreaterThan(1);
    expect(verdict(anywhere, '10.0.0.10', 'i-lost', 'tcp 443')).toBe('unknown');
    expect(messages(anywhere)).toContain(
      'The data do not tell in which VPC i-lost lies: it may be in vpc-shop, vpc-store',
    );
  });
});

describe('what does not tell its VPC', () => {
  const text = printed(account());
  it.each([
    ['RouteTableId', 'rtb-front'],
    ['GroupId', 'sg-web'],
    ['NetworkAclId', 'acl-front'],
  ])('%s %s is found by what has it', (field, id) => {
    const files = changed(field, id, (object) => {
      delete object.VpcId;
    });
    expect(printed(files)).toBe(text);
  });

  it('a load balancer without its zones is there', () => {
    const files = changed('LoadBalancerName', 'line', (object) => {
      delete object.AvailabilityZones;
      delete object.VpcId;
    });
    expect(printed(files)).toContain('load-balancer line');
  });
});

/** The load balancer stands in subnet-0, and its target lets in what one block has; told or not. */
function balancerWithout(block: string, isTold: boolean): Account {
  const files = structuredClone(behindBalancer());
  const all = files['all.json'] as Record<string, Record<string, unknown>[]>;
  all.SecurityGroups?.push({
    ...all.SecurityGroups[0],
    GroupId: 'sg-2',
    GroupName: 'target',
    IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: block }] }],
  });
  for (const one of all.Instances ?? []) if (one.InstanceId === 'i-web') one.SecurityGroups = [{ GroupId: 'sg-2' }];
  if (!isTold) for (const one of all.LoadBalancers ?? []) delete one.AvailabilityZones;
  return files;
}

describe('a load balancer whose subnets no answer tells', () => {
  it.each([
    ['10.0.0.0/24', 'i-client', 'inside', 'reachable', 'unknown'],
    ['10.0.0.0/24', 'inside', 'i-web', 'reachable', 'unknown'],
    ['10.0.1.0/24', 'i-client', 'inside', 'blocked', 'unknown'],
    ['10.0.1.0/24', 'inside', 'i-web', 'blocked', 'unknown'],
    ['10.0.0.0/16', 'inside', 'i-web', 'reachable', 'unknown'],
    ['10.9.0.0/16', 'inside', 'i-web', 'blocked', 'blocked'],
    ['10.0.0.0/16', '8.8.8.8', 'inside', 'blocked', 'blocked'],
  ])('has a target that lets in %s: from %s to %s it is %s, and without them %s', (block, from, to, told, untold) => {
    expect(verdict(balancerWithout(block, true), from, to, 'tcp 443')).toBe(told);
    expect(verdict(balancerWithout(block, false), from, to, 'tcp 443')).toBe(untold);
  });
});
