import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAST_IPV4, LAST_IPV6, parseAddress } from '../../network/address/address.js';
import {
  type Cidr,
  cidrContains,
  cidrCovers,
  cidrOf,
  cidrSize,
  cidrsOverlap,
  formatCidr,
  lastAddress,
  parseCidr,
  sameCidr,
} from '../../network/address/cidr.js';

/** Blocks crowded into few addresses, so that they nest and meet. */
const small = fc
  .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 26, max: 32 }))
  .map(([host, length]) => cidrOf(0x0a000000 + host, length));
const any = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: LAST_IPV4 }), fc.integer({ min: 0, max: 32 }))
    .map(([address, length]) => cidrOf(address, length)),
  fc
    .tuple(fc.bigInt({ min: 0n, max: LAST_IPV6 }), fc.integer({ min: 0, max: 128 }))
    .map(([address, length]) => cidrOf(address, length)),
);
const membersOf = (cidr: Cidr): number[] =>
  Array.from({ length: Number(cidrSize(cidr)) }, (_, i) => (cidr.base as number) + i);

describe('reading', () => {
  it.each([
    ['10.0.0.0/16', '10.0.0.0/16', false],
    ['10.0.1.5/24', '10.0.1.0/24', true],
    ['100.68.0.18/18', '100.68.0.0/18', true],
    ['0.0.0.0/0', '0.0.0.0/0', false],
    ['10.0.0.1/0', '0.0.0.0/0', true],
    ['10.0.0.1/32', '10.0.0.1/32', false],
    ['2001:db8::/32', '2001:db8::/32', false],
    ['2001:db8::1/64', '2001:db8::/64', true],
    ['::/0', '::/0', false],
    ['::1/128', '::1/128', false],
  ])('%s is %s', (text, block, hostBits) => {
    const parsed = parseCidr(text)!;
    expect(formatCidr(parsed.cidr)).toBe(block);
    expect(parsed.hostBits).toBe(hostBits);
  });

  it.each([
    '',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/+8',
    '10.0.0.0/8/8',
    '10.0.0.0/8.0',
    '10.0.0/8',
    '::/129',
    '/8',
    'any',
    '10.0.0.0 /8',
  ])('"%s" is no block', (text) => expect(parseCidr(text)).toBeUndefined());

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(any, (cidr) => {
        expect(parseCidr(formatCidr(cidr))).toEqual({ cidr, hostBits: false });
      }),
    );
  });
});

it('knows its last address', () => {
  expect(lastAddress(parseCidr('10.0.0.0/24')!.cidr)).toBe(parseAddress('10.0.0.255'));
  expect(lastAddress(parseCidr('0.0.0.0/0')!.cidr)).toBe(LAST_IPV4);
  expect(lastAddress(parseCidr('::/0')!.cidr)).toBe(LAST_IPV6);
  fc.assert(
    fc.property(any, (cidr) => {
      expect(BigInt(lastAddress(cidr)) - BigInt(cidr.base) + 1n).toBe(cidrSize(cidr));
    }),
  );
});

describe('against its members, one by one', () => {
  it('contains', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 0, max: 80 }), (cidr, host) => {
        expect(cidrContains(cidr, 0x0a000000 + host)).toBe(membersOf(cidr).includes(0x0a000000 + host));
      }),
    );
  });
  it('covers', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(cidrCovers(a, b)).toBe(membersOf(b).every((address) => membersOf(a).includes(address)));
      }),
    );
  });
  it('overlaps', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(cidrsOverlap(a, b)).toBe(membersOf(b).some((address) => membersOf(a).includes(address)));
      }),
    );
  });
  it('is the same', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(sameCidr(a, b)).toBe(cidrCovers(a, b) && cidrCovers(b, a));
      }),
    );
  });
});

it('never mixes the families', () => {
  const four = parseCidr('0.0.0.0/0')!.cidr;
  const six = parseCidr('::/0')!.cidr;
  expect(cidrsOverlap(four, six)).toBe(false);
  expect(cidrCovers(six, four)).toBe(false);
  expect(cidrContains(four, 0n)).toBe(false);
  expect(cidrContains(six, 0)).toBe(false);
  expect(sameCidr(four, six)).toBe(false);
});
