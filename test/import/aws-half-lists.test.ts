import { describe, expect, it } from 'vitest';
import { hubAccount } from './account/hub.js';
import { eni } from './account/objects.js';
import { type Account, account } from './account.js';
import { messages, verdict } from './verdict.js';

/** A list without something that another answer names is not whole, and what it lacks is not missing. */
type Json = Record<string, Record<string, unknown>[]>;

const changed = (files: Account, file: string, change: (json: Json) => void): Account => {
  change(files[file] as Json);
  return files;
};

describe('a transit gateway whose tables are not all told', () => {
  const hub = (change: (json: Json) => void): Account => changed(hubAccount(), 'hub.json', change);
  const first = (json: Json, list: string) => json[list]?.[0] ?? {};

  it.each<[string, string, (json: Json) => void]>([
    ['all told', 'reachable', () => undefined],
    [
      'associated with one that no list has',
      'unknown',
      (json) =>
        Object.assign(first(json, 'TransitGatewayAttachments'), {
          Association: { TransitGatewayRouteTableId: 'tgw-rtb-9', State: 'associated' },
        }),
    ],
    ['an empty list of tables', 'unknown', (json) => json.TransitGatewayRouteTables?.splice(0)],
    [
      'no list of tables, and attachments that tell theirs',
      'unknown',
      (json) => {
        delete json.TransitGatewayRouteTables;
        delete json.Propagations;
      },
    ],
    [
      'no list of tables, and nothing that names one',
      'reachable',
      (json) => {
        for (const list of ['TransitGatewayRouteTables', 'TransitGatewayAttachments', 'Propagations'])
          delete json[list];
      },
    ],
    [
      'no list of tables, of a gateway to which nothing propagates by default',
      'unknown',
      (json) => {
        for (const list of ['TransitGatewayRouteTables', 'TransitGatewayAttachments', 'Propagations'])
          delete json[list];
        Object.assign(first(json, 'TransitGateways'), { Options: { DefaultRouteTablePropagation: 'disable' } });
      },
    ],
    [
      'no list of tables, of a gateway to which nothing is associated by default',
      'blocked',
      (json) => {
        for (const list of ['TransitGatewayRouteTables', 'TransitGatewayAttachments', 'Propagations'])
          delete json[list];
        Object.assign(first(json, 'TransitGateways'), { Options: { DefaultRouteTableAssociation: 'disable' } });
      },
    ],
    [
      'neither tables nor gateways',
      'unknown',
      (json) => {
        for (const list of [
          'TransitGatewayRouteTables',
          'TransitGatewayAttachments',
          'Propagations',
          'TransitGateways',
        ])
          delete json[list];
      },
    ],
  ])('%s: %s', (_, expected, change) => expect(verdict(hub(change), 'i-one', 'i-two', 'tcp 443')).toBe(expected));

  it('is told', () =>
    expect(messages(hub((json) => json.TransitGatewayRouteTables?.splice(0)))).toContain(
      'Not all routes of transit gateway table tgw-rtb-1 are in the data',
    ));
});

describe('a route of a transit gateway that is', () => {
  it.each([
    ['active', 'static', 'reachable'],
    ['pending', 'static', 'unknown'],
    ['deleting', 'static', 'unknown'],
    ['deleted', 'static', 'blocked'],
    ['blackhole', 'static', 'blocked'],
    ['active', 'propagated', 'reachable'],
    ['pending', 'propagated', 'unknown'],
    ['deleting', 'propagated', 'unknown'],
    ['deleted', 'propagated', 'unknown'],
  ])('%s, %s: %s', (State, Type, expected) => {
    const files = changed(hubAccount(), 'hub.json', (json) => {
      delete json.Propagations;
    });
    const route = (block: string, vpc: string, more: object) => ({
      DestinationCidrBlock: block,
      Type: 'static',
      State: 'active',
      TransitGatewayAttachments: [{ TransitGatewayAttachmentId: `tgw-attach-${vpc}`, ResourceId: vpc }],
      ...more,
    });
    files['routes.json'] = {
      TransitGatewayRouteTableId: 'tgw-rtb-1',
      Routes: [route('10.1.0.0/16', 'vpc-one', {}), route('10.2.0.0/16', 'vpc-two', { State, Type })],
    };
    files['propagations.json'] =
      Type === 'static' ? { TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayRouteTablePropagations: [] } : {};
    expect(verdict(files, 'i-one', 'i-two', 'tcp 443')).toBe(expected);
  });
});

describe('an interface of a function', () => {
  const withInterface = (more: object): Account =>
    changed(account(), 'interfaces.json', (json) =>
      json.NetworkInterfaces?.push(
        eni('eni-fn', 'subnet-back', '10.0.1.70', {
          InterfaceType: 'lambda',
          Description: 'AWS Lambda VPC ENI-other',
          ...more,
        }),
      ),
    );

  it('is one of those that are told, where one has its subnet and groups', () =>
    expect(() => verdict(withInterface({}), 'eni-fn', '8.8.8.8', 'tcp 443')).toThrow('Nothing here is called'));

  it.each([
    ['other groups', { Groups: [{ GroupId: 'sg-default' }] }, 'reachable'],
    [
      'another subnet',
      { SubnetId: 'subnet-front-b', PrivateIpAddress: '10.0.3.70', PrivateIpAddresses: [] },
      'blocked',
    ],
  ])('with %s is of one that no list tells', (_, more, expected) =>
    expect(verdict(withInterface(more), 'eni-fn', '8.8.8.8', 'tcp 443')).toBe(expected),
  );
});

describe('an elastic address', () => {
  const address = { PublicIp: '198.51.100.77', AllocationId: 'eipalloc-7', Domain: 'vpc' };
  const without = (...fields: string[]): Account => {
    const files = account();
    const drop = (at: unknown): void => {
      if (typeof at !== 'object' || at === null) return;
      for (const field of fields) delete (at as Record<string, unknown>)[field];
      Object.values(at).forEach(drop);
    };
    drop(files['instances.json']);
    drop(files['interfaces.json']);
    return files;
  };
  const told = (files: Account, more: object, ...missing: string[]): Account => {
    for (const file of missing) delete files[file];
    return { ...files, 'addresses.json': { Addresses: [{ ...address, ...more }] } };
  };
  const own = { InstanceId: 'i-web', PrivateIpAddress: '10.0.0.10' };

  it.each([
    [
      'of an instance and an interface that no list has',
      told(
        without('Association', 'PublicIpAddress', 'NetworkInterfaces'),
        { ...own, NetworkInterfaceId: 'eni-web' },
        'interfaces.json',
      ),
      'i-web',
    ],
    ['of an instance that no list has', told(without('Association'), own, 'instances.json'), 'i-web'],
    [
      'of one of two interfaces of an instance, by its private address',
      told(without('Association'), { InstanceId: 'i-two', PrivateIpAddress: '10.0.0.20' }),
      'eni-two-b',
    ],
  ])('%s', (_, files, to) => {
    expect(verdict(files, '8.8.8.8', to, 'tcp 443')).toBe('reachable');
    expect(verdict(files, '8.8.8.8', '198.51.100.77', 'tcp 443')).toBe('reachable');
  });
});
