/** Addresses that an account does not tell, of an interface and of what it lies in: it may have them. */
import { describe, expect, it } from 'vitest';
import { NODE, POD, withPrefixes } from '../account/prefixes.js';
import type { Account } from '../account.js';
import { messages, verdict } from '../verdict.js';

type Fields = Record<string, unknown>;

interface Dual {
  readonly vpc: Fields;
  readonly subnet: Fields;
  readonly instances: readonly (Fields & { readonly NetworkInterfaces: readonly Fields[] })[];
  readonly interfaces: readonly Fields[];
}

/** Two instances of a dual-stack subnet, of which the second lets in IPv6 from a prefix alone, with something changed. */
function dual(change: (all: Dual) => void): Account {
  const files = structuredClone(withPrefixes({})) as unknown as { 'all.json': Record<string, Fields[]> };
  const { Vpcs = [], Subnets = [], Reservations = [] } = files['all.json'];
  const instances = Reservations.flatMap(({ Instances }) => Instances) as unknown as Dual['instances'];
  const interfaces = instances.flatMap(({ NetworkInterfaces }) => NetworkInterfaces);
  change({ vpc: Vpcs[0] ?? {}, subnet: Subnets[0] ?? {}, instances, interfaces });
  return files as unknown as Account;
}

const without = (object: unknown, field: string) => Reflect.deleteProperty(object as object, field);
const OUTSIDE = '2a00:1450:4001:800::1';
const ask = (files: Account, from: string, to: string) => verdict(files, from, to, 'tcp 443');

describe('IPv6 addresses that neither an interface tells nor the blocks of its subnet', () => {
  const OF_SUBNET: readonly [string, (subnet: Fields) => void][] = [
    ['no list of blocks', (subnet) => without(subnet, 'Ipv6CidrBlockAssociationSet')],
    [
      'a list without its block',
      ({ Ipv6CidrBlockAssociationSet: list }) => without((list as Fields[] | undefined)?.[0], 'Ipv6CidrBlock'),
    ],
  ];
  const OF_INSTANCE: readonly [string, (instance: Dual['instances'][number]) => void][] = [
    ['no interfaces', (instance) => without(instance, 'NetworkInterfaces')],
    ['no list of addresses', ({ NetworkInterfaces: [one] }) => without(one, 'Ipv6Addresses')],
    [
      'a list without its address',
      ({ NetworkInterfaces: [one] }) => without((one?.Ipv6Addresses as Fields[] | undefined)?.[0], 'Ipv6Address'),
    ],
  ];
  it.each(
    OF_SUBNET.flatMap(([blocks, ofSubnet]) =>
      OF_INSTANCE.map(([addresses, ofInstance]) => ({ blocks, ofSubnet, addresses, ofInstance })),
    ),
  )('may be any of the VPC: $blocks, $addresses', ({ ofSubnet, ofInstance }) => {
    const files = dual(({ subnet, instances: [instance] }) => {
      ofSubnet(subnet);
      if (instance) ofInstance(instance);
    });
    expect(ask(files, 'i-10', OUTSIDE)).toBe('unknown');
    expect(ask(files, OUTSIDE, 'i-10')).toBe('unknown');
    expect(ask(files, 'i-10', 'i-20')).toBe('unknown');
    expect(ask(files, '10.0.0.10', 'i-20')).toBe('reachable');
    expect(ask(files, 'i-20', OUTSIDE)).toBe('reachable');
    expect(ask(files, OUTSIDE, 'i-20')).toBe('blocked');
    expect(messages(files)).toContain('Neither does subnet-1 tell its IPv6 blocks');
  });

  it.each<[string, (all: Dual) => void]>([
    [
      'the interface tells that it has none',
      ({ interfaces: [one] }) => Object.assign(one ?? {}, { Ipv6Addresses: [] }),
    ],
    [
      'the subnet tells that it has no block',
      ({ subnet, interfaces: [one] }) => {
        Object.assign(subnet, { Ipv6CidrBlockAssociationSet: [] });
        without(one, 'Ipv6Addresses');
      },
    ],
    [
      'its VPC has no IPv6',
      ({ vpc, interfaces }) => {
        without(vpc, 'Ipv6CidrBlockAssociationSet');
        for (const one of interfaces) without(one, 'Ipv6Addresses');
      },
    ],
  ])('are none where %s', (_, change) => {
    const files = dual((all) => {
      without(all.subnet, 'Ipv6CidrBlockAssociationSet');
      change(all);
    });
    expect(ask(files, 'i-10', OUTSIDE)).toBe('blocked');
    expect(ask(files, 'i-10', 'i-20')).toBe('reachable');
    expect(messages(files)).not.toContain('Neither does subnet-1 tell');
  });
});

