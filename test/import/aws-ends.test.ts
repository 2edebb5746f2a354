import { describe, expect, it } from 'vitest';
import { printTopology } from '../../language/index.js';
import { eni } from './account/objects.js';
import { type Account, account } from './account.js';
import { imported, messages, verdict } from './verdict.js';

/** The account with a further answer, and without a list of interfaces: else these are the ends. */
const also = (answer: unknown): Account => {
  const { 'interfaces.json': _, ...rest } = account();
  return { ...rest, 'more.json': answer };
};
const placed = { SubnetIds: ['subnet-front'], SecurityGroups: ['sg-web'] };

describe('what lies in subnets and has groups', () => {
  it.each<[string, string, unknown]>([
    [
      'shop',
      'a service of ECS',
      {
        services: [
          {
            serviceName: 'shop',
            serviceArn: 'arn:aws:ecs:eu-west-1:111111111111:service/c/shop',
            clusterArn: 'arn:aws:ecs:eu-west-1:111111111111:cluster/c',
            status: 'ACTIVE',
            loadBalancers: [{ targetGroupArn: 'arn:1', containerPort: 80 }],
            networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-front'], securityGroups: ['sg-web'] } },
          },
          { serviceName: 'on-instances', serviceArn: 'arn:2', status: 'ACTIVE' },
        ],
      },
    ],
    [
      'logs',
      'a domain by itself',
      {
        DomainStatus: {
          DomainId: '1/logs',
          DomainName: 'logs',
          VPCOptions: { SecurityGroupIds: ['sg-web'], SubnetIds: ['subnet-front'] },
        },
      },
    ],
    ['mq', 'a broker that is all of its answer', { BrokerId: 'b-1', BrokerName: 'mq', ...placed }],
    [
      'redis-1',
      'a cache in a subnet group',
      {
        CacheClusters: [
          {
            CacheClusterId: 'redis-1',
            CacheSubnetGroupName: 'Inner',
            SecurityGroups: [{ SecurityGroupId: 'sg-web', Status: 'active' }],
          },
        ],
        CacheSubnetGroups: [
          { CacheSubnetGroupName: 'inner', VpcId: 'vpc-shop', Subnets: [{ SubnetIdentifier: 'subnet-front' }] },
        ],
      },
    ],
  ])('%s, %s', (name, _, answer) => {
    expect(verdict(also(answer), '10.0.0.10', name, 'tcp 443')).toBe('reachable');
    expect(verdict(also(answer), '10.0.0.10', name, 'tcp 25')).toBe('blocked');
    expect(messages(also(answer))).not.toContain('are not read');
  });

  it.each<[string, unknown, string]>([
    ['without its groups', { MountTargets: [{ MountTargetId: 'it', SubnetId: 'subnet-front' }] }, 'unknown'],
    [
      'in a subnet group that nobody tells',
      { Clusters: [{ ClusterIdentifier: 'it', ClusterSubnetGroupName: 'x', VpcSecurityGroups: ['sg-web'] }] },
      'unknown',
    ],
    ['that is being made', { Things: [{ ThingName: 'it', Status: 'CREATING', ...placed }] }, 'unknown'],
  ])('%s', (_, answer, expected) => expect(verdict(also(answer), '10.0.0.10', 'it', 'tcp 443')).toBe(expected));

  it.each<[string, unknown]>([
    ['that is no more', { Things: [{ ThingName: 'it', Status: 'DELETED', ...placed }] }],
    ['in subnets that are not described', { Things: [{ ThingName: 'it', ...placed, SubnetIds: ['subnet-far'] }] }],
    [
      'as a parameter of a stack',
      { Stacks: [{ StackName: 'it', Parameters: [{ ParameterValue: 'subnet-front' }, 'sg-web'] }] },
    ],
    ['as the name of an account with all that is in it', { AccountName: 'it', Answers: account() }],
  ])('%s is no end', (_, answer) =>
    expect(() => verdict(also(answer), '10.0.0.10', 'it', 'tcp 443')).toThrow('Nothing here is called'),
  );

  it('is told of where its subnets are not described', () =>
    expect(messages(also({ Things: [{ ThingName: 'it', ...placed, SubnetIds: ['subnet-far'] }] }))).toContain(
      'it is left out: the subnets that it lies in are not described (subnet-far)',
    ));
});

describe('where interfaces are told', () => {
  const files = (more: object): Account => {
    const all = account();
    (all['interfaces.json'] as { NetworkInterfaces: object[] }).NetworkInterfaces.push(
      eni('eni-one', 'subnet-front', '10.0.0.70', { Groups: [{ GroupId: 'sg-default' }] }),
      eni('eni-two', 'subnet-front', '10.0.0.71', { Groups: [{ GroupId: 'sg-default' }] }),
      eni('eni-other', 'subnet-front', '10.0.0.72', { Groups: [{ GroupId: 'sg-db' }] }),
    );
    return { ...all, 'more.json': { Things: [{ ThingName: 'it', SubnetIds: ['subnet-front'], ...more }] } };
  };

  it.each([
    ['those that are named', { NetworkInterfaceIds: ['eni-other'], SecurityGroups: ['sg-default'] }, '10.0.0.72'],
    ['those with its groups', { SecurityGroups: ['sg-default'] }, '10.0.0.70'],
  ])('%s are found by its name', (_, more, address) => {
    expect(verdict(files(more), 'it', '8.8.8.8', 'tcp 443')).toBe(verdict(files(more), address, '8.8.8.8', 'tcp 443'));
  });
});

