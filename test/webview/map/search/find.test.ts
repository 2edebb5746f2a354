import { describe, expect, it } from 'vitest';
import { addressRange } from '../../../../client/webview/map/search/address-range.js';
import { find } from '../../../../client/webview/map/search/find.js';
import { searchIndex } from '../../../../client/webview/map/search/search-index.js';
import { coffeeShop, guardedShop, large } from '../../fixtures/snapshots.js';

const ENDS = [{ name: 'shop.cashier', addresses: ['10.0.0.10'], publicAddresses: ['198.51.100.10', '2001:db8::a'] }];

describe('search on the map', () => {
  const index = searchIndex(guardedShop().map, ENDS);
  const ids = (query: string) => find(index, query).map(({ id }) => id);

  it.each<[string, string, string[]]>([
    ['a name', 'cashier', ['shop.cashier']],
    ['a name in capitals', 'CASHIER', ['shop.cashier']],
    ['a qualified name', 'shop.cashier', ['shop.cashier']],
    ['a part of a name', 'ashie', ['shop.cashier']],
    ['a kind, as people write it', 'nat gateway', ['shop.courier']],
    ['a kind, as the language has it', 'internet-gateway', ['shop.front-door']],
    ['a kind and a name', 'instance bar', ['shop.barista']],
    [
      'an address: what has it, then what holds it, the innermost first',
      '10.0.2.20',
      ['shop.orders', 'shop.cellar', 'shop'],
    ],
    ['an address that nobody has', '10.0.2.99', ['shop.cellar', 'shop']],
    ['an address outside of a VPC', '192.168.7.7', ['office']],
    ['an address that only the analysis knows', '198.51.100.10', ['shop.cashier']],
    ['one of version 6, written otherwise', '2001:DB8:0:0::A', ['shop.cashier']],
    ['an address, and not one that begins with it', '10.0.0.1', ['shop.counter', 'shop']],
    [
      'a block: itself, what lies in it, what holds it',
      '10.0.0.0/24',
      ['shop.counter', 'shop.cashier', 'shop.courier', 'shop'],
    ],
    [
      'a block that is none of a subnet',
      '10.0.0.0/23',
      ['shop.counter', 'shop.cashier', 'shop.courier', 'shop.kitchen', 'shop.barista', 'shop'],
    ],
    ['the beginning of an address', '10.0.1.', ['shop.kitchen', 'shop.barista']],
    ['a security group: what wears it', 'cashiers', ['shop.cashier']],
    ['a network ACL: its subnets', 'counter-acl', ['shop.counter']],
    ['a route table: its subnets', 'street', ['shop.counter', 'shop.kitchen', 'shop.cellar']],
    ['the access of a subnet', 'vpn-only', ['shop.cellar']],
    ['a region', 'ap-northeast', ['shop']],
    ['a named line', 'office-line', ['office/shop.staff-door']],
    ['the outside', 'internet', ['internet', 'shop.front-door']],
    ['nothing', '   ', []],
    ['what there is not', 'pharmacy', []],
    ['two words of which one is nowhere', 'cashier pharmacy', []],
  ])('finds %s', (_, query, expected) => {
    expect(ids(query)).toEqual(expected);
  });

  it('shows a line at the end where it begins', () => {
    expect(find(index, 'office-line')[0]?.at).toBe('office');
  });

  it('lists an exact name first, the rest as it is read', () => {
    const shop = searchIndex(coffeeShop().map, []);
    expect(
      find(shop, 'shop')
        .map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(['shop', 'shop.front-door', 'shop.staff-door']);
  });

  it('finds each of 2,000 resources by its address alone', () => {
    const { map, matrix } = large(2000);
    const entries = searchIndex(map, matrix.endpoints);
    for (const { name, addresses } of matrix.endpoints.filter((_, nth) => nth % 97 === 0)) {
      const [first, second, third, ...more] = find(entries, addresses[0] ?? '');
      expect([first?.id, second?.id, third?.id, more]).toEqual([
        name,
        name.replace(/web-(\d+)-\d+$/, 'net-$1'),
        name.slice(0, 2),
        [],
      ]);
    }
  });
});

describe('an address', () => {
  it.each([
    ['10.0.0.1', 0x0a000001n, 0x0a000001n],
    ['10.0.0.9/24', 0x0a000000n, 0x0a0000ffn],
    ['0.0.0.0/0', 0n, 0xffffffffn],
    ['::', 0n, 0n],
    ['::1', 1n, 1n],
    ['1::', 1n << 112n, 1n << 112n],
    ['1:2:3:4:5:6:7:8', 0x00010002000300040005000600070008n, 0x00010002000300040005000600070008n],
    ['ff00::/8', 0xffn << 120n, (1n << 128n) - 1n],
  ])('is read: %s', (text, first, last) => {
    expect(addressRange(text)).toMatchObject({ first, last });
  });

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.1/33',
    '10.0.0.1/',
    '10.0.0.1/8/8',
    '1:2',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    'web',
    'fe80::g',
  ])('is not taken for one: “%s”', (text) => {
    expect(addressRange(text)).toBeUndefined();
  });
});
