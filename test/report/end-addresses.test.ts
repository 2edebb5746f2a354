import { describe, expect, it } from 'vitest';
import { endWords } from '../../interchange/report/end-addresses.js';
import type { Cidr } from '../../network/address/index.js';
import { addressSetOf, cidrRange, INTERNET, parseCidr, subtractAddresses } from '../../network/address/index.js';

const without = (...blocks: string[]) =>
  subtractAddresses(INTERNET, addressSetOf(blocks.map((block) => cidrRange(parseCidr(block)?.cidr as Cidr))));

describe('the addresses at an end', () => {
  it.each([
    // Two ranges, since the VPC's own block is none of it.
    [
      '2000::-2001:db8:0:ffff:ffff:ffff:ffff:ffff,2001:db8:1:100::-3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      without('2001:db8:1::/56'),
      'the IPv6 internet',
    ],
    ['2001:db8::1-2001:db8::9,10.0.0.1', INTERNET, '2001:db8::1-2001:db8::9, 10.0.0.1'],
    ['10.0.0.0/24', INTERNET, '10.0.0.0/24'],
    ['public', INTERNET, 'public'],
  ])('%s', (text, internet, said) => {
    expect(endWords(text, { internet })).toBe(said);
  });
});