describe('IPv6 blocks that neither a VPC tells nor its subnet', () => {
  const VPC = ['VpcId', 'Ipv6CidrBlockAssociationSet'];
  const ADDRESSES: readonly [string, (instance: Dual['instances'][number] | undefined) => void][] = [
    ['the address of an interface', () => undefined],
    [
      'the address of an instance',
      (instance) => {
        Object.assign(instance ?? {}, { Ipv6Address: NODE });
        without(instance?.NetworkInterfaces[0], 'Ipv6Addresses');
      },
    ],
  ];
  it.each(VPC.flatMap((field) => ADDRESSES.map(([name, change]) => ({ field, name, change }))))(
    'hold $name: a VPC without $field',
    ({ field, change }) => {
      const whole = dual(() => undefined);
      const files = dual(({ vpc, subnet, instances }) => {
        without(vpc, field);
        without(subnet, 'Ipv6CidrBlockAssociationSet');
        change(instances[0]);
      });
      for (const [from, to] of [
        ['i-10', POD],
        [POD, 'i-10'],
        ['i-20', OUTSIDE],
        [OUTSIDE, 'i-20'],
      ] as const) {
        expect(ask(whole, from, to)).toBe(to === OUTSIDE ? 'reachable' : 'blocked');
        expect(ask(files, from, to)).toBe(ask(whole, from, to));
      }
      expect(messages(whole)).not.toContain('Interfaces of vpc-1 have IPv6 addresses');
      expect(messages(files)).toContain('Interfaces of vpc-1 have IPv6 addresses in 2600:1f16:1::/56');
    },
  );
});

describe('private IPv4 addresses that neither an interface tells nor its instance', () => {
  const lacking = (...at: readonly number[]) =>
    dual(({ instances }) => {
      for (const one of at) {
        without(instances[one], 'PrivateIpAddress');
        without(instances[one]?.NetworkInterfaces[0], 'PrivateIpAddress');
      }
    });

  it('are there where the subnet has such a block', () => {
    expect(ask(lacking(), 'i-10', 'i-20')).toBe('partly');
    for (const files of [lacking(0), lacking(1), lacking(0, 1)]) {
      expect(ask(files, 'i-10', 'i-20')).toBe('unknown');
      expect(ask(files, 'i-20', NODE)).toBe('reachable');
      expect(messages(files)).toContain('do not tell all of their private IPv4 addresses');
    }
  });

  it('are not where it has IPv6 alone', () => {
    const files = dual(({ subnet, instances }) => {
      without(subnet, 'CidrBlock');
      for (const one of instances) {
        without(one, 'PrivateIpAddress');
        without(one.NetworkInterfaces[0], 'PrivateIpAddress');
      }
    });
    expect(ask(files, 'i-10', 'i-20')).toBe('blocked');
    expect(messages(files)).not.toContain('private IPv4 addresses');
  });

  /** What its list of addresses tells of an interface whose own field tells its primary one. */
  const listed = (list: readonly Fields[]) =>
    dual(({ interfaces: [one] }) => Object.assign(one ?? {}, { PrivateIpAddresses: list }));
  const isTold = (files: Account) => !messages(files).includes('private IPv4 addresses');

  it('are all told where a list of one lacks the one that is told beside it', () => {
    expect(isTold(listed([{ Primary: true, PrivateIpAddress: '10.0.0.10' }]))).toBe(true);
    expect(isTold(listed([{ Primary: true }]))).toBe(true);
  });

  it('are not all told where a list tells of more', () => {
    const [primary, second] = [{ Primary: true, PrivateIpAddress: '10.0.0.10' }, { Primary: false }];
    const told = listed([primary, { ...second, PrivateIpAddress: '10.0.0.11' }]);
    expect(ask(told, 'i-20', '10.0.0.11')).toBe('reachable');
    for (const list of [
      [primary, second],
      [{ Primary: true }, second],
    ]) {
      expect(isTold(listed(list))).toBe(false);
      expect(ask(listed(list), 'i-20', '10.0.0.11')).toBe('unknown');
      expect(ask(listed(list), 'i-20', '10.0.0.10')).toBe('reachable');
    }
  });

  it('have the public addresses that are told, which may be reached', () => {
    const files = (...gone: readonly string[]) =>
      dual(({ instances: [instance] }) => {
        const [one] = instance?.NetworkInterfaces ?? [];
        Object.assign(one ?? {}, { Association: { PublicIp: '198.51.100.7' } });
        for (const field of gone) {
          without(instance, field);
          without(one, field);
        }
      });
    const routed = (account: Account): Account => {
      const all = structuredClone(account) as unknown as { 'all.json': { RouteTables: { Routes: Fields[] }[] } };
      all['all.json'].RouteTables[0]?.Routes.push({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' });
      return all as unknown as Account;
    };
    for (const end of ['198.51.100.7', 'i-10']) {
      expect(ask(routed(files()), '8.8.8.8', end)).toBe('reachable');
      expect(ask(routed(files('PrivateIpAddress')), '8.8.8.8', end)).toBe('unknown');
    }
  });
});