describe('interfaces of which descriptions tell whose they are', () => {
  const group = { Groups: [{ GroupId: 'sg-default' }] };
  const seen = { Association: { PublicIp: '198.51.100.71' } };
  const placedThere = { SubnetIds: ['subnet-front'], SecurityGroups: ['sg-default'] };
  const files = (descriptions: readonly [string, object?][], more: object): Account => {
    const all = account();
    (all['interfaces.json'] as { NetworkInterfaces: object[] }).NetworkInterfaces.push(
      ...descriptions.map(([Description, own], i) =>
        eni(`eni-own-${i}`, 'subnet-front', `10.0.0.${70 + i}`, { ...group, Description, ...own }),
      ),
    );
    return { ...all, 'more.json': more };
  };
  const parts = (all: Account, name: string): string[] =>
    printTopology(imported(all).topology)
      .split('\n')
      .map((line) => /^ *id (.*)$/.exec(line)?.[1]?.split(', ') ?? [])
      .flatMap((ids) => (ids.includes(name) ? ids.filter((id) => id.startsWith('eni-own-')) : []));
  it.each<[string, [string, object?][], object, string, string[]]>([
    [
      'the one that names it',
      [['ES logs'], ['ES logs-old'], ['']],
      { DomainStatus: { DomainName: 'logs', ...placedThere } },
      'logs',
      ['eni-own-0'],
    ],
    [
      'not that which names another',
      [['Amazon MQ network interface for broker b-1', seen], ['']],
      {
        Things: [
          { ThingName: 'it', ...placedThere },
          { ThingName: 'mq', ThingId: 'b-1', ...placedThere },
        ],
      },
      'it',
      ['eni-own-1'],
    ],
    [
      'not that of another service',
      [['arn:aws:ecs:eu-west-1:111111111111:attachment/1'], ['']],
      { Things: [{ ThingName: 'it', ThingArn: 'arn:aws:mq:eu-west-1:111111111111:broker:it:b-1', ...placedThere }] },
      'it',
      ['eni-own-1'],
    ],
    [
      'none with a public address where it has none',
      [['', seen], ['']],
      { Things: [{ ThingName: 'it', PubliclyAccessible: false, ...placedThere }] },
      'it',
      ['eni-own-1'],
    ],
    [
      'a file system without groups by its id',
      [['Network interface of fs-0a1'], ['']],
      { FileSystems: [{ FileSystemId: 'fs-0a1', Lifecycle: 'AVAILABLE', SubnetIds: ['subnet-front'] }] },
      'fs-0a1',
      ['eni-own-0'],
    ],
  ])('%s', (_, descriptions, answer, name, own) => expect(parts(files(descriptions, answer), name)).toEqual(own));

  it('a service that runs nothing may have one', () => {
    const service = (runningCount: number): Account =>
      also({ services: [{ serviceName: 'it', runningCount, ...placed }] });
    expect(verdict(service(1), '10.0.0.10', 'it', 'tcp 443')).toBe('reachable');
    expect(verdict(service(0), '10.0.0.10', 'it', 'tcp 443')).toBe('unknown');
    expect(verdict(service(0), '10.0.0.10', 'it', 'tcp 25')).toBe('blocked');
  });
});

describe('a cluster of databases', () => {
  it('is its instances', () => {
    const files = account();
    const { DBInstances } = files['rds.json'] as { DBInstances: object[] };
    Object.assign(DBInstances[0] ?? {}, { DBClusterIdentifier: 'ledger' });
    expect(verdict(files, 'i-web', 'ledger', 'tcp 5432')).toBe(verdict(account(), 'i-web', 'orders', 'tcp 5432'));
  });
});

describe('a task of ECS that tells its interface, in a subnet, and no groups', () => {
  const task = (more: object = {}) => ({
    tasks: [
      {
        taskArn: 'arn:aws:ecs:eu-west-1:111111111111:task/c/1',
        clusterArn: 'arn:aws:ecs:eu-west-1:111111111111:cluster/c',
        lastStatus: 'RUNNING',
        desiredStatus: 'RUNNING',
        attachments: [
          {
            type: 'ElasticNetworkInterface',
            status: 'ATTACHED',
            details: [
              { name: 'subnetId', value: 'subnet-front' },
              { name: 'networkInterfaceId', value: 'eni-task' },
              { name: 'privateIPv4Address', value: '10.0.0.66' },
            ],
          },
        ],
        ...more,
      },
    ],
  });
  const beside = (answer: object): Account => ({ ...account(), 'more.json': answer });
  it.each([
    ['runs: somebody has an address that the list of interfaces lacks', {}, 'unknown'],
    ['is being stopped: it may have', { lastStatus: 'DEPROVISIONING', desiredStatus: 'STOPPED' }, 'unknown'],
    ['is stopped: it has none', { lastStatus: 'STOPPED', desiredStatus: 'STOPPED' }, 'blocked'],
  ])('%s', (_, more, expected) =>
    expect(verdict(beside(task(more)), 'eni-two-b', '10.0.0.66', 'tcp 443')).toBe(expected),
  );
  it('is the interface that it names', () => {
    const { NetworkInterfaces } = account()['interfaces.json'] as { NetworkInterfaces: object[] };
    const files = {
      ...beside(task()),
      'interfaces.json': { NetworkInterfaces: [...NetworkInterfaces, eni('eni-task', 'subnet-front', '10.0.0.66')] },
    };
    const printed = printTopology(imported(files).topology);
    expect(printed).toMatch(
      /interface eni-task 10.0.0.66 \{\s+id eni-task, arn-aws-ecs-eu-west-1-111111111111-task-c-1/,
    );
    expect(verdict(files, 'eni-two-b', 'eni-task', 'tcp 443')).not.toBe('unknown');
  });
  it('answers to the id of an interface that no list has', () =>
    expect(verdict(beside(task()), 'eni-two-b', 'eni-task', 'tcp 443')).toBe('unknown'));
});
